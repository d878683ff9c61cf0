package org.seedcast.publish.item;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.Verifier;
import org.jdom2.input.SAXBuilder;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** XML as both feeds write it: namespaces, dates, and text that XML can carry. */
public final class Xml {
    private static final Pattern WEB = Pattern.compile("^(?i)https?://");
    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern ROOT = Pattern.compile("\\?><(?=\\?xml-stylesheet |rss)");

    public static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    public static final Namespace ITUNES =
            Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    public static final Namespace PODCAST = Namespace.getNamespace("podcast", "https://podcastindex.org/namespace/1.0");
    /** The address under which the podcast namespace was first written, still found in feeds. */
    public static final String OLD_PODCAST =
            "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md";

    public static final Namespace TORRENT = Namespace.getNamespace("torrent", "http://xmlns.ezrss.it/0.1/");
    public static final String TORRENT_TYPE = "application/x-bittorrent";

    /** RFC 822 with a four-digit year, as RSS 2.0 asks; English names whatever the locale. */
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private Xml() {}

    public static Element element(String name, String text) {
        return new Element(name).setText(carried(text));
    }

    public static Element element(String name, Namespace namespace, String text) {
        return new Element(name, namespace).setText(carried(text));
    }

    /** A link of Atom to another feed. */
    public static Element feedLink(String rel, URI href) {
        return new Element("link", ATOM)
                .setAttribute("href", href.toString())
                .setAttribute("rel", rel)
                .setAttribute("type", "application/rss+xml");
    }

    /** The picture of a show as podcast apps look for it. */
    public static Element cover(URI url) {
        return new Element("image", ITUNES).setAttribute("href", url.toString());
    }

    /** @param licence a short name, or the address of its text */
    public static Element licence(String licence) {
        Element element = element("license", PODCAST, licence);
        return WEB.matcher(licence).lookingAt() ? element.setAttribute("url", carried(licence)) : element;
    }

    public static String date(Instant instant) {
        return RFC_822.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** {@code text} without the characters that XML 1.0 cannot express in any way. */
    public static String carried(String text) {
        if (Verifier.checkCharacterData(text) == null) {
            return text;
        }
        StringBuilder carried = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(carried::appendCodePoint);
        return carried.toString();
    }

    /** An address without the blanks that wrapping put into it. */
    static String joined(String address) {
        return BLANKS.matcher(address).replaceAll("");
    }

    /** Reads an element that the library keeps. */
    public static Element parse(String xml) {
        return parse(xml, parser());
    }

    /** For many elements, one after the other: to make a parser takes longer than to read an item. */
    public static SAXBuilder parser() {
        SAXBuilder parser = new SAXBuilder();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // What one Java has read every Java reads. By 0, which means no limit, the JDK forbids addresses of namespaces.
        String unlimited = String.valueOf(Integer.MAX_VALUE);
        for (String limit : List.of("maxElementDepth", "elementAttributeLimit", "maxXMLNameLimit")) {
            parser.setProperty("jdk.xml." + limit, unlimited);
        }
        return parser;
    }

    public static Element parse(String xml, SAXBuilder parser) {
        try {
            return parser.build(new StringReader(xml)).detachRootElement();
        } catch (JDOMException | IOException e) {
            throw new IllegalStateException("the library holds broken XML", e);
        }
    }

    /** Takes out an element, or what else there is, together with the white space that led to it. */
    public static void remove(Content content) {
        Element parent = content.getParentElement();
        int at = parent.indexOf(content);
        parent.removeContent(at);
        if (at > 0 && isBlank(parent.getContent(at - 1))) {
            parent.removeContent(at - 1);
        }
    }

    /** Takes out the white space at the end: what is added next brings its own. */
    public static void trimEnd(Element parent) {
        int last = parent.getContentSize() - 1;
        while (last >= 0 && isBlank(parent.getContent(last))) {
            parent.removeContent(last--);
        }
    }

    private static boolean isBlank(Content content) {
        return content instanceof Text text && text.getTextTrim().isEmpty();
    }

    public static String serialise(Document document) {
        String text = new XMLOutputter(Format.getRawFormat().setLineSeparator("\n")).outputString(document);
        int root = text.indexOf("<rss");
        // JDOM has no white space beside the root
        return ROOT.matcher(text.substring(0, root + 4)).replaceAll("?>\n<") + text.substring(root + 4);
    }
}
