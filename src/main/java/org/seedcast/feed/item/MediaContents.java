package org.seedcast.feed.item;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.MediaFilter;

/** The {@code media:content} elements of an item, by themselves or in groups (Media RSS 1.5). */
final class MediaContents {
    private MediaContents() {}

    static Stream<Enclosure> all(Element item, URI base) {
        return elements(item).stream().flatMap(content -> EnclosureReader.enclosure(content, base).stream());
    }

    /** The default one, else the first that is no picture or page, else the first. */
    static Optional<Enclosure> preferred(Element item, URI base) {
        return elements(item).stream()
                .filter(content ->
                        FeedNames.attribute(content, "isDefault").orElse("").equals("true"))
                .flatMap(content -> EnclosureReader.enclosure(content, base).stream())
                .findFirst()
                .or(() -> all(item, base).filter(MediaFilter::isMedia).findFirst())
                .or(() -> all(item, base).findFirst());
    }

    private static List<Element> elements(Element item) {
        List<Element> contents = new ArrayList<>(FeedNames.children(item, FeedNames.MEDIA, "content"));
        for (Element group : FeedNames.children(item, FeedNames.MEDIA, "group")) {
            contents.addAll(FeedNames.children(group, FeedNames.MEDIA, "content"));
        }
        return contents;
    }
}
