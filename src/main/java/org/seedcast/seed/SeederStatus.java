package org.seedcast.seed;

/**
 * A seeder at one moment.
 *
 * @param torrents being served
 * @param checking waiting for, or in the middle of, a hash of their content before they are served
 * @param peers connected
 * @param uploadedBytes payload sent since the start, all torrents together, also those removed since
 */
public record SeederStatus(int torrents, int checking, int peers, long uploadedBytes) {}
