package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making a torrent starts fast because it loads nothing that it does not need. */
class ClassLoadingIT {
    private static final List<String> NOT_NEEDED = List.of(
            "org.sqlite.",
            "com.rometools.",
            "org.jdom2.",
            "org.jsoup.",
            "okhttp3.",
            "okio.",
            "kotlin.",
            "com.samskivert.",
            "java.awt.",
            "javax.imageio.",
            "com.google.inject.",
            "bt.",
            "lbms.",
            "the8472.",
            "ch.qos.logback.",
            "org.slf4j.");

    @TempDir
    Path folder = Path.of("");

    @Test
    void torrentLoadsNoLibraryItDoesNotNeed() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.write(tree.resolve("a"), new byte[100_000]);

        List<String> loaded = loadedBy(
                "torrent", tree.toString(), "-o", folder.resolve("x.torrent").toString());

        assertThat(loaded).contains("org.seedcast.torrent.make.TreeHasher");
        assertThat(loaded)
                .filteredOn(name -> NOT_NEEDED.stream().anyMatch(name::startsWith))
                .isEmpty();
    }

    /** Nor does a site without a cover load what reads pictures. */
    @Test
    void mirrorLoadsNoPictureClassesWhereThereIsNoCover() throws Exception {
        String feed = Packaged.checkout("examples/netlabel/feed.xml").toString();

        List<String> loaded =
                loadedBy("mirror", feed, "--dir", folder.resolve("label").toString());

        assertThat(loaded).contains("org.seedcast.publish.Site");
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("java.awt.") || name.startsWith("javax.imageio."))
                .isEmpty();
    }

    private List<String> loadedBy(String... command) throws Exception {
        Path log = folder.resolve("classes.log");
        ProcessBuilder builder = new ProcessBuilder(Packaged.command(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("SEEDCAST_OPTS", "-Xlog:class+load:file=" + log);
        assertThat(builder.start().waitFor()).isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }
}
