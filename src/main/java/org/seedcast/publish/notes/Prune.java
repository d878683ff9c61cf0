package org.seedcast.publish.notes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes out of new blocks what shows nothing: elements without text, blanks and breaks at an end. */
final class Prune {
    private static final Pattern LEADING = Pattern.compile("^[ \\u00a0]++");

    private Prune() {}

    /** Lists of children are replaced as a whole: to take one out of thousands takes thousands of steps. */
    static void blanks(Element root) {
        List<Node> kept = new ArrayList<>();
        for (Node child : List.copyOf(root.childNodes())) {
            if (child instanceof Element element && !element.nameIs("br")) {
                blanks(element);
                kept.addAll(settled(element));
            } else {
                kept.add(child);
            }
        }
        if (!kept.equals(root.childNodes())) {
            replace(root, kept);
        }
        if (root.nameIs("p") || root.nameIs("li") || isHeading(root)) {
            trim(root);
        }
    }

    static void replace(Element parent, List<Node> children) {
        parent.empty();
        parent.appendChildren(children);
    }

    private static List<Node> settled(Element element) {
        if (element.nameIs("a") && !element.hasAttr("href")) {
            List<Node> inside = List.copyOf(element.childNodes());
            element.empty();
            return inside;
        }
        if (hasText(element)) {
            return List.of(element);
        }
        // breaks within emphasis are breaks, in or out of it
        boolean breaks = !element.isBlock() && element.selectFirst("br") != null;
        return breaks ? List.of(new Element("br")) : List.of();
    }

    static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    private static boolean hasText(Element element) {
        return element.hasText() && !element.wholeText().replace('\u00a0', ' ').isBlank();
    }

    private static void trim(Element text) {
        Deque<Node> leaves = new ArrayDeque<>(Leaves.of(text));
        while (!leaves.isEmpty() && isEdge(leaves.element())) {
            leaves.remove().remove();
        }
        while (!leaves.isEmpty() && isEdge(leaves.getLast())) {
            leaves.removeLast().remove();
        }
        if (leaves.peekFirst() instanceof TextNode first) {
            first.text(LEADING.matcher(first.getWholeText()).replaceFirst(""));
        }
        if (leaves.peekLast() instanceof TextNode last) {
            last.text(last.getWholeText().stripTrailing());
        }
    }

    private static boolean isEdge(Node node) {
        boolean blank = node instanceof TextNode leaf
                && leaf.getWholeText().replace('\u00a0', ' ').isBlank();
        return blank || node.nameIs("br");
    }
}
