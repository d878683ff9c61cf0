package org.seedcast.feed.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.feed.Limits;
import org.seedcast.feed.item.FeedNames;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Turns every dialect of RSS into RSS 2.0: no namespace of its own, a known version, names in their own case. Other
 * formats pass untouched.
 */
final class FeedDialect extends XMLFilterImpl {
    private static final Pattern VERSION = Pattern.compile("^(?:0\\.9|2\\.0)");

    static final String DEFAULT_NAMESPACE = "default-namespace";
    static final String RSS_VERSION = "rss-version";
    static final String LETTER_CASE = "letter-case";

    /** Below root, channel and item whatever has a namespace of its own is foreign. */
    private static final int DEEPEST = 4;

    private static final Map<String, String> NAMES = Stream.of(
                    ("rss channel item title link description guid pubDate enclosure category author image url language"
                                    + " copyright managingEditor webMaster lastBuildDate generator docs cloud ttl comments"
                                    + " source")
                            .split(" ", 0))
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));
    private static final Set<String> OF_ENCLOSURE = Set.of("url", "length", "type");

    private final Set<String> repairs;
    private final Set<String> dropped = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final List<String[]> mappings = new ArrayList<>();
    private int inScope;
    private boolean rss;

    /** @param repairs takes the names of what was changed */
    FeedDialect(Set<String> repairs) {
        this.repairs = repairs;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (++inScope > Limits.NAMESPACES) {
            throw new FeedHandler.TooMuch("more than " + Limits.NAMESPACES + " namespaces in scope");
        }
        mappings.add(new String[] {prefix, uri}); // what becomes of it depends on the element, which comes next
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        inScope--;
        super.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (path.isEmpty()) {
            rss = local.equalsIgnoreCase("rss");
        }
        boolean plain = rss && isPlain(uri, local, name, attributes);
        for (String[] mapping : mappings) {
            if (!plain || !mapping[0].isEmpty()) {
                super.startPrefixMapping(mapping[0], mapping[1]);
            }
        }
        mappings.clear();
        String own = plain ? ownName(local) : local;
        path.add(own);
        if (plain) {
            super.startElement("", own, own, ownAttributes(own, attributes));
        } else {
            super.startElement(uri, local, name, attributes);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        path.remove(path.size() - 1);
        super.endElement(uri, local, name);
    }

    /** Reports whether it is an element of RSS itself, whatever namespace it was put in. */
    private boolean isPlain(String uri, String local, String name, Attributes attributes) {
        if (uri.isEmpty()) {
            return true;
        }
        boolean prefixed = name.indexOf(':') >= 0;
        boolean atomLink = local.equals("link") && attributes.getIndex("href") >= 0 && FeedNames.isKnown(uri);
        boolean known = FeedNames.isKnown(uri) && !isFrame(local);
        boolean own =
                dropped.contains(uri) ? !(prefixed && FeedNames.isKnown(uri)) : isOwnPlace(local, prefixed, known);
        if (!own || atomLink) {
            return false;
        }
        dropped.add(uri);
        repairs.add(DEFAULT_NAMESPACE);
        return true;
    }

    private boolean isOwnPlace(String local, boolean prefixed, boolean known) {
        if (path.isEmpty()) {
            return true;
        }
        return path.size() < DEEPEST && !prefixed && !known && NAMES.containsKey(local.toLowerCase(Locale.ROOT));
    }

    /** Root, channel and item are what they are, also in a namespace that means something else. */
    private boolean isFrame(String local) {
        return path.size() <= 2 && (local.equalsIgnoreCase("channel") || local.equalsIgnoreCase("item"));
    }

    private String ownName(String local) {
        String own = path.size() < DEEPEST ? NAMES.getOrDefault(local.toLowerCase(Locale.ROOT), local) : local;
        if (!own.equals(local)) {
            repairs.add(LETTER_CASE);
        }
        return own;
    }

    private Attributes ownAttributes(String element, Attributes attributes) {
        AttributesImpl own = new AttributesImpl(attributes);
        for (int i = 0; i < own.getLength(); i++) {
            String lower = own.getQName(i).toLowerCase(Locale.ROOT);
            if (element.equals("enclosure") && OF_ENCLOSURE.contains(lower) && attributes.getIndex(lower) < 0) {
                own.setAttribute(i, "", lower, lower, "CDATA", own.getValue(i));
                repairs.add(LETTER_CASE);
            }
            boolean version = path.size() == 1 && lower.equals("version");
            if (version && !VERSION.matcher(own.getValue(i).strip()).lookingAt()) {
                own.setValue(i, "2.0");
                repairs.add(RSS_VERSION);
            }
        }
        return own;
    }
}
