package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;

/** Feeds that are made anew at each request: what differs though nothing changed changes nothing here. */
@Timeout(60)
class RestlessFeedTest {
    private static final String NAMESPACES = "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
            + " xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    private static final String TEXT = "<p>Fish &amp; <b>chips</b></p>";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    RestlessFeedTest() throws Exception {
        podcast = PodcastServer.with(1, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private static String rss(String root, String channel, String item) {
        return "<rss version=\"2.0\" " + root + "><channel><title>A Show</title><link>https://show.example/</link>"
                + "<description>For tests</description>" + channel
                + "<item><title>One</title><guid isPermaLink=\"false\">a</guid>"
                + "<pubDate>Thu, 02 Jan 2025 12:00:00 GMT</pubDate>"
                + "<enclosure url=\"/episode-1.mp3\" length=\"1001\" type=\"audio/mpeg\"/>" + item
                + "</item></channel></rss>";
    }

    private static Arguments channel(String what, String first, String second) {
        return Arguments.of(what, rss(NAMESPACES, first, ""), rss(NAMESPACES, second, ""));
    }

    private static Arguments item(String what, String first, String second) {
        return Arguments.of(what, rss(NAMESPACES, "", first), rss(NAMESPACES, "", second));
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                channel(
                        "dates",
                        "<pubDate>Thu, 02 Jan 2025 12:00:00 GMT</pubDate><lastBuildDate>a</lastBuildDate>"
                                + "<dc:date>2025-01-02T12:00:00Z</dc:date><atom:updated>2025-01-02T12:00:00Z</atom:updated>",
                        "<pubDate>Fri, 03 Jan 2025 12:00:00 GMT</pubDate><lastBuildDate>b</lastBuildDate>"
                                + "<dc:date>2025-01-03T12:00:00Z</dc:date><atom:updated>2025-01-03T12:00:00Z</atom:updated>"),
                channel("the generator", "<generator>A 1</generator>", "<generator>A 2</generator>"),
                channel("minutes to live", "<ttl>59</ttl>", "<ttl>58</ttl>"),
                channel("a comment", "<!-- in 0.03 s -->", "<!-- in 0.04 s -->"),
                channel("an instruction", "<?made 1?>", "<?made 2?>"),
                channel("blanks", "\n  <language>en</language>\n", "<language>\n\ten </language>"),
                channel(
                        "a session",
                        "<docs>http://show.example/?zenid=abc&amp;x=1</docs>",
                        "<docs>http://show.example/?zenid=def&amp;x=1</docs>"),
                item("a comment in an item", "<!-- generated in 0.03 s -->", "<!-- generated in 0.04 s -->"),
                item(
                        "a comment in notes",
                        "<description><![CDATA[" + TEXT + "<!-- cached 1 -->]]></description>",
                        "<description><![CDATA[" + TEXT + "<!-- cached 2 -->]]></description>"),
                item("an instruction in an item", "<?made 1?>", "<?made 2?>"),
                item("blanks in an item", "\n<author>x</author>", "   <author>x\n</author>\t"),
                item(
                        "CDATA",
                        "<description><![CDATA[" + TEXT + "]]></description>",
                        "<description>" + TEXT.replace("&", "&amp;").replace("<", "&lt;") + "</description>"),
                item("the order of attributes", "<source a=\"1\" url=\"u\"/>", "<source url='u' a='1'></source>"),
                Arguments.of(
                        "prefixes",
                        rss("xmlns:a=\"urn:a\" xmlns:b=\"urn:b\"", "<a:x/>", "<b:y/>"),
                        rss("xmlns:b=\"urn:b\" xmlns:a=\"urn:a\" xmlns:c=\"urn:c\"", "<a:x/>", "<b:y/>")),
                Arguments.of(
                        "the head",
                        "<?xml version=\"1.0\"?><!-- 1 -->" + rss("", "", ""),
                        "<!-- 2 -->\n" + rss("", "", "")));
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                channel("a copyright", "<copyright>2025</copyright>", "<copyright>2026</copyright>"),
                channel("a language", "<language>en</language>", "<language>de</language>"),
                channel("a comment with words behind it", "<docs><!-- 1 -->a</docs>", "<docs><!-- 1 -->b</docs>"),
                channel("an attribute", "<itunes:category text=\"Arts\"/>", "<itunes:category text=\"News\"/>"),
                item("notes", "<description>x</description>", "<description>y</description>"),
                item("a date in an item", "<dc:date>2025-01-02</dc:date>", "<dc:date>2025-01-03</dc:date>"),
                item("more of the same", "<category>x</category>", "<category>x</category><category>x</category>"),
                item("words apart", "<description>a b</description>", "<description>ab</description>"),
                item("another namespace", "<itunes:season>1</itunes:season>", "<season>1</season>"),
                item(
                        "another query",
                        "<comments>http://show.example/?p=1</comments>",
                        "<comments>http://show.example/?p=2</comments>"));
    }

    private Mirroring mirror() throws Exception {
        Mirroring mirroring = new Mirroring(folder.resolve("show")).feed(podcast.url());
        run(mirroring);
        return mirroring;
    }

    private static void run(Mirroring mirroring) throws Exception {
        assertThat(mirroring.run()).as("%s", mirroring.problems()).isEqualTo(ExitCode.DONE);
    }

    private static boolean wrote(Mirroring mirroring) {
        return mirroring.events().stream()
                .filter(Event.SiteWritten.class::isInstance)
                .anyMatch(event -> ((Event.SiteWritten) event).changed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatPassesChangesNothing(String what, String first, String second) throws Exception {
        podcast.feed(first);
        Mirroring mirroring = mirror();
        Map<String, String> files = mirroring.files().published();
        Map<String, FileTime> times = mirroring.files().modified();

        podcast.feed(second);
        run(mirroring.after(Duration.ofHours(1)));

        assertThat(wrote(mirroring)).isFalse();
        assertThat(mirroring.files().published()).isEqualTo(files);
        assertThat(mirroring.files().modified()).isEqualTo(times);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void whatSaysSomethingNewArrives(String what, String first, String second) throws Exception {
        podcast.feed(first);
        Mirroring mirroring = mirror();
        String before = Files.readString(folder.resolve("show/site/podcast.xml"));

        podcast.feed(second);
        run(mirroring.after(Duration.ofHours(1)));

        assertThat(Files.readString(folder.resolve("show/site/podcast.xml"))).isNotEqualTo(before);
    }
}
