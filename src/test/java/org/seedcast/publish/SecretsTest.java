package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import java.util.List;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.PublishingSettings;

/** Nothing that is published of a private feed lets anybody in. */
class SecretsTest {
    private static final List<String> FILES = List.of("index.html", "torrents.xml", "podcast.xml");

    private final SiteFixture site;

    SecretsTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String item(String enclosure) {
        return "<item xmlns:media=\"http://search.yahoo.com/mrss/\"><title>T</title>"
                + "<guid isPermaLink=\"true\">https://a.example/g?token=geheim</guid>"
                + "<link>https://a.example/page?auth=geheim</link>"
                + "<pubDate>Tue, 03 Jun 2025 09:00:00 +0000</pubDate>"
                + "<description>See &lt;a href=\"https://a.example/n?x=1&amp;amp;key=geheim\"&gt;notes&lt;/a&gt;"
                + " and https://a.example/plain</description>"
                + "<media:thumbnail url=\"https://me:geheim@a.example/t.jpg\"/>"
                + "<media:thumbnail url=\"https://a.example/public.jpg\"/>"
                + "<enclosure url=\"" + enclosure + "\" length=\"5\" type=\"audio/mpeg\"/></item>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/e.mp3?token=geheim",
                "https://a.example/e.mp3?x=1&amp;sig=geheim",
                "https://me:geheim@a.example/e.mp3",
            })
    void noSecretIsPublished(String enclosure) throws Exception {
        for (PublishingSettings settings : List.of(PUBLIC, PublishingSettings.NONE)) {
            site.with(settings).publish(rss(item(enclosure))).write();

            for (String file : FILES) {
                assertThat(site.text(file)).as(file).doesNotContain("geheim").contains("T");
            }
            Element item = site.items("podcast.xml").get(0);
            assertThat(item.getChildText("guid")).matches("urn:sha256:[0-9a-f]{64}");
            assertThat(item.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
            assertThat(site.text("podcast.xml")).contains("https://a.example/plain", "https://a.example/public.jpg");
        }
        assertThat(site.items("podcast.xml")).hasSize(1);
    }

    @Test
    void ourOwnCopyIsNamedInsteadOfTheSecret() throws Exception {
        site.with(PUBLIC)
                .publish(rss(item("https://a.example/e.mp3?token=geheim")))
                .write();

        assertThat(site.items("podcast.xml").get(0).getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://media.example/m/2025-06-03-t.mp3");
    }

    /** Show notes of a public feed may hold such links; they are for everybody then. */
    @Test
    void whatIsPublishedOfAPublicFeedStaysAsItIs() throws Exception {
        site.with(PUBLIC).publish(rss(item("https://a.example/e.mp3"))).write();

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChildText("guid")).isEqualTo("https://a.example/g?token=geheim");
        assertThat(item.getChildText("description")).contains("key=geheim");
    }
}
