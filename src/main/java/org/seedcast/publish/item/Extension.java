package org.seedcast.publish.item;

import java.util.List;
import java.util.Locale;
import org.jdom2.Element;

/** Elements of the vocabularies for podcasts, each of which goes by several addresses. */
public final class Extension {
    private Extension() {}

    /** @param vocabulary a word that the address of the namespace has, and no other's */
    public static List<Element> children(Element parent, String vocabulary, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .filter(child ->
                        child.getNamespaceURI().toLowerCase(Locale.ROOT).contains(vocabulary))
                .toList();
    }
}
