package org.seedcast.publish.item;

import java.net.IDN;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.seedcast.address.Authority;
import org.seedcast.address.Decoded;
import org.seedcast.feed.item.SourceAddress;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;

/**
 * The hosts of a feed's origin: those that serve the feed, its files, pictures, chapters and the like. A host that only
 * serves its web pages is not one of them.
 */
final class OriginHosts {
    /** Elements that name what apps fetch, beside an enclosure; of links of Atom, those to feeds and files. */
    private static final Set<String> FETCHED = Set.of(
            "enclosure",
            "content",
            "thumbnail",
            "image",
            "url",
            "logo",
            "icon",
            "chapters",
            "transcript",
            "source",
            "player",
            "trailer",
            "new-feed-url");

    private static final Set<String> FETCHED_LINKS = Set.of(
            "self", "hub", "first", "last", "next", "prev", "previous", "next-archive", "prev-archive", "enclosure");

    static final OriginHosts NONE = new OriginHosts();

    private final Set<String> hosts = new LinkedHashSet<>();
    private final SAXBuilder parser = Xml.parser();

    private OriginHosts() {}

    static OriginHosts of(Catalogue catalogue) {
        OriginHosts origin = new OriginHosts();
        catalogue.source().ifPresent(origin::add);
        catalogue
                .ledTo()
                .forEach(host -> origin.add("//" + new Authority(Optional.empty(), host, OptionalInt.empty())));
        if (catalogue.settings().show().image().isEmpty()) {
            catalogue.channel().image().map(URI::toString).ifPresent(origin::add);
        }
        origin.addXml(catalogue.channel().xml());
        for (Entry entry : catalogue.entries()) {
            if (entry.release().isEmpty()) {
                entry.items().forEach(item -> origin.add(item.enclosure().url().toString()));
                origin.addXml(entry.xml());
            }
        }
        return origin;
    }

    private void addXml(String xml) {
        Element element = parse(xml);
        SourceAddress.take(element).map(URI::toString).ifPresent(this::add);
        addAll(element);
    }

    /** Parses the XML of an item; a damaged library publishes none of it, and so nothing has to be removed. */
    private Element parse(String xml) {
        try {
            return Xml.parse(xml, parser);
        } catch (IllegalStateException e) {
            return new Element("broken");
        }
    }

    private void addAll(Element element) {
        if (isFetched(element)) {
            Stream.concat(element.getAttributes().stream().map(Attribute::getValue), Stream.of(element.getText()))
                    .forEach(this::add);
        }
        Optional.ofNullable(element.getAttributeValue("base", Namespace.XML_NAMESPACE))
                .ifPresent(this::add);
        element.getChildren().forEach(this::addAll);
    }

    private static boolean isFetched(Element element) {
        String rel = String.valueOf(element.getAttributeValue("rel")).toLowerCase(Locale.ROOT);
        return FETCHED.contains(element.getName()) || (element.getName().equals("link") && FETCHED_LINKS.contains(rel));
    }

    /** The host of {@code address} in both of its alphabets; what is no address has none. */
    private void add(String address) {
        for (String form : Decoded.forms(address.strip().toLowerCase(Locale.ROOT))) {
            String host = host(form);
            if (!host.isEmpty() && host.length() < form.length()) {
                hosts.add(host);
                hosts.add(IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED));
                ascii(host).ifPresent(hosts::add);
            }
        }
    }

    private static String host(String address) {
        int start = address.indexOf("//") + 2;
        if (start < 2 || start > "https://".length()) {
            return ""; // words with an address among them
        }
        int end = start;
        while (end < address.length() && "/\\?# \t\r\n\"'<>".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(
                address.lastIndexOf('@', end - 1) >= start ? address.lastIndexOf('@', end - 1) + 1 : start, end);
        int port = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        String host = port < 0 ? authority : authority.substring(0, port);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no name that could be looked up
        }
    }

    /** Reports whether an address with one of them is in {@code form}, which is in lower case. */
    boolean areNamedIn(String form) {
        return hosts.stream().anyMatch(host -> names(form, host));
    }

    private static boolean names(String form, String host) {
        for (int at = form.indexOf(host); at >= 0; at = form.indexOf(host, at + 1)) {
            int end = at + host.length();
            boolean begins = at == 0 || !isOfName(form.charAt(at - 1));
            boolean ends = end == form.length()
                    || (!isOfName(form.charAt(end)) && !(form.charAt(end) == '.' && isOfNameAt(form, end + 1)));
            if (begins && ends && isAddress(form, at, end, host.indexOf('.') >= 0 || host.indexOf(':') >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** A name by itself is a word of the notes; one without a dot also before a slash. */
    private static boolean isAddress(String form, int at, int end, boolean full) {
        boolean led = at > 0 && "/\\@".indexOf(form.charAt(at - 1)) >= 0;
        boolean inAddress = form.lastIndexOf("//", at) >= 0 || form.lastIndexOf("\\\\", at) >= 0;
        boolean leads = end < form.length() && ("/\\?#".indexOf(form.charAt(end)) >= 0 || isPort(form, end));
        return led || (full && (inAddress || leads));
    }

    private static boolean isPort(String form, int colon) {
        return form.charAt(colon) == ':' && colon + 1 < form.length() && Character.isDigit(form.charAt(colon + 1));
    }

    private static boolean isOfNameAt(String form, int at) {
        return at < form.length() && isOfName(form.charAt(at));
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
