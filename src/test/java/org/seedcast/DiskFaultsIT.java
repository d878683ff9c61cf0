package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults F3, F4 and F6 by the real thing: the system refuses, and the program says why and by which exit code. */
@Timeout(600)
class DiskFaultsIT {
    private static final Path EXAMPLE = Packaged.checkout("examples/netlabel");
    private static final String FEED = EXAMPLE.resolve("feed.xml").toString();

    /** What only programmers understand. */
    private static final Pattern JARGON =
            Pattern.compile("SQLITE|Exception|Error\\b|rollback|\\.tmp\\b|java\\.|\\btransaction");

    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");

    @BeforeEach
    void name() {
        library = folder.resolve("library");
    }

    private static void assertTold(Tools.Result result, int code, String... words) {
        assertThat(result.exitCode()).as(result.output()).isEqualTo(code);
        assertThat(result.output()).doesNotContainPattern(JARGON);
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(result.output()).contains(word));
    }

    private void mirrored() throws Exception {
        assertTold(
                Packaged.run("mirror", FEED, "--dir", library.toString(), "-q", "--base-url", "https://m.example/"), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "write, ENOSPC, 7, no space left",
        "write, EDQUOT, 7, quota",
        "write, EFBIG, 7, ulimit",
        "write, EIO, 1, input/output error",
        "fsync, EIO, 1, input/output error",
        "fsync, EDQUOT, 7, quota",
        "openat, EACCES, 1, permission denied",
        "openat, EMFILE, 1, too many files are open",
        "openat, EROFS, 1, the file system is read-only",
        "'link,rename', ENOSPC, 7, no space left"
    })
    void aFaultOfTheDiskPutsNoItemOnHold(String call, String error, int code, String words) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Example());
            server.start(InetAddress.getLoopbackAddress(), 0);
            String feed = "http://127.0.0.1:" + server.getPort() + "/feed.xml";
            String part = library + "/media/2025-06-03-harbour-bells.mp3.part";

            assertTold(
                    Faults.strace(call, error, part, "mirror", feed, "--dir", library.toString()),
                    code,
                    words,
                    "harbour-bells");

            Tools.Result next = Packaged.run("mirror", "--dir", library.toString());
            assertTold(next, 0, "new");
            assertThat(next.output()).doesNotContain("skipped");
        }
        assertThat(library.resolve("media/2025-06-03-harbour-bells.mp3")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "pwrite64, EDQUOT:when=2+, 7, the disk quota is used up",
        "pwrite64, ENOSPC:when=2+, 7, no space left",
        "pwrite64, EIO:when=2+, 1, input/output error",
        "fsync, EROFS, 1, the file system is read-only"
    })
    void whatStopsTheLibraryIsToldInWords(String call, String error, int code, String words) throws Exception {
        assertTold(
                Faults.strace(call, error, "", "mirror", FEED, "--dir", library.toString(), "-q"),
                code,
                words,
                library + "/.seedcast/library.db");
    }

    @Test
    void aFileThatMayNotGrowIsToldAsSuch() throws Exception {
        assertTold(
                Faults.shell("ulimit -f 120", "", "mirror", FEED, "--dir", library.toString()),
                7,
                "no file may grow that large here",
                "hint: allow larger files (ulimit -f)");
        assertTold(Packaged.run("mirror", "--dir", library.toString()), 0);
    }

    @ParameterizedTest
    @CsvSource({"show, ''", "show, --json", "--version, ''", "--help, ''"})
    void aFullStandardOutputIsNotSilent(String command, String option) throws Exception {
        mirrored();
        List<String> args = command.equals("show") ? List.of("show", library.toString()) : List.of(command);
        List<String> all = new java.util.ArrayList<>(option.isEmpty() ? List.of() : List.of(option));
        all.addAll(args);

        assertTold(
                Faults.shell("", "2>&1 >/dev/full", all.toArray(String[]::new)),
                7,
                "cannot write standard output: no space left");
    }

    @Test
    void aReaderThatGoesAwayFailsNothing() throws Exception {
        assertTold(Faults.shell("exec 3>&1", "| true; exit 0", "--help"), 0);
    }

    @Test
    void everyCommandTellsOfAFullDisk() throws Exception {
        try (Faults.SmallDisk disk = Faults.SmallDisk.mount(folder.resolve("disk"), 40)) {
            library = disk.directory().resolve("library");
            mirrored();
            Files.delete(library.resolve("site/search.js"));
            disk.fill();
            String full = "no space left";

            assertTold(Packaged.run("publish", library.toString()), 7, full);
            assertTold(Packaged.run("mirror", "--dir", library.toString()), 7, full);
            assertTold(
                    Packaged.run(
                            "mirror",
                            FEED,
                            "--dir",
                            disk.directory().resolve("new").toString()),
                    7,
                    full);
            assertTold(
                    Packaged.run(
                            "torrent",
                            FEED,
                            "-o",
                            disk.directory().resolve("x.torrent").toString()),
                    7,
                    full);
            assertTold(
                    Packaged.run(
                            "torrent",
                            FEED,
                            "--library",
                            disk.directory().resolve("own").toString()),
                    7,
                    full);
            // Only looking needs no space, and what makes some needs none.
            assertTold(Packaged.run("show", library.toString()), 0);
            assertTold(
                    Packaged.run("retire", library.toString(), "2025-06-03-harbour-bells.mp3", "--delete"),
                    0,
                    "retired");
        }
    }

    @Test
    void spaceIsToldAsItIs() throws Exception {
        try (Faults.SmallDisk disk = Faults.SmallDisk.mount(folder.resolve("disk"), 13)) {
            Tools.Result result = Packaged.run(
                    "mirror", FEED, "--dir", disk.directory().resolve("library").toString());

            assertTold(result, 7, "13.", "MB are free", "stay free for library and site");
            assertThat(disk.directory().resolve("library/media")).isEmptyDirectory();
        }
    }

    /** Before anything is downloaded. */
    @Test
    void aSiteOnASmallDiskOfItsOwnIsToldBeforeTheDownloads() throws Exception {
        Files.createDirectories(library);
        try (Faults.SmallDisk disk = Faults.SmallDisk.mount(library.resolve("site"), 1)) {
            assertTold(
                    Packaged.run("mirror", FEED, "--dir", library.toString()),
                    7,
                    "not enough space in " + library.resolve("site"));
            assertThat(disk.directory().resolve("index.html")).doesNotExist();
        }
        assertThat(library.resolve("media")).isEmptyDirectory();
    }

    @Test
    void aReadOnlyFileSystemIsTold() throws Exception {
        try (Faults.SmallDisk disk = Faults.SmallDisk.mount(folder.resolve("disk"), 40)) {
            library = disk.directory().resolve("library");
            mirrored();
            disk.makeReadOnly();
            String words = "the file system is read-only";

            assertTold(Packaged.run("publish", library.toString()), 1, words);
            assertTold(Packaged.run("mirror", "--dir", library.toString()), 1, words);
            assertTold(Packaged.run("seed", library.toString(), "--no-dht", "--port", "0"), 1, words);
            assertTold(
                    Packaged.run(
                            "mirror",
                            FEED,
                            "--dir",
                            disk.directory().resolve("new").toString()),
                    1,
                    words);
            assertTold(
                    Packaged.run(
                            "torrent",
                            FEED,
                            "-o",
                            disk.directory().resolve("x.torrent").toString()),
                    1,
                    words);
        }
    }

    private static final class Example extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            Path file = EXAMPLE.resolve("." + request.getUrl().encodedPath()).normalize();
            if (!file.startsWith(EXAMPLE) || !Files.isRegularFile(file)) {
                return new MockResponse.Builder().code(404).build();
            }
            try {
                return new MockResponse.Builder()
                        .body(new Buffer().write(Files.readAllBytes(file)))
                        .build();
            } catch (java.io.IOException e) {
                throw new AssertionError("cannot read " + file, e);
            }
        }
    }
}
