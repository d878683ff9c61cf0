package org.seedcast.feed;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seedcast.feed.read.FeedParsing;

/** What Jazzer calls again and again with feeds it makes up. */
public final class FeedFuzz {
    private FeedFuzz() {}

    /** Ends in a feed or in the reader's own error; whatever else comes out of it is a finding. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            read(data);
        } catch (FeedUnreadable expected) {
            String message = String.valueOf(expected.getMessage());
            if (!message.startsWith("cannot read feed ") || message.contains("\n")) {
                throw new AssertionError("the error says too little or too much: " + message, expected);
            }
        }
    }

    /** With all that the rest of the program asks of what was read. */
    static Feed read(byte[] data) throws FeedUnreadable {
        Feed feed = FeedParsing.parse(data, FeedParsing.BASE).feed();
        for (Episode episode : feed.episodes()) {
            for (Enclosure enclosure : episode.enclosures()) {
                if (enclosure.canonicalUrl().isEmpty() || enclosure.extension().equals(Optional.of(""))) {
                    throw new AssertionError("an address without an address: " + enclosure);
                }
                MediaFilter.of(new RemoteFeed(FeedParsing.BASE)).skipReason(enclosure);
            }
            KeptXml.read(episode.xml());
        }
        KeptXml.read(feed.channel().xml());
        return feed;
    }

    static Feed read(String text) throws FeedUnreadable {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }
}
