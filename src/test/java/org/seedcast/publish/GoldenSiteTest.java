package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.publish.SiteFixture.PUBLIC;
import static org.seedcast.publish.SiteFixture.TRACKERS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.Tools;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;

/** Whole sites, byte for byte. After a wanted change, {@code -Dgolden.update=true} writes them again for review. */
class GoldenSiteTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Path root;

    GoldenSiteTest(@TempDir Path root) {
        this.root = root;
    }

    static Stream<Arguments> sites() {
        PublishingSettings nowhere = new PublishingSettings(Optional.empty(), Optional.empty(), TRACKERS, false);
        PublishingSettings own = new PublishingSettings(PUBLIC.baseUrl(), PUBLIC.mediaUrl(), TRACKERS, true);
        return Stream.of(
                Arguments.of("public", "show.rss", PUBLIC),
                Arguments.of("nowhere", "show.rss", nowhere),
                Arguments.of("own", "show.rss", own),
                Arguments.of("atom", "show.atom", PUBLIC));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sites")
    void theSiteIsAsItWas(String name, String feed, PublishingSettings settings) throws Exception {
        try (SiteFixture site = new SiteFixture(root)) {
            site.with(settings).library().merge(Files.readString(GOLDEN.resolve(feed)));
            site.publish(item -> !item.guid().value().equals("waiting")).write();
            for (String file : List.of("torrents.xml", "podcast.xml", "index.html", "search.js")) {
                assertGolden(GOLDEN.resolve(name).resolve(file), site.text(file));
            }
            Item newest = Torrent.allOf(site.catalogue()).get(0).item();
            assertGolden(GOLDEN.resolve(name).resolve("item.html"), site.text(PublicLinks.pageFile(newest)));
        }
    }

    private static void assertGolden(Path golden, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).as(golden.toString()).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sites")
    void anotherParserReadsTheFeedsToo(String name, String feed, PublishingSettings settings) throws Exception {
        String count = "import sys, xml.etree.ElementTree as e\n"
                + "for f in sys.argv[1:]: print(len(e.parse(f).findall('channel/item')))";
        try (SiteFixture site = new SiteFixture(root)) {
            site.with(settings).publish(Files.readString(GOLDEN.resolve(feed))).write();
            Path folder = site.library().layout().site();

            Tools.Result result = Tools.run(
                    Duration.ofSeconds(20),
                    Tools.require("python3").toString(),
                    "-c",
                    count,
                    folder.resolve("torrents.xml").toString(),
                    folder.resolve("podcast.xml").toString());

            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output().lines())
                    .containsExactlyElementsOf(feed.equals("show.rss") ? List.of("5", "5") : List.of("3", "2"));
        }
    }
}
