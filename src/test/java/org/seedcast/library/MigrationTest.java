package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

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
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.feed.Guid;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.LibraryFixture;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Origin;

/** A library of an earlier program is opened with all that was in it. */
class MigrationTest {
    /** One item of each state, as schema 1 held them. */
    private static final List<String> FIRST = List.of(
            "INSERT INTO setting VALUES ('feed', 'https://show.example/feed.xml'), ('etag', '\"1\"')",
            "INSERT INTO episode VALUES (7, 'a', 'A', 1748941200, NULL, '', '<item/>'),"
                    + " (8, 'b', 'B', 1748941200, NULL, '', '<item/>'), (9, 'c', 'C', NULL, NULL, '', '<item/>')",
            "INSERT INTO item (id, episode, canonical_url, url, file, state, length, sha256, modified_nanos, inode,"
                    + " info_hash, torrent_length) VALUES (3, 7, 'https://a.example/1.mp3',"
                    + " 'http://a.example/1.mp3', '2025-06-03-a.mp3', 'published', 5, zeroblob(32), 1, 2,"
                    + " zeroblob(20), 99)",
            "INSERT INTO item (id, episode, canonical_url, url, file, state, length, sha256, modified_nanos, inode)"
                    + " VALUES (4, 8, 'https://a.example/2.mp3', 'https://a.example/2.mp3', '2025-06-03-b.mp3',"
                    + " 'downloaded', 5, zeroblob(32), 1, 2)",
            "INSERT INTO item (id, episode, canonical_url, url, attempts, failed_at, failure)"
                    + " VALUES (5, 9, 'https://a.example/3.mp3', 'https://a.example/3.mp3', 2, 10, 'HTTP 404')",
            "INSERT INTO pieces VALUES (3, 16384, zeroblob(20)), (4, 16384, zeroblob(20))",
            "PRAGMA user_version = 1");

    private final Layout layout;

    MigrationTest(@TempDir Path folder) throws Exception {
        layout = new Layout(folder);
        Files.createDirectories(layout.state());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + layout.database());
                Statement statement = connection.createStatement()) {
            try (var script = Library.class.getResourceAsStream("/org/seedcast/library/store/row/schema-1.sql")) {
                statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
            for (String row : FIRST) {
                statement.executeUpdate(row);
            }
        }
    }

    @Test
    void nothingOfTheFirstSchemaIsLost() throws Exception {
        try (Library library = Library.open(layout)) {
            assertThat(library.items().all())
                    .extracting(Item::id, Item::fileName, one -> one.state()
                            .getClass()
                            .getSimpleName())
                    .containsExactly(
                            tuple(3L, "2025-06-03-a.mp3", "Published"),
                            tuple(4L, "2025-06-03-b.mp3", "Downloaded"),
                            tuple(5L, "c.mp3", "Discovered"));
            assertThat(library.items().all()).extracting(Item::revision).containsOnly(Revision.FIRST);
            assertThat(library.items()
                            .hashes(library.items().all().get(0))
                            .pieces()
                            .count())
                    .isOne();
            assertThat(library.subscription().feed()).contains("https://show.example/feed.xml");
            assertThat(library.subscription().validators().etag()).contains("\"1\"");
        }
    }

    @Test
    void whatItHoldsCanBeHandedOver() throws Exception {
        InfoHash infoHash = InfoHash.of(new byte[20]);
        HandedTorrent handed = new HandedTorrent("transmission:http://127.0.0.1:9091", infoHash, "new", "", "");
        try (Library library = Library.open(layout)) {
            assertThat(library.handed().settings()).isEqualTo(HandSettings.NONE);
            library.handed().save(List.of(handed));
            assertThat(library.handed().all()).containsExactly(handed);
            library.handed().forget("folder:/watch", List.of(infoHash));
            assertThat(library.handed().all()).hasSize(1);
            library.handed().forget(handed.client(), List.of(infoHash));
            assertThat(library.handed().all()).isEmpty();
        }
    }

    @Test
    void andItGoesOn() throws Exception {
        try (LibraryFixture fixture = new LibraryFixture(layout.root())) {
            fixture.merge(rss(item("a", "A", "Tue, 03 Jun 2025 09:00:00 +0000", "https://b.example/moved.mp3")));

            Item moved = fixture.item("a");
            assertThat(moved.id()).isEqualTo(3);
            assertThat(moved.revision().changed()).isTrue();
            Origin origin = new Origin.Unproven("HTTP 403 when asked again");
            assertThat(fixture.library().items().saveOrigin(moved, origin).origin())
                    .contains(origin);
            assertThat(fixture.library().items().all()).hasSize(3);
        }
    }

    @Test
    void whatItHoldsCanBeRetired() throws Exception {
        try (LibraryFixture fixture = new LibraryFixture(layout.root())) {
            assertThat(fixture.library().entries()).hasSize(3);
            fixture.library()
                    .retirement()
                    .retire(List.of(new Guid("a")), List.of(fixture.item("b")), Leftover.SITE, Instant.EPOCH);

            InfoHash infoHash = InfoHash.of(new byte[20]);
            assertThat(fixture.item("a").state())
                    .isEqualTo(new EpisodeState.Retired(Optional.of(infoHash), Leftover.SITE));
            assertThat(fixture.item("b").state()).isEqualTo(new EpisodeState.Retired(Optional.empty(), Leftover.SITE));
            assertThat(fixture.library().retirement().has(infoHash)).isTrue();
            assertThat(fixture.library().items().published()).isZero();
        }
    }
}
