package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;

/** The library of a feed that an earlier version took for public. */
@Timeout(60)
class PrivateLibraryTest {
    @TempDir
    Path folder = Path.of("");

    private final PodcastServer podcast;

    PrivateLibraryTest() throws Exception {
        podcast = PodcastServer.with(1, 70_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private String library() {
        return folder.resolve("show").toString();
    }

    private void mirrorAsBefore() throws Exception {
        String file = "/episode-1.mp3?password=geheim";
        podcast.feed(PodcastServer.rss(PodcastServer.item("one", 70_001, 1, file)));
        podcast.alias(file, "episode-1");
        Invocation mirror =
                Invocation.of("mirror", podcast.url().toString(), "--dir", library(), "--private-feed", "--retries=0");
        assertThat(mirror.code()).as(mirror.err()).isZero();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("show/.seedcast/library.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM setting WHERE name IN ('feed.private', 'feed.privacy-rule')");
        }
    }

    @Test
    void isPublishedWithoutItsOrigin() throws Exception {
        mirrorAsBefore();

        Invocation publish = Invocation.of("publish", library());

        assertThat(publish.code()).isZero();
        assertThat(publish.err()).contains("the feed is private, as one of its addresses holds a secret");
        try (Stream<Path> site = Files.walk(folder.resolve("show/site"))) {
            List<Path> files = site.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(5);
            for (Path file : files) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("geheim", "127.0.0.1:" + podcast.url().getPort());
            }
        }
        assertThat(Invocation.of("publish", library()).err()).doesNotContain("the feed is private");
    }

    @Test
    void isMirroredOnlyWhenThatIsSaid() throws Exception {
        mirrorAsBefore();

        Invocation mirror = Invocation.of("mirror", "--dir", library());

        assertThat(mirror.code()).isEqualTo(1);
        assertThat(mirror.err()).contains("is private", "hint: --private-feed").doesNotContain("geheim");
        assertThat(Invocation.of("mirror", "--dir", library(), "--private-feed").code())
                .isZero();
    }
}
