package org.seedcast.announce.tracker;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;
import org.seedcast.torrent.InfoHash;

/** The packets of BEP 15, with the URL's path and query as BEP 41 adds them. */
public final class UdpPackets {
    static final int CONNECT = 0;
    public static final int ANNOUNCE = 1;
    public static final int SCRAPE = 2;
    static final int ERROR = 3;

    private static final long PROTOCOL = 0x41727101980L;
    private static final int CONNECT_BYTES = 16;
    private static final int ANNOUNCE_BYTES = 98;
    private static final int ACCEPTED_BYTES = 20;
    private static final int SCRAPE_HEADER_BYTES = 16;
    private static final int HEADER_BYTES = 8;
    private static final int SCRAPED_BYTES = 12;
    private static final int HASH_BYTES = 20;
    private static final int URL_DATA = 2;
    private static final int LONGEST_OPTION_BYTES = 255;
    private static final int OPTION_HEADER_BYTES = 2;

    private static final TrackerAnswer NONSENSE = new Garbled("the response does not follow BEP 15");

    private UdpPackets() {}

    static ByteBuffer connect(int transaction) {
        return ByteBuffer.allocate(CONNECT_BYTES)
                .putLong(PROTOCOL)
                .putInt(CONNECT)
                .putInt(transaction)
                .flip();
    }

    static ByteBuffer announce(long connection, int transaction, Announcement announcement, URI tracker) {
        byte[] urlData = urlData(tracker);
        int options = (urlData.length + LONGEST_OPTION_BYTES - 1) / LONGEST_OPTION_BYTES;
        ByteBuffer packet = ByteBuffer.allocate(ANNOUNCE_BYTES + urlData.length + options * OPTION_HEADER_BYTES);
        packet.putLong(connection).putInt(ANNOUNCE).putInt(transaction);
        packet.put(announcement.infoHash().bytes());
        packet.put(announcement.self().id().getBytes(StandardCharsets.ISO_8859_1));
        packet.putLong(0).putLong(0).putLong(announcement.uploaded());
        packet.putInt(announcement.event().number());
        packet.putInt(0); // our address: the tracker sees it
        packet.putInt(announcement.self().key()).putInt(announcement.peersWanted());
        packet.putShort((short) announcement.self().port());
        for (int start = 0; start < urlData.length; start += LONGEST_OPTION_BYTES) {
            int length = Math.min(LONGEST_OPTION_BYTES, urlData.length - start);
            packet.put((byte) URL_DATA).put((byte) length).put(urlData, start, length);
        }
        return packet.flip();
    }

    private static byte[] urlData(URI tracker) {
        String path = tracker.getRawPath() == null ? "" : tracker.getRawPath();
        String query = tracker.getRawQuery() == null ? "" : "?" + tracker.getRawQuery();
        return (path + query).getBytes(StandardCharsets.UTF_8);
    }

    /** The connection id, nothing when the packet is no answer to {@link #connect}. */
    static Optional<Long> connected(ByteBuffer packet) {
        return packet.remaining() >= CONNECT_BYTES && packet.getInt(0) == CONNECT
                ? Optional.of(packet.getLong(2 * Integer.BYTES))
                : Optional.empty();
    }

    /** @param addressBytes of the tracker's own address: its peers have the same family */
    static TrackerAnswer announced(ByteBuffer packet, int addressBytes) {
        String error = error(packet);
        if (error != null) {
            return new Refused(error, Optional.empty());
        }
        if (packet.getInt(0) == ANNOUNCE && packet.remaining() == HEADER_BYTES) {
            // how opentracker answers for a torrent that is not on its list
            return new Refused("no reason given", Optional.empty());
        }
        if (packet.remaining() < ACCEPTED_BYTES || packet.getInt(0) != ANNOUNCE) {
            return NONSENSE;
        }
        packet.position(2 * Integer.BYTES);
        int interval = packet.getInt();
        int leechers = packet.getInt();
        int seeders = packet.getInt();
        PeerList peers = new PeerList();
        CompactPeers.read(packet, addressBytes, peers);
        return new Accepted(
                Duration.ofSeconds(Math.max(interval, 0)),
                Math.max(seeders, -1),
                Math.max(leechers, -1),
                peers.all(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static ByteBuffer scrape(long connection, int transaction, List<InfoHash> torrents) {
        ByteBuffer packet = ByteBuffer.allocate(SCRAPE_HEADER_BYTES + torrents.size() * HASH_BYTES);
        packet.putLong(connection).putInt(SCRAPE).putInt(transaction);
        torrents.forEach(torrent -> packet.put(torrent.bytes()));
        return packet.flip();
    }

    /** @param torrents those asked for: the tracker names none, and leaves out the last ones if it leaves any out */
    static TrackerAnswer scraped(ByteBuffer packet, List<InfoHash> torrents) {
        String error = error(packet);
        if (error != null) {
            return new Refused(error, Optional.empty());
        }
        if (packet.remaining() < HEADER_BYTES || packet.getInt(0) != SCRAPE) {
            return NONSENSE;
        }
        packet.position(HEADER_BYTES);
        Map<InfoHash, Counts> swarms = new HashMap<>();
        for (InfoHash torrent : torrents) {
            if (packet.remaining() >= SCRAPED_BYTES) {
                int seeders = packet.getInt();
                int downloads = packet.getInt();
                int leechers = packet.getInt();
                swarms.put(torrent, new Counts(Math.max(seeders, -1), Math.max(leechers, -1), Math.max(downloads, -1)));
            }
        }
        return new Scraped(swarms, Duration.ZERO);
    }

    /** The tracker's words, or null when the packet is no error. */
    static @Nullable String error(ByteBuffer packet) {
        if (packet.getInt(0) != ERROR) {
            return null;
        }
        byte[] words = new byte[packet.remaining() - 2 * Integer.BYTES];
        packet.get(2 * Integer.BYTES, words);
        return HttpAnswer.printable(new String(words, StandardCharsets.UTF_8));
    }
}
