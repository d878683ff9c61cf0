package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.LibraryFixture;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.Origin;

/** What the site makes of what is known of an origin. */
class OriginSeedTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final URI URL = URI.create("https://a.example/e.mp3");

    private final SiteFixture site;

    OriginSeedTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static PublishingSettings settings(boolean media, boolean origin) {
        return new PublishingSettings(
                Optional.of(URI.create("https://mirror.example/show/")),
                Optional.of(URI.create("https://media.example/m/")).filter(any -> media),
                SiteFixture.TRACKERS,
                false,
                origin);
    }

    private void publish(PublishingSettings settings, Origin origin) throws Exception {
        site.with(settings).publish(rss(item("g", "T", DATE, URL.toString())));
        LibraryFixture library = site.library();
        Item item = library.library().items().saveOrigin(library.item("g"), origin);
        FileStamp stamp = new FileStamp(1, 1, 1);
        library.library()
                .items()
                .save(
                        item,
                        site.torrents(Disk.REAL)
                                .write(item, library.library().items().hashes(item), stamp));
        site.write();
    }

    private List<URI> webSeeds() throws Exception {
        Path torrent = site.library().layout().torrent(site.library().item("g").fileName());
        return Metainfo.parse(Files.readAllBytes(torrent)).webSeeds();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, '[https://media.example/m/2025-06-03-t.mp3, https://a.example/e.mp3]'",
        "false, true, true, [https://a.example/e.mp3]",
        "true, true, false, [https://media.example/m/2025-06-03-t.mp3]",
        "true, false, true, [https://media.example/m/2025-06-03-t.mp3]",
        "false, false, true, []",
        "false, true, false, []",
    })
    void anOriginIsAWebSeedOnlyWhereItIsWantedAndProvenAsAWhole(
            boolean media, boolean wanted, boolean whole, String expected) throws Exception {
        publish(settings(media, wanted), new Origin.Stable(URL, whole));

        assertThat(webSeeds()).hasToString(expected);
    }

    @Test
    void anAddressWithASecretNeverIs() throws Exception {
        publish(settings(false, true), new Origin.Stable(URI.create("https://a.example/e.mp3?token=1"), true));

        assertThat(webSeeds()).isEmpty();
    }

    @Test
    void oneThatIsNotProvenIsNot() throws Exception {
        publish(settings(false, true), new Origin.Unproven("it does not support range requests"));

        assertThat(webSeeds()).isEmpty();
        assertThat(site.text("index.html")).doesNotContain("fixed copy");
    }

    @Test
    void oneOfManyCopiesIsCalledSo() throws Exception {
        publish(settings(true, true), new Origin.Dynamic("it sent other bytes", Instant.parse("2026-01-02T23:04:05Z")));

        assertThat(webSeeds()).hasToString("[https://media.example/m/2025-06-03-t.mp3]");
        assertThat(site.text("index.html")).contains("fixed copy of 2026-01-02");
        Element torrent = site.items("torrents.xml").get(0);
        assertThat(torrent.getChildText("description")).endsWith("(fixed copy of 2026-01-02)");
        assertThat(site.text("podcast.xml")).contains("title=\"BitTorrent, fixed copy of 2026-01-02\"");
    }
}
