package org.seedcast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** A name that something has already, in media/ or in the site: nothing is overwritten. */
@Timeout(60)
class TakenNamesTest {
    private static final String NAME = "2025-01-01-episode-1.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private PodcastServer podcast;
    private Mirroring mirroring = new Mirroring(Path.of(""));

    @BeforeEach
    void serve() throws Exception {
        podcast = PodcastServer.with(1, 70_000);
        mirroring = made(folder.resolve("show"));
    }

    /** A library that is still empty: files without one are the traces of a lost one. */
    private Mirroring made(Path directory) throws Exception {
        Mirroring empty = new Mirroring(directory).feed(podcast.url());
        Library.open(new Layout(empty.directory())).close();
        return empty;
    }

    @AfterEach
    void close() {
        podcast.close();
    }

    private Path media(String name) {
        return mirroring.directory().resolve("media").resolve(name);
    }

    private Path torrent(String name) {
        return mirroring.directory().resolve("site/torrents").resolve(name + ".torrent");
    }

    private String published() throws Exception {
        List<String> torrents = mirroring.files().torrentsInFeed();
        assertThat(torrents).hasSize(1);
        String name = torrents.get(0).replaceFirst("\\.torrent$", "");
        assertThat(media(name)).hasBinaryContent(podcast.media("episode-1"));
        assertThat(media(NAME + ".part")).doesNotExist();
        return name;
    }

    /** What may have the name in media/. */
    enum Squatter {
        FILE,
        OTHER_FILE_OF_THE_SAME_SIZE,
        FOLDER,
        LINK,
        DANGLING_LINK;

        void take(Path file, Path elsewhere) throws Exception {
            switch (this) {
                case FILE -> Files.writeString(file, "mine");
                case OTHER_FILE_OF_THE_SAME_SIZE -> Files.write(file, new byte[70_000]);
                case FOLDER -> Files.createDirectory(file);
                case LINK -> Files.createSymbolicLink(file, Files.writeString(elsewhere, "mine"));
                case DANGLING_LINK -> Files.createSymbolicLink(file, elsewhere);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Squatter.class)
    void whatIsInMediaStaysAndTheNewFileHasAnotherName(Squatter squatter) throws Exception {
        squatter.take(media(NAME), folder.resolve("elsewhere"));
        Object before = Files.getLastModifiedTime(media(NAME), LinkOption.NOFOLLOW_LINKS);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        String name = published();
        assertThat(name).startsWith("2025-01-01-episode-1-").endsWith(".mp3");
        assertThat(Files.getLastModifiedTime(media(NAME), LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(before);
        if (squatter == Squatter.LINK) {
            assertThat(folder.resolve("elsewhere")).hasContent("mine");
        }
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(published()).isEqualTo(name);
    }

    @Test
    void theOtherNameMayBeTakenAsWell() throws Exception {
        Files.writeString(media(NAME), "mine");
        mirroring.run();
        String other = published();
        Mirroring again = made(folder.resolve("again"));
        Files.writeString(again.directory().resolve("media").resolve(NAME), "mine");
        Files.writeString(again.directory().resolve("media").resolve(other), "mine, too");
        mirroring = again;

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(published()).isNotIn(NAME, other);
        assertThat(media(other)).hasContent("mine, too");
    }

    @Test
    void theVerySameBytesAreAdopted() throws Exception {
        Files.write(media(NAME), podcast.media("episode-1"));
        Object before = Files.getAttribute(media(NAME), "unix:ino");
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(published()).isEqualTo(NAME);
        assertThat(Files.getAttribute(media(NAME), "unix:ino")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherTorrentInTheSiteStays(boolean isTorrent) throws Exception {
        byte[] other = "no torrent".getBytes(UTF_8);
        if (isTorrent) {
            try (PodcastServer another = PodcastServer.with(1, 5_000)) {
                Mirroring elsewhere = new Mirroring(folder.resolve("other")).feed(another.url());
                elsewhere.run();
                other = Files.readAllBytes(elsewhere.directory().resolve("site/torrents/" + NAME + ".torrent"));
            }
        }
        Files.write(torrent(NAME), other);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(torrent(NAME)).hasBinaryContent(other);
        assertThat(published()).isNotEqualTo(NAME);
    }

    /** Of a library that was lost: what its .torrent says of it is true, so it is not fetched again. */
    @Test
    void aFileWithItsTorrentIsAdoptedWithoutADownload() throws Exception {
        mirroring.run();
        byte[] torrent = Files.readAllBytes(torrent(NAME));
        Mirroring again = made(folder.resolve("again"));
        Files.createDirectories(again.directory().resolve("site/torrents"));
        Files.copy(media(NAME), again.directory().resolve("media").resolve(NAME));
        Files.copy(torrent(NAME), again.directory().resolve("site/torrents").resolve(NAME + ".torrent"));
        podcast.requests();
        mirroring = again;

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactly("episode-1 KEEP it was here already, with its .torrent");
        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(torrent(NAME)).hasBinaryContent(torrent);
    }

    @Test
    void aFileThatIsNotWhatItsTorrentSaysIsNotAdopted() throws Exception {
        mirroring.run();
        Mirroring again = made(folder.resolve("again"));
        Files.createDirectories(again.directory().resolve("site/torrents"));
        Files.write(again.directory().resolve("media").resolve(NAME), new byte[70_000]);
        Files.copy(torrent(NAME), again.directory().resolve("site/torrents").resolve(NAME + ".torrent"));
        mirroring = again;

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(published()).isNotEqualTo(NAME);
        assertThat(media(NAME)).hasBinaryContent(new byte[70_000]);
    }

    /** A run that is killed between the two steps of a rename leaves one file with two names. */
    @Test
    void aFileThatHasBothNamesIsFinished() throws Exception {
        mirroring.run();
        Mirroring again = made(folder.resolve("again"));
        Path directory = again.directory().resolve("media");
        Files.write(directory.resolve(NAME + ".part"), podcast.media("episode-1"));
        Files.createLink(directory.resolve(NAME), directory.resolve(NAME + ".part"));
        mirroring = again;

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(published()).isEqualTo(NAME);
    }
}
