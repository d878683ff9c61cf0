package org.seedcast.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.publish.ActiveVectors;
import org.seedcast.publish.SiteFixture;
import org.seedcast.publish.item.Xml;

/** What a feed may not bring into ours, seen with the eyes of an XML parser and with those of an HTML parser. */
class InertXmlTest {
    private static final String PROLOG =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet type=\"text/css\" href=\"feed.css\"?>\n<rss ";
    /** All elements of RSS that HTML has, too, beside those that a parser of HTML adds. */
    private static final Set<String> HARMLESS =
            Set.of("html", "head", "body", "title", "link", "img", "source", "summary");

    private static final List<String> FEEDS = List.of("podcast.xml", "torrents.xml");
    private final SiteFixture site;

    InertXmlTest(@TempDir Path root) throws Exception {
        site = new SiteFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    static List<String> vectors() {
        return ActiveVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void nothingThatABrowserRunsPasses(String vector) throws Exception {
        site.with(PUBLIC).publish(ActiveVectors.feed(vector)).write();

        for (String feed : FEEDS) {
            assertInert(site.text(feed));
        }
        assertThat(site.items("podcast.xml")).singleElement().satisfies(item -> assertThat(
                        item.getChild("enclosure").getAttributeValue("url"))
                .isEqualTo("https://media.example/m/2025-06-03-t.mp3".replace("2025-06-03-", "")));
    }

    @Test
    void norDoAllOfThemTogether() throws Exception {
        site.with(PUBLIC)
                .publish(ActiveVectors.feed(String.join("\n", ActiveVectors.all())))
                .write();

        for (String feed : FEEDS) {
            assertInert(site.text(feed));
        }
    }

    private static void assertInert(String xml) throws Exception {
        Document document = new SAXBuilder().build(new StringReader(xml));
        assertThat(document.getContent()).as("our style, and the root").hasSize(2);
        assertThat(xml).startsWith(PROLOG);
        assertInertXml(document.getRootElement());
        assertThat(xml).doesNotContain("<![CDATA[", "<!--").doesNotContain("w3.org/1999", "w3.org/2000", "w3.org/1998");
        assertThat(xml.substring(PROLOG.length())).doesNotContain("<?");
        for (org.jsoup.nodes.Element element : Jsoup.parse(xml).getAllElements()) {
            String name = element.tagName();
            assertThat(name)
                    .satisfiesAnyOf(
                            one -> assertThat(one).contains(":"),
                            one -> assertThat(HARMLESS).contains(one),
                            one -> assertThat(Jsoup.parse("<p>")
                                            .createElement(one)
                                            .tag()
                                            .isKnownTag())
                                    .isFalse(),
                            one -> assertThat(one).isEqualTo("#root"));
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey().toLowerCase(Locale.ROOT))
                            .doesNotStartWith("on")
                            .isNotIn("style", "src", "srcdoc"));
        }
    }

    private static void assertInertXml(Element element) {
        assertThat(element.getNamespaceURI())
                .doesNotContain("xhtml", "svg", "Math", "XSL", "XInclude", "xml-events", "xbl", "vml");
        for (Attribute attribute : element.getAttributes()) {
            assertThat(attribute.getNamespaceURI()).doesNotContain("xlink", "xhtml");
            assertThat(attribute.getName().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
            assertThat(attribute.getValue().replaceAll("[\\s\\p{Cc}]", "").toLowerCase(Locale.ROOT))
                    .doesNotContain("javascript:", "vbscript:", "data:");
        }
        if (!Set.of("title", "description", "encoded", "summary").contains(element.getName())) {
            assertThat(element.getText().replaceAll("[\\s\\p{Cc}]", "").toLowerCase(Locale.ROOT))
                    .doesNotStartWith("javascript:")
                    .doesNotStartWith("vbscript:")
                    .doesNotStartWith("data:");
        }
        for (Content content : element.getContent()) {
            assertThat(content).isInstanceOfAny(Element.class, Text.class);
        }
        element.getChildren().forEach(InertXmlTest::assertInertXml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>JavaScript: The Good Parts</title>",
                "<itunes:subtitle>javascript:void(0) and what it is for</itunes:subtitle>",
                "<itunes:keywords>data:science,data:art</itunes:keywords>",
                "<odd:mood onsite=\"x\">calm</odd:mood>",
            })
    void wordsAreNoAddresses(String part) throws Exception {
        site.with(PUBLIC).publish(ActiveVectors.feed(part)).write();

        assertThat(site.text("podcast.xml")).contains(part.replace(" onsite=\"x\"", ""));
    }

    @Test
    void notesThatAreElementsBecomeText() throws Exception {
        String xhtml =
                "<h:p>One <h:b>bold</h:b> <h:a href=\"https://a.example/?x=1&amp;y=2\" onclick=\"hit()\">link</h:a>"
                        + "<h:br/><h:script>hit()</h:script> 1 &lt; 2</h:p>";
        site.with(PUBLIC)
                .publish(ActiveVectors.feed("<description>" + xhtml + "</description>"))
                .write();

        assertThat(site.items("podcast.xml").get(0).getChildText("description"))
                .isEqualTo("<p>One <b>bold</b> <a href=\"https://a.example/?x=1&amp;y=2\">link</a><br> 1 &lt; 2</p>");
        assertThat(site.text("index.html")).contains("One bold link").doesNotContain("hit()");
    }

    @Test
    void theBodyOfAPageBecomesTheNotesOfAnItemWithoutAny() throws Exception {
        site.with(PUBLIC)
                .publish(ActiveVectors.feed("<h:body onload=\"hit()\"><h:p>Notes</h:p></h:body>"))
                .write();

        assertThat(site.text("podcast.xml"))
                .contains("<content:encoded>&lt;p&gt;Notes&lt;/p&gt;</content:encoded>")
                .doesNotContain("hit()");
    }

    @Test
    void atomsXhtmlIsStillThere() throws Exception {
        site.with(PUBLIC)
                .publish("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>S</title><id>x</id><entry><id>g</id>"
                        + "<title>T</title><link rel=\"enclosure\" href=\"https://a.example/e.mp3\"/>"
                        + "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One</p><script>hit()</script>"
                        + "<ul><li>Two</li></ul></div></content></entry></feed>")
                .write();

        assertThat(site.items("podcast.xml").get(0).getChildText("description"))
                .isEqualTo("<div><p>One</p><ul><li>Two</li></ul></div>");
        assertInert(site.text("podcast.xml"));
    }

    /** What CDATA says is said in escaped text, to the byte. */
    @Test
    void cdataIsTheSameText() throws Exception {
        String html = "<p>One &amp; <a href=\"javascript:x()\">two</a> <script>three</script></p>";
        site.with(PUBLIC)
                .publish(ActiveVectors.feed("<description><![CDATA[" + html + "]]></description>"))
                .write();

        assertThat(site.items("podcast.xml").get(0).getChildText("description")).isEqualTo(html);
    }

    @Test
    void namespacesOfDataStayAndGetAPrefix() throws Exception {
        site.with(PUBLIC)
                .publish(ActiveVectors.feed(
                        "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"payment\" href=\"https://p.example/\"/>"
                                + "<mood xmlns=\"urn:example:other\"><script>calm</script></mood>"
                                + "<geo:lat xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\">1.5</geo:lat>"))
                .write();

        assertThat(site.text("podcast.xml"))
                .contains("<atom:link rel=\"payment\" href=\"https://p.example/\" />")
                .contains("<ns:mood><ns:script>calm</ns:script></ns:mood>")
                .contains("<geo:lat>1.5</geo:lat>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mp3", "audio/mpeg&quot; onload=&quot;hit()", "audio/&lt;script&gt;", "../../x"})
    void whatIsNoTypeGivesWayToThatOfTheFile(String type) throws Exception {
        site.with(PUBLIC)
                .publish("<rss version=\"2.0\"><channel><title>S</title><item><title>T</title><guid>g</guid>"
                        + "<enclosure url=\"https://a.example/e.mp3\" type=\"" + type + "\"/></item></channel></rss>")
                .write();

        Element item = site.items("podcast.xml").get(0);
        assertThat(item.getChild("enclosure").getAttributeValue("type")).isEqualTo("audio/mpeg");
        assertThat(item.getChild("alternateEnclosure", Xml.PODCAST).getAttributeValue("type"))
                .isEqualTo("audio/mpeg");
    }

    @Test
    void aGuidStaysWhatItIsButNoLink() throws Exception {
        site.with(PUBLIC)
                .publish(
                        "<rss version=\"2.0\"><channel><title>S</title><item><title>T</title>"
                                + "<guid>javascript:hit()</guid><enclosure url=\"https://a.example/e.mp3\"/></item></channel></rss>")
                .write();

        Element guid = site.items("podcast.xml").get(0).getChild("guid");
        assertThat(guid.getText()).isEqualTo("javascript:hit()");
        assertThat(guid.getAttributeValue("isPermaLink")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:x, true",
        "JaVaScRiPt :x, true",
        "' \u0001javascript:x', true",
        "'java\tscript:x', true",
        "'java\u200bscript:x', true",
        "vbscript:x, true",
        "'data:text/html,x', true",
        "feed:javascript:x, true",
        "view-source:javascript:x, true",
        "https://a.example/javascript:x, false",
        "/javascript:x, false",
        "magnet:?xt=urn:btih:ab, false",
        "mailto:a@b.example, false",
        "urn:data:x, false",
        "javascript, false",
        "'', false",
    })
    void addressesAreJudgedByTheirScheme(String address, boolean active) {
        assertThat(ActiveAddress.is(address)).isEqualTo(active);
    }
}
