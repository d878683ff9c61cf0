package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.NOW;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.FailingDisk;
import org.seedcast.publish.item.SiteNotWritten;

class SiteTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final String ONE = item("1", "One", DATE, "https://a.example/1.mp3");
    private static final String TWO = item("2", "Two", DATE, "https://a.example/2.mp3");

    private final Path root;
    private final SiteFixture site;

    SiteTest(@TempDir Path root) throws Exception {
        this.root = root;
        this.site = new SiteFixture(root.resolve("first"));
    }

    @BeforeEach
    void publishOne() throws Exception {
        site.with(PUBLIC).publish(rss(ONE));
        assertThat(site.write(NOW)).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void nothingNewTouchesNoFile() throws Exception {
        Map<String, FileTime> before = age();

        assertThat(site.write(NOW.plusSeconds(3600))).isFalse();
        site.library().reopen();
        assertThat(site.write(NOW.plusSeconds(7200))).isFalse();

        assertThat(times()).isEqualTo(before);
    }

    @Test
    void theDateMovesWithTheRestAndByASecondAtLeast() throws Exception {
        String first = built("torrents.xml");
        site.publish(rss(ONE, TWO)).write(NOW);

        assertThat(first).isEqualTo("Sun, 01 Mar 2026 12:00:00 +0000");
        assertThat(built("torrents.xml")).isEqualTo("Sun, 01 Mar 2026 12:00:01 +0000");

        site.publish(rss(ONE, TWO, item("3", "Three", DATE, "https://a.example/3.mp3")))
                .write(NOW.minusSeconds(86400));
        assertThat(built("torrents.xml")).as("though the clock went back").isEqualTo("Sun, 01 Mar 2026 12:00:02 +0000");
    }

    @Test
    void theDateOfOneFeedDoesNotMoveTheOther() throws Exception {
        site.publish(rss(ONE, "<item><title>No file</title><guid>n</guid></item>"))
                .write(NOW.plusSeconds(60));

        assertThat(built("podcast.xml")).isEqualTo("Sun, 01 Mar 2026 12:01:00 +0000");
        assertThat(built("torrents.xml")).isEqualTo("Sun, 01 Mar 2026 12:00:00 +0000");
    }

    @Test
    void theOrderOfRunsLeavesNoTrace() throws Exception {
        site.publish(rss(ONE, TWO)).write(NOW.plusSeconds(60));

        try (SiteFixture atOnce = new SiteFixture(root.resolve("second"))) {
            atOnce.with(PUBLIC).publish(rss(TWO, ONE)).write(NOW.plusSeconds(60));
            for (String name : new String[] {"torrents.xml", "podcast.xml", "index.html", "search.js"}) {
                assertThat(atOnce.text(name)).as(name).isEqualTo(site.text(name));
            }
        }
    }

    @Test
    void aWriteThatFailsAnywhereIsMadeUpForByTheNext() throws Exception {
        site.publish(rss(ONE, TWO));
        for (int n = 1; ; n++) {
            try (SiteFixture other = new SiteFixture(root.resolve("run" + n))) {
                other.with(PUBLIC).publish(rss(ONE)).write(NOW);
                other.publish(rss(ONE, TWO));
                FailingDisk disk = FailingDisk.from(n);
                if (wrote(other, disk)) {
                    assertThat(disk.hasFailed()).isFalse();
                    assertThat(n)
                            .as("operations tried")
                            .isEqualTo(5 * 6 + 2 * 3 + 1); // five files, and three more parts of each feed
                    return;
                }
                for (String name : new String[] {"torrents.xml", "podcast.xml"}) {
                    assertThat(other.items(name)).as(name + " is whole").hasSizeBetween(1, 2);
                }
                assertThat(other.write(NOW.plusSeconds(60))).isIn(true, false);
                assertThat(other.items("torrents.xml")).hasSize(2);
                assertThat(other.write(NOW.plusSeconds(120))).as("settled").isFalse();
            }
        }
    }

    private static boolean wrote(SiteFixture site, FailingDisk disk) throws Exception {
        try {
            site.write(NOW.plusSeconds(30), disk);
            return true;
        } catch (SiteNotWritten e) {
            assertThat(e).hasMessageStartingWith("cannot write /").hasMessageNotContaining("\n");
            return false;
        }
    }

    @Test
    void aDirectoryInTheWayIsNamed() throws Exception {
        Path page = site.library().layout().site().resolve("index.html");
        Files.delete(page);
        Files.createDirectories(page.resolve("inside"));

        assertThatThrownBy(() -> site.write(NOW))
                .isInstanceOf(SiteNotWritten.class)
                .hasMessageContaining(page.toString());
    }

    private String built(String feed) throws Exception {
        return site.channel(feed).getChildText("lastBuildDate");
    }

    private Map<String, FileTime> age() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        for (String file : times().keySet()) {
            Files.setLastModifiedTime(Path.of(file), old);
        }
        return times();
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(site.library().layout().site())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
