package org.seedcast.announce.tracker;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import org.seedcast.torrent.InfoHash;

/** What trackers say, over HTTP and UDP, to an announce and to a scrape. */
public final class TrackerFuzz {
    private static final List<InfoHash> TORRENTS =
            List.of(InfoHash.parse("00".repeat(20)), InfoHash.parse("11".repeat(20)));

    private TrackerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        require(HttpAnswer.read(data));
        require(HttpScrape.read(data));
        if (data.length >= 2 * Integer.BYTES) { // what is shorter is passed over before
            UdpPackets.connected(ByteBuffer.wrap(data));
            require(UdpPackets.announced(ByteBuffer.wrap(data), CompactPeers.IPV4_BYTES));
            require(UdpPackets.announced(ByteBuffer.wrap(data), CompactPeers.IPV6_BYTES));
            require(UdpPackets.scraped(ByteBuffer.wrap(data), TORRENTS));
        }
        TrackerName.withoutSecrets(new String(data, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void require(TrackerAnswer answer) {
        String said = Matcher.quoteReplacement(answer.toString());
        if (answer instanceof TrackerAnswer.Refused refused && refused.reason().contains("\n")) {
            throw new AssertionError("more than a line: " + said);
        }
    }
}
