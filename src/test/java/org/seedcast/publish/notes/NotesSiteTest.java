package org.seedcast.publish.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.publish.SiteFixture;

/** Show notes keep their links and lists, on the page and in the feed of torrents. */
class NotesSiteTest {
    private final SiteFixture site;

    NotesSiteTest(@TempDir(factory = InMemory.class) Path root) throws Exception {
        site = new SiteFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void publish(String inside) throws Exception {
        site.with(PUBLIC)
                .publish(rss("<item xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                        + " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><title>T</title><guid>g</guid>"
                        + "<link>https://show.example/one/</link>"
                        + "<enclosure url=\"https://a.example/e.mp3\" type=\"audio/mpeg\"/>" + inside + "</item>"))
                .write();
    }

    private Document page() throws Exception {
        return Jsoup.parse(site.text("index.html"));
    }

    private String listed() throws Exception {
        return site.items("torrents.xml").get(0).getChildText("description");
    }

    @Test
    void linksAndListsStay() throws Exception {
        publish(
                "<description>&lt;h2&gt;Links&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;&lt;a href='../two' onclick='x'&gt;Two&lt;/a&gt;"
                        + "&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;x&lt;/script&gt;</description>");

        Element notes = page().select("#items .notes").get(0);
        assertThat(notes.select("h3").text()).isEqualTo("Links");
        assertThat(notes.select("ul > li > a").attr("href")).isEqualTo("https://show.example/two");
        assertThat(notes.select("script, [onclick]")).isEmpty();
        assertThat(listed())
                .startsWith("<h3>Links</h3>\n<ul><li><a href=\"https://show.example/two\" rel=")
                .containsPattern("</ul>\n<p>Size: [0-9.]++ kB</p>$");
    }

    @Test
    void timesWithinTheFileLeadIntoIt() throws Exception {
        publish("<itunes:duration>10:00</itunes:duration><description>At 3:12 and 19:30.</description>");

        assertThat(page().select("#items .notes a").outerHtml())
                .isEqualTo("<a class=\"time\" href=\"#t=192\">3:12</a>");
        assertThat(listed()).startsWith("<p>At 3:12 and 19:30.</p>");
    }

    @Test
    void relativeLinksHaveABaseOfTheirOwn() throws Exception {
        publish("<description xml:base=\"x\">&lt;a href='a'&gt;A&lt;/a&gt;</description>");
        assertThat(page().select("#items .notes a").attr("href")).isEqualTo("https://show.example/one/a");
    }

    @Test
    void aSummaryWithoutLinksIsNotTheNotes() throws Exception {
        publish(
                "<description>Short.</description>"
                        + "<content:encoded><![CDATA[<p>Long, with <a href=\"https://a.example/\">one</a>.</p>]]></content:encoded>");

        assertThat(page().select("#items .notes").text()).isEqualTo("Long, with one.");
    }
}
