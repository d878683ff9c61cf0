package org.seedcast.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.seedcast.file.ByteSize;

/**
 * Mends what makes one real feed in five unreadable to a strict parser, the mildest remedy first, and names what it
 * did. A sound feed passes untouched. The DOCTYPE always goes: no entity of a feed's own is ever defined or fetched.
 */
final class FeedRepair {
    static final String GZIP = "gzip";
    static final String BAD_BYTES = "bad-bytes";
    static final String UNDECLARED_PREFIX = "undeclared-prefix";
    static final String TAG_SOUP = "tag-soup";

    private final ByteSize maxSize;

    FeedRepair(ByteSize maxSize) {
        this.maxSize = maxSize;
    }

    /** @throws JDOMException with the strict parser's complaint when no repair helps */
    RepairedFeed repair(byte[] bytes, Optional<String> httpCharset) throws NotAFeed, JDOMException, IOException {
        Set<String> repairs = new LinkedHashSet<>();
        FeedText decoded = FeedText.decode(gunzip(bytes, repairs), httpCharset);
        decoded.repair().ifPresent(repairs::add);
        String body = Prolog.strip(decoded.text(), repairs);
        if (body.isEmpty()) {
            throw new NotAFeed(bytes.length == 0 ? "it is empty" : "it is no XML");
        }
        String text = MarkupRepair.mend(body, repairs);
        Document document = parse(text, repairs);
        return new RepairedFeed(document, List.copyOf(repairs));
    }

    private byte[] gunzip(byte[] bytes, Set<String> repairs) throws IOException {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!gzip) {
            return bytes;
        }
        repairs.add(GZIP);
        return BoundedBytes.read(new GZIPInputStream(new ByteArrayInputStream(bytes)), maxSize);
    }

    private static Document parse(String text, Set<String> repairs) throws JDOMException, IOException {
        try {
            return FeedXml.parse(text);
        } catch (JDOMException strict) {
            String declared = UndeclaredPrefixes.declare(text);
            if (!declared.equals(text)) {
                repairs.add(UNDECLARED_PREFIX);
            }
            return parseSoup(declared, strict, repairs);
        }
    }

    private static Document parseSoup(String text, JDOMException strict, Set<String> repairs)
            throws JDOMException, IOException {
        try {
            return FeedXml.parse(text);
        } catch (JDOMException declaringDidNotHelp) {
            repairs.add(TAG_SOUP);
        }
        org.jsoup.nodes.Document soup = Jsoup.parse(text, "", Parser.xmlParser());
        soup.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        try {
            return FeedXml.parse(UndeclaredPrefixes.declare(soup.outerHtml()));
        } catch (JDOMException stillBroken) {
            throw strict; // the complaint about what was sent, not about what we made of it
        }
    }
}
