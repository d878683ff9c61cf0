package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.config.ReleaseWords;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.KnownRelease;
import org.seedcast.torrent.make.SourceFile;
import org.seedcast.torrent.make.SourceTree;

/**
 * Title, date, description, cover and number of a release: as its publisher says, else as the library has them, else
 * by the names and dates of its files.
 */
final class ReleaseDraft {
    private static final Pattern COVER = Pattern.compile("(?i)(cover|folder|front)\\.(jpe?g|png|webp|gif)");
    private static final Pattern PICTURE = Pattern.compile("(?i)\\.(?:jpe?g|png|webp|gif)$");
    private static final Pattern DATED = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})(?!\\d)");
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    /** As large as a page takes it. */
    private static final long LARGEST_COVER_BYTES = 4L << 20;

    private final SourceTree tree;
    private final ReleaseWords words;
    private final Optional<KnownRelease> known;

    ReleaseDraft(SourceTree tree, ReleaseWords words, Optional<KnownRelease> known) {
        this.tree = tree;
        this.words = words;
        this.known = known;
    }

    String title() {
        Optional<String> stored = known.map(KnownRelease::title);
        return (words.title().given() ? words.title().value() : stored).orElseGet(this::titleOfName);
    }

    private String titleOfName() {
        return tree.isDirectory() ? tree.name() : EXTENSION.matcher(tree.name()).replaceFirst("");
    }

    Optional<Instant> date() {
        Optional<Instant> stored = known.flatMap(KnownRelease::published);
        return (words.date().given() ? words.date().value() : stored)
                .or(this::dateOfName)
                .or(() -> Optional.of(newest()));
    }

    private Optional<Instant> dateOfName() {
        Matcher dated = DATED.matcher(tree.name());
        try {
            return dated.lookingAt()
                    ? Optional.of(LocalDate.parse(dated.group(1))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns when the newest of its files was last written. */
    private Instant newest() {
        long nanos =
                tree.files().stream().mapToLong(SourceFile::modifiedNanos).max().orElse(0);
        return Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(nanos));
    }

    /** @param comment of the torrent, if it has one */
    String description(Optional<String> comment) {
        if (words.description().given()) {
            return words.description().value().orElse("");
        }
        return comment.or(() -> known.map(KnownRelease::description)).orElse("");
    }

    OptionalInt number() {
        if (words.number().given()) {
            return words.number().value().map(OptionalInt::of).orElse(OptionalInt.empty());
        }
        return known.map(KnownRelease::number).orElse(OptionalInt.empty());
    }

    /** Relative to the release, so that both can be moved together. */
    Optional<String> cover() {
        if (words.cover().given()) {
            Path data = tree.root().toAbsolutePath().normalize();
            Optional<Path> given = words.cover().value();
            return given.isPresent()
                    ? given.map(path ->
                            data.relativize(path.toAbsolutePath().normalize()).toString())
                    : coverInside();
        }
        return known.flatMap(KnownRelease::cover).or(this::coverInside);
    }

    private Optional<String> coverInside() {
        Comparator<SourceFile> byName = Comparator.comparing(file -> last(file.path()));
        return tree.files().stream()
                .filter(file -> tree.isDirectory() && file.path().size() == 1)
                .filter(file -> COVER.matcher(last(file.path())).matches())
                .filter(file -> file.length() <= LARGEST_COVER_BYTES)
                .min(byName)
                .map(file -> last(file.path()));
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    /** Refuses a picture that no page could show, before anything is hashed. */
    static void check(ReleaseWords words) throws SeedcastException {
        Optional<Path> cover = words.cover().value();
        if (cover.isEmpty()) {
            return;
        }
        try {
            boolean fits =
                    PICTURE.matcher(String.valueOf(cover.get().getFileName())).find()
                            && Files.isRegularFile(cover.get())
                            && Files.size(cover.get()) <= LARGEST_COVER_BYTES;
            if (!fits) {
                throw new SeedcastException(
                        ExitCode.FAILED,
                        "cannot use " + cover.get() + " as a cover",
                        "it has to be a JPEG, PNG, GIF or WebP file of up to 4 MiB",
                        null);
            }
        } catch (IOException e) {
            throw FileFailed.reading(cover.get(), e);
        }
    }
}
