package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.Packaged;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** What the library stores of a torrent that was published is damaged: another torrent is never published in its place. */
@Timeout(60)
class DamagedPiecesTest {
    private static final String NAME = "2025-06-03-harbour-bells.mp3";
    private static final String THAT =
            " WHERE item = (SELECT id FROM item WHERE file = '2025-06-03-harbour-bells.mp3')";
    private static final String RELEASE = " WHERE name = 'First Light'";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");

    @BeforeEach
    void mirror() throws Exception {
        library = folder.resolve("show");
        Path album = Files.createDirectories(folder.resolve("First Light"));
        Files.write(album.resolve("01.flac"), new byte[20_000]);
        run(0, "torrent", album.toString(), "--library", library.toString());
        String feed = Packaged.checkout("examples/netlabel/feed.xml").toString();
        run(0, "mirror", feed, "--dir", library.toString(), "--base-url", "https://m.example/");
    }

    private static Invocation run(int code, String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    private void change(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + library.resolve(".seedcast/library.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private Path torrent(String name) {
        return library.resolve("site/torrents").resolve(name + ".torrent");
    }

    private String feed() throws Exception {
        return Files.readString(library.resolve("site/torrents.xml"));
    }

    /** Flipped, cut off, emptied, gone, of another length of pieces; the last two are of a release. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE pieces SET sha1s = CAST(zeroblob(length(sha1s)) AS BLOB)" + THAT,
                "UPDATE pieces SET sha1s = substr(sha1s, 1, 30)" + THAT,
                "UPDATE pieces SET sha1s = x''" + THAT,
                "DELETE FROM pieces" + THAT,
                "UPDATE pieces SET piece_length = piece_length * 2" + THAT,
                "UPDATE pieces SET piece_length = 17" + THAT,
                "UPDATE release SET torrent = substr(torrent, 1, length(torrent) - 10)" + RELEASE,
                "UPDATE release SET torrent = x'64'" + RELEASE,
            })
    void anotherTorrentIsNeverPublished(String damage) throws Exception {
        String name = damage.endsWith(RELEASE) ? "First Light" : NAME;
        InfoHash infoHash = Metainfo.read(torrent(name)).infoHash();
        change(damage);

        Invocation publish = run(3, "publish", library.toString(), "--tracker", "udp://t.example:1/a");

        assertThat(publish.err())
                .contains("cannot make the .torrent of ")
                .contains("(" + name + "): its stored pieces ")
                .contains("hint: seedcast check --fix DIR");
        assertThat(Metainfo.read(torrent(name)).infoHash()).isEqualTo(infoHash);
        assertThat(feed()).contains(infoHash.toString());
        Invocation check = run(3, "check", library.toString(), "--offline");
        assertThat(check.out())
                .contains("(pieces-damaged): 1")
                .contains("site/torrents/" + name + ".torrent: its stored pieces ");

        Invocation fix = run(0, "check", library.toString(), "--offline", "--fix");

        assertThat(fix.out()).contains("(mended)");
        Metainfo mended = Metainfo.read(torrent(name));
        assertThat(mended.infoHash()).isEqualTo(infoHash);
        assertThat(mended.announceList().all()).hasSize(1);
        run(0, "check", library.toString(), "--offline");
        run(0, "publish", library.toString());
    }

    @Test
    void aReleaseWhoseStoredTorrentIsAnothersIsNotPublishedAsThat() throws Exception {
        Path other = Files.createDirectories(folder.resolve("Second Light"));
        Files.write(other.resolve("01.flac"), new byte[30_000]);
        run(0, "torrent", other.toString(), "--library", library.toString());
        InfoHash infoHash = Metainfo.read(torrent("First Light")).infoHash();
        change("UPDATE release SET torrent = (SELECT torrent FROM release WHERE name = 'Second Light')" + RELEASE);

        run(3, "publish", library.toString(), "--tracker", "udp://t.example:1/a");

        assertThat(Metainfo.read(torrent("First Light")).infoHash()).isEqualTo(infoHash);
        run(0, "check", library.toString(), "--offline", "--fix");
        run(0, "check", library.toString(), "--offline");
    }

    /** Then nobody knows any more what was published. */
    @Test
    void withoutItsTorrentTheItemIsLeftOutAndTheRestPublished() throws Exception {
        InfoHash infoHash = Metainfo.read(torrent(NAME)).infoHash();
        change("UPDATE pieces SET sha1s = zeroblob(length(sha1s))" + THAT);
        Files.delete(torrent(NAME));

        run(3, "mirror", "--dir", library.toString());

        assertThat(torrent(NAME)).doesNotExist();
        assertThat(feed())
                .doesNotContain(infoHash.toString())
                .contains("low-tide")
                .contains("First Light");
        assertThat(library.resolve(".seedcast/seed.json")).content().doesNotContain(infoHash.toString());
        assertThat(run(3, "check", library.toString(), "--offline", "--fix").out())
                .contains("put the .torrent back from a copy");
    }

    /** The .torrent and the pieces agree, so it is the stored info-hash that is wrong. */
    @Test
    void aDamagedInfoHashIsTakenFromWhatAgrees() throws Exception {
        InfoHash infoHash = Metainfo.read(torrent(NAME)).infoHash();
        change("UPDATE item SET info_hash = zeroblob(20) WHERE file = '" + NAME + "'");
        run(3, "publish", library.toString(), "--tracker", "udp://t.example:1/a");
        assertThat(Metainfo.read(torrent(NAME)).infoHash()).isEqualTo(infoHash);

        run(0, "check", library.toString(), "--offline", "--fix");

        assertThat(feed()).contains(infoHash.toString());
        run(0, "check", library.toString(), "--offline");
    }
}
