package org.seedcast.library.store.row;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/** Tells which names something has in the site that the library may know nothing of. Nothing there is overwritten. */
public record TakenNames(Layout layout) {

    /**
     * Reports whether a file other than the torrent of {@code infoHash} has the name of the .torrent of {@code
     * fileName}.
     */
    public boolean byTorrent(String fileName, InfoHash infoHash) {
        Path there = layout.torrent(fileName);
        try {
            return exists(there) && !Metainfo.read(there).infoHash().equals(infoHash);
        } catch (InvalidMetainfo e) {
            return true;
        }
    }

    /** The same for a release, which may bring a cover under its name as well. */
    boolean byRelease(String fileName, NewRelease fresh) {
        InfoHash infoHash = fresh.torrent().infoHash();
        if (exists(layout.torrent(fileName))) {
            return byTorrent(fileName, infoHash);
        }
        return fresh.release()
                .cover()
                .map(cover -> layout.cover(fileName, cover))
                .filter(TakenNames::exists)
                .isPresent();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
