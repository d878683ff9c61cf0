package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every output of a library, damaged in every way, and the packaged program as its operator runs it. */
class DamagedOutputsIT {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Map<String, byte[]> outputs = Map.of();

    @BeforeEach
    void mirror() throws Exception {
        library = folder.resolve("show");
        assertRun(
                0,
                "mirror",
                Packaged.checkout("examples/netlabel/feed.xml").toString(),
                "--dir",
                library.toString(),
                "--base-url",
                "https://m.example/");
        outputs = outputs();
        assertThat(outputs).hasSizeGreaterThan(10);
    }

    private static String assertRun(int code, String... args) throws Exception {
        Tools.Result run = Packaged.run(args);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(code);
        return run.output();
    }

    /** All of site/, and the list for the seeder. */
    private Map<String, byte[]> outputs() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> site = Files.walk(library.resolve("site"))) {
            for (Path file : Stream.concat(site, Stream.of(library.resolve(".seedcast/seed.json")))
                    .filter(Files::isRegularFile)
                    .toList()) {
                all.put(library.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (String name : outputs.keySet()) {
            times.put(name, Files.getLastModifiedTime(library.resolve(name)));
        }
        return times;
    }

    private void assertMended() throws IOException {
        assertThat(outputs().keySet()).isEqualTo(outputs.keySet());
        for (Map.Entry<String, byte[]> output : outputs.entrySet()) {
            assertThat(library.resolve(output.getKey())).hasBinaryContent(output.getValue());
        }
    }

    private void damageAll(Damage damage) throws IOException {
        for (String name : outputs.keySet()) {
            damage.to(library.resolve(name));
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void allCommandsNoticeAndMendIt(Damage damage) throws Exception {
        damageAll(damage);
        assertRun(0, "mirror", "--dir", library.toString());
        assertMended();

        damageAll(damage);
        assertRun(0, "publish", library.toString());
        assertMended();

        damageAll(damage);
        String check = assertRun(3, "check", library.toString(), "--offline", "-v");
        assertThat(outputs.keySet()).allMatch(check::contains);
        assertRun(0, "check", library.toString(), "--offline", "--fix");
        assertMended();
        assertRun(0, "check", library.toString(), "--offline");
    }

    @Test
    void aRunThatFindsAllWellTouchesNothing() throws Exception {
        Map<String, FileTime> before = times();
        for (List<String> run : List.of(
                List.of("mirror", "--dir", library.toString()),
                List.of("publish", library.toString()),
                List.of("check", "--offline", "--fix", library.toString()))) {
            assertRun(0, run.toArray(String[]::new));
        }
        assertThat(times()).isEqualTo(before);
        assertMended();
    }
}
