package org.seedcast.publish;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A description, which may be HTML of any kind, as text: what reads it need not trust it. */
final class PlainText {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\f]++");
    private static final Pattern LINE_END = Pattern.compile(" ?\n ?");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}+");

    private PlainText() {}

    /** Paragraphs and list items on lines of their own, apart by a blank line; never markup, and nothing that XML cannot carry. */
    static String of(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        for (Element block : document.select("p, div, li, h1, h2, h3, h4, blockquote, tr")) {
            block.before("\n\n").append("\n\n");
        }
        String text = document.body().wholeText(); // br is a line break to it
        String blanks = BLANKS.matcher(Xml.carried(text).replace('\u00a0', ' ')).replaceAll(" ");
        String lines = LINE_END.matcher(blanks).replaceAll("\n");
        return BLANK_LINES.matcher(lines).replaceAll("\n\n").strip();
    }
}
