package org.seedcast.feed.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.feed.read.FeedParsing.BASE;
import static org.seedcast.feed.read.FeedParsing.enclosure;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Room;
import org.seedcast.feed.read.FeedParser;
import org.seedcast.feed.read.FeedParsing;
import org.seedcast.feed.read.FeedSettings;
import org.seedcast.feed.read.ParsedFeed;
import org.seedcast.file.ByteSize;
import org.seedcast.http.RetryPolicy;

class FeedRepairTest {
    private static final String SOUND = rss(item("1", enclosure("https://a.example/1.mp3")));

    private static String title(ParsedFeed parsed) {
        return parsed.feed().episodes().get(0).title();
    }

    private static String withTitle(String title) {
        return "<rss version='2.0'><channel><item><title>" + title + "</title><guid>1</guid></item></channel></rss>";
    }

    @Test
    void aSoundFeedNeedsNone() throws Exception {
        assertThat(FeedParsing.parse(SOUND).repairs()).isEmpty();
        assertThat(FeedParsing.parse("\ufeff" + SOUND).repairs()).isEmpty();
        assertThat(FeedParsing.parse("<!-- a comment --><rss><channel/></rss>").repairs())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "  \n ", "\u0000", "junk ", "<!-- cached -->", "\ufeff\n", "<br />\n"})
    void dropsWhatStandsBeforeTheDeclaration(String junk) throws Exception {
        ParsedFeed parsed = FeedParsing.parse(junk + SOUND);

        assertThat(parsed.feed().episodes()).hasSize(1);
        assertThat(parsed.repairs()).contains("leading-junk");
    }

    @ParameterizedTest
    @CsvSource({
        "a &amp; b &#233; &#xe9;, a & b \u00e9 \u00e9,",
        "a & b, a & b, ampersand",
        "a &b=c, a &b=c, ampersand",
        "caf&eacute;&nbsp;x, caf\u00e9\u00a0x, entity",
        "a &unheard; b, a &unheard; b, entity",
        "a&#8;b, ab, control-characters",
        "caf&eacute; &LT;b&GT; &AMP;, caf\u00e9 <b> &, entity",
        "x &#xd83d;&#xdca7; &#55357;, x \ud83d\udca7, surrogates",
        "a < b, a < b, less-than",
        "<![CDATA[a <![CDATA[b]]> c]]>, a <![CDATA[b c]]>, cdata-end",
        "a<!-- b -- c --->, a, comment-dashes",
        "a&#0;b&#xfffe;&#99999999;, ab&#99999999;, control-characters ampersand",
        "a\u0008b\u0000, ab, control-characters",
        "<![CDATA[a & b &eacute;]]>, a & b \u00e9,",
    })
    void mendsCharactersAndEntities(String title, String read, String repairs) throws Exception {
        ParsedFeed parsed = FeedParsing.parse(withTitle(title));

        assertThat(title(parsed)).isEqualTo(read);
        assertThat(parsed.repairs()).isEqualTo(repairs == null ? List.of() : List.of(repairs.split(" ")));
    }

    @Test
    void noEntityOfTheFeedsOwnIsExpanded() throws Exception {
        ParsedFeed bomb = FeedParsing.parse("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"x>y\">"
                + "<!ENTITY b '&a;&a;&a;'>]>" + withTitle("&b;"));
        ParsedFeed file =
                FeedParsing.parse("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + withTitle("a&x;"));
        ParsedFeed external = FeedParsing.parse(
                "<!DOCTYPE rss PUBLIC \"-//X//DTD\" \"http://127.0.0.1:1/rss.dtd\">" + withTitle("a"));

        assertThat(title(bomb)).isEqualTo("&b;");
        assertThat(title(file)).isEqualTo("a&x;");
        assertThat(title(external)).isEqualTo("a");
        assertThat(bomb.repairs()).containsExactly("doctype", "entity");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8,",
        "windows-1251, windows-1251,",
        "UTF-16LE, UTF-16,",
        "UTF-16BE, UTF-16,",
        "UTF-32BE, UTF-32,",
        "windows-1252, ISO-8859-1,",
        "UTF-8, ISO-8859-1,",
        "UTF-8, no-such-encoding,",
        "windows-1252, no-such-encoding, encoding",
        "windows-1252, UTF-8, encoding",
    })
    void readsTheLettersWhateverIsDeclared(Charset used, String declared, String repair) throws Exception {
        String title = used.name().equals("windows-1251") ? "\u0416\u0443\u043a" : "\u201ccaf\u00e9\u201d";
        String xml = "<?xml version='1.0' encoding='" + declared + "'?>" + withTitle(title);

        ParsedFeed parsed = FeedParsing.parse(xml.getBytes(used), BASE);

        assertThat(title(parsed)).isEqualTo(title);
        assertThat(parsed.repairs()).isEqualTo(repair == null ? List.of() : List.of(repair));
    }

    @Test
    void aFewWrongBytesDoNotTurnUtf8IntoSomethingElse() throws Exception {
        byte[] xml = withTitle("caf\u00e9 \u2014 ?").getBytes(StandardCharsets.UTF_8);
        xml[new String(xml, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;

        ParsedFeed parsed = FeedParsing.parse(xml, BASE);

        assertThat(title(parsed)).isEqualTo("caf\u00e9 \u2014 \ufffd");
        assertThat(parsed.repairs()).containsExactly("bad-bytes");
    }

    @Test
    void declaresPrefixes() throws Exception {
        ParsedFeed parsed = FeedParsing.parse("<rss version='2.0'><channel><itunes:author>Ann</itunes:author>"
                + "<item><guid>1</guid><foo:bar baz:x='1'/></item></channel></rss>");

        assertThat(parsed.feed().channel().author()).contains("Ann");
        assertThat(parsed.repairs()).containsExactly("undeclared-prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><channel><item><guid>1</guid></content></item></channel></rss>",
                "<rss><channel><item><guid>1</guid></item><item><guid>2</item></channel></rss>",
                "<rss><channel><item><guid>1</guid><title>a <b></title></item></channel></rss>",
                "<rss><channel><item><guid>1</guid></item></channel></rss",
                "<rss><channel><item><guid>1</guid></item></channel></rss><script></script>",
            })
    void readsTagSoup(String soup) throws Exception {
        ParsedFeed parsed = FeedParsing.parse(soup);

        assertThat(parsed.feed().episodes().get(0).guid().value()).isEqualTo("1");
        assertThat(parsed.repairs()).containsExactly("tag-soup");
    }

    /** The item that the cut goes through may have lost half its guid: it is not taken. */
    @ParameterizedTest
    @CsvSource({
        "<item><guid>1</guid></item><item><guid>2, truncated",
        "<item><guid>1</guid></item><item><guid>2</guid><enclosure url='a, truncated",
        "<item><guid>1</guid></item></channel>, truncated",
        "<item><guid>1</guid></item><!-- 3, truncated",
        "<item><title>a<br>b</title><guid>1</guid></item><item><guid>2, truncated tag-soup",
    })
    void takesWholeItemsOfATruncatedFeed(String text, String repairs) throws Exception {
        ParsedFeed parsed = FeedParsing.parse("<rss><channel>" + text);

        assertThat(parsed.feed().episodes().stream()
                        .map(episode -> episode.guid().value()))
                .containsExactly("1");
        assertThat(parsed.repairs()).containsExactly(repairs.split(" "));
    }

    @Test
    void aBrokenFeedWithNothingLeftIsNotAnEmptyFeed() {
        assertThatThrownBy(() -> FeedParsing.parse("<rss><channel><title>T</title><ite"))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith(": broken beyond repair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<rss :=''><channel/></rss>", "<rss><channel", "<:>"})
    void whatNoRepairHelpsIsUnreadable(String text) {
        assertThatThrownBy(() -> FeedParsing.parse(text)).isInstanceOf(FeedUnreadable.class);
    }

    @Test
    void unpacksGzipWithinTheLimit() throws Exception {
        assertThat(FeedParsing.parse(gzip(SOUND.getBytes(StandardCharsets.UTF_8)), BASE)
                        .repairs())
                .containsExactly("gzip");

        FeedSettings tight = new FeedSettings(new ByteSize(1_000_000), 1, false, RetryPolicy.NONE);
        FeedParser small = new FeedParser(tight);
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> small.parse(bomb, Optional.empty(), BASE, Room.ofThisMachine()))
                .hasMessageEndingWith(": larger than 1.0 MB");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
