package org.seedcast.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.SiteFixture;
import org.seedcast.publish.item.Xml;

class PodcastFeedTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");
    private static final String SHOW = golden("show.rss");

    private final SiteFixture site;

    PodcastFeedTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String golden(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/golden", name));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private Element written(PublishingSettings settings, String items) throws Exception {
        site.with(settings).publish(rss(items)).write();
        return site.items("podcast.xml").get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new-feed-url",
                "hub.example",
                "rel=\"next\"",
                "show.example/feed.xml\" rel=\"self\"",
                "<cloud",
                "<webMaster",
                "<podcast:guid",
                "podping",
                "liveItem",
                "purpose=\"verify\"",
                "Some Host 4",
                "<!-- a word between elements -->",
                "<![CDATA[",
            })
    void whatWouldBeUntrueInACopyIsDropped(String part) throws Exception {
        assertThat(SHOW).contains(part);
        site.with(PUBLIC).publish(SHOW).write();

        assertThat(site.text("podcast.xml")).doesNotContain(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<odd:mood level=\"3\">calm</odd:mood>",
                "xmlns:odd=\"urn:example:odd\"",
                "<content:encoded>&lt;p&gt;Three ]]&amp;gt; &lt;b&gt;shores&lt;/b&gt;&lt;/p&gt;</content:encoded>",
                "<itunes:duration>1:02:03</itunes:duration>",
                "<podcast:txt purpose=\"note\">kept</podcast:txt>",
                "<atom:link href=\"https://pay.example/ann\" rel=\"payment\" title=\"Give\" />",
                "<copyright>2026 Ann Example</copyright>",
                "<itunes:explicit>false</itunes:explicit>",
                "<guid isPermaLink=\"false\">  show.example/3?a=1&amp;b=2  </guid>",
                "<guid>https://show.example/note</guid>",
            })
    void whatThePublisherPutThereComesThrough(String part) throws Exception {
        site.with(PUBLIC).publish(SHOW).write();

        assertThat(site.text("podcast.xml")).contains(part);
    }

    @Test
    void relativeAddressesAreWrittenOut() throws Exception {
        site.with(PUBLIC).publish(SHOW).write();

        assertThat(site.text("podcast.xml"))
                .contains("<url>https://show.example/small.png</url>")
                .contains("href=\"https://show.example/ann\"")
                .contains("url=\"https://show.example/3.vtt\"");
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void directoriesAreAskedToLeaveOutWhatIsNotOwn(boolean own, boolean blocked) throws Exception {
        site.with(new PublishingSettings(PUBLIC.baseUrl(), PUBLIC.mediaUrl(), PUBLIC.trackers(), own))
                .publish(SHOW)
                .write();

        for (String feed : new String[] {"torrents.xml", "podcast.xml"}) {
            assertThat(site.text(feed).contains("<itunes:block>Yes</itunes:block>"))
                    .isEqualTo(blocked);
            assertThat(site.text(feed).contains("<podcast:block>yes</podcast:block>"))
                    .isEqualTo(blocked);
        }
    }

    @Test
    void theTorrentStandsBesideTheFile() throws Exception {
        Element written = written(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"));

        assertThat(written.getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        Element alternate = written.getChild("alternateEnclosure", Xml.PODCAST);
        List<Element> sources = alternate.getChildren("source", Xml.PODCAST);
        assertThat(sources).hasSize(3);
        assertThat(sources.get(0).getAttributeValue("uri")).isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        assertThat(sources.get(1).getAttributeValue("uri"))
                .isEqualTo("https://mirror.example/show/torrents/2025-06-03-t.mp3.torrent");
        assertThat(sources.get(2).getAttributeValue("uri")).startsWith("magnet:?xt=urn:btih:");
        assertThat(sources)
                .extracting(source -> source.getAttributeValue("contentType"))
                .containsExactly(null, "application/x-bittorrent", null);
        assertThat(alternate.getAttributeValue("default")).isEqualTo("true");
    }

    @Test
    void theIntegrityIsThatOfTheFile() throws Exception {
        Element written = written(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3"));
        Item item = site.library().item("g");
        byte[] content = ("content of g " + item.fileName()).repeat(900).getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);

        Element alternate = written.getChild("alternateEnclosure", Xml.PODCAST);
        Element integrity = alternate.getChild("integrity", Xml.PODCAST);
        assertThat(integrity.getAttributeValue("type")).isEqualTo("sri");
        assertThat(integrity.getAttributeValue("value"))
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
        assertThat(alternate.getAttributeValue("length")).isEqualTo(String.valueOf(content.length));
        assertThat(written.getChild("enclosure").getAttributeValue("length")).isEqualTo(String.valueOf(content.length));
    }

    @Test
    void withoutAnyAddressOriginAndMagnetRemain() throws Exception {
        Element written = written(PublishingSettings.NONE, item("g", "T", DATE, "https://a.example/e.mp3?x=1&amp;y=2"));

        assertThat(written.getChild("enclosure").getAttributeValue("url")).isEqualTo("https://a.example/e.mp3?x=1&y=2");
        assertThat(written.getChild("alternateEnclosure", Xml.PODCAST).getChildren("source", Xml.PODCAST))
                .singleElement()
                .matches(source -> source.getAttributeValue("uri").startsWith("magnet:"));
        assertThat(site.text("podcast.xml")).doesNotContain("rel=\"self\"");
    }

    /** "default" says: the same as the enclosure. Only one of several can be. */
    @Test
    void ofSeveralFilesNoneClaimsToBeTheEnclosure() throws Exception {
        Element written = written(PUBLIC, item("g", "T", DATE, "https://a.example/e.mp3", "https://a.example/e.ogg"));

        assertThat(written.getChildren("enclosure"))
                .extracting(enclosure -> enclosure.getAttributeValue("url"))
                .containsExactly(
                        "https://media.example/m/2025-06-03-t.mp3", "https://media.example/m/2025-06-03-t.ogg");
        assertThat(written.getChildren("alternateEnclosure", Xml.PODCAST))
                .hasSize(2)
                .allSatisfy(alternate ->
                        assertThat(alternate.getAttribute("default")).isNull());
    }

    @Test
    void anEpisodeThatIsNotHereKeepsItsOrigin() throws Exception {
        site.with(PUBLIC).library().merge(rss(item("g", "T", DATE, "https://a.example/e.mp3")));
        site.write();

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChild("enclosure").getAttributeValue("url")).isEqualTo("https://a.example/e.mp3");
        assertThat(item.getChild("alternateEnclosure", Xml.PODCAST)).isNull();
        assertThat(site.items("torrents.xml")).isEmpty();
    }

    @Test
    void aGroupOfMediaPointsAtTheSameFileAsTheEnclosure() throws Exception {
        site.with(PUBLIC).publish(SHOW).write();

        Element group = site.items("podcast.xml").get(0).getChild("group", MEDIA);
        assertThat(group.getChild("content", MEDIA).getAttributeValue("url")).startsWith("https://media.example/m/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<guid/>", "<guid isPermaLink=\"true\"> \n </guid>"})
    void anItemThatCameWithoutAGuidGetsOne(String none) throws Exception {
        Element written = written(
                PUBLIC, "<item><title>T</title>" + none + "<enclosure url=\"https://a.example/e.mp3\"/></item>");

        assertThat(written.getChildren("guid")).hasSize(1);

        assertThat(written.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
        assertThat(written.getChildText("guid"))
                .as("uuid5(NAMESPACE_URL, 'https://a.example/e.mp3') of Python")
                .isEqualTo("70f954c3-3ed6-561b-96b8-91aeae33088c");
    }

    @Test
    void baseOfTheItemCounts() throws Exception {
        Element written = written(
                PublishingSettings.NONE,
                "<item xml:base=\"https://b.example/x/\"><title>T</title><guid>g</guid>"
                        + "<enclosure url=\"e.mp3\" type=\"audio/mpeg\"/><itunes:image href=\"c.jpg\"/></item>");

        assertThat(written.getChild("enclosure").getAttributeValue("url")).isEqualTo("https://b.example/x/e.mp3");
        assertThat(written.getChild("image", Xml.ITUNES).getAttributeValue("href"))
                .isEqualTo("https://b.example/x/c.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:secret@a.example/e.mp3",
                "https://a.example/e.mp3?token=secret",
                "https://a.example/e.mp3?x=1&amp;Signature=secret",
                "https://a.example/e.mp3?access_token=secret"
            })
    void secretsOfSubscribersAreNotPassedOn(String url) throws Exception {
        site.with(PublishingSettings.NONE)
                .publish(rss(item("g", "T", DATE, url)))
                .write();

        assertThat(site.items("podcast.xml")).as("nobody could play it").isEmpty();
        for (String file : new String[] {"torrents.xml", "podcast.xml", "index.html"}) {
            assertThat(site.text(file)).as(file).doesNotContain("secret");
        }
    }

    @Test
    void anAtomFeedBecomesRss() throws Exception {
        site.with(PUBLIC).publish(golden("show.atom")).write();

        Element item = site.items("podcast.xml").get(0);
        assertThat(site.channel("podcast.xml").getChildText("title")).isEqualTo("Gezeiten");
        assertThat(item.getChildText("guid")).isEqualTo("tag:show.example,2026:2");
        assertThat(item.getChildText("pubDate")).isEqualTo("Tue, 03 Feb 2026 09:00:00 +0000");
        assertThat(item.getChildren("enclosure")).as("readers expect one").hasSize(1);
        assertThat(item.getChildren("alternateEnclosure", Xml.PODCAST)).hasSize(2);
    }
}
