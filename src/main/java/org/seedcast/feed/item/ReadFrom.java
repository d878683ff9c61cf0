package org.seedcast.feed.item;

import java.net.URI;
import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.http.HttpUrls;

/**
 * From where a kept element was read, noted on it: what its relative addresses mean stays what it was then, wherever
 * redirects led, on whatever page of the feed it stood, and wherever the feed is now.
 */
public final class ReadFrom {
    /** Without a namespace, as any prefix may be taken. */
    public static final String NOTE = "seedcast-read-from";

    private ReadFrom() {}

    static void note(Element element, URI document) {
        element.setAttribute(NOTE, document.toString());
    }

    /** Takes the note off {@code element}; there is none on what an earlier version kept. */
    public static Optional<URI> take(Element element) {
        Optional<URI> document =
                Optional.ofNullable(element.getAttributeValue(NOTE)).flatMap(HttpUrls::parse);
        element.removeAttribute(NOTE);
        return document;
    }
}
