package org.seedcast.publish.feed;

import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Show;
import org.seedcast.publish.item.Xml;

/** Replaces the source's description of the show by the operator's. */
final class OwnWords {
    private final Show show;
    private final FeedChannel effective;
    private final ListingWords listing;

    OwnWords(Catalogue catalogue) {
        this.show = catalogue.settings().show();
        this.effective = catalogue.channel();
        this.listing = new ListingWords(catalogue);
    }

    void replaceIn(Element channel) {
        show.title().ifPresent(title -> retitle(channel, title));
        show.language()
                .ifPresent(language -> replace(
                        channel, Namespace.NO_NAMESPACE, "language", Optional.of(Xml.element("language", language))));
        show.author()
                .ifPresent(author ->
                        replace(channel, Xml.ITUNES, "author", Optional.of(Xml.element("author", Xml.ITUNES, author))));
        show.license()
                .ifPresent(licence -> replace(channel, Xml.PODCAST, "license", Optional.of(Xml.licence(licence))));
        replaceListing(channel);
        if (show.image().isPresent()) {
            replace(channel, Namespace.NO_NAMESPACE, "image", Optional.empty()); // small, and of the source
            replace(channel, Xml.ITUNES, "image", effective.image().map(Xml::cover));
        }
    }

    private void replaceListing(Element channel) {
        if (show.listing().description().isPresent()) {
            replace(channel, Namespace.NO_NAMESPACE, "description", element("description", effective.description()));
            List.of("summary", "subtitle").forEach(name -> replace(channel, Xml.ITUNES, name, Optional.empty()));
        }
        show.listing()
                .link()
                .ifPresent(link ->
                        replace(channel, Namespace.NO_NAMESPACE, "link", element("link", String.valueOf(link))));
        listing.category().ifPresent(own -> replace(channel, Xml.ITUNES, "category", Optional.of(own)));
        listing.explicit().ifPresent(own -> replace(channel, Xml.ITUNES, "explicit", Optional.of(own)));
        listing.owner().ifPresent(own -> replace(channel, Xml.ITUNES, "owner", Optional.of(own)));
    }

    private static Optional<Element> element(String name, String text) {
        return Optional.of(Xml.element(name, text));
    }

    private static void retitle(Element channel, String title) {
        Element first = channel.getChild("title");
        if (first == null) {
            channel.addContent(0, Xml.element("title", title));
        } else {
            first.setText(Xml.carried(title));
        }
        for (Element image : channel.getChildren("image")) {
            Optional.ofNullable(image.getChild("title")).ifPresent(caption -> caption.setText(Xml.carried(title)));
        }
        replace(channel, Xml.ITUNES, "title", Optional.empty());
    }

    /** In the place of the first there is, else at the end. */
    private static void replace(Element channel, Namespace namespace, String name, Optional<Element> own) {
        List<Element> former = channel.getChildren().stream()
                .filter(child -> child.getName().equals(name) && ChannelParts.is(child.getNamespace(), namespace))
                .toList();
        if (own.isPresent()) {
            int at = former.isEmpty() ? channel.getContentSize() : channel.indexOf(former.get(0));
            if (former.isEmpty()) {
                channel.addContent("\n");
                at++;
            }
            channel.addContent(at, own.get());
            former.stream().limit(1).forEach(channel::removeContent);
        }
        former.stream().filter(child -> child.getParent() != null).forEach(Xml::remove);
    }
}
