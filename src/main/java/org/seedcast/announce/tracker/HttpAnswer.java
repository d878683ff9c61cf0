package org.seedcast.announce.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.Bencoded;
import org.seedcast.torrent.bencode.InvalidBencode;

/** Parses the response of an HTTP tracker (BEP 3, 7, 23, 24, 31). */
final class HttpAnswer {
    private static final Pattern MINUTES = Pattern.compile("^\\d{1,9}");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}++");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** An address that Java neither resolves by name nor reads differently from its writer. */
    private static final Pattern NUMERIC =
            Pattern.compile("^(?:" + BYTE + "(?:\\." + BYTE + "){3}|[0-9a-fA-F.]{0,40}:[0-9a-fA-F:.]{1,44})");

    private HttpAnswer() {}

    static TrackerAnswer read(byte[] body) {
        try {
            if (BencodeReader.readFirst(body) instanceof BDictionary answer) {
                return answer.has("failure reason") ? refused(answer) : accepted(answer);
            }
            return new Garbled("the response is not a dictionary");
        } catch (InvalidBencode e) {
            return new Garbled("the response is not bencoded: " + e.getMessage());
        }
    }

    static Refused refused(BDictionary answer) {
        String reason = answer.string("failure reason").map(BString::text).orElse("no reason given");
        return new Refused(printable(reason), retryIn(answer));
    }

    /** Minutes, or the word "never" (BEP 31); some trackers send the minutes as text. */
    private static Optional<Duration> retryIn(BDictionary answer) {
        OptionalLong minutes = answer.integer("retry in");
        if (minutes.isPresent()) {
            return minutes(minutes.getAsLong());
        }
        String text = answer.string("retry in").map(BString::text).orElse("");
        if (text.equals("never")) {
            return Optional.of(Refused.NEVER);
        }
        return MINUTES.matcher(text).matches() ? minutes(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Duration> minutes(long minutes) {
        return minutes < 1 || minutes > 1_000_000_000 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }

    private static Accepted accepted(BDictionary answer) {
        long interval = Math.max(
                answer.integer("interval").orElse(0),
                answer.integer("min interval").orElse(0));
        PeerList peers = new PeerList();
        answer.string("peers").ifPresent(packed -> unpack(packed, CompactPeers.IPV4_BYTES, peers));
        answer.list("peers").ifPresent(list -> dictionaries(list, peers));
        answer.string("peers6").ifPresent(packed -> unpack(packed, CompactPeers.IPV6_BYTES, peers));
        return new Accepted(
                Duration.ofSeconds(Math.min(Math.max(interval, 0), Integer.MAX_VALUE)),
                count(answer.integer("complete")),
                count(answer.integer("incomplete")),
                peers.all(),
                answer.string("tracker id").map(id -> new String(id.bytes(), StandardCharsets.ISO_8859_1)),
                answer.string("external ip").flatMap(HttpAnswer::address),
                1);
    }

    private static void unpack(BString packed, int addressBytes, PeerList peers) {
        CompactPeers.read(ByteBuffer.wrap(packed.bytes()), addressBytes, peers);
    }

    /** The long form of BEP 3; only numeric addresses, as a name would cost a look-up each. */
    private static void dictionaries(BList list, PeerList peers) {
        for (Bencoded value : list.values()) {
            if (value instanceof BDictionary peer) {
                String ip = peer.string("ip").map(BString::text).orElse("");
                int port = (int) Math.min(peer.integer("port").orElse(0), Integer.MAX_VALUE);
                if (NUMERIC.matcher(ip).matches()) {
                    numeric(ip).ifPresent(address -> peers.add(address, port));
                }
            }
        }
    }

    private static Optional<InetAddress> numeric(String ip) {
        try {
            return Optional.of(InetAddress.getByName(ip));
        } catch (UnknownHostException e) {
            // a tracker's nonsense, no reason to lose its other peers
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> address(BString bytes) {
        try {
            return Optional.of(InetAddress.getByAddress(bytes.bytes()));
        } catch (UnknownHostException e) {
            // neither 4 nor 16 bytes: only a courtesy of the tracker, which is as good as absent
            return Optional.empty();
        }
    }

    static int count(OptionalLong number) {
        return number.isPresent() ? (int) Math.max(-1, Math.min(number.getAsLong(), Integer.MAX_VALUE)) : -1;
    }

    /** A tracker's words go to terminals and logs. */
    static String printable(String text) {
        String clean = CONTROLS.matcher(text).replaceAll(" ").strip();
        return clean.length() <= 200 ? clean : clean.substring(0, clean.offsetByCodePoints(0, 100)) + "…";
    }
}
