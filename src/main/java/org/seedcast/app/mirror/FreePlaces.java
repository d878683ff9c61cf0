package org.seedcast.app.mirror;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.row.TakenNames;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;

/**
 * Names among the media that something may have already: a file of the operator's, one of a library that was lost, a folder,
 * a link. What has these very bytes is the file itself; nothing else is overwritten.
 */
record FreePlaces(Layout layout, Disk disk) {

    /**
     * Gives what arrived as {@code part} the name of {@code item}, or finds the same there.
     *
     * @return false where something else has the name, in media/ or as a .torrent
     */
    boolean take(Item item, ContentHashes hashes, Path part) throws IOException {
        if (new TakenNames(layout).byTorrent(item.fileName(), infoHash(item, hashes))) {
            return false;
        }
        Path target = layout.media(item.fileName());
        try {
            disk.place(part, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (!holds(target, hashes)) {
                return false;
            }
            disk.deleteIfExists(part);
            return true;
        }
    }

    /** A whole file of the name of {@code item}, with a .torrent beside it that says the same of it. */
    Optional<Downloaded> whole(Item item) throws IOException {
        Path target = layout.media(item.fileName());
        if (!isFile(target)) {
            return Optional.empty();
        }
        Path part = layout.part(item.fileName());
        if (isFile(part) && Files.isSameFile(part, target)) {
            disk.deleteIfExists(target); // a run was killed while it gave the file its name
            return Optional.empty();
        }
        return said(item).flatMap(torrent -> whole(item, target, torrent));
    }

    private static Optional<Downloaded> whole(Item item, Path target, Metainfo torrent) {
        try {
            if (torrent.info().content().length() != Files.size(target)) {
                return Optional.empty();
            }
            FileStamp stamp = FileStamp.of(target);
            ContentHashes hashes = PieceHasher.ofFile(target, torrent.info().pieceLength(), Progress.NONE);
            boolean same = infoHash(item, hashes).equals(torrent.infoHash());
            return same ? Optional.of(new Downloaded(hashes, stamp)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Metainfo> said(Item item) {
        Path torrent = layout.torrent(item.fileName());
        try {
            return isFile(torrent) ? Optional.of(Metainfo.read(torrent)) : Optional.empty();
        } catch (InvalidMetainfo e) {
            return Optional.empty();
        }
    }

    /** Reports whether {@code file} has this content; an unreadable file counts as somebody else's. */
    private static boolean holds(Path file, ContentHashes hashes) {
        try {
            return isFile(file)
                    && Files.size(file) == hashes.length()
                    && PieceHasher.ofFile(file, hashes.pieceLength(), Progress.NONE)
                            .equals(hashes);
        } catch (IOException e) {
            return false;
        }
    }

    private static InfoHash infoHash(Item item, ContentHashes hashes) {
        Info info = Info.ofFile(item.fileName(), hashes);
        return Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty())
                .infoHash();
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
