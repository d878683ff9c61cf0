package org.seedcast.app.torrent;

import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.torrent.Metainfo;

/**
 * A torrent that was just made.
 *
 * @param file the .torrent, where there is one
 * @param data the file or directory it was made of
 */
record MadeTorrent(Metainfo torrent, Optional<Path> file, Path data) {}
