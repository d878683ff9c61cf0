package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this user may not read is not missing: each command says who keeps him out. */
@Timeout(600)
class LockedOutIT {
    private static final String DENIED = "permission denied";

    @TempDir
    static Path home = Path.of("");

    private static Path program = Path.of("");

    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");

    /** Where the checkout lies, such as below /root, nobody else may be let in. */
    @BeforeAll
    static void copyTheProgram() throws Exception {
        LocalUsers.requireRoot();
        let(home);
        program = home.resolve("seedcast");
        copy(Packaged.home(), program);
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(Tools.run(Duration.ofSeconds(60), "/bin/cp", "-a", from.toString(), to.toString())
                        .exitCode())
                .isZero();
    }

    private static void let(Path path) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A library of nobody's, with a feed that he may read. */
    private void mirrored() throws Exception {
        let(folder);
        library = folder.resolve("library");
        copy(Packaged.checkout("examples/netlabel"), folder.resolve("feed"));
        Tools.Result made = Packaged.run(
                "mirror",
                folder.resolve("feed/feed.xml").toString(),
                "--dir",
                library.toString(),
                "--base-url",
                "https://m.example/");
        assertThat(made.exitCode()).as(made.output()).isZero();
        LocalUsers.giveToNobody(library);
    }

    private static Tools.Result nobody(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "HOME=/nonexistent",
                program.resolve("bin/seedcast").toString()));
        command.addAll(List.of(args));
        return LocalUsers.asNobody(LocalUsers.NOBODY, command);
    }

    private static void close(Path path) throws Exception {
        Files.setAttribute(path, "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", 0, LinkOption.NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }

    private static void assertDenied(Tools.Result result, int code, Path closed) {
        assertThat(result.output())
                .contains(DENIED, closed.toString(), "hint: " + closed + " belongs to the user root")
                .doesNotContain("there is no", "create a library first", "nothing to seed");
        assertThat(result.exitCode()).as(result.output()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".seedcast"})
    void everyCommandSaysSoOfADirectoryThatIsClosed(String part) throws Exception {
        mirrored();
        Path closed = library.resolve(part);
        close(closed);
        String dir = library.toString();

        for (List<String> command : List.of(
                List.of("mirror", "--dir", dir),
                List.of("publish", dir),
                List.of("check", dir, "--offline"),
                List.of("seed", dir, "--no-dht", "--port", "0"),
                List.of("show", dir),
                List.of("retire", dir, "any"),
                List.of("torrent", folder.resolve("feed/feed.xml").toString(), "--library", dir))) {
            assertDenied(nobody(command.toArray(String[]::new)), 1, closed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".seedcast/library.db", ".seedcast/lock", "media", "site", "site/torrents"})
    void whoWritesSaysSoOfAPartThatIsClosed(String part) throws Exception {
        mirrored();
        Path closed = library.resolve(part);
        close(closed);

        assertDenied(nobody("publish", library.toString()), 1, closed);
        if (!part.endsWith("lock")) { // which a check, that only reads, does without
            assertDenied(nobody("check", library.toString()), 1, closed);
        }
        assertDenied(nobody("mirror", "--dir", library.toString()), 1, closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed.json", "uploads.json"})
    void whoSeedsSaysSoOfAFileThatIsClosed(String name) throws Exception {
        mirrored();
        Path closed = library.resolve(".seedcast").resolve(name);
        Files.write(
                closed, new byte[0], java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        close(closed);

        assertDenied(nobody("seed", library.toString(), "--no-dht", "--port", "0"), 1, closed);
        assertThat(closed).exists();
    }

    /** The page is known not to be writable before the first download. */
    @Test
    void aSiteThatIsClosedIsToldBeforeTheDownloads() throws Exception {
        let(folder);
        copy(Packaged.checkout("examples/netlabel"), folder.resolve("feed"));
        library = folder.resolve("library");
        Files.createDirectories(library.resolve("site"));
        LocalUsers.giveToNobody(library);
        close(library.resolve("site"));

        assertThat(nobody("mirror", folder.resolve("feed/feed.xml").toString(), "--dir", library.toString())
                        .output())
                .contains(DENIED, "site");
        assertThat(library.resolve("media"))
                .satisfiesAnyOf(media -> assertThat(media).doesNotExist(), media -> assertThat(media)
                        .isEmptyDirectory());
    }

    @Test
    void whatIsNamedAndClosedIsNotMissing() throws Exception {
        mirrored();
        Path template = Files.createDirectory(folder.resolve("template"));
        Files.writeString(template.resolve("page.html"), "{{title}}");
        Path image = Files.writeString(folder.resolve("cover.png"), "any");
        Path torrent = Files.writeString(folder.resolve("x.torrent"), "any");
        Path feed = folder.resolve("feed/feed.xml");
        Map<Path, List<String>> commands = Map.of(
                template.resolve("page.html"),
                List.of("publish", library.toString(), "--template", template.toString()),
                image,
                List.of("publish", library.toString(), "--image", image.toString()),
                torrent,
                List.of("show", torrent.toString()));

        for (Map.Entry<Path, List<String>> one : commands.entrySet()) {
            close(one.getKey());
            assertDenied(nobody(one.getValue().toArray(String[]::new)), 1, one.getKey());
        }
        close(template);
        assertDenied(nobody("publish", library.toString(), "--template", template.toString()), 1, template);
        close(feed);
        assertDenied(nobody("mirror", "--dir", library.toString()), 5, feed);
    }

    /** HOME is often still that of somebody else. */
    @Test
    void theHomeOfAnotherIsNobodysConcern() throws Exception {
        mirrored();
        Path other = Files.createDirectory(folder.resolve("home"));
        close(other);

        for (String feed : List.of(folder.resolve("feed/feed.xml").toString(), "http://127.0.0.1:1/feed.xml")) {
            Tools.Result result = LocalUsers.asNobody(
                    LocalUsers.NOBODY,
                    List.of(
                            "/usr/bin/env",
                            "HOME=" + other,
                            program.resolve("bin/seedcast").toString(),
                            "mirror",
                            feed,
                            "--dry-run",
                            "--retries",
                            "0",
                            "--dir",
                            library + (feed.startsWith("http") ? "/../library/new" : "")));
            assertThat(result.output()).doesNotContain(".netrc");
        }
    }
}
