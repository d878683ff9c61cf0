package org.seedcast.library.store.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.seedcast.library.Layout;

/**
 * Finds what tells that there was a library, whatever became of its database. Files of others are no trace, nor are links,
 * which this program never makes.
 */
public final class Traces {
    /** A name as this program gives it, with the date of an episode: few others name their files so. */
    private static final Pattern OWN_NAME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[\\p{L}\\p{M}\\p{N}-]+\\.[a-z0-9]{1,5}");

    private static final Pattern BACKUP = Pattern.compile("library\\.db(-journal|\\.(last-good|damaged|schema-\\d+))");
    /** A list that counts no torrent is left by a seeder that found nothing to seed. */
    private static final Pattern INFO_HASH = Pattern.compile("\"[0-9a-f]{40}\"");

    private Traces() {}

    /** The first trace; empty where a library may be begun. */
    public static Optional<Path> first(Layout layout) {
        return Stream.of(layout.site().resolve("torrents.xml"), layout.seedList(), layout.feed(), layout.kept())
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .or(() -> any(layout.state(), BACKUP.asMatchPredicate()))
                .or(() -> any(layout.torrentDirectory(), name -> name.endsWith(".torrent")))
                .or(() -> Optional.of(layout.uploads()).filter(Traces::namesTorrents))
                .or(() -> any(layout.mediaDirectory(), OWN_NAME.asMatchPredicate()));
    }

    private static Optional<Path> any(Path directory, Predicate<String> isTrace) {
        DirectoryStream.Filter<Path> trace = file -> isTrace.test(String.valueOf(file.getFileName()))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        try (DirectoryStream<Path> traces = Files.newDirectoryStream(directory, trace)) {
            for (Path first : traces) {
                return Optional.of(first);
            }
            return Optional.empty();
        } catch (IOException e) {
            // Not there, or closed to this user, which whoever writes to it finds out.
            return Optional.empty();
        }
    }

    private static boolean namesTorrents(Path uploads) {
        try {
            return INFO_HASH.matcher(Files.readString(uploads)).find();
        } catch (IOException e) {
            return false;
        }
    }
}
