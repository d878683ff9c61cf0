package org.seedcast.handoff;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import okhttp3.HttpUrl;

/**
 * The user as whom a client of this machine runs, as far as the system tells.
 *
 * @param id its number
 */
public record ClientUser(int id) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int OWNER_WRITES = 0200;
    private static final int OTHERS_WRITE = 0002;

    /** Returns the user whose program listens at {@code url}; empty for one of another machine, or in a container. */
    public static Optional<ClientUser> listeningAt(URI url) throws IOException {
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (parsed == null || !HERE.contains(parsed.host())) {
            return Optional.empty();
        }
        return listeningAt(parsed.port());
    }

    /** Returns the user whose program made {@code socket}. */
    public static Optional<ClientUser> owning(Path socket) throws IOException {
        return Optional.of(new ClientUser((Integer) Files.getAttribute(socket, "unix:uid")));
    }

    /** Returns the user whose program listens on {@code port} of this machine. */
    public static Optional<ClientUser> listeningAt(int port) throws IOException {
        for (Path sockets : SOCKETS) {
            if (Files.isReadable(sockets)) {
                Optional<ClientUser> user = of(Files.readAllLines(sockets), port);
                if (user.isPresent()) {
                    return user;
                }
            }
        }
        return Optional.empty();
    }

    /** @param sockets as Linux lists them */
    static Optional<ClientUser> of(List<String> sockets, int port) {
        String end = String.format(Locale.ROOT, ":%04X", port);
        return sockets.stream()
                .map(ClientUser::fields)
                .filter(fields -> fields.size() > USER
                        && fields.get(LOCAL).endsWith(end)
                        && fields.get(STATE).equals(LISTENING))
                .map(fields -> new ClientUser(Integer.parseInt(fields.get(USER))))
                .findFirst();
    }

    private static List<String> fields(String line) {
        return Collections.list(new StringTokenizer(line)).stream()
                .map(Object::toString)
                .toList();
    }

    /** Reports whether it may write to {@code file}: as its owner, as root, or as anybody. Groups are not known. */
    public boolean mayWrite(Path file) throws IOException {
        Map<String, Object> there = Files.readAttributes(file, "unix:uid,mode");
        int mode = (Integer) Objects.requireNonNull(there.get("mode"), "mode");
        boolean owner = Integer.valueOf(id).equals(there.get("uid"));
        return id == 0 || (owner && (mode & OWNER_WRITES) != 0) || (mode & OTHERS_WRITE) != 0;
    }
}
