package org.seedcast.publish.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Names of markup that a browser would run: as XML, where the namespace makes it XHTML, SVG or the like, and as HTML,
 * where a name without a prefix does. An element with a prefix means nothing to HTML, and one of another namespace
 * nothing to XML, so both pass.
 */
final class ActiveMarkup {
    /** Names that RSS 0.9x and 2.0 have without a namespace, and that feeds often write without one. */
    private static final Set<String> RSS = Set.of(
            "channel",
            "item",
            "title",
            "link",
            "description",
            "language",
            "copyright",
            "managingeditor",
            "webmaster",
            "pubdate",
            "lastbuilddate",
            "category",
            "generator",
            "docs",
            "cloud",
            "ttl",
            "image",
            "rating",
            "textinput",
            "skiphours",
            "skipdays",
            "hour",
            "day",
            "url",
            "width",
            "height",
            "name",
            "guid",
            "enclosure",
            "source",
            "author",
            "comments",
            "subtitle",
            "summary",
            "content",
            "duration",
            "explicit",
            "keywords",
            "id",
            "published",
            "updated",
            "date",
            "creator",
            "email",
            "owner",
            "season",
            "episode",
            "license",
            "tag");

    /** Vocabularies of the W3C that are data; the others are for browsers. */
    private static final Set<String> DATA = Set.of(
            "www.w3.org/2005/atom",
            "www.w3.org/xml/1998/namespace",
            "www.w3.org/1999/02/22-rdf-syntax-ns",
            "www.w3.org/2000/01/rdf-schema",
            "www.w3.org/2001/xmlschema",
            "www.w3.org/2001/xmlschema-instance",
            "www.w3.org/2002/07/owl",
            "www.w3.org/2003/01/geo/wgs84_pos",
            "www.w3.org/2004/02/skos/core");

    private static final Pattern BROWSERS = Pattern.compile(
            "(?:www\\.)?w3\\.org/|(?:www\\.)?mozilla\\.org/|urn:schemas-microsoft-com:|www\\.wapforum\\.org/");

    /**
     * Attributes of elements without a prefix and a namespace: a style may load something, and an RSS image is an img
     * to HTML.
     */
    private static final Set<String> ATTRIBUTES = Set.of(
            "style", "src", "srcset", "srcdoc", "background", "lowsrc", "dynsrc", "poster", "action", "formaction");

    private ActiveMarkup() {}

    static boolean isActive(Element element) {
        return element.getNamespace().equals(Namespace.NO_NAMESPACE)
                ? !RSS.contains(element.getName().toLowerCase(Locale.ROOT))
                : isActive(element.getNamespace());
    }

    static boolean isActive(Namespace namespace) {
        String name = canonical(namespace.getURI());
        return BROWSERS.matcher(name).lookingAt() && !DATA.contains(name);
    }

    /** In lower case, without what feeds write one way or the other. */
    private static String canonical(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT);
        int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
        int end = lower.endsWith("/") || lower.endsWith("#") ? lower.length() - 1 : lower.length();
        return lower.substring(start, Math.max(start, end));
    }

    /** Event handlers go whatever they are of, as no feed has an attribute that begins so. */
    static boolean isActive(Attribute attribute, Element owner) {
        String name = attribute.getName().toLowerCase(Locale.ROOT);
        boolean bare = owner.getNamespacePrefix().isEmpty();
        return isActive(attribute.getNamespace()) || name.startsWith("on") || (bare && ATTRIBUTES.contains(name));
    }
}
