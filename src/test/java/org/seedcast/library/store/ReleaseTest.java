package org.seedcast.library.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.library.Release;
import org.seedcast.library.store.row.ReleaseName;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.SingleFile;

@Timeout(120)
class ReleaseTest {
    private static final FileStamp STAMP = new FileStamp(5, 1_000_000_007, 42);
    private static final Sha256 SHA_256 = Sha256.of(new byte[32]);
    private static final FeedChannel CHANNEL = new FeedChannel(
            "none",
            "label",
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            "<none/>");

    private final Layout layout;

    ReleaseTest(@TempDir Path folder) {
        this.layout = new Layout(folder.resolve("library"));
    }

    @Test
    void everythingIsThereAfterReopening() throws Exception {
        Release release = new Release(
                "x",
                Path.of("/music/x"),
                true,
                AnnounceList.of(List.of(List.of(URI.create("udp://t.example:1")))),
                List.of(URI.create("https://w.example/")),
                Optional.of("cover.jpg"));
        Metainfo torrent = torrent("x");
        NewRelease fresh =
                new NewRelease(release, "X", Optional.of(Instant.EPOCH), "text", torrent, STAMP, Optional.of(SHA_256));
        try (Library library = Library.open(layout)) {
            library.releases().add(fresh, CHANNEL);
            library.releases().add(fresh, CHANNEL);
        }
        try (Library library = Library.open(layout)) {
            Item item = library.items().all().get(0);
            assertThat(library.items().all()).hasSize(1);
            assertThat(item.release()).contains(release);
            assertThat(item.data(layout)).isEqualTo(Path.of("/music/x"));
            assertThat(item.state())
                    .isEqualTo(new EpisodeState.Published(
                            5, Optional.of(SHA_256), STAMP, torrent.infoHash(), torrent.toBytes().length));
            assertThat(library.releases().torrent(item)).isEqualTo(torrent.toBytes());
            assertThat(library.channel()).contains(CHANNEL);
            assertThat(library.settings().own()).isTrue();
            assertThat(library.feed()).isEmpty();
        }
    }

    /** As the first version left it. */
    @Test
    void anOlderLibraryTakesReleases() throws Exception {
        Files.createDirectories(layout.state());
        try (InputStream schema = Library.class.getResourceAsStream("/org/seedcast/library/store/row/schema-1.sql");
                Connection old = DriverManager.getConnection("jdbc:sqlite:" + layout.database());
                Statement statement = old.createStatement()) {
            assertThat(schema).isNotNull();
            for (String sql : new String(schema.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n", 0)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = 1");
        }
        try (Library library = Library.open(layout)) {
            Release release = new Release("x", Path.of("x"), false, AnnounceList.NONE, List.of(), Optional.empty());
            library.releases()
                    .add(
                            new NewRelease(release, "X", Optional.empty(), "", torrent("x"), STAMP, Optional.empty()),
                            CHANNEL);
            assertThat(library.items().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"album,false,album", "album,true,album-01010101", "ALBUM,true,ALBUM-01010101"})
    void aNameIsToldApartOnlyWhereItMustBe(String name, boolean taken, String expected) {
        InfoHash infoHash = InfoHash.parse("01".repeat(20));
        assertThat(ReleaseName.of(name, infoHash, other -> taken && other.equalsIgnoreCase("album")))
                .isEqualTo(expected);
    }

    @Test
    void aLongNameIsCutBetweenLetters() {
        String name = ReleaseName.of("\u00e9".repeat(120), InfoHash.parse("01".repeat(20)), other -> false);
        assertThat(name).isEqualTo("\u00e9".repeat(100) + "-01010101");
    }

    private static Metainfo torrent(String name) {
        Info info = new Info(
                name, new PieceLength(16384), Pieces.of(new byte[20]), new SingleFile(5), false, Optional.empty());
        return Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());
    }
}
