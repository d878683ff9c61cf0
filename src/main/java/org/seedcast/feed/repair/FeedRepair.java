package org.seedcast.feed.repair;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.seedcast.feed.NotAFeed;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Room;
import org.seedcast.feed.item.FeedDocument;
import org.seedcast.feed.item.FeedNames;
import org.seedcast.feed.item.ItemReader;
import org.seedcast.file.ByteSize;
import org.xml.sax.SAXException;

/**
 * Repairs what makes one real feed in five unreadable to a strict parser, the mildest remedy first, and names each
 * repair. A sound feed passes untouched. The DOCTYPE always goes: no entity of a feed's own is ever defined or fetched.
 */
public final class FeedRepair {
    static final String GZIP = "gzip";
    static final String UNDECLARED_PREFIX = "undeclared-prefix";
    public static final String TAG_SOUP = "tag-soup";
    public static final String TRUNCATED = "truncated";

    private final ByteSize maxSize;

    public FeedRepair(ByteSize maxSize) {
        this.maxSize = maxSize;
    }

    /** @throws SAXException with the strict parser's complaint when no repair helps */
    public FeedPass read(byte[] bytes, Optional<String> httpCharset, ItemReader items, Room room)
            throws NotAFeed, SAXException, IOException {
        Set<String> repairs = new LinkedHashSet<>();
        byte[] plain = gunzip(bytes, repairs);
        FeedText text = FeedText.decode(plain, httpCharset);
        text.repair().ifPresent(repairs::add);
        Prolog prolog = Prolog.of(text);
        repairs.addAll(prolog.repairs());
        if (prolog.root().isEmpty()) {
            throw new NotAFeed(bytes.length == 0 ? "it is empty" : "it is not XML");
        }
        if (!prolog.isFeed()) {
            throw FeedDocument.noFeed(prolog.root());
        }
        return new Attempts(text, prolog, items, room.beside(plain)).best().after(repairs);
    }

    /** Returns how much of a document is left after {@code repairs}: less than all, where items may have been lost. */
    public static ReadExtent reach(Collection<String> repairs) {
        if (repairs.contains(TRUNCATED)) {
            return ReadExtent.BROKEN_OFF;
        }
        return repairs.contains(TAG_SOUP) ? ReadExtent.NEWEST : ReadExtent.WHOLE;
    }

    private byte[] gunzip(byte[] bytes, Set<String> repairs) throws IOException {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!gzip) {
            return bytes;
        }
        repairs.add(GZIP);
        return BoundedBytes.read(new GZIPInputStream(new ByteArrayInputStream(bytes)), maxSize);
    }

    /** The ways to read one text. */
    private record Attempts(FeedText bytes, Prolog prolog, ItemReader items, Room room) {

        FeedPass best() throws NotAFeed, SAXException, IOException {
            FeedPass strict = FeedPass.read(open(""), items, room);
            if (strict.isComplete()) {
                return strict;
            }
            TagScan scan = TagScan.of(new MarkupRepair(open(""), new LinkedHashSet<>()));
            String declarations = declarations(scan.missingInRoot());
            FeedPass declared = declarations.isEmpty() ? strict : FeedPass.read(open(declarations), items, room);
            if (declared.isComplete() || scan.lacksDeclarations()) {
                declared.repairs().add(UNDECLARED_PREFIX);
            }
            return declared.isComplete() ? declared : broken(declared, scan, declarations);
        }

        private FeedPass broken(FeedPass strict, TagScan scan, String declarations)
                throws NotAFeed, SAXException, IOException {
            if (scan.isCutOff()) {
                strict.repairs().add(TRUNCATED);
            }
            if (scan.isCutOff() && strict.items() > 0 && strict.items() == scan.wholeItems()) {
                return strict; // nothing but what was cut is missing
            }
            strict.repairs().add(TAG_SOUP);
            return soup(strict.without(), scan, declarations);
        }

        /** @param strict what was read before, without its episodes: there is no need to hold them twice */
        private FeedPass soup(FeedPass strict, TagScan scan, String declarations)
                throws NotAFeed, SAXException, IOException {
            if (scan.isFitForSoup()) {
                Set<String> repairs = new LinkedHashSet<>();
                int whole = scan.isCutOff() ? scan.wholeItems() : Integer.MAX_VALUE;
                FeedPass soup = TagSoup.read(new MarkupRepair(open(declarations), repairs), whole, items, room);
                if (soup.isComplete()) {
                    return soup.after(repairs).after(strict.repairs());
                }
            }
            if (strict.items() == 0) {
                throw strict.failure().orElseThrow(); // about what was sent, not about what we made of it
            }
            return FeedPass.read(open(declarations), items, room).after(strict.repairs());
        }

        /** From the root element on, with more attributes in its tag. */
        private Reader open(String attributes) throws IOException {
            String start = "<" + prolog.root() + attributes;
            Reader reader = bytes.open();
            reader.skip(prolog.length() + 1L + prolog.root().length());
            PushbackReader whole = new PushbackReader(reader, start.length());
            whole.unread(start.toCharArray());
            return whole;
        }

        private static String declarations(Set<String> prefixes) {
            StringBuilder declarations = new StringBuilder();
            for (String prefix : prefixes) {
                declarations
                        .append(" xmlns:")
                        .append(prefix)
                        .append("=\"")
                        .append(FeedNames.uriOf(prefix))
                        .append('"');
            }
            return declarations.toString();
        }
    }
}
