package org.seedcast.publish.feed;

import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Category;
import org.seedcast.publish.item.Xml;

/** The elements by which directories of podcasts sort a show, and reach its owner. */
final class ListingWords {
    private final Catalogue catalogue;

    ListingWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Empty where the source's own holds; Apple takes no show that says nothing, so one without a source says no. */
    Optional<Element> explicit() {
        return catalogue
                .settings()
                .show()
                .listing()
                .explicit()
                .or(() -> catalogue.source().isEmpty() ? Optional.of(false) : Optional.empty())
                .map(explicit -> Xml.element("explicit", Xml.ITUNES, String.valueOf(explicit)));
    }

    Optional<Element> category() {
        return catalogue.settings().show().listing().category().map(ListingWords::element);
    }

    private static Element element(Category category) {
        Element element = named(category.name());
        category.sub().ifPresent(sub -> element.addContent(named(sub)));
        return element;
    }

    private static Element named(String name) {
        return new Element("category", Xml.ITUNES).setAttribute("text", name);
    }

    Optional<Element> owner() {
        String name = catalogue.channel().author().orElse(catalogue.channel().title());
        return catalogue.settings().show().listing().email().map(email -> new Element("owner", Xml.ITUNES)
                .addContent("\n")
                .addContent(Xml.element("name", Xml.ITUNES, name))
                .addContent("\n")
                .addContent(Xml.element("email", Xml.ITUNES, email))
                .addContent("\n"));
    }
}
