package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.publish.SiteFixture;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;

/** Season, number and people of an episode, and the title of one that has none. */
class EpisodeDetailsTest {
    private final SiteFixture site;

    EpisodeDetailsTest(@TempDir(factory = InMemory.class) Path root) throws Exception {
        site = new SiteFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void publish(String inside) throws Exception {
        site.with(PUBLIC)
                .publish(rss("<item xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                        + " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><guid>g</guid>"
                        + "<enclosure url=\"https://a.example/e.mp3\" type=\"audio/mpeg\"/>" + inside + "</item>"))
                .write();
    }

    private Document page() throws Exception {
        Torrent torrent = Torrent.allOf(site.catalogue()).get(0);
        return Jsoup.parse(site.text(PublicLinks.pageFile(torrent.item())));
    }

    @Test
    void seasonAndNumberAreShownAndFound() throws Exception {
        publish("<title>T</title><itunes:season>2</itunes:season><itunes:episode>07</itunes:episode>");

        assertThat(Jsoup.parse(site.text("index.html")).select("#items .meta").text())
                .contains("S2 E7");
        assertThat(page().select(".meta").text()).contains("S2 E7");
        assertThat(site.text("search.js")).contains("\"also\":\"S2 E7\"");
    }

    @Test
    void peopleAreNamedWithTheirRoles() throws Exception {
        publish("<title>T</title><podcast:person href=\"https://ann.example/\">Ann</podcast:person>"
                + "<podcast:person role=\"Guest\" href=\"javascript:x\">Bob &lt;b&gt;</podcast:person>"
                + "<podcast:person> </podcast:person>");

        assertThat(page().select(".people li").eachText()).containsExactly("Ann host", "Bob <b> guest");
        assertThat(page().select(".people a").eachAttr("href")).containsExactly("https://ann.example/");
        assertThat(site.text("search.js")).contains("\"also\":\"Ann Bob");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ''           | Wed, 03 Jun 2026 09:00:00 GMT | - | - | Episode of 3 June 2026
                    &#x200b;&#xfe0f; | Wed, 03 Jun 2026 09:00:00 GMT | 2 | 7 | S2 E7 of 3 June 2026
                    ''           | - | - | 7 | E7
                    ''           | - | - | x | episode.mp3
                    A            | - | - | 7 | A
                    A &amp;amp;amp; B | - | - | - | A & B
                    It&amp;amp;#8217;s | - | - | - | It\u2019s
                    """)
    void aBlankTitleIsToldByNumberAndDate(String title, String date, String season, String number, String shown)
            throws Exception {
        publish("<title>" + title + "</title>"
                + (date == null ? "" : "<pubDate>" + date + "</pubDate>")
                + (season == null ? "" : "<podcast:season name=\"Two\">" + season + "</podcast:season>")
                + (number == null ? "" : "<podcast:episode display=\"Ch.3\">" + number + "</podcast:episode>"));

        assertThat(page().select("h1").text()).isEqualTo(shown);
    }
}
