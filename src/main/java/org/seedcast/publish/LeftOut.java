package org.seedcast.publish;

/** Something that is in no output, and why. */
public record LeftOut(String what, Throwable fault) {}
