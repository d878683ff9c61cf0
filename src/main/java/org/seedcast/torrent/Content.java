package org.seedcast.torrent;

/** The content of a torrent: one file, or a tree of them (BEP 3). */
public sealed interface Content permits SingleFile, FileTree {
    /** Total size in bytes. */
    long length();
}
