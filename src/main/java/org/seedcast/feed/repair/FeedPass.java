package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.sax.XMLReaders;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Excess;
import org.seedcast.feed.NotAFeed;
import org.seedcast.feed.Room;
import org.seedcast.feed.item.EpisodeList;
import org.seedcast.feed.item.ItemReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * One reading of a document, to its end or to the point where it breaks.
 *
 * @param header the document without its items, as far as it was read
 * @param items how many items were complete
 * @param repairs names of what was mended on the way
 * @param failure the strict parser's complaint
 * @param excess what is beyond the limits
 */
public record FeedPass(
        Document header,
        List<Episode> episodes,
        int items,
        Set<String> repairs,
        Optional<SAXException> failure,
        Excess excess) {

    /** Limit on the attributes of one element. */
    private static final String MOST_ATTRIBUTES = "10000";

    /** @param text starts with the root element */
    static FeedPass read(Reader text, ItemReader reader, Room room) throws IOException, NotAFeed {
        Set<String> repairs = new LinkedHashSet<>();
        Excess excess = new Excess();
        EpisodeList episodes = new EpisodeList(reader, room, excess);
        FeedHandler handler = new FeedHandler(episodes::add, excess);
        Optional<SAXException> failure = parse(text, handler, repairs, excess);
        return new FeedPass(handler.getDocument(), episodes.all(), handler.taken(), repairs, failure, excess);
    }

    /** @return the strict parser's complaint */
    static Optional<SAXException> parse(Reader text, FeedHandler handler, Set<String> repairs, Excess excess)
            throws IOException, NotAFeed {
        try (Reader mended = new MarkupRepair(text, repairs)) {
            parser(handler, repairs).parse(new InputSource(mended));
            return Optional.empty();
        } catch (FeedHandler.TooMuch e) {
            if (!excess.hasItems()) {
                throw new NotAFeed(SeedcastException.reason(e));
            }
            excess.stop(SeedcastException.reason(e));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e);
        } catch (IllegalArgumentException e) {
            return Optional.of(new SAXException(e.getMessage(), e)); // JDOM's checks are stricter than the parser's
        }
    }

    boolean isComplete() {
        return failure.isEmpty();
    }

    /** The same, with what was mended before. */
    FeedPass after(Set<String> earlier) {
        Set<String> all = new LinkedHashSet<>(earlier);
        all.addAll(repairs);
        return new FeedPass(header, episodes, items, all, failure, excess);
    }

    /** The same, without its episodes. */
    FeedPass without() {
        return new FeedPass(header, List.of(), items, repairs, failure, excess);
    }

    private static FeedDialect parser(FeedHandler handler, Set<String> repairs) throws SAXException {
        XMLReader reader = strictParser();
        reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
        FeedDialect dialect = new FeedDialect(repairs);
        dialect.setParent(reader);
        dialect.setContentHandler(handler);
        dialect.setErrorHandler(handler);
        return dialect;
    }

    /** Without entities and without the network: a document that wants a DTD is refused. */
    private static XMLReader strictParser() throws SAXException {
        try {
            XMLReader reader = XMLReaders.NONVALIDATING.createXMLReader();
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // The JDK's defaults changed with version 24. FeedHandler bounds the depth.
            reader.setProperty("jdk.xml.maxElementDepth", "0");
            reader.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            return reader;
        } catch (JDOMException e) {
            throw new IllegalStateException("no XML parser in this Java", e);
        }
    }
}
