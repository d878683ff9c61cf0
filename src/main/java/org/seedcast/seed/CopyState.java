package org.seedcast.seed;

import java.io.IOException;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;

/**
 * The state of a copy on disk: tells a repaired copy from one that is as bad as before, without reading content.
 *
 * @param torrent of the .torrent; empty when it is not there
 * @param content empty when it is not there, or not known what it should be
 */
record CopyState(Optional<FileStamp> torrent, Optional<FileStamp> content) {
    static CopyState of(SeedEntry entry) {
        return new CopyState(torrent(entry), content(entry));
    }

    private static Optional<FileStamp> torrent(SeedEntry entry) {
        try {
            return Optional.of(FileStamp.of(entry.torrent()));
        } catch (IOException e) {
            // A finding has told what is wrong; here it is only another state.
            return Optional.empty();
        }
    }

    private static Optional<FileStamp> content(SeedEntry entry) {
        try {
            Info info = Metainfo.read(entry.torrent()).info();
            info.requireSafePaths();
            return ContentStamps.of(ContentLayout.of(info, entry.data())).map(ContentStamps::total);
        } catch (IOException | SeedcastException e) {
            // As above.
            return Optional.empty();
        }
    }
}
