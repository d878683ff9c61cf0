package org.seedcast.library.track;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.feed.MediaTypeTable;

/**
 * A file of a release, with what its tags say of it.
 *
 * @param path the names below the directory of the release down to the file; of a release of one file, its name alone
 * @param bytes its size
 * @param tagged the title in its tags
 * @param disc in its tags
 * @param number on the disc, in its tags
 * @param length how long it plays, as far as that is known
 */
public record Track(
        List<String> path,
        long bytes,
        Optional<String> tagged,
        OptionalInt disc,
        OptionalInt number,
        Optional<Duration> length) {
    public Track {
        path = List.copyOf(path);
    }

    /** A file of which nothing else is known. */
    public Track(List<String> path, long bytes) {
        this(path, bytes, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    public String fileName() {
        return path.get(path.size() - 1);
    }

    /** The title in its tags, else the one in its name. */
    public String title() {
        return tagged.orElseGet(() -> TrackName.of(fileName()).title());
    }

    /** The number in its tags, else the one that its name begins with. */
    public OptionalInt place() {
        return number.isPresent() ? number : TrackName.of(fileName()).number();
    }

    /** The type by its extension. */
    public String type() {
        return MediaTypeTable.typeOfName(fileName());
    }

    /** Reports whether it is audio or video; what is not is a booklet, a cover or the like. */
    public boolean isPlayed() {
        return MediaTypeTable.isPlayed(type());
    }

    public boolean isVideo() {
        return type().startsWith("video/");
    }
}
