package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.feed.FeedParsing.item;
import static org.seedcast.feed.FeedParsing.rss;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that were made to do harm. */
@Timeout(30)
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

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000_000})
    void nestingIsBounded(int depth) {
        String deep = rss(item("1", "<a>".repeat(depth) + "</a>".repeat(depth)));

        assertThatThrownBy(() -> FeedParsing.parse(deep))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith(": elements nested deeper than 200");
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

    @Test
    void elementsAreCountedWhereTheyAreKept() throws Exception {
        String many = "<a/>".repeat(60_000);

        assertThat(FeedParsing.parse(rss(item("1", many) + item("2", many) + item("3", many)))
                        .feed()
                        .episodes())
                .hasSize(3);
        assertThatThrownBy(() -> FeedParsing.parse(rss(many + item("1", many))))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith(": more than 100000 elements in its header or an item");
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
                .satisfies(episode -> assertThat(episode.enclosures()).hasSize(20_000));
    }
}
