package org.seedcast.publish.notes;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The ends of a tree, in order: its texts and its breaks. */
final class Leaves {
    private Leaves() {}

    static List<Node> of(Element element) {
        List<Node> leaves = new ArrayList<>();
        element.traverse((node, depth) -> {
            if (node instanceof TextNode || node.nameIs("br")) {
                leaves.add(node);
            }
        });
        return leaves;
    }

    static List<TextNode> texts(Element element) {
        return of(element).stream()
                .filter(TextNode.class::isInstance)
                .map(TextNode.class::cast)
                .toList();
    }
}
