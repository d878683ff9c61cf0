package org.seedcast.publish.notes;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Reads a description of any kind into blocks of allowed elements. jsoup's allow-list takes out all else; what is left
 * is built anew, so that even its nesting is ours.
 */
final class NotesTree {
    /** Longer ones are cut when a feed is read; this is for those that were read before. */
    private static final int LONGEST = 256 << 10;
    /** Text inside of more elements stands in the deepest of them. */
    private static final int DEPTH = 60;

    /** The last row only says where a text begins and ends: {@link NotesBlocks} keeps none of it. */
    private static final Safelist ALLOWED = new Safelist()
            .addTags("a", "b", "cite", "code", "em", "i", "q", "s", "small", "strong", "sub", "sup", "u", "br")
            .addTags("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre")
            .addTags("div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "center")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "dt", "dd", "hr")
            .addTags("figure", "figcaption", "details", "summary", "form", "fieldset", "menu", "dir", "hgroup")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto");

    private NotesTree() {}

    static List<Element> of(String html, ShowNotes.Terms terms) {
        String bounded = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
        Document all = Parser.htmlParser().setMaxDepth(DEPTH).parseInput(bounded, "");
        Links.settle(all, terms);
        Document clean = new Cleaner(ALLOWED).clean(all);
        List<Element> blocks = NotesBlocks.of(clean.body());
        PrivateText.takeOut(blocks, terms.shown());
        TextLinks links = new TextLinks(terms);
        blocks.forEach(links::add);
        Headings.settle(blocks);
        return blocks;
    }
}
