package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.library.PublishingSettings;

/** Where the files of a local feed are is nobody's business. */
class LocalFeedTest {
    private static final String RSS =
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                 xmlns:media="http://search.yahoo.com/mrss/" xmlns:podcast="https://podcastindex.org/namespace/1.0">
            <channel xml:base="file:///home/ann/secret-place/"><title>Mine</title><link>file:///home/ann/secret-place/i.html</link>
            <description>d</description>
            <image><url>secret-cover.png</url><title>Mine</title></image>
            <itunes:image href="file:///home/ann/secret-place/cover.jpg"/>
            <item><title>T</title><guid>g</guid><link>secret-page.html</link><comments>/secret-comments</comments>
            <enclosure url="secret-e.mp3" type="audio/mpeg"/>
            <media:content url="file:///home/ann/secret-place/e.mp3" type="audio/mpeg"/>
            <media:group><media:content url="secret-e.mp3"/></media:group>
            <media:thumbnail url="secret-thumb.png"/>
            <podcast:transcript url="secret.vtt" type="text/vtt"/>
            <podcast:chapters url="https://public.example/c.json" type="application/json"/>
            </item>
            <item><title>No guid</title><enclosure url="secret-f.mp3" type="audio/mpeg"/></item>
            <item><title>Not taken</title><guid>x</guid><enclosure url="file:///etc/secret.mp3" type="audio/mpeg"/></item>
            </channel></rss>
            """;
    private static final String ATOM =
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Mine</title><id>urn:x</id>
            <link href="secret-page.html"/><icon>secret.png</icon>
            <entry><title>T</title><link rel="alternate" href="secret-page.html"/>
            <link rel="enclosure" href="secret-e.mp3" type="audio/mpeg"/></entry></feed>
            """;

    private final Path root;

    LocalFeedTest(@TempDir Path root) {
        this.root = root;
    }

    static Stream<Arguments> feeds() {
        return Stream.of(
                Arguments.of(RSS, PUBLIC),
                Arguments.of(RSS, PublishingSettings.NONE),
                Arguments.of(ATOM, PUBLIC),
                Arguments.of(ATOM, PublishingSettings.NONE));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void noOutputTellsAPath(String feed, PublishingSettings settings) throws Exception {
        String folder = root.resolve("secret-folder").toString();
        try (SiteFixture site = new SiteFixture(root.resolve("library"))) {
            site.with(settings).library().merge(folder + "/feed.xml", feed);
            site.publish(item -> !item.guid().value().equals("x")).write();

            for (String file : new String[] {"torrents.xml", "podcast.xml", "index.html"}) {
                assertThat(site.text(file))
                        .as(file)
                        .contains("Mine")
                        .doesNotContain("secret")
                        .doesNotContain("file:")
                        .doesNotContain(root.toString());
            }
            assertThat(site.text("podcast.xml").contains("<enclosure url=\"https://media.example/m/"))
                    .isEqualTo(settings.equals(PUBLIC));
            assertThat(site.text("podcast.xml").contains("https://public.example/c.json"))
                    .as("what nobody can play is in no podcast feed")
                    .isEqualTo(feed.equals(RSS) && settings.equals(PUBLIC));
        }
    }
}
