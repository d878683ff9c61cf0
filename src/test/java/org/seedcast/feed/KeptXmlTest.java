package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.feed.read.FeedParsing.enclosure;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import org.jdom2.Element;
import org.junit.jupiter.api.Test;
import org.seedcast.feed.item.FeedNames;
import org.seedcast.feed.item.FeedXml;
import org.seedcast.feed.read.FeedParsing;

/** The elements that the library keeps must stand on their own: podcast.xml is made of them. */
class KeptXmlTest {
    private static final String ITEM = item(
            "1",
            "<itunes:duration>1:02</itunes:duration><description><![CDATA[a & <b>]]>\r\n line</description>"
                    + enclosure("https://a.example/1.mp3"));

    private static Element reread(String xml) throws Exception {
        return KeptXml.read(xml);
    }

    @Test
    void anItemStandsOnItsOwn() throws Exception {
        String xml = FeedParsing.parse(rss(ITEM)).feed().episodes().get(0).xml();

        Element item = reread(xml);
        assertThat(item.getName()).isEqualTo("item");
        assertThat(FeedNames.text(item, FeedNames.ITUNES, "duration")).contains("1:02");
        assertThat(item.getChildText("description")).isEqualTo("a & <b>\n line");
        assertThat(item.getNamespace("podcast")).as("in scope, though unused").isNotNull();
        assertThat(FeedXml.standalone(item, FeedParsing.BASE))
                .as("stays the same when kept again")
                .isEqualTo(xml);
    }

    @Test
    void theChannelHasNoItemsAndDoesNotShowHowManyThereWere() throws Exception {
        String none = FeedParsing.parse(rss("\n")).feed().channel().xml();
        String one = FeedParsing.parse(rss("\n" + ITEM + "\n")).feed().channel().xml();
        String three = FeedParsing.parse(rss("\n" + ITEM + "\n  " + item("2", "") + "\n" + item("3", "") + "\n"))
                .feed()
                .channel()
                .xml();

        assertThat(reread(three).getChildren("item")).isEmpty();
        assertThat(reread(three).getChildText("title")).isEqualTo("Test");
        assertThat(three).isEqualTo(one).isEqualTo(none);
    }

    @Test
    void theChannelOfTagSoupDoesNotShowThatEither() throws Exception {
        String one = rss("\n  " + item("1", "<br>") + "\n");
        String three = rss("\n  " + item("1", "<br>") + "\n  " + item("2", "") + "\n\n" + item("3", "") + "\n");

        assertThat(FeedParsing.parse(three).repairs()).containsExactly("tag-soup");
        assertThat(FeedParsing.parse(three).feed().channel().xml())
                .isEqualTo(FeedParsing.parse(one).feed().channel().xml());
    }

    @Test
    void rssLeavesAWrongNamespaceBehind() throws Exception {
        String feed = "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel><title>T</title>"
                + ITEM.replaceAll("<itunes.*duration>", "") + "</channel></rss>";

        Feed read = FeedParsing.parse(feed).feed();
        assertThat(reread(read.channel().xml()).getChildText("title")).isEqualTo("T");
        assertThat(read.episodes().get(0).xml()).startsWith("<item ");
    }

    @Test
    void anAtomFeedKeepsItsNamespace() throws Exception {
        Feed read = FeedParsing.parse("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title>"
                        + "<a:entry><a:id>1</a:id></a:entry></a:feed>")
                .feed();

        assertThat(reread(read.channel().xml()).getNamespaceURI()).isEqualTo(FeedNames.ATOM_10);
        assertThat(reread(read.channel().xml()).getChildren()).hasSize(1);
        assertThat(reread(read.episodes().get(0).xml()).getNamespaceURI()).isEqualTo(FeedNames.ATOM_10);
    }
}
