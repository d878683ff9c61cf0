package org.seedcast.publish.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.publish.ActiveVectors;

/** What of a description stands unescaped on a page is of a few kinds, whoever wrote it. */
class ShowNotesTest {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "blockquote",
            "br",
            "cite",
            "code",
            "em",
            "h3",
            "h4",
            "h5",
            "h6",
            "i",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "small",
            "strong",
            "sub",
            "sup",
            "u",
            "ul");

    private static final String REL = "nofollow noopener noreferrer ugc";

    private static ShowNotes.Terms terms(int seconds) {
        return new ShowNotes.Terms(
                text -> text,
                () -> Optional.of(URI.create("https://show.example/one/")),
                new ShowNotes.Times.Within(
                        Optional.of(Duration.ofSeconds(seconds)).filter(any -> seconds > 0)));
    }

    private static String of(String html) {
        return ShowNotes.of(html, terms(4000)).whole().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain                                      | <p>plain</p>
                    a < b & c                                  | <p>a &lt; b &amp; c</p>
                    one¶¶two¶three                             | <p>one</p>¶<p>two<br />three</p>
                    <p>one¶two</p>¶<p>three</p>                | <p>one two</p>¶<p>three</p>
                    a<br>b                                     | <p>a<br />b</p>
                    a<br><br>b<b>c<br> <br>d</b>               | <p>a</p>¶<p>b<b>c</b></p>¶<p><b>d</b></p>
                    <br><p>a<br><br></p>                       | <p>a</p>
                    <div>a</div><div>b<div>c</div>d</div>      | <p>a</p>¶<p>b</p>¶<p>c</p>¶<p>d</p>
                    <b>a<p>b</p>c</b>                          | <p><b>a</b></p>¶<p><b>b</b></p>¶<p><b>c</b></p>
                    <b>a<i>b</i>c</b>d                         | <p><b>a<i>b</i>c</b>d</p>
                    <p><b>a</b><b>b</b></p>                    | <p><b>a</b><b>b</b></p>
                    <ul><li>a<li>b<ul><li>c</ul></ul>          | <ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>
                    <ol>a<li>b</ol>                            | <ol><li>a</li><li>b</li></ol>
                    <li>a</li><p>b                             | <ul><li>a</li></ul>¶<p>b</p>
                    <ul><ul><li>a</ul></ul>                    | <ul><li><ul><li>a</li></ul></li></ul>
                    <blockquote>a<p>b</blockquote>             | <blockquote><p>a</p><p>b</p></blockquote>
                    <pre>a  ¶b</pre>                           | <pre>a  ¶b</pre>
                    <h1>a</h1><h2>b</h2><h2>c</h2>             | <h3>a</h3>¶<h4>b</h4>¶<h4>c</h4>
                    <h4>a</h4>b<h2>c</h2><h6>d</h6>            | <h3>a</h3>¶<p>b</p>¶<h3>c</h3>¶<h4>d</h4>
                    <p>&nbsp;</p><p></p><ul><li> </li></ul>    | ''
                    <table><tr><td>a<td>b<tr><td>c</table>     | <p>a b</p>¶<p>c</p>
                    <p id=x class=y style=z onclick=w>a</p>    | <p>a</p>
                    <script>x</script>a<style>y</style>        | <p>a</p>
                    <img src=x onerror=y>a<svg><p>b</svg>      | <p>a</p>¶<p>b</p>
                    a&#1;b&#xFFFE;c&#x202e;d                   | <p>a bc d</p>
                    <a name=x>a</a>                            | <p>a</p>
                    """)
    void blocksAreBuiltAnew(String html, String notes) throws Exception {
        assertThat(of(html.replace('¶', '\n'))).isEqualTo(notes.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <a href="https://a.example/x?a=1&b=2">l</a> | https://a.example/x?a=1&b=2
                    <a href=" http://a.example ">l</a>          | http://a.example/
                    <a href="//a.example/x">l</a>               | https://a.example/x
                    <a href="two">l</a>                         | https://show.example/one/two
                    <a href="/two">l</a>                        | https://show.example/two
                    <a href="mailto:a@a.example">l</a>          | mailto:a@a.example
                    <a href="mailto:a@a.example?bcc=all">l</a>  | ''
                    <a href="javascript:alert(1)">l</a>         | ''
                    <a href="JaVa&#10;Script:alert(1)">l</a>    | ''
                    <a href="data:text/html,x">l</a>            | ''
                    <a href="file:///etc/passwd">l</a>          | ''
                    <a href="magnet:?xt=x">l</a>                | ''
                    <a href="#x">l</a>                          | ''
                    <a href="">l</a>                            | ''
                    see https://a.example/x.                    | https://a.example/x
                    (https://a.example/x)                       | https://a.example/x
                    https://a.example/x_(y)                     | https://a.example/x_(y)
                    HTTPS://a.example/x?y#z, and                | https://a.example/x?y#z
                    xhttps://a.example/x                        | ''
                    <code>https://a.example/x</code>            | ''
                    """)
    void linksLeadToTheWebAndToMail(String html, String address) {
        Element body = Jsoup.parseBodyFragment(of(html)).body();
        assertThat(body.select("a[href]").eachAttr("href")).isEqualTo(address.isEmpty() ? List.of() : List.of(address));
        body.select("a[href]").forEach(link -> assertThat(link.attr("rel")).isEqualTo(REL));
        assertThat(body.text()).isEqualTo(Jsoup.parseBodyFragment(html).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3600 | 03:12 Intro            | 192
                    3600 | at 3:12, and (59:59)   | 192 3599
                    3600 | [00:00:05] x           | 5
                    3600 | 1:00:00–1:00:01        | 3600
                    9999 | 90:00 1:30:00          | 5400 5400
                    180  | 03:12                  | ''
                    9999 | 19:30 Uhr, 7:30 pm     | ''
                    9999 | 1:2 10:75 1:75:00      | ''
                    9999 | a3:12 3:12b 13:12:12:12 | ''
                    9999 | 2026-06-03T03:12 03:12.5 | ''
                    0    | 03:12 Intro, John 3:16 | 192
                    0    | John 3:16              | ''
                    0    | <li>(03:12)<li><b>4:00</b> x<br>5:00 y | 240 300
                    """)
    void timesLeadIntoTheFile(int length, String html, String seconds) {
        String notes = ShowNotes.of(html, terms(length)).whole().toString();
        List<String> times = Jsoup.parseBodyFragment(notes).select("a.time").eachAttr("href");
        assertThat(String.join(" ", times).replace("#t=", "")).isEqualTo(seconds);
    }

    @Test
    void aFeedHasNoPlayerNear() {
        ShowNotes.Terms apart = new ShowNotes.Terms(text -> text, Optional::empty, new ShowNotes.Times.None());

        assertThat(ShowNotes.of("03:12 <a href='x'>x</a>", apart).whole()).hasToString("<p>03:12 x</p>");
    }

    static List<String> vectors() {
        return NotesVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void nothingElseIsLeft(String html) throws Exception {
        String notes = of(html);
        requireAllowed(notes);
        assertThat(of(notes)).as("settled").isEqualTo(notes);
        ShowNotes.Cut cut = ShowNotes.of("word ".repeat(60) + html + " word".repeat(100), terms(0))
                .cut(100_000);
        requireAllowed(cut.lead().toString());
        requireAllowed(cut.rest().toString());
    }

    @Test
    void norOfAWholeFeed() throws Exception {
        for (String vector : ActiveVectors.all()) {
            requireAllowed(of(vector));
        }
    }

    private static void requireAllowed(String notes) throws Exception {
        new SAXBuilder().build(new StringReader("<x>" + notes + "</x>"));
        Element body = Jsoup.parseBodyFragment(notes).body();
        for (Element element : body.children().select("*")) {
            assertThat(TAGS).contains(element.normalName());
            for (Attribute attribute : element.attributes()) {
                requireAllowed(element, attribute);
            }
        }
        assertThat(Jsoup.parse(notes).head().children()).isEmpty();
    }

    private static void requireAllowed(Element element, Attribute attribute) {
        assertThat(element.normalName()).isEqualTo("a");
        String value = attribute.getValue();
        Map<String, Boolean> fine = Map.of(
                "href",
                        value.toLowerCase(Locale.ROOT)
                                .matches("(?s)(https?://[^\\s\"<>]+|mailto:[^\\s\"'<>]+|#t=\\d+)"),
                "rel", value.equals(REL),
                "class", value.equals("time"));
        assertThat(fine.getOrDefault(attribute.getKey(), false))
                .as("%s", attribute)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>",
                "<p>x",
                "<li>",
                "<div>",
                "<b>",
                "<b><p>",
                "<b><i><u><em><strong><code><p>x",
                "<font a=1><a href=x><p>",
                "<table><b>x",
                "<ul><li>x",
                "<blockquote>x",
                "<a href=x>",
                "<a href=x>y</a>",
                "https://",
                "http://a ",
                "1:11:",
                "1:11 ",
                "::::",
                "<!--",
                "&amp;",
                " \n ",
                "\n\nx",
                "<",
                "<a b=\"",
                "<h1>x",
                "<br>",
                "<br>x",
                "</p>",
                "<i>x<p></i>",
                "<svg><math>",
                "<b><div></b>x",
                "(",
                "x)"
            })
    void timeGrowsWithTheLength(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ShowNotes notes = ShowNotes.of(text, terms(0));
            assertThat(notes.whole().toString().length()).isLessThan(12 << 20);
            notes.cut(100_000);
        });
    }

    @Test
    void privateAddressesGoInWhateverPieces() {
        ShowNotes.Terms hidden = new ShowNotes.Terms(
                text -> text.replaceAll("\\S*orig\\.example\\S*", ""), Optional::empty, new ShowNotes.Times.None());

        String notes = ShowNotes.of(
                        "<p>a <a href='https://orig.example/x'>b</a> https://orig.example/y c</p>"
                                + "<p>https://o<b>rig.exam</b>ple/z d</p><p>e <i>f</i></p>",
                        hidden)
                .whole()
                .toString();

        assertThat(notes).isEqualTo("<p>a b  c</p>\n<p> d</p>\n<p>e <i>f</i></p>");
    }

    @Test
    void aLongTextIsCutBetweenBlocks() {
        String html = "<p>" + "a".repeat(200) + "</p><h2>h</h2><ul><li>" + "b".repeat(400) + "</li></ul><p>c</p>";
        ShowNotes.Cut cut = ShowNotes.of(html, terms(0)).cut(100_000);

        assertThat(cut.lead()).hasToString("<p>" + "a".repeat(200) + "</p>");
        assertThat(cut.rest().toString()).startsWith("<h3>h</h3>\n<ul><li>bbb").endsWith("</ul>\n<p>c</p>");
    }

    @Test
    void aLongBlockIsCutWithinItsText() {
        String html = "<ul>" + "<li><b>one</b> word</li>".repeat(100) + "</ul>";
        ShowNotes.Cut cut = ShowNotes.of(html, terms(0)).cut(100_000);

        assertThat(cut.lead().toString())
                .startsWith("<ul><li><b>one</b> word</li>")
                .contains("…")
                .endsWith("</li></ul>");
        assertThat(cut.rest().toString()).startsWith("<ul><li>").contains("…").endsWith("word</li></ul>");
        assertThat(Jsoup.parseBodyFragment(cut.lead() + " " + cut.rest())
                        .text()
                        .replace("…", "")
                        .replaceAll("\\s+", ""))
                .isEqualTo("oneword".repeat(100));
    }

    @Test
    void aShortTextIsShownWhole() {
        ShowNotes.Cut cut = ShowNotes.of("<p>One.</p><p>Two.</p>", terms(0)).cut(100_000);

        assertThat(cut.lead()).hasToString("<p>One.</p>\n<p>Two.</p>");
        assertThat(cut.rest().isEmpty()).isTrue();
    }

    @Test
    void aListOfFilesHasNoMoreThanItWants() {
        ShowNotes.Cut cut = ShowNotes.of(
                        "<p>" + "word ".repeat(60) + "</p>".repeat(1) + "<p>other text</p>".repeat(60), terms(0))
                .cut(600);

        assertThat(cut.incomplete()).isTrue();
        assertThat(Jsoup.parseBodyFragment(cut.lead() + "" + cut.rest()).text().length())
                .isBetween(550, 660);
    }
}
