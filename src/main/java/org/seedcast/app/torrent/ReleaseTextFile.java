package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.seedcast.config.ReleaseWords;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.MediaTypeTable;
import org.seedcast.file.Listing;

/** Finds the text that describes a release: beside it under its name, or in its directory as {@code release.txt}. */
final class ReleaseTextFile {
    private static final String INSIDE = "release.txt";
    private static final String EXTENSION = ".txt";
    private static final Pattern ANY_EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final long MOST_BYTES = 256 << 10;

    private ReleaseTextFile() {}

    /** Reads what it says of the release at {@code data}; nothing where there is none. */
    static ReleaseWords of(Path data, boolean isDirectory) throws SeedcastException {
        Path beside = data.resolveSibling(stem(data, isDirectory) + EXTENSION);
        Optional<String> text = beside.equals(data) ? Optional.empty() : text(beside);
        if (text.isPresent()) {
            return parse(text.get(), beside);
        }
        Path inside = data.resolve(INSIDE);
        Optional<String> within = isDirectory ? text(inside) : Optional.empty();
        return within.isPresent() ? parse(within.get(), inside) : ReleaseWords.NONE;
    }

    private static String stem(Path data, boolean isDirectory) {
        String name = String.valueOf(data.getFileName());
        return isDirectory ? name : ANY_EXTENSION.matcher(name).replaceFirst("");
    }

    /** Reports whether {@code file} describes a release beside it, and so is none itself. */
    static boolean isOne(Path file) throws SeedcastException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(EXTENSION) || text(file).isEmpty()) {
            return false;
        }
        String stem = name.substring(0, name.length() - EXTENSION.length());
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try (Stream<Path> siblings = Listing.of(folder).stream()) {
            return siblings.anyMatch(sibling -> isDescribed(sibling, stem));
        } catch (IOException e) {
            throw FileFailed.reading(folder, e);
        }
    }

    private static boolean isDescribed(Path sibling, String stem) {
        String name = String.valueOf(sibling.getFileName());
        return Files.isDirectory(sibling)
                ? name.equals(stem)
                : stem(sibling, false).equals(stem) && MediaTypeTable.isPlayed(MediaTypeTable.typeOfName(name));
    }

    private static Optional<String> text(Path file) throws SeedcastException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .filter(ReleaseText::isOne);
        } catch (IOException e) {
            throw FileFailed.reading(file, e);
        }
    }

    private static ReleaseWords parse(String text, Path file) throws SeedcastException {
        try {
            return ReleaseText.parse(text, Optional.ofNullable(file.getParent()).orElse(Path.of("")));
        } catch (IllegalArgumentException e) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "cannot use " + file + ": " + e.getMessage(),
                    "lines such as 'title: …' come first, then a blank line, then the description",
                    e);
        }
    }
}
