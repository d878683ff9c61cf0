package org.seedcast.publish.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain                                        | plain
                    a < b & c                                    | a < b & c
                    <p>one</p><p>two</p>                         | one¶¶two
                    one<br>two<br/>three                         | one¶two¶three
                    <ul><li>a</li><li>b</li></ul>                | a¶¶b
                    <script>x</script>a<style>y</style>          | a
                    a&nbsp;&nbsp;b   c                           | a b c
                    <a href="https://a.example/">link</a>        | link
                    <!-- hidden -->shown                         | shown
                    &lt;b&gt;                                    | <b>
                    a&#1;b&#xFFFE;c                              | abc
                    <p><p><p>                                    | ''
                    <ul><li>a</ul>b                              | a¶¶b
                    <table><tr><td>a<td>b<tr><td>c</table>d      | ab¶¶c¶¶d
                    <section><p>a</section>b                     | a¶¶b
                    <p>a<ul>b</ul>c                              | a¶¶bc
                    a</p>b                                       | a¶¶b
                    a</div>b                                     | ab
                    <b><p>a</b>b</p>c                            | ab¶¶c
                    <span><p>a</span>b</p>c                      | ab¶¶c
                    <h5>a</h5>b<hr>c                             | abc
                    <div><span title="a > b">c</div>d            | c¶¶d
                    <img alt='</p>' src=x>a                      | a
                    <a href=x/y>b</a                             | b
                    a<!-->b<!--->c<!doctype x>d<?e f>g           | abcdg
                    <SCRIPT>"</b>"</script >a                    | a
                    <3 & a<1 </ b>c                              | <3 & a<1 c
                    AT&T &copy 1 &amp;lt; &unknown; &#x41;       | AT&T © 1 &lt; &unknown; A
                    ''                                           | ''
                    """)
    void markupBecomesText(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text.replace('¶', '\n'));
        assertThat(byTree(html)).as("what a browser's tree has").isEqualTo(text.replace('¶', '\n'));
    }

    /** The same by a tree, which takes time and memory without bound. */
    private static String byTree(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        for (Element block : document.select("p, div, li, h1, h2, h3, h4, blockquote, tr")) {
            block.before("\n\n").append("\n\n");
        }
        return Xml.carried(document.body().wholeText())
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t\\r\\f]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>x",
                "<li>",
                "<div>",
                "<b>",
                "<b><p>",
                "<font a=1><a href=x><p>",
                "<table><b>x",
                "<select><option>",
                "<script>",
                "<!--",
                "&amp;",
                "&notit",
                " \n ",
                "\t",
                "<",
                "</",
                "<a b=\"",
                "<a b",
                "</p>",
                "</div><div>",
                "<svg xmlns:a=b><math>",
                "<xmp></xm",
                "<style></",
                "\ud83d\ude00",
                "<a b='",
                "<!"
            })
    void timeGrowsWithTheLength(String piece) {
        String text = piece.repeat(4_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PlainText.of(text));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HtmlText.of(text));
    }
}
