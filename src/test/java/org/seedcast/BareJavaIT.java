package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's switches for the JVM make the program faster; none may be what makes it work. */
class BareJavaIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void mirrorsWithoutAnySwitch() throws Exception {
        String feed = Packaged.checkout("examples/netlabel/feed.xml").toString();

        Tools.Result bare = bare("mirror", feed, "--dir", folder.resolve("bare").toString());
        Tools.Result launched =
                Packaged.run("mirror", feed, "--dir", folder.resolve("launched").toString());

        assertThat(bare.exitCode()).as(bare.output()).isZero();
        assertThat(launched.exitCode()).as(launched.output()).isZero();
        assertThat(filesOf("bare")).isEqualTo(filesOf("launched"));
    }

    @Test
    void makesTheSameTorrentWithoutAnySwitch() throws Exception {
        String label = Packaged.checkout("examples/netlabel").toString();
        Path torrent = folder.resolve("bare.torrent");

        Tools.Result made = bare("torrent", label, "-o", torrent.toString());

        assertThat(made.exitCode()).as(made.output()).isZero();
        assertThat(bare("show", torrent.toString()).output())
                .isEqualTo(Packaged.run("show", torrent.toString()).output());
    }

    private static Tools.Result bare(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Packaged.home().resolve("lib/seedcast.jar").toString()));
        command.addAll(List.of(words));
        return Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));
    }

    /** All but what tells when it was made. */
    private Map<String, String> filesOf(String library) throws IOException {
        Map<String, String> files = new LibraryFiles(folder.resolve(library)).published();
        assertThat(files).hasSizeGreaterThan(10);
        files.keySet().removeIf(name -> name.endsWith(".xml"));
        return files;
    }
}
