package org.seedcast.torrent.bencode;

/** A bencoded integer. BEP 3 sets no bound; what does not fit into 64 bits is refused when read. */
public record BInteger(long value) implements Bencoded {}
