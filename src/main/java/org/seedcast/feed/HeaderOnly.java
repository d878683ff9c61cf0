package org.seedcast.feed;

import java.util.HashSet;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Text;

/** A feed without its items: all that Rome sees, and all that the library keeps of the channel. */
final class HeaderOnly {
    private HeaderOnly() {}

    /** The channel element in a copy of its surroundings, so that namespaces in scope are still found. */
    static Element channel(FeedDocument document) {
        Element root = copyWithoutItems(document.root(), document);
        if (document.isAtom()) {
            return root;
        }
        return root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElseThrow();
    }

    static Document document(FeedDocument document) {
        Element root = channel(document);
        while (root.getParentElement() != null) {
            root = root.getParentElement();
        }
        return new Document(root.detach());
    }

    private static Element copyWithoutItems(Element element, FeedDocument document) {
        Element copy = new Element(element.getName(), element.getNamespace());
        element.getAdditionalNamespaces().forEach(copy::addNamespaceDeclaration);
        element.getAttributes().forEach(attribute -> copy.setAttribute(attribute.clone()));
        Set<Content> items = new HashSet<>(document.items());
        for (Content content : element.getContent()) {
            if (content.equals(document.channel())) {
                copy.addContent(copyWithoutItems(document.channel(), document));
            } else if (items.contains(content)) {
                dropIndentation(copy);
            } else {
                copy.addContent(content.clone());
            }
        }
        return copy;
    }

    /** The white space before an item goes with it: the header must not show how many items there were. */
    private static void dropIndentation(Element copy) {
        int last = copy.getContentSize() - 1;
        if (last >= 0
                && copy.getContent(last) instanceof Text text
                && text.getText().isBlank()) {
            copy.removeContent(last);
        }
    }
}
