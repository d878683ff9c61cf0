package org.seedcast.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.SiteFixture;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;

class TorrentFeedTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    private final SiteFixture site;

    TorrentFeedTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static List<String> names(Element element) {
        return element.getChildren().stream().map(Element::getName).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show.rss", "show.atom"})
    void noItemHasTwoElementsThatClientsTakeForTheSame(String feed) throws Exception {
        site.with(PUBLIC)
                .publish(Files.readString(Path.of("src/test/resources/golden", feed)))
                .write();

        assertThat(site.items("torrents.xml")).isNotEmpty().allSatisfy(item -> assertThat(names(item))
                .doesNotHaveDuplicates()
                .doesNotContain("author"));
    }

    @Test
    void theDateOfTheLastChangeStandsBeforeTheItems() throws Exception {
        site.with(PUBLIC)
                .publish(rss(item("g", "T", DATE, "https://a.example/e.mp3")))
                .write();

        List<String> names = names(site.channel("torrents.xml"));
        assertThat(names.indexOf("lastBuildDate")).isBetween(0, names.indexOf("item"));
        assertThat(site.channel("torrents.xml").getChildText("lastBuildDate"))
                .isEqualTo("Sun, 01 Mar 2026 12:00:00 +0000");
    }

    @Test
    void anItemNamesItsTorrent() throws Exception {
        site.with(PUBLIC)
                .publish(rss(item("g", "T", DATE, "https://a.example/e.mp3")))
                .write();

        Element item = site.items("torrents.xml").get(0);
        String url = "https://mirror.example/show/torrents/2025-06-03-t.mp3.torrent";
        Path torrent = site.library().layout().torrent("2025-06-03-t.mp3");
        assertThat(item.getChildText("link")).isEqualTo(url);
        assertThat(item.getChild("enclosure").getAttributeValue("url")).isEqualTo(url);
        assertThat(item.getChild("enclosure").getAttributeValue("type")).isEqualTo("application/x-bittorrent");
        assertThat(item.getChild("enclosure").getAttributeValue("length"))
                .isEqualTo(String.valueOf(Files.size(torrent)));
        assertThat(item.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
        assertThat(item.getChildText("guid")).matches("[0-9a-f]{40}");
        assertThat(item.getChildText("infoHash", Xml.TORRENT)).matches("[0-9A-F]{40}");
    }

    @Test
    void withoutABaseTheMagnetIsTheAddress() throws Exception {
        site.with(PublishingSettings.NONE)
                .publish(rss(item("g", "T", DATE, "https://a.example/e.mp3")))
                .write();

        Element item = site.items("torrents.xml").get(0);
        assertThat(item.getChildText("link")).startsWith("magnet:?xt=urn:btih:");
        assertThat(item.getChild("enclosure").getAttributeValue("url")).isEqualTo(item.getChildText("link"));
        assertThat(item.getChild("enclosure").getAttributeValue("length")).isEqualTo("0");
        assertThat(item.getChild("enclosure").getAttributeValue("type")).isEqualTo("application/x-bittorrent");
    }

    /** Rules of clients match titles, and lists show nothing else. */
    @Test
    void severalFilesOfOneEpisodeHaveTitlesOfTheirOwn() throws Exception {
        site.with(PUBLIC)
                .publish(rss(item("g", "T", DATE, "https://a.example/e.mp3", "https://a.example/e.ogg")))
                .write();

        assertThat(site.items("torrents.xml"))
                .extracting(item -> item.getChildText("title"))
                .containsExactlyInAnyOrder("T (2025-06-03-t.mp3)", "T (2025-06-03-t.ogg)");
    }

    @Test
    void theNewest500AreListedAndAllStandBeside() throws Exception {
        String[] items = new String[501];
        Arrays.setAll(items, i -> item("g" + i, "T" + i, DATE, "https://a.example/" + i + ".mp3"));
        items[500] = item("last", "Last", "Mon, 02 Jun 2025 09:00:00 +0000", "https://a.example/last.mp3");
        site.with(PUBLIC).publish(rss(Arrays.copyOf(items, 500))).write();
        assertThat(site.library().layout().site().resolve("torrents-all.xml")).doesNotExist();
        assertThat(site.text("torrents.xml") + site.text("index.html")).doesNotContain("torrents-all.xml");

        site.publish(rss(items)).write();

        assertThat(site.items("torrents.xml"))
                .hasSize(500)
                .extracting(item -> item.getChildText("title"))
                .doesNotContain("Last");
        assertThat(site.items("torrents-all.xml")).hasSize(501);
        assertThat(guids("torrents-all.xml")).hasSize(501).containsAll(guids("torrents.xml"));
        assertThat(site.text("torrents.xml"))
                .contains("<atom:link href=\"https://mirror.example/show/torrents-all.xml\" rel=\"related\"");
        assertThat(site.text("torrents-all.xml")).doesNotContain("rel=\"related\"");
        assertThat(site.text("index.html")).contains("<a href=\"torrents-all.xml\">");
        assertThat(site.write()).as("a second time").isFalse();
    }

    private Set<String> guids(String feed) throws Exception {
        Set<String> guids = new HashSet<>();
        site.items(feed).forEach(item -> guids.add(item.getChildText("guid")));
        return guids;
    }

    /** The third is a letter and a mark that Unicode could also write as one: the URL must not. */
    @ParameterizedTest
    @ValueSource(strings = {"Caf\u00e9", "\u65e5\u672c \ud801\udc00", "J\u030cazz", "\u0939\u093f"})
    void urlsNameTheVeryFile(String title) throws Exception {
        site.with(PUBLIC)
                .publish(rss(item("g", title, DATE, "https://a.example/e.mp3")))
                .write();
        Item item = site.library().item("g");
        String encoded = percentEncoded(item.fileName());

        assertThat(site.items("torrents.xml").get(0).getChildText("link"))
                .isEqualTo("https://mirror.example/show/torrents/" + encoded + ".torrent");
        assertThat(new PublicLinks(PUBLIC).webSeeds(item))
                .containsExactly(URI.create("https://media.example/m/" + encoded));
        assertThat(Files.readAllBytes(site.library().layout().torrent(item.fileName())))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("https://media.example/m/" + encoded);
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(one > 0 ? String.valueOf((char) one) : String.format("%%%02X", one & 0xff));
        }
        return encoded.toString();
    }

    @Test
    void trackersAndWebSeedsDoNotChangeTheInfoHash() throws Exception {
        site.publish(rss(item("g", "T", DATE, "https://a.example/e.mp3"))).write();
        Set<String> before = guids("torrents.xml");
        Path torrent = site.library().layout().torrent("2025-06-03-t.mp3");
        byte[] plain = Files.readAllBytes(torrent);
        Item item = site.library().item("g");

        site.with(PUBLIC);
        Published rewritten = site.torrents(Disk.REAL)
                .write(item, site.library().library().items().hashes(item), FileStamp.of(torrent));

        assertThat(Set.of(rewritten.infoHash().toString())).isEqualTo(before);
        assertThat(Files.readAllBytes(torrent)).isNotEqualTo(plain).hasSize((int) rewritten.torrentLength());
    }

    @Test
    void theOrderIsThatOfDates() throws Exception {
        site.publish(rss(
                        item("b", "Old", "Mon, 02 Jun 2025 09:00:00 +0000", "https://a.example/1.mp3"),
                        item("d", "Twin d", DATE, "https://a.example/2.mp3"),
                        item("c", "Twin c", DATE, "https://a.example/3.mp3")))
                .write();

        Stream.of("torrents.xml", "podcast.xml")
                .forEach(feed -> assertThat(titles(feed)).as(feed).containsExactly("Twin c", "Twin d", "Old"));
    }

    private List<String> titles(String feed) {
        try {
            return site.items(feed).stream()
                    .map(item -> item.getChildText("title"))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(feed, e);
        }
    }
}
