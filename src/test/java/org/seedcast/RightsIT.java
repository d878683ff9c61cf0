package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.LocalUsers.assertModes;
import static org.seedcast.LocalUsers.mode;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a library lets in: everybody to what is published, nobody to the program's own, whatever the umask. */
class RightsIT {
    private static final Path EXAMPLE = Packaged.checkout("examples/netlabel");

    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");

    @BeforeEach
    void letOthersInto() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        library = folder.resolve("new/library");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "077"})
    void theUmaskHasNoSay(String umask) throws Exception {
        Files.createDirectory(folder.resolve("new"));

        assertThat(LocalUsers.under(umask, mirror()).exitCode()).isZero();

        assertPublic();
        assertModes(library.resolve(".seedcast"), "700", "600");
    }

    @Test
    void theUmaskHasASayInFilesThatTheUserNames() throws Exception {
        Path torrent = folder.resolve("made/x.torrent");

        List<String> make = Packaged.command(List.of("torrent", EXAMPLE.toString(), "-o", torrent.toString()));
        assertThat(LocalUsers.under("077", make).exitCode()).isZero();

        assertThat(mode(torrent)).isEqualTo("600");
        assertThat(mode(torrent.getParent())).isEqualTo("700");
    }

    /** The first edition left the secrets of a library readable by all. */
    @Test
    void aLibraryOfTheFirstEditionIsClosed() throws Exception {
        assertThat(LocalUsers.under("022", mirror()).exitCode()).isZero();
        Path state = library.resolve(".seedcast");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(state.resolve("library.db"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(LocalUsers.under("022", mirror()).exitCode()).isZero();

        assertModes(state, "700", "600");
    }

    @Test
    void theGroupIsLetInAndOutAgain() throws Exception {
        List<String> share = new ArrayList<>(mirror());
        share.add("--group-access");
        assertThat(LocalUsers.under("022", share).exitCode()).isZero();

        // A second run, which was not told again, writes as the first did.
        Files.delete(library.resolve("site/index.html"));
        assertThat(LocalUsers.under("077", mirror()).exitCode()).isZero();
        assertModes(library.resolve(".seedcast"), "2770", "660");
        assertModes(library.resolve("media"), "2775", "664");
        assertModes(library.resolve("site"), "2775", "664");

        assertThat(Packaged.run("publish", library.toString(), "--no-group-access")
                        .exitCode())
                .isZero();
        assertPublic();
        assertModes(library.resolve(".seedcast"), "700", "600");
    }

    @Test
    void aMemberOfTheGroupWorksWithTheLibrary() throws Exception {
        LocalUsers.requireRoot();
        List<String> share = new ArrayList<>(mirror());
        share.add("--group-access");
        assertThat(LocalUsers.under("022", share).exitCode()).isZero();
        int group = (Integer) Files.getAttribute(library.resolve(".seedcast"), "unix:gid");

        // Where the checkout lies, such as below /root, nobody else may be let in.
        Path program = folder.resolve("seedcast");
        assertThat(Tools.run(
                                Duration.ofSeconds(60),
                                "/bin/cp",
                                "-a",
                                Packaged.home().toString(),
                                program.toString())
                        .exitCode())
                .isZero();

        Tools.Result published = LocalUsers.asNobody(
                group,
                List.of(
                        program.resolve("bin/seedcast").toString(),
                        "publish",
                        library.toString(),
                        "--title",
                        "Another"));

        assertThat(published.exitCode()).as(published.output()).isZero();
        assertThat(library.resolve("site/index.html")).content().contains("Another");
        assertModes(library.resolve("site"), "2775", "664");
    }

    @Test
    void aPrivateFeedIsReadByItsOwnerAlone() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Example());
            server.start(InetAddress.getLoopbackAddress(), 0);
            String feed = server.url("/feed.xml?token=SECRET").toString();
            // What an earlier edition, or a run without the option, left open.
            Files.createDirectories(library.resolve("site/torrents"));
            Files.createDirectories(library.resolve("media"));
            Files.createDirectories(library.resolve(".seedcast"));

            Tools.Result mirrored =
                    Packaged.run("mirror", feed, "--private-feed", "--dir", library.toString(), "--latest", "1");

            assertThat(mirrored.exitCode()).as(mirrored.output()).isZero();
        }
        for (String part : List.of("site", "media", ".seedcast")) {
            assertModes(library.resolve(part), "700", "600");
        }
        assertThat(library.resolve("site/torrents")).isNotEmptyDirectory();
    }

    private void assertPublic() throws Exception {
        assertModes(library.resolve("media"), "755", "644");
        assertModes(library.resolve("site"), "755", "644");
        assertThat(mode(library)).isEqualTo("755");
    }

    private List<String> mirror() {
        return Packaged.command(
                List.of("mirror", EXAMPLE.resolve("feed.xml").toString(), "--dir", library.toString(), "-q"));
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
