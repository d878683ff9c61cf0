package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;

@Timeout(120)
class FullDiskTest {
    @TempDir
    Path folder = Path.of("");

    private final Fetches fetches = Fetches.usual();

    private void fetch(BrokenDisk disk, int requests) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder()
                    .body(new Buffer().write(Fetches.media(100_000)))
                    .build());
            try {
                URI url = URI.create("http://127.0.0.1:" + server.getPort() + "/a.mp3");
                fetches.on(disk).fetch(url, folder.resolve("a.mp3.part"));
            } finally {
                assertThat(server.getRequestCount()).as("requests").isEqualTo(requests);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenDisk.Operation.class)
    void aFullDiskIsToldAsSuch(BrokenDisk.Operation operation) {
        assertThatThrownBy(() -> fetch(new BrokenDisk(operation, "No space left on device"), 1))
                .isInstanceOf(OutOfSpace.class)
                .hasMessage("cannot write " + folder.resolve("a.mp3.part") + ": no space left")
                .matches(e -> ((OutOfSpace) e).exitCode() == ExitCode.OUT_OF_SPACE);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(BrokenDisk.Operation.class)
    void aBrokenDiskIsNotTheFaultOfTheNetwork(BrokenDisk.Operation operation) {
        assertThatThrownBy(() -> fetch(new BrokenDisk(operation, "Input/output error"), 1))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("cannot write " + folder.resolve("a.mp3.part")
                        + ": input/output error, the disk may be failing");
        assertThat(folder).isEmptyDirectory();
        assertThat(fetches.waits()).isEmpty();
    }
}
