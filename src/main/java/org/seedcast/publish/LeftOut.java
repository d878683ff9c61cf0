package org.seedcast.publish;

/** An omission from the output, with its reason. */
public record LeftOut(String what, Throwable fault) {}
