package org.seedcast.feed.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Content;
import org.jdom2.Element;

/** The namespaces of podcast feeds, each with the several addresses it goes by, and look-ups in them. */
public final class FeedNames {
    public static final String ATOM_10 = "http://www.w3.org/2005/Atom";
    static final String ATOM_03 = "http://purl.org/atom/ns#";
    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static final Set<String> ATOM = Set.of(ATOM_10, ATOM_03);
    public static final Set<String> ITUNES =
            Set.of("http://www.itunes.com/dtds/podcast-1.0.dtd", "https://www.itunes.com/dtds/podcast-1.0.dtd");
    static final Set<String> PODCAST = Set.of(
            "https://podcastindex.org/namespace/1.0",
            "http://podcastindex.org/namespace/1.0",
            "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md");
    static final Set<String> MEDIA = Set.of("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss");
    static final Set<String> CONTENT = Set.of("http://purl.org/rss/1.0/modules/content/");
    static final Set<String> DUBLIN_CORE = Set.of("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/");
    static final Set<String> CREATIVE_COMMONS = Set.of(
            "http://backend.userland.com/creativeCommonsRssModule",
            "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
            "http://web.resource.org/cc/",
            "http://creativecommons.org/ns#");
    static final Set<String> RDF_ENCLOSURE = Set.of("http://purl.oclc.org/net/rss_2.0/enc#");

    private static final Map<String, String> USUAL_PREFIXES = Map.of(
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "podcast", "https://podcastindex.org/namespace/1.0",
            "media", "http://search.yahoo.com/mrss/",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "dc", "http://purl.org/dc/elements/1.1/",
            "atom", ATOM_10,
            "atom10", ATOM_10,
            "rdf", RDF);

    private static final Map<String, String> BY_CANONICAL = Stream.of(
                    ATOM, ITUNES, PODCAST, MEDIA, CONTENT, DUBLIN_CORE, CREATIVE_COMMONS, RDF_ENCLOSURE)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(FeedNames::canonical, Function.identity(), (one, same) -> one));

    private FeedNames() {}

    /** Reports whether it is a known namespace other than RSS's. */
    public static boolean isKnown(String uri) {
        return BY_CANONICAL.containsKey(canonical(uri));
    }

    /** Feeds write the same address in capitals, with and without a slash at the end, and with either scheme. */
    private static String canonical(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
        return lower.substring(start, lower.endsWith("/") ? Math.max(start, lower.length() - 1) : lower.length());
    }

    /** Returns the namespace that a prefix usually stands for; one of its own for an unknown prefix. */
    public static String uriOf(String prefix) {
        return USUAL_PREFIXES.getOrDefault(prefix, "urn:undeclared:" + prefix);
    }

    static List<Element> children(Element parent, Set<String> namespaces, String name) {
        List<Element> children = new ArrayList<>(1);
        for (Content content : parent.getContent()) { // thousands of items are asked for a dozen names each
            if (content instanceof Element child
                    && child.getName().equals(name)
                    && contain(namespaces, child.getNamespaceURI())) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean contain(Set<String> namespaces, String uri) {
        return namespaces.contains(uri)
                || (!uri.isEmpty() && namespaces.contains(BY_CANONICAL.getOrDefault(canonical(uri), uri)));
    }

    /** The trimmed text of the first such child that has any. */
    public static Optional<String> text(Element parent, Set<String> namespaces, String name) {
        return children(parent, namespaces, name).stream()
                .map(child -> child.getValue().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** A trimmed attribute, whatever its namespace; empty when missing or blank. */
    static Optional<String> attribute(Element element, String name) {
        return element.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
