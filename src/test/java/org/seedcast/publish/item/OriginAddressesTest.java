package org.seedcast.publish.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.SiteFixture;
import org.seedcast.torrent.AnnounceList;

/** Nothing that is published of a private feed lets anybody in, or tells where he could knock. */
class OriginAddressesTest {
    private static final PublishingSettings PRIVATE = PUBLIC.ofPrivateFeed();

    private final SiteFixture site;

    OriginAddressesTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String item(String inside) {
        return "<item xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
                + " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><title>T</title>"
                + "<pubDate>Tue, 03 Jun 2025 09:00:00 +0000</pubDate>" + inside + "</item>";
    }

    private static String notes(String html) {
        String escaped = html.replace("&", "&amp;").replace("<", "&lt;");
        return "<guid>g</guid><enclosure url=\"https://orig.example/GEHEIM/e.mp3?token=GEHEIM\" type=\"audio/mpeg\"/>"
                + "<description>" + escaped + "</description><content:encoded><![CDATA[" + html
                + "]]></content:encoded>";
    }

    private void publish(PublishingSettings settings, String item) throws Exception {
        site.with(settings).publish(rss(item)).write();
    }

    private void requireNothingOf(String secret) throws Exception {
        try (Stream<Path> files = Files.walk(site.library().layout().site())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text)
                        .as("%s", file)
                        .doesNotContainIgnoringCase(secret)
                        .doesNotContain("orig.example");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://orig.example/e.mp3?token=geheim",
                "https://orig.example/e.mp3?x=1&amp;sig=geheim",
                "https://orig.example/e.mp3?token-hash=geheim&amp;token-time=1",
                "https://orig.example/e.mp3?%74oken=geheim",
                "https://orig.example/e.mp3#token=geheim",
                "https://orig.example/geheim/e.mp3",
                "https://me:geheim@orig.example/e.mp3",
            })
    void noAddressOfTheOriginIsPublished(String enclosure) throws Exception {
        String all = "<guid isPermaLink=\"true\">https://orig.example/g?token=geheim</guid>"
                + "<link>https://orig.example/page/geheim</link><comments>https://orig.example/geheim#c</comments>"
                + "<media:thumbnail url=\"https://orig.example/geheim.jpg\"/>"
                + "<podcast:chapters url=\"/geheim.json\" type=\"application/json\"/>"
                + "<podcast:transcript url=\"https://orig.example/geheim.vtt\" type=\"text/vtt\"/>"
                + "<atom:link rel=\"self\" href=\"https://orig.example/geheim.xml\"/>"
                + "<enclosure url=\"" + enclosure + "\" length=\"5\" type=\"audio/mpeg\"/>";
        for (PublishingSettings settings : List.of(PRIVATE, PublishingSettings.NONE.ofPrivateFeed())) {
            publish(settings, item(all));

            requireNothingOf("geheim");
            // Without a media URL nothing public is left that an app could fetch.
            assertThat(site.items("podcast.xml")).hasSize(settings.equals(PRIVATE) ? 1 : 0);
            for (Element item : site.items("podcast.xml")) {
                assertThat(item.getChildText("guid")).matches("urn:sha256:[0-9a-f]{64}");
                assertThat(item.getChild("guid").getAttributeValue("isPermaLink"))
                        .isEqualTo("false");
                assertThat(item.getChildText("title")).isEqualTo("T");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://orig.example/GEHEIM now",
                "see http://ORIG.EXAMPLE/GEHEIM",
                "see orig.example/GEHEIM",
                "see www.orig.example/GEHEIM",
                "see feed://orig.example/GEHEIM",
                "<a href=\"https://orig.example/GEHEIM\">x</a>",
                "<a href='https://orig.example/GEHEIM'>x</a>",
                "<a href=https://orig.example/GEHEIM>x</a>",
                "<a href=\"//orig.example/GEHEIM\">x</a>",
                "<a href=\"/GEHEIM\">x</a>",
                "<a href=\"GEHEIM/x\">x</a>",
                "<img src=\"../GEHEIM.png\">",
                "<a href=\"https:&#47;&#47;orig.example&#47;GEHEIM\">x</a>",
                "<a href=\"https://orig&#46;example/GEHEIM\">x</a>",
                "<a href=\"https://orig.exa\nmple/GEHEIM\">x</a>",
                "<a href=\"https://elsewhere.example/?u=https%3A%2F%2Forig.example%2FGEHEIM\">x</a>",
                "<a href=\"https://elsewhere.example/?u=https%253A%252F%252Forig.example%252FGEHEIM\">x</a>",
                "<a href=\"https://orig%2Eexample/GEHEIM\">x</a>",
                "<a href=\"https:\\\\orig.example\\GEHEIM\">x</a>",
                "<a href=\"https://me:GEHEIM@orig.example\">x</a>",
                "<a href=\"https://elsewhere.example/?x=1&amp;%74oken=GEHEIM\">x</a>",
                "https://elsewhere.example/?x=1&password=GEHEIM",
                "https://elsewhere.example/#token=GEHEIM",
                "https://elsewhere.example/a;token=GEHEIM",
                "(https://orig.example/GEHEIM)",
                "[x](https://orig.example/GEHEIM)",
                "&lt;a href=&quot;https://orig.example/GEHEIM&quot;&gt;",
                "https://orig.example.:443/GEHEIM",
            })
    void norDoTheNotesNameOne(String html) throws Exception {
        publish(PRIVATE, item(notes(html)));

        requireNothingOf("GEHEIM");
    }

    @Test
    void whatIsNotOfTheOriginStays() throws Exception {
        publish(
                PRIVATE,
                item(
                        "<link>https://page.example/1</link>"
                                + notes(
                                        "by orig.example and <a href=\"https://elsewhere.example/?p=1#x\">x</a>, mail me@b.example")));

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChildText("description"))
                .isEqualTo("by orig.example and <a href=\"https://elsewhere.example/?p=1#x\">x</a>, mail me@b.example");
        assertThat(item.getChildText("link")).isEqualTo("https://page.example/1");
        assertThat(item.getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://media.example/m/2025-06-03-t.mp3");
        assertThat(site.text("torrents.xml")).contains("magnet:?xt=urn:btih:");
    }

    /** Also where the copy is published on the very host of the origin. */
    @Test
    void ourOwnAddressesStay() throws Exception {
        PublishingSettings beside = new PublishingSettings(
                Optional.of(URI.create("https://orig.example/mirror/")),
                Optional.of(URI.create("media/")),
                AnnounceList.NONE,
                false);
        publish(beside.ofPrivateFeed(), item(notes("")));

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://orig.example/mirror/media/2025-06-03-t.mp3");
        assertThat(site.items("torrents.xml").get(0).getChildText("link"))
                .isEqualTo("https://orig.example/mirror/torrents/2025-06-03-t.mp3.torrent");
    }

    /** Show notes of a public feed may hold such links; they are for everybody then. */
    @Test
    void whatIsPublishedOfAPublicFeedStaysAsItIs() throws Exception {
        publish(
                PUBLIC,
                item("<guid>g</guid><enclosure url=\"https://orig.example/e.mp3?key=\" type=\"audio/mpeg\"/>"
                        + "<description>https://orig.example/n?key=1</description>"));

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChildText("description")).isEqualTo("https://orig.example/n?key=1");
    }

    @Test
    void anEmptyParameterCostsNoEnclosure() throws Exception {
        publish(
                PublishingSettings.NONE,
                item("<guid>g</guid><enclosure url=\"https://orig.example/e.mp3?key=\" type=\"audio/mpeg\"/>"));

        assertThat(site.items("podcast.xml").get(0).getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://orig.example/e.mp3?key=");
    }

    @ParameterizedTest
    @CsvSource({
        "cdn.example, https://cdn.example/geheim",
        "cdn.example, //CDN.example:8080/geheim",
        "cdn.example, cdn.example/geheim",
        "::1, http://[::1]:8080/geheim",
        "127.0.0.9, http://127.0.0.9/geheim",
        "xn--bcher-kva.example, https://b\u00fccher.example/geheim",
        "localhost, http://localhost:8080/geheim",
    })
    void norAddressesOfHostsThatRedirectsLedTo(String host, String address) throws Exception {
        publish(PRIVATE, item(notes("<a href=\"" + address + "\">Stays</a> or " + address)));
        site.library().library().privacy().ledTo(List.of(host));

        site.write();

        requireNothingOf("geheim");
        assertThat(site.text("podcast.xml")).contains("Stays");
    }
}
