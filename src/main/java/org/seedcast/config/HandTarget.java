package org.seedcast.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.seedcast.address.Authority;

/**
 * A client that is to seed, and where it is controlled.
 *
 * @param where a URL, or for some kinds a path
 */
public record HandTarget(Kind kind, String where) {
    private static final String UNIX = "unix:";
    private static final String TCP = "tcp:";
    private static final int LARGEST_PORT = 65_535;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** The programs that torrents can be handed to. */
    public enum Kind {
        TRANSMISSION,
        QBITTORRENT,
        DELUGE,
        /** Over a Unix socket, or a port of this machine. */
        RTORRENT,
        /** From which some client takes .torrents; it gives no answer. */
        FOLDER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Parses {@code CLIENT:WHERE}.
     *
     * @throws IllegalArgumentException with a message for people
     */
    public static HandTarget parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not one of " + names()
                        + "; write it like transmission:http://127.0.0.1:9091"));
        String where = colon < 0 ? "" : text.substring(colon + 1);
        return new HandTarget(
                kind,
                switch (kind) {
                    case TRANSMISSION, QBITTORRENT, DELUGE -> web(where).toString();
                    case RTORRENT -> scgi(where);
                    case FOLDER -> absolute(where);
                });
    }

    private static String scgi(String text) {
        if (text.startsWith(UNIX)) {
            return UNIX + absolute(text.substring(UNIX.length()));
        }
        int colon = text.lastIndexOf(':');
        boolean here =
                text.startsWith(TCP) && colon > TCP.length() && HERE.contains(text.substring(TCP.length(), colon));
        if (!here || !isPort(text.substring(colon + 1))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither unix:PATH nor tcp:127.0.0.1:PORT; it has no password, so no other "
                            + "machine may use it");
        }
        return text;
    }

    private static boolean isPort(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= LARGEST_PORT;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String absolute(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path is empty");
        }
        return Path.of(text).toAbsolutePath().normalize().toString();
    }

    private static URI web(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL");
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || Authority.of(url).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a web address, such as http://127.0.0.1:9091");
        }
        if (Authority.hasUserInfo(url)) {
            throw new IllegalArgumentException(
                    "every user of this machine sees a password on the command line: use --hand-login");
        }
        return url;
    }

    /** Reports whether it has a web address. */
    public boolean isWeb() {
        return kind != Kind.RTORRENT && kind != Kind.FOLDER;
    }

    public URI url() {
        return URI.create(where);
    }

    /** Returns the path of the folder, or of the Unix socket; empty for a port. */
    public Optional<Path> path() {
        if (kind == Kind.FOLDER) {
            return Optional.of(Path.of(where));
        }
        return where.startsWith(UNIX) ? Optional.of(Path.of(where.substring(UNIX.length()))) : Optional.empty();
    }

    /** Returns the port of a client without a web address. */
    public int port() {
        return Integer.parseInt(where.substring(where.lastIndexOf(':') + 1));
    }

    /** Reports whether a password for it would be sent over a network in the clear. */
    public boolean isExposed() {
        return isWeb() && "http".equalsIgnoreCase(url().getScheme()) && !HERE.contains(Authority.hostOf(url()));
    }

    private static String names() {
        return Arrays.stream(Kind.values()).map(Kind::toString).collect(Collectors.joining(", "));
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return kind + ":" + where;
    }
}
