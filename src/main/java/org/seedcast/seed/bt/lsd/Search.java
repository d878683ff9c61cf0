package org.seedcast.seed.bt.lsd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.torrent.InfoHash;

/**
 * A message of local service discovery: its sender takes part in these torrents.
 *
 * @param port on which it takes peers
 * @param torrents the first {@link #MOST_TORRENTS} of them
 * @param cookie by which the sender knows its own messages
 */
record Search(int port, List<InfoHash> torrents, Optional<String> cookie) {
    /** Together with all else they stay below 1400 bytes. */
    static final int MOST_TORRENTS = 24;

    static final int LARGEST_BYTES = 1400;

    private static final String FIRST_LINE = "BT-SEARCH * HTTP/1.";
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-fA-F]{40}");
    private static final int HIGHEST_PORT = 65_535;

    /** Empty when {@code packet} is something else. Whoever is in the same network may send whatever it likes. */
    static Optional<Search> parse(ByteBuffer packet) {
        String text = StandardCharsets.ISO_8859_1.decode(packet).toString();
        if (!text.startsWith(FIRST_LINE)) {
            return Optional.empty();
        }
        int port = 0;
        List<InfoHash> torrents = new ArrayList<>();
        Optional<String> cookie = Optional.empty();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "port" -> port = PORT.matcher(value).matches() ? Integer.parseInt(value) : 0;
                case "cookie" -> cookie = Optional.of(value);
                case "infohash" -> {
                    if (torrents.size() < MOST_TORRENTS
                            && INFO_HASH.matcher(value).matches()) {
                        torrents.add(InfoHash.parse(value));
                    }
                }
                default -> {
                    // Host, and what came after BEP 14
                }
            }
        }
        return port == 0 || port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new Search(port, List.copyOf(torrents), cookie));
    }

    /** As it is sent to {@code group}. */
    ByteBuffer packet(Group group) {
        StringBuilder text = new StringBuilder(LARGEST_BYTES)
                .append(FIRST_LINE)
                .append("1\r\nHost: ")
                .append(group.host())
                .append("\r\nPort: ")
                .append(port)
                .append("\r\n");
        torrents.forEach(
                torrent -> text.append("Infohash: ").append(torrent.hex()).append("\r\n"));
        cookie.ifPresent(ours -> text.append("cookie: ").append(ours).append("\r\n"));
        text.append("\r\n\r\n");
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
