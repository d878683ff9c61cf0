package org.seedcast.publish.feed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdom2.Element;
import org.seedcast.library.Item;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;

/** Elements for podcast apps with playing time, number and cover of a release. */
record ReleaseParts(PublicLinks links, Function<Item, String> covers) {

    /** Returns those of a release of one file; none for an item of a feed. */
    List<Element> ofFile(Item item) {
        List<Element> parts = new ArrayList<>();
        item.release().map(Release::tracks).orElse(List.of()).stream()
                .findFirst()
                .flatMap(Track::length)
                .ifPresent(length -> parts.add(duration(length)));
        item.release().ifPresent(release -> release.number()
                .ifPresent(number -> parts.add(Xml.element("episode", Xml.ITUNES, String.valueOf(number)))));
        image(item).ifPresent(parts::add);
        return parts;
    }

    static Element duration(Duration length) {
        return Xml.element("duration", Xml.ITUNES, String.valueOf(Math.max(1, (length.toMillis() + 500) / 1000)));
    }

    /** The page of a release in the site, as a link; empty while nobody said where the site is published. */
    Optional<Element> page(Item item) {
        return item.release()
                .flatMap(release -> links.site(PublicLinks.pagePath(item)))
                .map(page -> Xml.element("link", page.toString()));
    }

    /** Empty while nobody said where the site is published, as then nobody could find it. */
    Optional<Element> image(Item item) {
        Optional<URI> cover =
                Optional.of(covers.apply(item)).filter(path -> !path.isEmpty()).flatMap(links::site);
        return cover.map(Xml::cover);
    }
}
