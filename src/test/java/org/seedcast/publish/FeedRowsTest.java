package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.library.PublishingSettings;

/** What becomes of each element of a source in the two feeds: a row for each. */
class FeedRowsTest {
    private static final String GONE = "";

    private final SiteFixture site;

    FeedRowsTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String feed(String inChannel, String inItem) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet type="text/xsl" href="/show.xsl"?>
                <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"
                  xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"
                  xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:odd="urn:example:odd">
                <channel><title>Show &amp; Tell</title><link>https://show.example/</link>
                <description><![CDATA[<p>About <b>it</b></p>]]></description>%s
                <item><title>One</title><guid isPermaLink="false">g1</guid><link>https://show.example/1</link>
                <pubDate>Tue, 03 Jun 2025 09:00:00 GMT</pubDate>
                <enclosure url="https://a.example/e.mp3" length="5" type="audio/mpeg"/>%s</item>
                </channel></rss>
                """
                .formatted(inChannel, inItem);
    }

    /** In the source; then what torrents.xml and podcast.xml have of it, nothing for that no trace of it is there. */
    static Stream<Arguments> channelRows() {
        return Stream.of(
                kept("<language>en-gb</language>"),
                kept("<copyright>2026 Ann</copyright>"),
                kept("<category>Trains</category>"),
                kept("<managingEditor>ann@show.example (Ann)</managingEditor>"),
                row(
                        "<image><url>https://show.example/s.png</url><title>Old</title><link>https://x.example/</link></image>",
                        "<image><url>https://show.example/s.png</url><title>Show &amp; Tell (torrents)</title>"
                                + "<link>https://show.example/</link></image>",
                        "<image><url>https://show.example/s.png</url><title>Old</title><link>https://x.example/</link></image>"),
                gone("<atom:link rel=\"self\" href=\"https://show.example/own.xml\" />", "own.xml"),
                row(
                        "<atom:link rel=\"alternate\" href=\"https://show.example/alt\" />",
                        GONE,
                        "<atom:link rel=\"alternate\" href=\"https://show.example/alt\" />"),
                gone("<atom:link rel=\"next\" href=\"https://show.example/p2\" />", "/p2"),
                gone("<atom:link rel=\"prev\" href=\"https://show.example/p0\" />", "/p0"),
                gone("<atom:link rel=\"first\" href=\"https://show.example/p1\" />", "/p1"),
                gone("<atom:link rel=\"last\" href=\"https://show.example/p9\" />", "/p9"),
                gone("<atom:link rel=\"hub\" href=\"https://hub.example/\" />", "hub.example"),
                keptAs(
                        "<atom:link rel=\"payment\" href=\"https://pay.example/\" title=\"Give\" />",
                        "rel=\"payment\" href=\"https://pay.example/\" title=\"Give\" />"),
                row("<ttl>5</ttl>", "<ttl>60</ttl>", "<ttl>60</ttl>"),
                row(
                        "<lastBuildDate>Mon, 02 Jun 2025 09:00:00 GMT</lastBuildDate>",
                        "<lastBuildDate>Sun, 01 Mar 2026 12:00:00 +0000</lastBuildDate>",
                        "<lastBuildDate>Sun, 01 Mar 2026 12:00:00 +0000</lastBuildDate>"),
                row(
                        "<generator>A Host 4</generator>",
                        "<generator>seedcast</generator>",
                        "<generator>seedcast</generator>"),
                row(
                        "<pubDate>Sun, 01 Jun 2025 09:00:00 GMT</pubDate>",
                        "<pubDate>Tue, 03 Jun 2025 09:00:00 +0000</pubDate>\n<lastBuildDate>",
                        "<pubDate>Sun, 01 Jun 2025 09:00:00 GMT</pubDate>"),
                row("<docs>https://d.example/</docs>", GONE, "<docs>https://d.example/</docs>"),
                gone("<cloud domain=\"rpc.example\" port=\"80\" path=\"/\" />", "<cloud"),
                row(
                        "<textInput><title>Search</title><name>q</name></textInput>",
                        GONE,
                        "<textInput><title>Search</title><name>q</name></textInput>"),
                row("<rating>(PICS-1.1)</rating>", GONE, "<rating>(PICS-1.1)</rating>"),
                row("<skipHours><hour>1</hour></skipHours>", GONE, "<skipHours><hour>1</hour></skipHours>"),
                row("<skipDays><day>Monday</day></skipDays>", GONE, "<skipDays><day>Monday</day></skipDays>"),
                gone("<webMaster>web@show.example</webMaster>", "webMaster"),
                kept("<itunes:author>Ann</itunes:author>"),
                kept("<itunes:image href=\"https://show.example/c.jpg\" />"),
                kept("<itunes:category text=\"Arts\"><itunes:category text=\"Design\" /></itunes:category>"),
                kept("<itunes:explicit>false</itunes:explicit>"),
                kept("<itunes:type>serial</itunes:type>"),
                row(
                        "<itunes:owner><itunes:name>Ann</itunes:name><itunes:email>a@show.example</itunes:email></itunes:owner>",
                        GONE,
                        "<itunes:owner><itunes:name>Ann</itunes:name><itunes:email>a@show.example</itunes:email></itunes:owner>"),
                gone("<itunes:new-feed-url>https://new.example/f</itunes:new-feed-url>", "new-feed-url"),
                row("<itunes:title>Tell</itunes:title>", GONE, "<itunes:title>Tell</itunes:title>"),
                row(
                        "<itunes:block>no</itunes:block>",
                        "<itunes:block>Yes</itunes:block>",
                        "<itunes:block>Yes</itunes:block>"),
                kept("<itunes:complete>Yes</itunes:complete>"),
                gone("<itunes:applepodcastsverify>1-2</itunes:applepodcastsverify>", "applepodcastsverify"),
                gone("<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>", "podcast:guid"),
                row(
                        "<podcast:block>no</podcast:block>",
                        "<podcast:block>yes</podcast:block>",
                        "<podcast:block>yes</podcast:block>"),
                row("<podcast:locked>no</podcast:locked>", GONE, "<podcast:locked>no</podcast:locked>"),
                kept("<podcast:license>cc-by-4.0</podcast:license>"),
                kept("<podcast:medium>music</podcast:medium>"),
                row("<podcast:person>Ann</podcast:person>", GONE, "<podcast:person>Ann</podcast:person>"),
                row(
                        "<podcast:funding url=\"https://f.example/\">F</podcast:funding>",
                        GONE,
                        "<podcast:funding url=\"https://f.example/\">F</podcast:funding>"),
                row("<podcast:location>Rye</podcast:location>", GONE, "<podcast:location>Rye</podcast:location>"),
                row("<podcast:value type=\"lightning\" />", GONE, "<podcast:value type=\"lightning\" />"),
                gone("<podcast:podping usesPodping=\"true\" />", "podping"),
                gone("<podcast:liveItem status=\"live\"><title>L</title></podcast:liveItem>", "liveItem"),
                row(
                        "<podcast:trailer url=\"https://t.example/t.mp3\">T</podcast:trailer>",
                        GONE,
                        "<podcast:trailer url=\"https://t.example/t.mp3\">T</podcast:trailer>"),
                gone("<podcast:txt purpose=\"verify\">abc</podcast:txt>", "podcast:txt"),
                gone("<podcast:txt purpose=\"applepodcastsverify\">abc</podcast:txt>", "podcast:txt"),
                row("<podcast:txt>kept</podcast:txt>", GONE, "<podcast:txt>kept</podcast:txt>"),
                row(
                        "<podcast:podroll><podcast:remoteItem feedGuid=\"x\" /></podcast:podroll>",
                        GONE,
                        "<podcast:podroll><podcast:remoteItem feedGuid=\"x\" /></podcast:podroll>"),
                row("<odd:mood level=\"3\">calm</odd:mood>", GONE, "<odd:mood level=\"3\">calm</odd:mood>"),
                row("<!-- a word -->", GONE, GONE),
                row("<dc:creator>Ann</dc:creator>", GONE, "<dc:creator>Ann</dc:creator>"));
    }

    static Stream<Arguments> itemRows() {
        return Stream.of(
                row(
                        "<description>A &lt;b&gt;bold&lt;/b&gt; one</description>",
                        "<description>&lt;p&gt;A &lt;b&gt;bold&lt;/b&gt; one&lt;/p&gt;\n&lt;p&gt;Size:",
                        "<description>A &lt;b&gt;bold&lt;/b&gt; one</description>"),
                row(
                        "<content:encoded><![CDATA[<p>x</p>]]></content:encoded>",
                        GONE,
                        "<content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>"),
                row("<itunes:title>T</itunes:title>", GONE, "<itunes:title>T</itunes:title>"),
                row("<media:title>T</media:title>", GONE, "<media:title>T</media:title>"),
                row("<itunes:author>A</itunes:author>", "", "<itunes:author>A</itunes:author>"),
                row("<author>a@show.example</author>", GONE, "<author>a@show.example</author>"),
                row(
                        "<atom:link rel=\"related\" href=\"https://r.example/\" />",
                        "",
                        "<atom:link rel=\"related\" href=\"https://r.example/\" />"),
                row(
                        "<podcast:alternateEnclosure type=\"audio/opus\"><podcast:source uri=\"https://o.example/o\" /></podcast:alternateEnclosure>",
                        GONE,
                        "<podcast:alternateEnclosure type=\"audio/opus\"><podcast:source uri=\"https://o.example/o\" /></podcast:alternateEnclosure>"),
                row(
                        "<podcast:chapters url=\"/c.json\" type=\"application/json+chapters\" />",
                        GONE,
                        "<podcast:chapters url=\"https://show.example/c.json\" type=\"application/json+chapters\" />"),
                row(
                        "<psc:chapters version=\"1.2\"><psc:chapter start=\"0\" title=\"T\" href=\"/t\" /></psc:chapters>",
                        GONE,
                        "<psc:chapter start=\"0\" title=\"T\" href=\"https://show.example/t\" />"),
                row(
                        "<podcast:transcript url=\"t.vtt\" type=\"text/vtt\" />",
                        GONE,
                        "<podcast:transcript url=\"https://show.example/t.vtt\" type=\"text/vtt\" />"),
                row(
                        "<itunes:image href=\"/i.jpg\" />",
                        "<itunes:image href=\"https://show.example/i.jpg\" />",
                        "<itunes:image href=\"https://show.example/i.jpg\" />"),
                row(
                        "<podcast:license>cc0-1.0</podcast:license>",
                        "<podcast:license>cc0-1.0</podcast:license>",
                        "<podcast:license>cc0-1.0</podcast:license>"),
                row("<podcast:person>P</podcast:person>", GONE, "<podcast:person>P</podcast:person>"),
                row("<podcast:season>2</podcast:season>", GONE, "<podcast:season>2</podcast:season>"),
                row("<itunes:episode>3</itunes:episode>", GONE, "<itunes:episode>3</itunes:episode>"),
                row(
                        "<media:thumbnail url=\"/t.png\" />",
                        GONE,
                        "<media:thumbnail url=\"https://show.example/t.png\" />"),
                row(
                        "<media:content url=\"https://a.example/e.mp3\" type=\"audio/mpeg\" />",
                        "<title>One</title>",
                        "<media:content url=\"https://media.example/m/2025-06-03-one.mp3\" type=\"audio/mpeg\" fileSize=\"28800\" />"),
                row(
                        "<feedburner:origLink>https://o.example/</feedburner:origLink>",
                        GONE,
                        "<feedburner:origLink>https://o.example/</feedburner:origLink>"),
                row("<itunes:order>4</itunes:order>", GONE, "<itunes:order>4</itunes:order>"),
                row(
                        "<comments>https://show.example/1/talk</comments>",
                        "<comments>https://show.example/1</comments>",
                        "<comments>https://show.example/1/talk</comments>"),
                row("<dc:date>2025-06-03</dc:date>", GONE, "<dc:date>2025-06-03</dc:date>"),
                row(
                        "<source url=\"https://s.example/f\">S</source>",
                        "<source url=\"https://show.example/feed.xml\">Show &amp; Tell</source>",
                        "<source url=\"https://s.example/f\">S</source>"));
    }

    private static Arguments row(String source, String torrents, String podcast) {
        return Arguments.of(source, torrents, podcast, source.replaceFirst("(?s)[ >/].*", ""));
    }

    private static Arguments kept(String source) {
        return row(source, source, source);
    }

    private static Arguments keptAs(String source, String told) {
        return row(source, told.substring(told.indexOf("href")), told.substring(told.indexOf("href")));
    }

    private static Arguments gone(String source, String trace) {
        return Arguments.of(source, GONE, GONE, trace);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channelRows")
    void anElementOfTheChannel(String source, String torrents, String podcast, String trace) throws Exception {
        site.with(PUBLIC).publish(feed(source, "")).write();
        check(channelOf(site.text("torrents.xml")), torrents, trace);
        check(channelOf(site.text("podcast.xml")), podcast, trace);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("itemRows")
    void anElementOfAnItem(String source, String torrents, String podcast, String trace) throws Exception {
        site.with(PUBLIC).publish(feed("", source)).write();
        check(itemOf(site.text("torrents.xml")), torrents, trace);
        check(itemOf(site.text("podcast.xml")), podcast, trace);
    }

    private static void check(String feed, String wanted, String trace) {
        if (wanted.equals(GONE)) {
            assertThat(feed.replace("<title>Show", "").replace("<title>One", "").replace("rel=\"self\"", ""))
                    .doesNotContain(trace.equals("<atom:link") ? "show.example/alt" : trace);
        } else {
            assertThat(feed).contains(wanted);
        }
    }

    private static String channelOf(String feed) {
        return feed.substring(feed.indexOf("<channel>"), feed.indexOf("<item>"));
    }

    private static String itemOf(String feed) {
        return feed.substring(feed.indexOf("<item>"));
    }

    @Test
    void bothSayWhereTheyAreAndWhereTheyComeFrom() throws Exception {
        site.with(PUBLIC).publish(feed("", "")).write();
        for (String name : List.of("torrents.xml", "podcast.xml")) {
            assertThat(site.text(name))
                    .contains("<atom:link href=\"https://mirror.example/show/" + name
                            + "\" rel=\"self\" type=\"application/rss+xml\" />")
                    .contains("<atom:link href=\"https://show.example/feed.xml\" rel=\"via\"");
        }
        site.with(PublishingSettings.NONE).write();
        assertThat(site.text("torrents.xml") + site.text("podcast.xml")).doesNotContain("rel=\"self\"");
    }

    /** Clients that do not look at namespaces take the last of a name. */
    @Test
    void noItemOfTorrentsRepeatsANameUnderAPrefix() throws Exception {
        String all = itemRows().map(row -> (String) row.get()[0]).reduce("", String::concat);
        site.with(PUBLIC).publish(feed("", all)).write();
        assertThat(itemOf(site.text("torrents.xml")))
                .contains("<title>One</title>")
                .doesNotContainPattern("<\\w+:(title|link|author|description|guid|pubDate|enclosure|item)\\b");
    }

    @Test
    void theStylesheetOfTheSourceStaysBehindForOurs() throws Exception {
        site.with(PUBLIC).publish(feed("", "")).write();
        for (String name : List.of("podcast.xml", "torrents.xml")) {
            assertThat(site.text(name).lines().limit(3))
                    .element(1)
                    .isEqualTo("<?xml-stylesheet type=\"text/css\" href=\"feed.css\"?>");
            assertThat(site.text(name).split("xml-stylesheet", -1)).hasSize(2);
        }
    }

    @Test
    void itemsKeepTheOrderOfTheirElements() throws Exception {
        site.with(PUBLIC)
                .publish(feed("", "<itunes:episode>3</itunes:episode><!-- c --><odd:a/><description>d</description>"))
                .write();
        assertThat(itemOf(site.text("podcast.xml")))
                .containsSubsequence(
                        "<title>",
                        "<guid",
                        "<link>",
                        "<pubDate>",
                        "<enclosure",
                        "<itunes:episode>",
                        "<odd:a",
                        "<description>",
                        "<podcast:alternateEnclosure");
    }

    /** Clients want a date; that of the first sight stays. */
    @Test
    void whatHasNoDateHasThatOfItsFirstSightInTorrents() throws Exception {
        String undated = feed("", "").replaceAll("(?s)<pubDate>.*</pubDate>", "");
        site.with(PUBLIC).publish(undated).write();
        String first = site.text("torrents.xml");
        assertThat(itemOf(first)).contains("<pubDate>Sun, 01 Mar 2026 12:00:00 +0000</pubDate>");
        assertThat(site.text("podcast.xml")).doesNotContain("pubDate");
        site.library().mergeAt(SiteFixture.NOW.plusSeconds(3_600), undated);
        assertThat(site.write()).isFalse();
        assertThat(site.text("torrents.xml")).isEqualTo(first);
    }

    @Test
    void aGuidMayHoldAnything() throws Exception {
        String guid = "  http://x.example/?a=1&amp;b=%41\u00e9 \n ";
        site.with(PUBLIC)
                .publish(feed("", "").replace(">g1<", ">" + guid + "<"))
                .write();
        assertThat(site.text("podcast.xml")).contains(">" + guid + "</guid>");
    }
}
