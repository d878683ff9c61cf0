package org.seedcast.publish.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes links of what stands in the text of notes: addresses, and times of the file. */
final class TextLinks {
    /** An address, or a time; at the edges of words. */
    private static final Pattern MARK = Pattern.compile(
            "(?<![\\p{L}\\p{N}:./@-])(?:(https?://[^\\s<>\"'«»“”„。、）」]{1,2000}+)"
                    + "|(?:(\\d{1,2}+):(?=\\d\\d:))?+(\\d{1,3}+):([0-5]\\d)(?![\\p{L}\\p{N}:]|[.,/-]\\d))",
            Pattern.CASE_INSENSITIVE);

    /** The hour of a day, not a place in a file. */
    private static final Pattern CLOCK =
            Pattern.compile("^\\s?+(?:[ap]\\.?m\\b|uhr\\b|h\\b|o’clock)", Pattern.CASE_INSENSITIVE);

    /** Their text is a link already, or no text to read. */
    private static final Set<String> CLOSED = Set.of("a", "pre", "code");

    private static final String CLOSING = ".,;:!?)]}*_…";

    private final ShowNotes.Terms terms;

    TextLinks(ShowNotes.Terms terms) {
        this.terms = terms;
    }

    /** Makes the links of {@code element} and of all in it. */
    void add(Element element) {
        if (CLOSED.contains(element.normalName())) {
            return;
        }
        element.children().forEach(this::add);
        List<Node> children = new ArrayList<>();
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode leaf && leaf.getWholeText().indexOf(':') >= 0) {
                children.addAll(parts(leaf));
            } else {
                children.add(child);
            }
        }
        if (children.size() > element.childNodeSize()) {
            Prune.replace(element, children);
        }
    }

    /** The text itself where nothing in it becomes a link. */
    private List<Node> parts(TextNode leaf) {
        String words = leaf.getWholeText();
        List<Node> parts = new ArrayList<>();
        Matcher mark = MARK.matcher(words);
        int done = 0;
        while (mark.find()) {
            String shown = mark.group(1) == null ? mark.group() : address(mark.group(1));
            Element link = mark.group(1) == null ? time(mark, leaf, words) : web(shown);
            if (link.hasAttr("href")) {
                parts.add(new TextNode(words.substring(done, mark.start())));
                parts.add(link.text(shown));
                done = mark.start() + shown.length();
            }
        }
        parts.add(parts.isEmpty() ? leaf : new TextNode(words.substring(done)));
        return parts;
    }

    private Element web(String address) {
        Element link = new Element("a");
        Links.address(address, terms).ifPresent(url -> link.attr("href", url).attr("rel", Links.REL));
        return link;
    }

    /** Without what belongs to the sentence around it. */
    private static String address(String found) {
        int end = found.length();
        while (end > 0 && CLOSING.indexOf(found.charAt(end - 1)) >= 0) {
            boolean opened = found.charAt(end - 1) == ')' && found.lastIndexOf('(', end) >= 0;
            if (opened) {
                break;
            }
            end--;
        }
        return found.substring(0, end);
    }

    private Element time(Matcher mark, TextNode leaf, String words) {
        Element link = new Element("a");
        if (terms.times() instanceof ShowNotes.Times.Within file) {
            OptionalLong seconds = seconds(mark);
            boolean begins = words.substring(0, mark.start()).isBlank() && isFirstOfLine(leaf);
            boolean within = seconds.isPresent()
                    && file.length()
                            .map(length -> seconds.getAsLong() <= length.toSeconds())
                            .orElse(begins);
            if (within && !CLOCK.matcher(words.substring(mark.end())).lookingAt()) {
                link.addClass("time").attr("href", "#t=" + seconds.getAsLong());
            }
        }
        return link;
    }

    private static boolean isFirstOfLine(TextNode leaf) {
        Node node = leaf;
        while (node.previousSibling() == null && node.parent() instanceof Element parent && !parent.isBlock()) {
            node = parent;
        }
        Node before = node.previousSibling();
        return before == null || before.nameIs("br");
    }

    /** Empty for what no clock shows. */
    private static OptionalLong seconds(Matcher mark) {
        long hours = mark.group(2) == null ? 0 : Long.parseLong(mark.group(2));
        long minutes = Long.parseLong(mark.group(3));
        boolean possible = mark.group(2) == null || minutes < 60;
        return possible
                ? OptionalLong.of(hours * 3600 + minutes * 60 + Long.parseLong(mark.group(4)))
                : OptionalLong.empty();
    }
}
