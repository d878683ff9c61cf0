package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Guid;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Room;

/** Feeds that were made to do harm. */
@Timeout(120)
class HostileFeedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss SYSTEM '@'><rss><channel>#</channel></rss>",
                "<!DOCTYPE rss PUBLIC '-//X//DTD' '@'><rss><channel>#</channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM '@'>]><rss><channel>&x;#</channel></rss>",
                "<!DOCTYPE rss [<!ENTITY % x SYSTEM '@'> %x;]><rss><channel>#</channel></rss>",
                "junk <!DOCTYPE rss [<!ENTITY % x SYSTEM '@'> %x;] junk <rss><channel>#</channel></rss>",
                "<rss><!DOCTYPE rss SYSTEM '@'><channel>#</channel></rss>",
                "<?xml-stylesheet href='@' type='text/xsl'?><rss><channel>#</channel></rss>",
                "<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><xi:include href='@'/>#</channel></rss>",
                "<rss xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='@'>"
                        + "<channel>#</channel></rss>",
                "<rss xmlns='@'><channel>#</channel></rss>",
                "<!DOCTYPE rss SYSTEM '@'><rss><channel>#<br></channel></rss>",
            })
    void nobodyIsAskedForAnything(String feed) throws Exception {
        try (MockWebServer listener = new MockWebServer()) {
            listener.enqueue(new MockResponse.Builder().body("<!ENTITY x 'x'>").build());
            listener.start();

            Feed read = FeedParsing.parse(
                            feed.replace("@", listener.url("/x.dtd").toString()).replace("#", item("1", "")))
                    .feed();

            assertThat(read.episodes()).hasSize(1);
            assertThat(listener.getRequestCount()).isZero();
        }
    }

    @Test
    void entitiesDoNotGrow() throws Exception {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            doctype.append(
                    "<!ENTITY l%d '%s'>".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        ParsedFeed parsed = FeedParsing.parse(doctype + "]><rss><channel>" + item("&l29;", "") + "</channel></rss>");

        assertThat(parsed.feed().episodes().get(0).guid()).isEqualTo(new Guid("&l29;"));
        assertThat(parsed.repairs()).containsExactly("doctype", "entity");
    }

    /** What exceeds a limit is reported, and what stands beside it is read. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deep         | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    deepest      | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    elements     | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    comments     | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    guid         | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    texts        | left out 1 item of the feed larger than 1 MiB or 10000 elements
                    description  | cut 1 text of the feed longer than 262144 characters
                    emoji        | cut 1 text of the feed longer than 262144 characters
                    header       | left out everything in the feed's header beyond 10000 elements
                    enclosures   | left out 500 enclosures of the feed: an item may have 2000, a feed 40000
                    items        | left out the last 2 items of the feed: it has more than 20000
                    namespaces   | stopped reading the feed: more than 100 namespaces in scope
                    """)
    void whatIsBeyondALimitIsReported(String kind, String notice) throws Exception {
        ParsedFeed parsed = FeedParsing.parse(rss(item("first", "") + tooMuch(kind)));

        assertThat(parsed.excess().notices()).containsExactly(notice);
        assertThat(parsed.feed().episodes().get(0).guid()).isEqualTo(new Guid("first"));
        boolean lost = notice.contains("item of") || notice.contains("items of") || notice.contains("stopped");
        assertThat(parsed.reach()).isEqualTo(lost ? ReadExtent.NEWEST : ReadExtent.WHOLE);
    }

    private static String tooMuch(String kind) {
        return switch (kind) {
            case "deep" -> item("1", "<a>".repeat(201) + "</a>".repeat(201));
            case "deepest" -> item("1", "<a>".repeat(1_000_000) + "</a>".repeat(1_000_000));
            case "elements" -> item("1", "<a/>".repeat(10_000));
            case "comments" -> item("1", "<!--a-->".repeat(10_000));
            case "guid" -> item("g".repeat(5000), "");
            case "texts" -> item("1", ("<a>" + "x".repeat(250_000) + "</a>").repeat(5));
            case "description" -> item("1", "<description>" + "x".repeat(300_000) + "</description>");
            case "emoji" -> item("1", "<description>x" + "\ud83d\ude00".repeat(200_000) + "</description>");
            case "header" -> "<a/>".repeat(10_001);
            case "enclosures" -> item("1", numbered(2_500, i -> "<enclosure url='https://a.example/" + i + ".mp3'/>"));
            case "items" -> numbered(20_001, i -> item(Integer.toString(i), ""));
            case "namespaces" -> item("1", "<a" + numbered(101, i -> " xmlns:n" + i + "='u'") + "/>");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** JDK 24 lowered the limits of its parser below ours. */
    @Test
    void whatIsWithinTheBoundsIsSoundOnEveryJava() throws Exception {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        String deep = "<a>".repeat(197) + "</a>".repeat(197);

        ParsedFeed parsed = FeedParsing.parse(rss(item("1", deep) + item("2", "<a" + attributes + "/>")));

        assertThat(parsed.repairs()).isEmpty();
        assertThat(parsed.feed().episodes()).hasSize(2);
    }

    private static String numbered(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    /** There is room for so much of the newest, and the operator learns how to make more. */
    @Test
    void whatFindsNoPlaceInMemoryIsLeftOut() throws Exception {
        byte[] feed = rss(numbered(
                        100, i -> item(Integer.toString(i), "<description>" + "x".repeat(10_000) + "</description>")))
                .getBytes(StandardCharsets.UTF_8);
        ParsedFeed parsed = new FeedParser(FeedSettings.DEFAULT)
                .parse(feed, Optional.empty(), FeedParsing.BASE, new Room(feed.length + 500_000L, 20_000));

        assertThat(parsed.feed().episodes()).hasSizeBetween(20, 25);
        assertThat(parsed.excess().notices())
                .singleElement()
                .asString()
                .endsWith("there is not enough memory; SEEDCAST_OPTS=-Xmx512m allows more");
    }

    @Test
    void soupIsBoundedToo() {
        String soup = "<rss><channel><br>" + "<a></a>".repeat(600_000) + "</channel></rss>";

        assertThatThrownBy(() -> FeedParsing.parse(soup)).isInstanceOf(FeedUnreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&", "<", "<!", "<![CDATA[", "<!--", "--", "]]>", "&#x", "&#55357;", "<?", "<!DOCTYPE", "\""})
    void whatRepeatsEndlesslyIsReadInTime(String part) {
        String repeated = rss(item("1", "<description>" + part.repeat(500_000) + "</description>"));

        try {
            assertThat(FeedParsing.parse(repeated).feed().episodes()).hasSizeLessThan(2);
        } catch (FeedUnreadable e) {
            assertThat(e).hasMessageStartingWith("cannot read feed ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "<", "<!--", "<!DOCTYPE", "<!DOCTYPE rss [", "<?xml ", "<a>", "<!ENTITY a '"})
    void whatRepeatsBeforeTheFeedIsReadInTime(String part) {
        try {
            assertThat(FeedParsing.parse(part.repeat(200_000) + rss(item("1", "")))
                            .feed()
                            .episodes())
                    .hasSizeLessThan(2);
        } catch (FeedUnreadable e) {
            assertThat(e).hasMessageStartingWith("cannot read feed ");
        }
    }

    @Test
    void manyItemsOfOneGuidAreReadInTime() throws Exception {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            items.append(item("same", "<enclosure url=\"https://a.example/" + i + ".mp3\"/>"));
        }

        assertThat(FeedParsing.parse(rss(items.toString())).feed().episodes())
                .singleElement()
                .satisfies(episode -> assertThat(episode.enclosures()).hasSize(2_000));
    }
}
