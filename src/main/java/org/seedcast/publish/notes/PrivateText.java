package org.seedcast.publish.notes;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Takes private addresses out of the text of notes, also those that are spread over several elements. */
final class PrivateText {
    private PrivateText() {}

    static void takeOut(List<Element> blocks, UnaryOperator<String> shown) {
        for (Element block : blocks) {
            for (TextNode leaf : Leaves.texts(block)) {
                leaf.text(shown.apply(leaf.getWholeText()));
            }
            String words = block.wholeText();
            String rest = shown.apply(words);
            if (!rest.equals(words)) {
                block.text(rest);
                block.tagName("p");
            }
        }
    }
}
