package org.seedcast.feed.read;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Room;

/** The parser as the tests use it: with one feed address. */
public final class FeedParsing {
    public static final URI BASE = URI.create("https://a.example/show/feed.xml");

    private FeedParsing() {}

    public static ParsedFeed parse(byte[] bytes, URI base) throws FeedUnreadable {
        return new FeedParser(FeedSettings.DEFAULT).parse(bytes, Optional.empty(), base, Room.ofThisMachine());
    }

    public static ParsedFeed parse(String xml) throws FeedUnreadable {
        return parse(xml.getBytes(StandardCharsets.UTF_8), BASE);
    }

    /** An RSS 2.0 feed with these items, and the namespaces of podcast feeds declared. */
    public static String rss(String channel) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                + " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
                + " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                + " xmlns:media=\"http://search.yahoo.com/mrss/\""
                + " xmlns:atom=\"http://www.w3.org/2005/Atom\">"
                + "<channel><title>Test</title><link>https://a.example/</link><description>d</description>"
                + channel + "</channel></rss>";
    }

    public static String item(String guid, String rest) {
        return "<item><title>t</title><guid isPermaLink=\"false\">" + guid + "</guid>" + rest + "</item>";
    }

    public static String enclosure(String url) {
        return "<enclosure url=\"" + url + "\" length=\"5\" type=\"audio/mpeg\"/>";
    }
}
