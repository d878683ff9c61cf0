package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.SiteFixture;

class PageTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    private final SiteFixture site;

    PageTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private Document page(PublishingSettings settings, String... items) throws Exception {
        site.with(settings).publish(rss(items)).write();
        return Jsoup.parse(site.text("index.html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "--><svg/onload=alert(1)>",
                "{{#torrents}}{{{title}}}",
                "]]> &bogus; <![CDATA[",
                "&#x1;&#xFFFE;&#x7F; control",
                "\ud83d\ude00 astral \ud801\udc00",
            })
    void hostileTextStaysText(String text) throws Exception {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        // as it has to be written where one level is undone
        String title = text.replace("&", "&amp;");
        Document page = page(
                PUBLIC,
                "<itunes:author>" + escaped + "</itunes:author><item><title>" + escaped.replace("&amp;", "&amp;amp;")
                        + "</title><guid>g</guid>"
                        + "<pubDate>" + DATE + "</pubDate><description>" + escaped + "</description>"
                        + "<enclosure url=\"https://a.example/e.mp3\"/></item>");

        assertThat(page.select("script").eachAttr("src"))
                .containsExactly("find.js", "player.js", "share.js", "page.js");
        assertThat(page.select("img, svg, iframe, object, embed")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("li h2").text().strip()).isEqualTo(text.strip().replaceAll("\\s+", " "));
        assertThat(site.text("index.html")).doesNotContain("\u0001").doesNotContain("\ufffe");
        assertThat(site.items("torrents.xml")).hasSize(1);
        assertThat(site.items("torrents.xml").get(0).getChildText("title")).isEqualTo(text);
        assertThat(site.items("podcast.xml").get(0).getChildText("title")).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"})
    void onlyPagesAreLinkedTo(String link) throws Exception {
        Document page = page(
                PUBLIC,
                "<item><title>T</title><guid>g</guid><link>" + link + "</link>"
                        + "<enclosure url=\"https://a.example/e.mp3\"/></item>");

        assertThat(hrefs(page)).noneMatch(href -> href.startsWith(link.substring(0, link.indexOf(':'))));
        assertThat(page.select("li h2 a").eachAttr("href")).containsExactly("items/t.mp3.html");
        assertThat(page.select("li a.original")).isEmpty();
        assertThat(site.items("torrents.xml").get(0).getChildText("comments"))
                .isEqualTo("https://mirror.example/show/items/t.mp3.html");
    }

    /** Whatever stands in the channel or in an item is shown by the rule of titles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>window.hit=1</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</script><svg/onload=alert(1)>",
                "{{{title}}}",
                "a\u202eb\u2066c\u2069d\u202ae\u0085f\u2028g",
            })
    void everyValueIsEscapedAsTitlesAre(String text) throws Exception {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String channel = "<itunes:author>A " + escaped + "</itunes:author><language>" + escaped + "</language>"
                + "<category>" + escaped + "</category><copyright>" + escaped + "</copyright>"
                + "<podcast:license xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">L " + escaped
                + "</podcast:license>";
        String item = "<item><title>T " + escaped + "</title><guid>g " + escaped + "</guid><category>" + escaped
                + "</category><itunes:duration>" + escaped + "</itunes:duration><link>" + escaped + "</link>"
                + "<description>D " + escaped.replace("&", "&amp;") + "</description>"
                + "<enclosure url=\"https://a.example/e.mp3\" type=\"" + escaped.replace("\"", "&quot;")
                + "\"/></item>";
        Document page = page(PUBLIC, channel + item);

        assertThat(page.select("script, img, svg").eachAttr("src"))
                .containsExactly("find.js", "player.js", "share.js", "page.js");
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        for (String file : List.of("index.html", "search.js")) {
            assertThat(site.text(file)).doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069\\u0085\\u2028]");
        }
        assertThat(site.text("search.js")).doesNotContain("<", ">");
        String shown = text.replaceAll("[\\p{Cc}\\u2028\\u202a-\\u202e\\u2066-\\u2069]+", " ");
        assertThat(page.select(".by").text()).isEqualTo("by A " + shown);
        assertThat(page.select("footer").text()).startsWith("Licence: L " + shown);
        assertThat(site.channel("torrents.xml").getChildText("category")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/licence, https://a.example/licence",
        "HTTPS://a.example/l, HTTPS://a.example/l",
        "'https://a.example/\u202ecl', https://a.example/%E2%80%AEcl",
        "'https://a.example/\"onclick=x', ''",
        "'javascript:alert(1)//https://a.example/', ''",
        "'data:text/html,x', ''",
        "some words, ''",
    })
    void aLicenceLinksToPagesOnly(String licence, String link) throws Exception {
        Document page = page(
                PUBLIC,
                "<podcast:license xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">" + licence
                        + "</podcast:license>");

        assertThat(page.select("footer a").attr("href")).isEqualTo(link);
    }

    private static List<String> hrefs(Document page) {
        return page.select("[href], [src]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                .toList();
    }

    @Test
    void aVisitorCanDownloadListenAndJoin() throws Exception {
        Document page = page(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"));

        Elements links = page.select("li ul.links a");
        assertThat(links).extracting(Element::text).containsExactly("Download", "Torrent", "Magnet");
        assertThat(links.get(0).attr("href")).isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        assertThat(links.get(1).attr("href")).isEqualTo("torrents/2025-06-03-t.mp3.torrent");
        assertThat(links.get(2).attr("href")).startsWith("magnet:?xt=urn:btih:");
        assertThat(page.select("audio").attr("src")).isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        assertThat(page.select("audio").attr("preload")).isEqualTo("none");
    }

    /** What cannot be played, or nobody knows, has no player. */
    @ParameterizedTest
    @CsvSource({
        "e.mp3, '', audio",
        "e.weba, '', audio",
        "e.bin, audio/mpeg, audio",
        "e, application/ogg, audio",
        "e.mpg, '', video",
        "e.zip, application/zip, ''",
        "e.7z, application/octet-stream, ''",
        "e.tar.gz, '', ''",
        "e.rar, '', ''",
        "e.iso, application/x-iso9660-image, ''",
        "e, '', ''",
    })
    void onlyMediaHaveAPlayer(String file, String type, String player) throws Exception {
        Document page = page(
                PUBLIC,
                "<item><title>T</title><guid>g</guid><enclosure url=\"https://a.example/" + file + "\" type=\"" + type
                        + "\"/></item>");

        assertThat(page.select("a[download]")).hasSize(1);
        assertThat(page.select("audio, video").eachAttr("src")).hasSize(player.isEmpty() ? 0 : 1);
        assertThat(page.select("audio, video").stream()
                        .map(Element::tagName)
                        .findFirst()
                        .orElse(""))
                .isEqualTo(player);
        assertThat(site.text("search.js").contains("\"plain\":true")).isEqualTo(player.isEmpty());
    }

    @Test
    void withoutMediaTheOriginServes() throws Exception {
        Document page = page(PublishingSettings.NONE, item("g", "T", DATE, "https://a.example/e.mp4"));

        assertThat(page.select("a[download]").attr("href")).isEqualTo("https://a.example/e.mp4");
        assertThat(page.text()).doesNotContain("torrent only");
    }

    @Test
    void anUnofficialMirrorSaysSo() throws Exception {
        assertThat(page(PUBLIC).select(".notice").text())
                .contains("unofficial mirror")
                .contains("show.example");

        PublishingSettings own = new PublishingSettings(PUBLIC.baseUrl(), PUBLIC.mediaUrl(), PUBLIC.trackers(), true);
        assertThat(page(own).select(".notice")).isEmpty();
    }

    @Test
    void anEmptyLibraryHasAPageToo() throws Exception {
        assertThat(page(PUBLIC).text()).contains("Nothing is published yet.").contains("0 files");
        assertThat(site.items("torrents.xml")).isEmpty();
    }
}
