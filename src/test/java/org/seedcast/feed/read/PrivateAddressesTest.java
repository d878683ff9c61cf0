package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.Feed;

class PrivateAddressesTest {
    private static Optional<String> in(String inItem, String inChannel) throws Exception {
        return in(inItem, inChannel, "https://a.example/feed.xml");
    }

    private static Optional<String> in(String inItem, String inChannel, String readFrom) throws Exception {
        String rss = "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
                + " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" xmlns:media=\"http://search.yahoo.com/mrss/\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">"
                + "<channel><title>Show</title>" + inChannel + "<item><title>T</title>"
                + "<enclosure url=\"https://a.example/1.mp3\" type=\"audio/mpeg\"/>" + inItem
                + "</item></channel></rss>";
        return PrivateAddresses.in(parsed(rss, readFrom));
    }

    private static Feed parsed(String rss, String readFrom) throws Exception {
        return new FeedReader(new OkHttpClient(), FeedSettings.DEFAULT, duration -> {}, InstantSource.system())
                .parse(rss.getBytes(StandardCharsets.UTF_8), Optional.empty(), URI.create(readFrom));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>https://a.example/?token=s</link>",
                "<guid>https://a.example/?token=s</guid>",
                "<comments>https://a.example/?%74oken=s</comments>",
                "<itunes:image href=\"https://a.example/i.jpg?X-Amz-Signature=s\"/>",
                "<image><url>https://a.example/i.jpg?key=s</url></image>",
                "<podcast:chapters url=\"/c.json?auth=s\"/>",
                "<podcast:transcript url=\"https://a.example/t.vtt#token=s\"/>",
                "<media:thumbnail url=\"https://me:s@a.example/t.jpg\"/>",
                "<media:group><media:content url=\"https://a.example/2.mp3;token=s\"/></media:group>",
                "<podcast:alternateEnclosure><podcast:source uri=\"https://a.example/x?pass=s\"/>"
                        + "</podcast:alternateEnclosure>",
                "<atom:link rel=\"self\" href=\"https://a.example/feed.xml?secret=s\"/>",
                "<atom:author xml:base=\"https://a.example/?token=s\"/>",
            })
    void anAddressAnywhereTells(String element) throws Exception {
        assertThat(in(element, "")).isPresent();
        assertThat(in("", element)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description>https://a.example/?token=s</description>",
                "<description>&lt;a href=\"https://a.example/?token=s\"&gt;x&lt;/a&gt;</description>",
                "<content:encoded><![CDATA[<a href=\"https://a.example/?token=s\">x</a>]]></content:encoded>",
                "<description><p xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"https://a.example/?token=s\"/></p>"
                        + "</description>",
                "<itunes:summary>https://a.example/?token=s</itunes:summary>",
                "<title>https://a.example/?token=s</title>",
                "<link>https://a.example/?token=</link>",
                "<link>https://a.example/?p=12&amp;md5=1</link>",
            })
    void whatIsWrittenForReadersDoesNot(String element) throws Exception {
        assertThat(in(element, "")).isEmpty();
        assertThat(in("", element)).isEmpty();
    }

    /** As what is relative to that address would tell the secret. */
    @ParameterizedTest
    @ValueSource(strings = {"https://me:s@a.example/feed.xml", "https://a.example/token=s/feed.xml"})
    void thePlaceThatItWasReadFromTells(String place) throws Exception {
        assertThat(in("<link>#top</link>", "", place)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<rss ", "<channel>", "<item>"})
    void soDoesABase(String element) throws Exception {
        String name = element.substring(0, element.length() - 1);
        String rss = "<rss version=\"2.0\"><channel><title>Show</title><item><title>T</title><link>#a</link>"
                + "<enclosure url=\"https://a.example/1.mp3\" type=\"audio/mpeg\"/></item></channel></rss>";
        String based = rss.replace(
                element, name + " xml:base=\"https://a.example/?token=s\"" + element.substring(name.length()));

        assertThat(PrivateAddresses.in(parsed(based, "https://a.example/feed.xml")))
                .isPresent();
        assertThat(PrivateAddresses.in(parsed(rss, "https://a.example/feed.xml")))
                .isEmpty();
    }

    @Test
    void theNameOfADirectoryDoesNot() throws Exception {
        assertThat(in("<link>page.html</link><enclosure url=\"2.mp3\"/>", "", "file:///home/me/key=c/feed.xml"))
                .isEmpty();
    }
}
