package org.seedcast.torrent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.address.HostName;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.Bencoded;

/**
 * A node through which a client without a tracker joins the DHT (BEP 5).
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535
 */
public record DhtNode(String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("^(?:\\[([0-9A-Fa-f:.]++)]:(\\d{1,5})|([^\\s:\\[\\]/]++):(\\d{1,5}))");
    private static final int LARGEST_PORT = 65_535;

    public DhtNode {
        if (host.isBlank() || port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("not a node: " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port}, or {@code [address]:port} for IPv6; the host may be written in any alphabet.
     *
     * @throws IllegalArgumentException with a message for people when the text is neither
     */
    public static DhtNode parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a node: " + text + " (write it like dht.example:6881)");
        }
        boolean bracketed = matcher.group(1) != null;
        String host = bracketed
                ? matcher.group(1)
                : HostName.parse(matcher.group(3))
                        .orElseThrow(() -> new IllegalArgumentException("not a host: " + matcher.group(3)));
        return new DhtNode(host, Integer.parseInt(matcher.group(bracketed ? 2 : 4)));
    }

    /** Empty for what is no pair of a host and a port. */
    static Optional<DhtNode> of(Bencoded value) {
        if (value instanceof BList pair
                && pair.values().size() == 2
                && pair.values().get(0) instanceof BString host
                && pair.values().get(1) instanceof BInteger port) {
            boolean usable = port.value() >= 1
                    && port.value() <= LARGEST_PORT
                    && host.utf8().filter(name -> !name.isBlank()).isPresent();
            return usable ? Optional.of(new DhtNode(host.text(), (int) port.value())) : Optional.empty();
        }
        return Optional.empty();
    }

    BList toBencode() {
        return BList.of(BString.of(host), new BInteger(port));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
