package org.seedcast.feed.item;

import java.net.URI;
import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.http.HttpUrls;

/**
 * The address from which a kept element was read, noted on it: so its relative addresses keep their meaning, wherever
 * redirects led, on whatever page of the feed it stood, and wherever the feed is now.
 */
public final class SourceAddress {
    /** Without a namespace, as any prefix may be taken. */
    public static final String NOTE = "seedcast-read-from";

    private SourceAddress() {}

    static void note(Element element, URI document) {
        element.setAttribute(NOTE, document.toString());
    }

    /** Removes the note from {@code element} and returns it; an element kept by an earlier version has none. */
    public static Optional<URI> take(Element element) {
        Optional<URI> document =
                Optional.ofNullable(element.getAttributeValue(NOTE)).flatMap(HttpUrls::parse);
        element.removeAttribute(NOTE);
        return document;
    }
}
