package org.seedcast.publish.notes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Builds a text anew in paragraphs, headings, lists and quotations: what is bold across paragraphs becomes bold in each
 * of them, and text beside paragraphs becomes one. Each new element has a name from here, and no attribute but the
 * address of a link.
 */
final class NotesBlocks {
    private static final Set<String> INLINE =
            Set.of("a", "b", "cite", "code", "em", "i", "q", "s", "small", "strong", "sub", "sup", "u");
    private static final Set<String> FRAMES = Set.of("ul", "ol", "li", "blockquote");
    private static final Set<String> TEXTS = Set.of("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    /** Around one text; more would be said by no author. */
    private static final int MOST_INLINE = 8;

    private static final int MOST_FRAMES = 12;
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]++");
    /** Control characters, ends of lines, and those that turn the direction of what follows them round (UAX 9 §2). */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ue000&&[^ \\t\\r\\n\\f]]++");

    private static final Pattern LINES = Pattern.compile("\\r\\n?|\\n");

    private final Element root = new Element("div");
    private final Deque<Element> frames = new ArrayDeque<>();
    private final List<Element> inline = new ArrayList<>();
    /** The copy of an inline element that was made last. */
    private final IdentityHashMap<Element, Element> copies = new IdentityHashMap<>();
    /** True for a text without paragraphs, whose lines stand for them. */
    private final boolean plain;

    private @Nullable Element text;

    private NotesBlocks(boolean plain) {
        this.plain = plain;
        frames.push(root);
    }

    static List<Element> of(Element body) {
        boolean plain = body.select("*").stream().skip(1).allMatch(element -> INLINE.contains(element.normalName()));
        NotesBlocks blocks = new NotesBlocks(plain);
        blocks.children(body);
        blocks.end();
        Prune.blanks(blocks.root);
        return blocks.root.children();
    }

    private void children(Element element) {
        element.childNodes().forEach(this::add);
    }

    private void add(Node node) {
        if (node instanceof TextNode leaf) {
            addText(UNFIT.matcher(leaf.getWholeText()).replaceAll(" "));
        } else if (node instanceof Element element) {
            add(element, element.normalName());
        }
    }

    private void add(Element element, String name) {
        if (name.equals("br")) {
            addBreak();
        } else if (INLINE.contains(name)) {
            addInline(element);
        } else if (TEXTS.contains(name)) {
            end();
            text = frame().appendElement(name);
            children(element);
            end();
        } else if (FRAMES.contains(name) && frames.size() < MOST_FRAMES) {
            addFrame(element, name);
        } else if (name.equals("td") || name.equals("th")) {
            addText(" ");
            children(element);
        } else {
            end();
            children(element);
            end();
        }
    }

    /** Two in a row end a paragraph, as most authors mean it; more of them show nothing. */
    private void addBreak() {
        if (text == null) {
            return;
        }
        Element target = target();
        Node last = target.lastChild();
        while (last instanceof TextNode blank && blank.isBlank()) {
            last = last.previousSibling();
        }
        boolean second = last != null && last.nameIs("br");
        if (second && text.nameIs("p")) {
            end();
        } else if (!second) {
            target.appendElement("br");
        }
    }

    private void addInline(Element element) {
        boolean counts =
                inline.size() < MOST_INLINE && inline.stream().noneMatch(it -> it.nameIs(element.normalName()));
        if (counts) {
            inline.add(element);
        }
        children(element);
        if (counts) {
            inline.remove(inline.size() - 1);
        }
    }

    private void addFrame(Element element, String name) {
        end();
        boolean item = name.equals("li");
        if (item && !isList(frame())) {
            frames.push(frame().appendElement("ul"));
            addFrame(element, name);
            frames.pop();
            return;
        }
        Element within = !item && isList(frame()) ? frame().appendElement("li") : frame();
        frames.push(within.appendElement(name));
        children(element);
        end();
        frames.pop();
    }

    private static boolean isList(Element element) {
        return LISTS.contains(element.normalName());
    }

    private Element frame() {
        return frames.element();
    }

    private void end() {
        text = null;
        copies.clear();
    }

    private void addText(String words) {
        if (text != null && text.nameIs("pre")) {
            target().appendText(words);
        } else if (plain) {
            addLines(words);
        } else if (!words.isBlank() || (text != null && !endsBlank(target()))) {
            target().appendText(BLANKS.matcher(words).replaceAll(" "));
        }
    }

    private static boolean endsBlank(Element target) {
        Node last = target.lastChild();
        return last != null
                && (last.nameIs("br")
                        || (last instanceof TextNode leaf && leaf.getWholeText().endsWith(" ")));
    }

    /** An empty line ends a paragraph. */
    private void addLines(String words) {
        String[] lines = LINES.split(words, -1);
        for (int i = 0; i < lines.length; i++) {
            boolean empty = i > 0 && i < lines.length - 1 && lines[i].isBlank();
            if (empty) {
                end();
            } else if (i > 0 && text != null) {
                target().appendElement("br");
            }
            if (!lines[i].isEmpty() && (text != null || !lines[i].isBlank())) {
                target().appendText(BLANKS.matcher(lines[i]).replaceAll(" "));
            }
        }
    }

    /** The element that text goes into now: the open paragraph, within the inline elements that are open. */
    private Element target() {
        Element target = text;
        if (target == null) {
            Element within = isList(frame()) ? frame().appendElement("li") : frame();
            target = within.nameIs("li") ? within : within.appendElement("p");
            text = target;
        }
        for (Element source : inline) {
            Element copy = copies.get(source);
            if (copy == null || !copy.equals(target.lastChild())) {
                copy = copy(source, target);
                copies.put(source, copy);
            }
            target = copy;
        }
        return target;
    }

    private static Element copy(Element source, Element target) {
        Element copy = target.appendElement(source.normalName());
        if (source.hasAttr("href") && source.nameIs("a")) {
            copy.attr("href", source.attr("href")).attr("rel", Links.REL);
        }
        return copy;
    }
}
