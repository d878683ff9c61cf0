package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.NOW;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.Site;
import org.seedcast.publish.SiteFixture;

/** The page that each item has to itself. */
class ItemPageTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    private final SiteFixture site;

    ItemPageTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private Document page(PublishingSettings settings, String items, String name) throws Exception {
        site.with(settings).publish(rss(items)).write();
        return Jsoup.parse(site.text("items/" + name), "https://mirror.example/show/items/" + name);
    }

    @Test
    void theTitleInTheListLeadsThere() throws Exception {
        page(PUBLIC, item("g", "Çava? #1", DATE, "https://a.example/e.mp3"), "2025-06-03-çava-1.mp3.html");

        Document list = Jsoup.parse(site.text("index.html"), "https://mirror.example/show/");
        assertThat(list.select("#items h2 a").attr("href")).isEqualTo("items/2025-06-03-%C3%A7ava-1.mp3.html");
    }

    @Test
    void aVisitorCanDownloadListenJoinAndGoBack() throws Exception {
        Document page = page(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"), "2025-06-03-t.mp3.html");

        assertThat(page.select("h1").text()).isEqualTo("T");
        assertThat(page.select("audio").attr("src")).isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        assertThat(page.select("ul.links a"))
                .extracting(Element::text)
                .containsExactly("Download", "Torrent", "Magnet");
        assertThat(page.select("ul.links a").get(1).absUrl("href"))
                .isEqualTo("https://mirror.example/show/torrents/2025-06-03-t.mp3.torrent");
        assertThat(page.select("header a").attr("href")).isEqualTo("../index.html");
        assertThat(page.select("header a").text()).isEqualTo("Show");
    }

    @Test
    void everyLocalFileItNamesIsThere() throws Exception {
        Path folder = site.library().layout().site();
        Document page = page(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"), "2025-06-03-t.mp3.html");

        for (Element element : page.select("[href], [src]")) {
            String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            if (!target.contains(":") && !target.startsWith("#")) {
                assertThat(folder.resolve("items").resolve(target)).exists();
            }
        }
    }

    @Test
    void thePublishersPageIsASecondLink() throws Exception {
        String linked = "<item><title>T</title><guid>g</guid><link>https://show.example/1</link>"
                + "<enclosure url=\"https://a.example/e.mp3\"/></item>";
        Document page = page(PUBLIC, linked, "t.mp3.html");

        assertThat(page.select(".original a").attr("href")).isEqualTo("https://show.example/1");
        assertThat(Jsoup.parse(site.text("index.html")).select("a.original").attr("href"))
                .isEqualTo("https://show.example/1");
    }

    @Test
    void otherSitesAndSearchEnginesUnderstandIt() throws Exception {
        String told = item("g", "T", DATE, "https://a.example/e.mp3")
                .replace("</item>", "<itunes:duration>1:02:03</itunes:duration></item>");
        Document page = page(PUBLIC, told, "2025-06-03-t.mp3.html");

        String own = "https://mirror.example/show/items/2025-06-03-t.mp3.html";
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(own);
        assertThat(page.select("meta[property=og:url]").attr("content")).isEqualTo(own);
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("T");
        assertThat(page.select("meta[property=og:audio]").attr("content"))
                .isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        Elements episode = page.select("[itemtype=https://schema.org/PodcastEpisode]");
        assertThat(episode.select("[itemprop=datePublished]").attr("datetime")).isEqualTo("2025-06-03");
        assertThat(episode.select("[itemprop=duration]").attr("content")).isEqualTo("PT1H2M3S");
        assertThat(episode.select("[itemprop=partOfSeries] [itemprop=name]").attr("content"))
                .isEqualTo("Show");
    }

    @Test
    void withoutAnAddressOfTheSiteItNamesNone() throws Exception {
        Document page =
                page(PublishingSettings.NONE, item("g", "T", DATE, "https://a.example/e.mp3"), "2025-06-03-t.mp3.html");

        assertThat(page.select("link[rel=canonical], [itemprop=url], meta[property=og:url]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "{{{title}}}",
            })
    void hostileTextStaysText(String text) throws Exception {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String twice = escaped.replace("&", "&amp;");
        Document page = page(
                PUBLIC,
                "<itunes:author>" + escaped + "</itunes:author><item><title>x " + twice + "</title><guid>g</guid>"
                        + "<description>" + twice + "</description>"
                        + "<enclosure url=\"https://a.example/e.mp3\"/></item>",
                pageOf("x " + text));

        assertThat(page.select("script").eachAttr("src")).containsExactly("../page.js");
        assertThat(page.select("img, svg, iframe, object, embed")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("h1").text()).isEqualTo("x " + text);
        assertThat(page.select(".notes").text()).isEqualTo(text);
    }

    private static String pageOf(String title) {
        return title.replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "") + ".mp3.html";
    }

    @Test
    void aSiteWithoutItIsNotComplete() throws Exception {
        page(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"), "2025-06-03-t.mp3.html");
        Path file = site.library().layout().site().resolve("items/2025-06-03-t.mp3.html");
        Files.delete(file);

        assertThat(Site.isComplete(site.library().library())).isFalse();
        assertThat(site.write(NOW)).isTrue();
        assertThat(file).exists();
        assertThat(Site.isComplete(site.library().library())).isTrue();
    }

    @Test
    void anotherItemChangesNothingInIt() throws Exception {
        String first = item("g", "T", DATE, "https://a.example/e.mp3");
        page(PUBLIC, first, "2025-06-03-t.mp3.html");
        String before = site.text("items/2025-06-03-t.mp3.html");

        page(
                PUBLIC,
                first + item("h", "U", "Wed, 04 Jun 2025 09:00:00 +0000", "https://a.example/u.mp3"),
                "2025-06-04-u.mp3.html");

        assertThat(site.text("items/2025-06-03-t.mp3.html")).isEqualTo(before);
        assertThat(site.library().layout().site().resolve("items/2025-06-04-u.mp3.html"))
                .exists();
    }

    /** As feeds of releases and of some own shows have no page to link to. */
    @Test
    void feedsLinkToItWhereThePublisherHasNone() throws Exception {
        String linked = "<item><title>L</title><guid>l</guid><link>https://show.example/1</link>"
                + "<enclosure url=\"https://a.example/l.mp3\"/></item>";
        page(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3") + linked, "2025-06-03-t.mp3.html");

        assertThat(site.items("torrents.xml"))
                .extracting(item -> item.getChildText("comments"))
                .containsExactly("https://mirror.example/show/items/2025-06-03-t.mp3.html", "https://show.example/1");
        site.with(PublishingSettings.NONE).write();
        assertThat(site.items("torrents.xml"))
                .extracting(item -> item.getChildText("comments"))
                .containsExactly(null, "https://show.example/1");
    }
}
