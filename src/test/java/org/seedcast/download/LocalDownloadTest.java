package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

@Timeout(120)
class LocalDownloadTest {
    @TempDir
    Path home = Path.of("");

    private Path root;
    private Path part;

    @BeforeEach
    void folders() throws Exception {
        root = Files.createDirectories(home.resolve("label"));
        part = Files.createDirectories(home.resolve("media")).resolve("a.mp3.part");
    }

    private Download fetch(Path file) throws Exception {
        return Fetches.usual().reading(root).fetch(file.toUri(), part);
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> fetch(file))
                .isInstanceOf(DownloadFailed.class)
                .hasMessage("cannot download " + file + ": " + why);
        assertThat(part).doesNotExist();
    }

    @Test
    void copiesAFileBelowTheFolderOfTheFeed() throws Exception {
        Path file = Files.createDirectories(root.resolve("audio ü")).resolve("a b%20c.mp3");
        Files.write(file, Fetches.media(1_000_000));

        Download download = fetch(file);

        assertThat(part).hasBinaryContent(Fetches.media(1_000_000));
        assertThat(download.hashes())
                .isEqualTo(PieceHasher.ofFile(file, PieceLength.forContent(1_000_000), Progress.NONE));
        assertThat(download.type()).isEmpty();
    }

    @Test
    void followsALinkThatStaysInside() throws Exception {
        Files.write(root.resolve("a.mp3"), Fetches.media(10));
        Path link = Files.createSymbolicLink(root.resolve("b.mp3"), Path.of("a.mp3"));

        fetch(link);

        assertThat(part).hasBinaryContent(Fetches.media(10));
    }

    @Test
    void refusesWhatLiesOutside() throws Exception {
        Path secret = Files.write(home.resolve("secret"), Fetches.media(10));

        assertRefused(secret, "it is outside the feed's folder");
    }

    @Test
    void refusesALinkThatLeadsOut() throws Exception {
        Path secret = Files.write(home.resolve("secret"), Fetches.media(10));

        assertRefused(Files.createSymbolicLink(root.resolve("a.mp3"), secret), "it is outside the feed's folder");
    }

    @Test
    void refusesALinkedFolderThatLeadsOut() throws Exception {
        Files.write(Files.createDirectories(home.resolve("private")).resolve("a.mp3"), Fetches.media(10));
        Path link = Files.createSymbolicLink(root.resolve("audio"), home.resolve("private"));

        assertRefused(link.resolve("a.mp3"), "it is outside the feed's folder");
    }

    @Test
    void readsNoFileForAFeedFromTheNetwork() throws Exception {
        Path file = Files.write(root.resolve("a.mp3"), Fetches.media(10));

        assertThatThrownBy(() -> Fetches.usual().fetch(file.toUri(), part))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("it is outside the feed's folder");
        assertThat(part).doesNotExist();
    }

    @Test
    void saysThatAFileIsMissing() {
        assertRefused(root.resolve("missing.mp3"), "no such file");
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() throws Exception {
        assertRefused(Files.createFile(root.resolve("a.mp3")), "it is empty");
    }

    @Test
    void refusesADirectory() throws Exception {
        assertThatThrownBy(() -> fetch(Files.createDirectories(root.resolve("a.mp3"))))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("directory");
        assertThat(part).doesNotExist();
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path file = Files.write(root.resolve("a.mp3"), Fetches.media(101));

        assertThatThrownBy(() -> Fetches.usual().upTo("100").reading(root).fetch(file.toUri(), part))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("larger than the limit");
    }
}
