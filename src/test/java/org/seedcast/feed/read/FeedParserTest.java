package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.feed.read.FeedParsing.enclosure;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Guid;

class FeedParserTest {
    private static Feed parse(String xml) throws FeedUnreadable {
        return FeedParsing.parse(xml).feed();
    }

    private static List<String> urls(Feed feed) {
        return feed.episodes().stream()
                .flatMap(episode -> episode.enclosures().stream())
                .map(enclosure -> enclosure.url().toString())
                .toList();
    }

    private static List<String> guids(Feed feed) {
        return feed.episodes().stream().map(episode -> episode.guid().value()).toList();
    }

    @Test
    void readsAnItem() throws Exception {
        Feed feed = parse(rss("<item><title> One &amp; <![CDATA[<b>]]> </title><guid>\n g1 \n</guid>"
                + "<pubDate>Tue, 18 Sep 2018 15:53:56 +0000</pubDate><link>https://a.example/1</link>"
                + "<description>&lt;p&gt;hi&lt;/p&gt;</description>"
                + "<enclosure url=\" https://a.example/1.mp3 \" length=\"12\" type=\"Audio/MPEG; x=y\"/></item>"));

        Episode episode = feed.episodes().get(0);
        assertThat(feed.episodes()).hasSize(1);
        assertThat(episode.guid()).isEqualTo(new Guid("g1"));
        assertThat(episode.title()).isEqualTo("One & <b>");
        assertThat(episode.published()).contains(Instant.parse("2018-09-18T15:53:56Z"));
        assertThat(episode.link()).contains(URI.create("https://a.example/1"));
        assertThat(episode.description()).isEqualTo("<p>hi</p>");
        assertThat(episode.enclosures())
                .containsExactly(new Enclosure(
                        URI.create("https://a.example/1.mp3"), Optional.of("audio/mpeg"), OptionalLong.of(12)));
    }

    @Test
    void readsTheChannel() throws Exception {
        FeedChannel channel = parse(rss("<language>en-gb</language><itunes:author>Ann</itunes:author>"
                        + "<image><url>small.png</url></image><itunes:image href=\"cover.jpg\"/>"
                        + "<podcast:license>cc-by-4.0</podcast:license><podcast:locked>yes</podcast:locked>"
                        + "<copyright>2026 Ann</copyright>" + item("1", "")))
                .channel();

        assertThat(channel)
                .usingRecursiveComparison()
                .ignoringFields("xml")
                .isEqualTo(new FeedChannel(
                        "rss_2.0",
                        "Test",
                        Optional.of(URI.create("https://a.example/")),
                        "d",
                        Optional.of("en-gb"),
                        Optional.of(URI.create("https://a.example/show/cover.jpg")),
                        Optional.of("Ann"),
                        Optional.of("cc-by-4.0"),
                        true,
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "<cloud domain='x' port='abc' path='/'/>",
        "<skipHours><hour>99</hour></skipHours>",
        "<skipDays><day>Funday</day></skipDays>",
        "<ttl>x</ttl>",
    })
    void oneBadChannelValueDoesNotCostTheFeed(String channel) throws Exception {
        Feed feed = parse(rss(channel + item("1", enclosure("https://a.example/1.mp3"))));

        assertThat(guids(feed)).containsExactly("1");
        assertThat(feed.channel().title()).isEqualTo("Test");
        assertThat(feed.channel().format()).isEqualTo("rss_2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2'>",
                "<rss version='2.1'>",
                "<rss>",
                "<RSS version='2.0'>",
                "<rss version='0.91'>",
                "<rss version='2.0' xmlns='http://backend.userland.com/rss2'>",
                "<rss version='2.0' xmlns='http://example.org/whatever'>",
            })
    void everyRssIsReadAlike(String root) throws Exception {
        Feed feed = parse(root + "<channel><title>T</title>" + item("1", enclosure("https://a.example/1.mp3"))
                + "</channel></" + root.substring(1, 4) + ">");

        assertThat(feed.channel().title()).isEqualTo("T");
        assertThat(guids(feed)).containsExactly("1");
        assertThat(urls(feed)).containsExactly("https://a.example/1.mp3");
    }

    @Test
    void readsAtom() throws Exception {
        Feed feed = parse("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>A</title>"
                + "<link rel='self' href='https://a.example/atom'/><link href='https://a.example/'/>"
                + "<author><name>Ann</name></author><entry><id>urn:1</id><title>E</title>"
                + "<published>2020-01-02T03:04:05Z</published><updated>2021-01-01T00:00:00Z</updated>"
                + "<link href='https://a.example/1'/><link rel='enclosure' type='audio/ogg' length='7' href='1.ogg'/>"
                + "<summary>s</summary></entry></feed>");

        assertThat(feed.channel().format()).isEqualTo("atom_1.0");
        assertThat(feed.channel().link()).contains(URI.create("https://a.example/"));
        assertThat(feed.channel().author()).contains("Ann");
        assertThat(feed.channel().language()).contains("de");
        Episode episode = feed.episodes().get(0);
        assertThat(episode.guid().value()).isEqualTo("urn:1");
        assertThat(episode.published()).contains(Instant.parse("2020-01-02T03:04:05Z"));
        assertThat(episode.link()).contains(URI.create("https://a.example/1"));
        assertThat(episode.description()).isEqualTo("s");
        assertThat(urls(feed)).containsExactly("https://a.example/show/1.ogg");
    }

    @Test
    void readsAtom03AndRss10() throws Exception {
        Feed atom = parse("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>A</title><entry><id>1</id>"
                + "<issued>2004-01-02T03:04:05Z</issued><link rel='enclosure' href='1.mp3'/></entry></feed>");
        Feed rdf = parse("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns='http://purl.org/rss/1.0/'"
                + " xmlns:enc='http://purl.oclc.org/net/rss_2.0/enc#'><channel><title>R</title></channel>"
                + "<item><title>t</title><link>https://a.example/1</link><dc:date>2004-01-02</dc:date>"
                + "<enc:enclosure rdf:resource='https://a.example/1.mp3' enc:type='audio/mpeg'/></item></rdf:RDF>");

        assertThat(atom.channel().format()).isEqualTo("atom_0.3");
        assertThat(atom.episodes().get(0).published()).contains(Instant.parse("2004-01-02T03:04:05Z"));
        assertThat(urls(atom)).containsExactly("https://a.example/show/1.mp3");
        assertThat(rdf.channel().format()).isEqualTo("rss_1.0");
        assertThat(rdf.channel().title()).isEqualTo("R");
        assertThat(guids(rdf)).containsExactly("https://a.example/1.mp3");
        assertThat(rdf.episodes().get(0).published()).contains(Instant.parse("2004-01-02T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "<guid> x </guid>, x",
        "<guid></guid><enclosure url='http://A.example/1.mp3?token=t'/>, https://a.example/1.mp3",
        "<enclosure url='https://a.example/1.mp3'/><link>https://a.example/1</link>, https://a.example/1.mp3",
        "<enclosure url='https://a.example/1.jpg'/><link>https://a.example/1</link>, https://a.example/1",
        "<enclosure url='https://a.example/1.jpg'/>, https://a.example/1.jpg",
        "<link>https://a.example/1</link>, https://a.example/1",
        "<title>nothing else</title>,",
    })
    void theGuidFallsBackToWhatIsStable(String item, String guid) throws Exception {
        assertThat(guids(parse(rss("<item>" + item + "</item>")))).isEqualTo(guid == null ? List.of() : List.of(guid));
    }

    @Test
    void severalEnclosuresAreSeveralAndRepeatedOnesOne() throws Exception {
        Feed feed = parse(rss(item(
                "1",
                enclosure("https://a.example/1.mp3") + enclosure("https://a.example/1.ogg")
                        + enclosure("http://a.example/1.mp3") + "<media:content url='https://a.example/1.wav'/>")));

        assertThat(urls(feed)).containsExactly("https://a.example/1.mp3", "https://a.example/1.ogg");
    }

    @ParameterizedTest
    @CsvSource({
        "<media:content url='a.mp3'/><media:content url='b.mp3'/>, a.mp3",
        "<media:content url='a.mp3'/><media:content url='b.mp3' isDefault='true'/>, b.mp3",
        "<media:group><media:content url='a.mp3'/><media:content url='b.mp3' isDefault='true'/></media:group>, b.mp3",
        "<media:content/><media:group><media:content url='a.mp3'/></media:group>, a.mp3",
        "<atom:link rel='enclosure' href='a.mp3'/><media:content url='b.mp3'/>, a.mp3",
    })
    void mediaContentCountsWhereThereIsNoEnclosure(String media, String file) throws Exception {
        assertThat(urls(parse(rss(item("1", media))))).containsExactly("https://a.example/show/" + file);
    }

    @Test
    void liveItemsAndTrailersAreNoEpisodes() throws Exception {
        Feed feed = parse(rss("<podcast:liveItem><guid>live</guid>" + enclosure("https://a.example/live.mp3")
                + "</podcast:liveItem><podcast:trailer url='https://a.example/t.mp3'>T</podcast:trailer>"
                + item("1", enclosure("https://a.example/1.mp3"))));

        assertThat(guids(feed)).containsExactly("1");
        assertThat(urls(feed)).containsExactly("https://a.example/1.mp3");
    }

    @Test
    void itemsWithTheSameGuidAreOneEpisode() throws Exception {
        Feed feed = parse(rss(item("1", enclosure("https://a.example/1.mp3"))
                + item("1", enclosure("https://a.example/2.mp3"))
                + item("1", enclosure("https://a.example/1.mp3"))
                + item("2", enclosure("https://a.example/1.mp3"))));

        assertThat(guids(feed)).containsExactly("1", "2");
        assertThat(urls(feed))
                .containsExactly("https://a.example/1.mp3", "https://a.example/2.mp3", "https://a.example/1.mp3");
    }

    @Test
    void addressesAreResolvedAgainstXmlBaseAndFeed() throws Exception {
        Feed feed = parse("<rss version='2.0' xml:base='https://b.example/x/'><channel xml:base='y/'>"
                + item("1", "<enclosure url='1 a.mp3'/>") + item("2", "<enclosure xml:base='/z/' url='2.mp3'/>")
                + "</channel></rss>");

        assertThat(urls(feed)).containsExactly("https://b.example/x/y/1%20a.mp3", "https://b.example/z/2.mp3");
        assertThat(feed.episodes().get(0).xml()).contains("xml:base=\"https://b.example/x/y/\"");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "0,", "-1,", "'',", "12 MB,", "'1,234',", "99999999999999999999,", "5000000000, 5000000000"})
    void aLengthIsANumberOrNone(String length, Long bytes) throws Exception {
        Feed feed = parse(rss(item("1", "<enclosure url='1.mp3' length='" + length + "'/>")));

        assertThat(feed.episodes().get(0).enclosures().get(0).length())
                .isEqualTo(bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "Not Found, it is not XML",
        "<rss version='2.0'/>, it has no channel",
        "<!DOCTYPE html><html><body>Log in<br></body></html>, 'it is a web page, not a feed'",
        "<opml version='2.0'/>, it is not a feed: the root element is <opml>",
    })
    void saysWhatIsNoFeed(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessage("cannot read feed https://a.example/show/feed.xml: " + reason);
    }

    @Test
    void aFeedWithoutItemsIsAFeed() throws Exception {
        assertThat(parse(rss("")).episodes()).isEmpty();
        assertThat(parse("<rss><channel></channel></rss>").episodes()).isEmpty();
    }
}
