package org.seedcast.app.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.TakenNames;
import org.seedcast.publish.PiecesDamaged;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.torrent.InfoHash;

/**
 * Writes the .torrents of a library: those that are missing or damaged, and all where the settings changed. One that cannot
 * be written costs its item, unless the one that is there is right.
 */
final class PublishedTorrents {
    private final Library library;
    private final TorrentFiles torrents;
    private final List<SeedcastException> failures = new ArrayList<>();
    private final Set<Long> missing = new HashSet<>();
    private final Set<Path> files = new HashSet<>();
    private final Set<Path> left = new HashSet<>();

    PublishedTorrents(Library library, TorrentFiles torrents) {
        this.library = library;
        this.torrents = torrents;
    }

    /** @param all also those that are as they were written */
    void write(List<Item> items, boolean all) throws SeedcastException {
        Set<Path> moved = library.outputs().files().moved().keySet();
        Set<Path> known = library.outputs().files().known();
        for (Item item : items) {
            if (item.state() instanceof Published) {
                Path file = library.layout().torrent(item.fileName());
                if (all || moved.contains(file) || !known.contains(file)) {
                    writeIfPossible(item);
                } else {
                    files.add(file);
                }
            }
        }
    }

    private void writeIfPossible(Item item) throws SeedcastException {
        Path file = library.layout().torrent(item.fileName());
        try {
            write(item);
            files.add(file);
        } catch (SeedcastException | RuntimeException | Error e) {
            failures.add(failure(item, e));
            left.add(file);
            InfoHash infoHash = ((Published) item.state()).infoHash();
            if (!Files.exists(file) || new TakenNames(library.layout()).byTorrent(item.fileName(), infoHash)) {
                missing.add(item.id());
            }
        }
    }

    /** Writes the .torrent of {@code item} as what is known of it now says. */
    void write(Item item) throws SeedcastException {
        Published state = (Published) item.state();
        Published now = item.release().isPresent()
                ? torrents.write(item, state, library.releases().torrent(item))
                : torrents.write(item, library.items().hashes(item), state.stamp());
        if (!now.equals(state)) {
            library.items().save(item, now);
        }
    }

    private static SeedcastException failure(Item item, Throwable e) {
        if (e instanceof LibraryUnusable unusable && unusable.exitCode() == ExitCode.FAILED) {
            return PiecesDamaged.unreadable(item, e);
        }
        return e instanceof SeedcastException known
                ? known
                : Unforeseen.of("cannot write the .torrent of " + item.guid().value(), e);
    }

    /** Returns the .torrents that stay as they are because they could not be written. */
    Set<Path> left() {
        return Set.copyOf(left);
    }

    List<SeedcastException> failures() {
        return List.copyOf(failures);
    }

    /** The ids of items that are not to be published, as their .torrents are not there. */
    Set<Long> missing() {
        return Set.copyOf(missing);
    }

    /** Returns the .torrents that are up to date. */
    Set<Path> files() {
        return Set.copyOf(files);
    }
}
