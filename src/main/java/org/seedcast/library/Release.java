package org.seedcast.library;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.library.track.Track;
import org.seedcast.torrent.AnnounceList;

/**
 * The properties of an item that was added by hand: no feed has it, and its files stay where they are.
 *
 * @param name the torrent's
 * @param path of the file or directory; relative to the library if it is in there, so that a library can be moved
 * @param isDirectory whether it is a torrent of several files
 * @param trackers its own, in place of the library's; empty where it has none
 * @param webSeeds its own
 * @param cover an image, relative to the file or directory
 * @param isPrivate whether peers are to be had from its trackers alone (BEP 27)
 * @param loneFile the path of the file, below the directory, where there is but one in it; else empty
 * @param number that its publisher gave it
 * @param tracks its files, in the order of the torrent; empty until they are read
 */
public record Release(
        String name,
        Path path,
        boolean isDirectory,
        AnnounceList trackers,
        List<URI> webSeeds,
        Optional<String> cover,
        boolean isPrivate,
        List<String> loneFile,
        OptionalInt number,
        List<Track> tracks) {
    private static final Path MEDIA = Path.of("media");

    public Release {
        webSeeds = List.copyOf(webSeeds);
        loneFile = List.copyOf(loneFile);
        tracks = List.copyOf(tracks);
    }

    /** One whose files the library is yet to look at. */
    public Release(
            String name,
            Path path,
            boolean isDirectory,
            AnnounceList trackers,
            List<URI> webSeeds,
            Optional<String> cover,
            boolean isPrivate,
            OptionalInt number) {
        this(name, path, isDirectory, trackers, webSeeds, cover, isPrivate, List.of(), number, List.of());
    }

    /** One without a number. */
    public Release(
            String name,
            Path path,
            boolean isDirectory,
            AnnounceList trackers,
            List<URI> webSeeds,
            Optional<String> cover,
            boolean isPrivate) {
        this(name, path, isDirectory, trackers, webSeeds, cover, isPrivate, OptionalInt.empty());
    }

    /** One for everybody. */
    public Release(
            String name,
            Path path,
            boolean isDirectory,
            AnnounceList trackers,
            List<URI> webSeeds,
            Optional<String> cover) {
        this(name, path, isDirectory, trackers, webSeeds, cover, false);
    }

    /** Reports whether it is among the media of the library, and so under the media URL. */
    public boolean isInMedia() {
        return MEDIA.equals(path.getParent()) && Objects.equals(String.valueOf(path.getFileName()), name);
    }

    /** The file or directory itself. */
    public Path data(Layout layout) {
        return layout.root().resolve(path);
    }
}
