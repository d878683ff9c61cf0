package org.seedcast.publish.companion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.file.Listing;
import org.seedcast.file.Sha;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/**
 * The library's own copies of what was fetched beside its files, each under a name that says of which file and from which
 * address it is. A mark stands in the place of one that could not be had.
 */
public final class KeptCompanions {
    private static final String FAILED = ".failed";
    private static final Pattern REST = Pattern.compile("\\.[0-9a-f]{16}\\.(?:json|vtt|srt|txt|jpg|failed)");

    private static final Pattern PUBLISHED = Pattern.compile("(?:\\.[a-z0-9-]{2,40})?\\.(?:json|vtt|srt|txt|jpg)");

    private final Path folder;

    public KeptCompanions(Layout layout) {
        this.folder = layout.companions();
    }

    /** The place of {@code companion}, be it here or not. */
    public Path path(Item item, Companion companion, String extension) {
        return folder.resolve(stem(item, companion) + "." + extension);
    }

    /** The copy that is here. */
    public Optional<Path> find(Item item, Companion companion) {
        String stem = stem(item, companion);
        return Settled.EXTENSIONS.stream()
                .map(extension -> folder.resolve(stem + "." + extension))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** The mark of one that could not be had, which holds the time; or nothing, for what will never be had. */
    public Path mark(Item item, Companion companion) {
        return folder.resolve(stem(item, companion) + FAILED);
    }

    /** Reports whether {@code companion} is to be asked for: never before, or before {@code longAgo} in vain. */
    public boolean isDue(Item item, Companion companion, Instant longAgo, Instant now) {
        if (find(item, companion).isPresent()) {
            return false;
        }
        try {
            String time = Files.readString(mark(item, companion), StandardCharsets.UTF_8)
                    .strip();
            return !time.isEmpty()
                    && (Instant.parse(time).isBefore(longAgo)
                            || Instant.parse(time).isAfter(now)); // a wrong clock
        } catch (IOException | DateTimeParseException e) {
            return true; // never tried, or nobody knows when
        }
    }

    private static String stem(Item item, Companion companion) {
        byte[] address = companion.url().toString().getBytes(StandardCharsets.UTF_8);
        return item.fileName() + "." + HexFormat.of().formatHex(Sha.sha256().digest(address), 0, 8);
    }

    /** All that is kept for {@code item}, whatever its feed names today. */
    public List<Path> of(Item item) throws IOException {
        return of(item, folder, REST);
    }

    /** The files of {@code item} in {@code folder} of the site. */
    public static List<Path> publishedOf(Item item, Path folder) throws IOException {
        return of(item, folder, PUBLISHED);
    }

    private static List<Path> of(Item item, Path folder, Pattern rest) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return Listing.of(folder).stream()
                .filter(file -> isOf(item, String.valueOf(file.getFileName()), rest))
                .toList();
    }

    private static boolean isOf(Item item, String name, Pattern rest) {
        return name.startsWith(item.fileName())
                && rest.matcher(name.substring(item.fileName().length())).matches();
    }
}
