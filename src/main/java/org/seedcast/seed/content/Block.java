package org.seedcast.seed.content;

/**
 * A part of a piece, as peers request it (BEP 3).
 *
 * @param offset in the piece
 * @param length in bytes
 */
public record Block(int piece, int offset, int length) {}
