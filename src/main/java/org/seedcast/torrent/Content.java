package org.seedcast.torrent;

/** What a torrent carries: one file, or a tree of them (BEP 3). */
public sealed interface Content permits SingleFile, FileTree {
    /** Total size in bytes. */
    long length();
}
