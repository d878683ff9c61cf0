package org.seedcast.seed;

/** A torrent as one library has it. */
record SeedCopy(SeededLibrary library, SeedEntry entry) {}
