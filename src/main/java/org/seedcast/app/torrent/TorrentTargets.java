package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.make.SourceTree;

/** Chooses a path for each new torrent: never an existing file, nor one inside the content it describes. */
final class TorrentTargets {
    private static final String EXTENSION = ".torrent";
    /** Longest name that a file system accepts. */
    private static final int LONGEST_BYTES = 255;

    private static final int KEY_DIGITS = 8;

    private final Optional<Path> output;
    private final boolean force;
    private final boolean one;
    private final Set<Path> taken = new HashSet<>();

    /** @param one whether there is only one torrent, so that the output may be its file */
    TorrentTargets(Destination.ToFiles destination, boolean one) {
        this.output = destination.output();
        this.force = destination.force();
        this.one = one;
    }

    /**
     * @param tree what was looked through
     * @param names from its root down to the file that gets a torrent of its own; the name of the tree for all of it
     */
    Path place(SourceTree tree, List<String> names) throws SeedcastException {
        Path target = target(names);
        if (liesIn(tree, target)) {
            throw new WrongUse(
                    target + " would be in the directory it is made from",
                    "choose another place: -o FILE, outside of " + tree.root());
        }
        if (!taken.add(target.toAbsolutePath().normalize())) {
            throw new SeedcastException(ExitCode.FAILED, "two torrents would be written to " + target);
        }
        requireFree(target);
        return target;
    }

    /** To be asked again right before writing: hashing takes its time. */
    void requireFree(Path target) throws SeedcastException {
        if (Files.isDirectory(target)) {
            throw new SeedcastException(ExitCode.FAILED, target + " is a directory");
        }
        if (!force && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new SeedcastException(ExitCode.FAILED, target + " already exists", "--force replaces it", null);
        }
    }

    private Path target(List<String> names) throws WrongUse {
        Path folder = Path.of("");
        if (output.isPresent()) {
            folder = output.get();
            if (one && !Files.isDirectory(folder)) {
                return folder;
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new WrongUse(
                        "-o names a file, and there are several torrents", "give a directory, or leave it out");
            }
        }
        Path file = folder;
        for (String name : names.subList(0, names.size() - 1)) {
            file = file.resolve(name);
        }
        return file.resolve(stem(names.get(names.size() - 1)) + EXTENSION);
    }

    /** The name, if there is room for the extension behind it; else its beginning, told apart by what all of it is. */
    static String stem(String name) {
        int room = LONGEST_BYTES - EXTENSION.length();
        if (bytes(name).length <= room) {
            return name;
        }
        String key = "-" + Sha256.hash(bytes(name)).hex().substring(0, KEY_DIGITS);
        int end = name.length();
        while (bytes(name.substring(0, end)).length > room - key.length()) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + key;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Reports whether {@code target}, existing or not, is inside the content to be hashed. */
    static boolean liesIn(SourceTree tree, Path target) throws SeedcastException {
        try {
            return tree.isDirectory() && real(target).startsWith(tree.root().toRealPath());
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }

    /** Returns the real path that it will have, though it does not exist yet. */
    private static Path real(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(absolute.getParent(), "a root is a directory");
        Path nearest = parent;
        while (!Files.exists(nearest)) {
            nearest = Objects.requireNonNull(nearest.getParent(), "a root exists");
        }
        return nearest.toRealPath().resolve(nearest.relativize(absolute));
    }
}
