package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.library.track.Track;
import org.seedcast.media.TagReader;
import org.seedcast.media.Tags;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.SingleFile;
import org.seedcast.torrent.TreeFile;

/** Reads the tracks of releases once: their files from the .torrent, and their tags from the files that are there. */
final class TrackReading {
    private final Library library;

    TrackReading(Library library) {
        this.library = library;
    }

    /** Reads those that were put in since the last time, or by a version that read none. */
    void run() throws SeedcastException {
        if (!library.releases().lackTracks()) {
            return;
        }
        for (Item item : library.items().all()) {
            if (item.release().filter(release -> release.tracks().isEmpty()).isPresent()) {
                library.releases().saveTracks(item, tracks(item));
            }
        }
    }

    private List<Track> tracks(Item item) throws SeedcastException {
        try {
            Info info = Metainfo.parse(library.releases().torrent(item)).info();
            info.requireSafePaths();
            Path data = item.data(library.layout());
            boolean single = info.content() instanceof SingleFile;
            List<Track> tracks = new ArrayList<>();
            for (TreeFile file : info.files()) {
                if (!file.padding()) {
                    tracks.add(track(file, single ? data : data.resolve(String.join("/", file.path()))));
                }
            }
            return tracks;
        } catch (InvalidMetainfo e) {
            return List.of(); // told where its .torrent is written
        }
    }

    /** The tags of a file that is not what was published are not its tags. */
    private static Track track(TreeFile file, Path there) {
        Track bare = new Track(file.path(), file.length());
        Tags tags = bare.isPlayed() && isSame(file, there) ? TagReader.of(there) : Tags.NONE;
        return new Track(file.path(), file.length(), tags.title(), tags.disc(), tags.number(), tags.length());
    }

    private static boolean isSame(TreeFile file, Path there) {
        try {
            return Files.isRegularFile(there) && Files.size(there) == file.length();
        } catch (IOException e) {
            return false;
        }
    }
}
