package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Trees with names that programs have stumbled over. */
final class NastyNames {
    private static final List<List<String>> TREES = List.of(
            List.of("01.flac", "02.flac", "cover.jpg", "notes.txt"),
            List.of(
                    "cd 1/01 a b.flac",
                    "cd 1/02 #%20&+;=?.flac",
                    "cd 2/-rf",
                    "cd 2/'quote\".flac",
                    "cd 2/[a]{b}*.flac",
                    "empty",
                    "back\\slash",
                    "new\nline"),
            List.of(
                    "caf\u00e9/1",
                    "cafe\u0301/1",
                    "\u30c6\u30b9\u30c8.mp3",
                    "\ud83d\ude00/a",
                    "\uff5e/a",
                    "\u202eright.mp3",
                    "A",
                    "a",
                    "Z/z",
                    "~tilde",
                    "\u00df".repeat(100)),
            List.of("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q", "a/b/c/empty", "z/one", "z/two"));

    private NastyNames() {}

    static int count() {
        return TREES.size();
    }

    /** Makes the tree of that number below {@code folder}, with content of all sizes. */
    static Path make(int number, Path folder) throws IOException {
        Random random = new Random(number);
        Path root = Files.createDirectory(folder.resolve("tree " + number + " \u00e9"));
        for (String path : TREES.get(number)) {
            byte[] content = new byte[path.endsWith("empty") ? 0 : 1 + random.nextInt(700_000)];
            random.nextBytes(content);
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
        return root;
    }
}
