package org.seedcast;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Feeds that cost a reader as much as anybody knows how to make them, each with one good item that is worth reading. */
final class WorstFeeds {
    static final String MEDIA = "e1.mp3";
    private static final int MEBIBYTE = 1 << 20;
    private static final String NAMESPACES = " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
            + " xmlns:podcast='https://podcastindex.org/namespace/1.0' xmlns:atom='http://www.w3.org/2005/Atom'"
            + " xmlns:content='http://purl.org/rss/1.0/modules/content/'";
    private static final String GOOD = "<item><title>Good</title><guid>good</guid>" + "<enclosure url='" + MEDIA
            + "' type='audio/mpeg' length='9'/></item>";

    private final Map<String, Part> feeds = new LinkedHashMap<>();

    /** Writes a document. */
    interface Part {
        void write(Writer out) throws IOException;
    }

    private WorstFeeds() {
        texts();
        addresses();
        markup();
        counts();
        broken();
    }

    /** Name to document. */
    static Map<String, Part> all() {
        return new WorstFeeds().feeds;
    }

    static Path write(Part feed, Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            feed.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void texts() {
        description("paragraphs", "&lt;p&gt;x", 100_000);
        description("paragraphs-30MiB", "&lt;p&gt;x", 3_000_000);
        description("list-items", "&lt;li&gt;", 200_000);
        description("nested-divs", "&lt;div&gt;", 200_000);
        description("nested-bold", "&lt;b&gt;", 200_000);
        description("formatting-and-blocks", "&lt;b&gt;&lt;p&gt;", 100_000);
        description("many-fonts", "&lt;font a=1&gt;&lt;a href=x&gt;&lt;p&gt;", 50_000);
        description("tables", "&lt;table&gt;&lt;b&gt;x", 100_000);
        description("selects", "&lt;select&gt;&lt;option&gt;", 100_000);
        description("scripts", "&lt;script&gt;", 100_000);
        description("comments", "&lt;!--", 200_000);
        description("entities", "&amp;amp;amp;", 300_000);
        description("no-semicolons", "&amp;notit", 300_000);
        description("blanks", " \t ", 500_000);
        description("tabs", "\t", 2_000_000);
        description("new-lines", System.lineSeparator(), 2_000_000);
        description("less-thans", "&lt;", 1_000_000);
        description("opens", "&lt;a b=&quot;", 200_000);
        description("attributes-of-html", "&lt;a" + " b".repeat(10), 100_000);
        description("question-marks", "http://h/?", 300_000);
        description("ats", "http://a@", 300_000);
        description("tokens", "http://u:p@h/?token=a&amp;amp;key=", 100_000);
        description("one-word", "x", 30_000_000);
        description("emoji", "\ud83d\ude00", 10_000_000);
        description("svg", "&lt;svg xmlns:a=b&gt;&lt;math&gt;", 100_000);
        item("title", "<title>", "t", 10 * MEBIBYTE, "</title>");
        item("guid", "<guid>", "g", 10 * MEBIBYTE, "</guid>");
        item("cdata", "<description><![CDATA[", "<p>", 10 * MEBIBYTE, "]]></description>");
        item("cdata-ends", "<description><![CDATA[", "]", 10 * MEBIBYTE, "]]></description>");
        item("cdatas", "<description>", "<![CDATA[<p>]]>", 1_000_000, "</description>");
        item("date", "<pubDate>", "1 ", 2 * MEBIBYTE, "</pubDate>");
        item("duration", "<itunes:duration>", "1:", 2 * MEBIBYTE, "</itunes:duration>");
        channel("channel-title", "<title>", "&lt;p&gt;", MEBIBYTE, "</title>");
        channel("channel-description", "<description>", "&lt;p&gt;x", MEBIBYTE, "</description>");
        channel("language", "<language>", "en-", 200_000, "</language>");
        channel("licence", "<podcast:license>", "https://creativecommons.org/", 200_000, "</podcast:license>");
        channel("copyright", "<copyright>", "Creative Commons CC BY ", 200_000, "</copyright>");
        channel("new-feed-url", "<itunes:new-feed-url>", "http://", 500_000, "</itunes:new-feed-url>");
    }

    private void addresses() {
        for (String piece :
                new String[] {"?", "http://", "/", "%", "%0", "@", ".", ";", "a.", "[", "\u00e9", "../", "#", "&amp;"
                }) {
            item(
                    "address-" + Integer.toHexString(piece.hashCode()),
                    "<enclosure type='audio/mpeg' length='9' url='http://127.0.0.1:9/a",
                    piece,
                    200_000,
                    "'/>");
        }
        item("link", "<link>http://h/", "http://a/?", 300_000, "</link>");
        item("permalink", "<guid>http://h/", "http://a/?", 300_000, "</guid>");
        item("base", "<description xml:base='", "../", 500_000, "'>x</description>");
        many(
                "bases",
                i -> "<item xml:base='a" + "/b".repeat(500) + "'><guid>" + i + "</guid><link>c</link></item>",
                20_000);
    }

    private void markup() {
        item("elements", "", "<x/>", 3_000_000, "");
        item("deep", "", "<x>", 150_000, "</x>".repeat(150_000));
        item("deeper", "", "<x>", 500_000, "");
        item("attributes", "<x ", IntFunctionText.of(i -> "a" + i + "='' "), 1_000_000, "/>");
        item("attribute", "<x a='", "y", 30_000_000, "'/>");
        item("name", "<", "n", 10_000_000, "/>");
        item("instruction", "<?x ", "y", 30_000_000, "?>");
        item("comment", "<!-- ", "y", 30_000_000, " -->");
        item("dashes", "<!-- ", "-", 30_000_000, " -->");
        item("comments-in-item", "", "<!--x-->", 3_000_000, "");
        item("namespaces", "<x ", IntFunctionText.of(i -> "xmlns:n" + i + "='u" + i + "' "), 500_000, "/>");
        item(
                "namespaces-deep",
                "",
                IntFunctionText.of(i -> "<x xmlns:n" + i + "='u" + i + "'>"),
                150,
                "</x>".repeat(150));
        item("namespaces-wide", "", IntFunctionText.of(i -> "<x xmlns:n" + i + "='u" + i + "'/>"), 60_000, "");
        feed(
                "namespaces-of-root",
                IntFunctionText.of(i -> " xmlns:n" + i + "='u" + i + "'").head(5_000));
        feed("prefixes-undeclared", "", out -> repeat(out, i -> "<n" + i + ":x/>", 50_000));
        item("references", "<description>", "&#120;", 8_000_000, "</description>");
        item("unknown-entities", "<description>", "&foo;", 8_000_000, "</description>");
        item("ampersands", "<description>", "&", 10_000_000, "</description>");
        item("controls", "<description>", "\u0001", 10_000_000, "</description>");
        prolog("comments-before", "<!---->", 3_000_000);
        prolog("instructions-before", "<?x?>", 3_000_000);
        prolog("stylesheets", "<?xml-stylesheet href='x'?>", 1_000_000);
        prolog("stylesheet-blanks", "<?xml-stylesheet " + " ".repeat(1990), 3_000);
        prolog("doctypes", "<!DOCTYPE a>", 1_000_000);
        prolog("doctype-opens", "<!DOCTYPE ", 1_000_000);
        prolog("comment-opens", "<!--", 3_000_000);
        prolog("junk-tags", "<junk>", 3_000_000);
        prolog("less-thans-before", "<", 10_000_000);
        prolog("blanks-before", " ", 30_000_000);
        prolog("declarations", "<?xml ", 3_000_000);
    }

    private void counts() {
        many("items", i -> "<item><guid>" + i + "</guid></item>", 1_000_000);
        many("items-without-guid", i -> "<item><enclosure url='http://127.0.0.1:9/" + i + "'/></item>", 500_000);
        many(
                "items-titled",
                i -> "<item><guid>" + i + "</guid><title>t</title><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate>"
                        + "<enclosure url='http://127.0.0.1:9/" + i % 10 + ".mp3' type='text/plain'/></item>",
                180_000);
        many(
                "items-1KiB",
                i -> "<item><guid>" + i + "</guid><description>" + "d".repeat(1000) + "</description></item>",
                30_000);
        many(
                "items-1MiB",
                i -> "<item><guid>" + i + "</guid><description>" + "d".repeat(1_000_000) + "</description></item>",
                32);
        many(
                "items-1MiB-emoji",
                i -> "<item><guid>" + i + "</guid><description>\u2603" + "d".repeat(250_000) + "</description></item>",
                130);
        many(
                "items-same-guid",
                i -> "<item><guid>g</guid><enclosure url='http://127.0.0.1:9/" + i + ".mp3' type='text/plain'/></item>",
                300_000);
        many("hashes-collide", i -> "<item><guid>" + collision(i) + "</guid></item>", 100_000);
        item(
                "enclosures",
                "",
                IntFunctionText.of(i -> "<enclosure url='http://127.0.0.1:9/" + i + ".mp3' type='audio/mpeg'/>"),
                90_000,
                "");
        item(
                "alternates",
                "<enclosure url='e2.mp3'/>",
                IntFunctionText.of(i -> "<podcast:alternateEnclosure type='a/b'><podcast:source uri='http://h/" + i
                        + "'/></podcast:alternateEnclosure>"),
                45_000,
                "");
        item("persons", "", "<podcast:person role='host'>a</podcast:person>", 90_000, "");
        channel("categories", "", "<itunes:category text='x'/>", 90_000, "");
        channel("images", "", "<image><url>http://127.0.0.1:9/i.jpg</url></image>", 30_000, "");
        channel("next-links", "", "<atom:link rel='next' href='http://127.0.0.1:9/'/>", 90_000, "");
    }

    private void broken() {
        soup("soup-namespaces", IntFunctionText.of(i -> "<a xmlns:n" + i + "='u" + i + "'>"), 12_000);
        soup("soup-deep", IntFunctionText.of(i -> "<a>"), 400_000);
        soup("soup-wide", IntFunctionText.of(i -> "<a/>"), 499_000);
        soup("soup-ends", IntFunctionText.of(i -> "<a></b>"), 250_000);
        soup("soup-attributes", IntFunctionText.of(i -> "<a b='1' c='2' d='3' e='4' f='5' g='6'>"), 300_000);
        soup("soup-one-tag", IntFunctionText.of(i -> i == 0 ? "<a " : " a" + i), 500_000);
        soup("soup-same-attributes", IntFunctionText.of(i -> i == 0 ? "<a " : " a a"), 500_000);
        soup("soup-items", IntFunctionText.of(i -> "<item><guid>" + i + "</guid><b></item>"), 100_000);
        soup("soup-text", IntFunctionText.of(i -> "x"), 30_000_000);
        soup("soup-quotes", IntFunctionText.of(i -> "<a b=\""), 300_000);
        soup("soup-nested-items", IntFunctionText.of(i -> "<item><guid>" + i + "</guid>"), 60_000);
        feeds.put("cut-off", out -> {
            out.write("<rss version='2.0'><channel><title>T</title>" + GOOD);
            repeat(out, i -> "<item><guid>" + i + "</guid></item>", 100_000);
            out.write("<item><description>");
            repeat(out, i -> "x", 10_000_000);
        });
        feeds.put("text-before", out -> {
            repeat(out, i -> "x", 40_000_000);
            out.write("<rss version='2.0'><channel><title>T</title>" + GOOD + "</channel></rss>");
        });
    }

    private static String collision(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private void description(String name, String piece, int count) {
        item("description-" + name, "<description>", piece, count, "</description>");
    }

    private void item(String name, String before, String piece, int count, String after) {
        item(name, before, IntFunctionText.of(i -> piece), count, after);
    }

    private void item(String name, String before, IntFunctionText piece, int count, String after) {
        boolean guid = before.startsWith("<guid>");
        boolean enclosure = before.startsWith("<enclosure") || name.equals("enclosures");
        feed(name, "", out -> {
            out.write("<item>");
            out.write(guid ? "" : "<guid>bad</guid>");
            out.write(enclosure ? "" : "<enclosure url='e2.mp3' type='audio/mpeg' length='9'/>");
            out.write(before);
            repeat(out, piece.piece(), count);
            out.write(after + "</item>");
        });
    }

    private void channel(String name, String before, String piece, int count, String after) {
        feed(name, "", out -> {
            out.write(before);
            repeat(out, i -> piece, count);
            out.write(after);
        });
    }

    private void many(String name, IntFunction<String> item, int count) {
        feed(name, "", out -> repeat(out, item, count));
    }

    private void soup(String name, IntFunctionText piece, int count) {
        feeds.put(name, out -> {
            out.write("<rss version='2.0'><channel><title>T</title>" + GOOD + "<q></z>");
            repeat(out, piece.piece(), count);
            out.write("</channel></rss>");
        });
    }

    private void prolog(String name, String piece, int count) {
        feeds.put(name, out -> {
            repeat(out, i -> piece, count);
            out.write("<rss version='2.0'><channel><title>T</title>" + GOOD + "</channel></rss>");
        });
    }

    private void feed(String name, String root, Part... parts) {
        feeds.put(name, out -> {
            out.write("<rss version='2.0'" + NAMESPACES + root + "><channel><title>T</title>" + GOOD);
            for (Part part : parts) {
                part.write(out);
            }
            out.write("</channel></rss>");
        });
    }

    private static void repeat(Writer out, IntFunction<String> piece, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(piece.apply(i));
        }
    }

    /** Writes them into a folder, to try by hand. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Files.write(folder.resolve(MEDIA), "ID3 media".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(folder.resolve("e2.mp3"), "ID3 other".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        all().forEach((name, feed) -> write(feed, folder.resolve(name + ".xml")));
    }
}
