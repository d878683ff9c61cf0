package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without a free byte: what is to go makes room for what has to be written, and what is there is seeded. */
class FullDiskIT {
    private static final String NAME = "2025-06-03-harbour-bells.mp3";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void requireRoot() {
        Tools.requireRoot();
        Tools.require("unshare");
    }

    /** Within a file system of its own, which nobody else sees and which goes with it. */
    private String onAFullDisk(String script) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String prepared =
                """
                set -e
                mount -t tmpfs -o size=40m tmpfs "$DISK"
                "$SEEDCAST" mirror "$FEED" --dir "$DISK/lib" -q --base-url https://m.example/
                dd if=/dev/zero of="$DISK/fill" bs=4k 2>/dev/null || true
                set +e
                """;
        Path program = Path.of(Packaged.command(List.of()).get(0));
        Tools.Result run = Tools.run(
                Duration.ofSeconds(60),
                "env",
                "DISK=" + disk,
                "SEEDCAST=" + program,
                "FEED=" + Packaged.checkout("examples/netlabel/feed.xml"),
                "unshare",
                "--mount",
                "sh",
                "-c",
                prepared + script);
        return run.output();
    }

    @Test
    void aTakedownThatDeletesMakesItsOwnRoom() throws Exception {
        String output = onAFullDisk(
                """
                "$SEEDCAST" retire "$DISK/lib" NAME --delete
                echo "code $?"
                ls "$DISK/lib/media"
                grep -c '<item>' "$DISK/lib/site/torrents.xml"
                rm "$DISK/fill"
                "$SEEDCAST" check --offline "$DISK/lib"
                echo "check $?"
                """
                        .replace("NAME", NAME));
        assertThat(output).contains("code 0", "retired media/" + NAME, "\n2\n", "check 0");
        assertThat(output.lines()).doesNotContain(NAME);
    }

    @Test
    void aTakedownWithoutRoomSaysSo() throws Exception {
        String output = onAFullDisk(
                """
                "$SEEDCAST" retire "$DISK/lib" NAME
                echo "code $?"
                rm "$DISK/fill"
                "$SEEDCAST" retire "$DISK/lib" NAME
                echo "then $?"
                """
                        .replace("NAME", NAME));
        assertThat(output).contains("code 7", "no space left", "then 0");
    }

    @Test
    void whatIsThereIsSeeded() throws Exception {
        String output = onAFullDisk(
                """
                "$SEEDCAST" seed "$DISK/lib" --no-dht --no-lsd --port 0 --seed-for 1s
                echo "code $?"
                """);
        assertThat(output).contains("seeding 3 torrents", "code 0");
    }
}
