package org.seedcast.peers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.seedcast.Tools;
import org.seedcast.torrent.InfoHash;

/** Debian's opentracker, HTTP and UDP on one port. It knows only the torrents it is started with. */
public final class OpenTracker implements AutoCloseable {
    private final Program program;
    private final String host;
    private final int port;

    private OpenTracker(Program program, String host, int port) {
        this.program = program;
        this.host = host;
        this.port = port;
    }

    public static OpenTracker onLoopback(Path directory, int port, List<InfoHash> torrents) throws IOException {
        return in(Network.LOOPBACK, "127.0.0.1", directory, port, torrents);
    }

    /** @param address IPv4: Debian's build knows no other */
    public static OpenTracker in(Network network, String address, Path directory, int port, List<InfoHash> torrents)
            throws IOException {
        List<String> command = network.inside(command(directory, address, port, torrents));
        return new OpenTracker(Program.start(directory, command).listening(port), address, port);
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** It goes to {@code directory} and reads the whitelist there; started by root it also shuts itself in, as nobody. */
    private static List<String> command(Path directory, String address, int port, List<InfoHash> torrents)
            throws IOException {
        String tracker = Tools.require("opentracker").toString();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path whitelist = directory.resolve("whitelist");
        Files.writeString(whitelist, torrents.stream().map(hash -> hash + "\n").collect(Collectors.joining()));
        Files.setPosixFilePermissions(whitelist, PosixFilePermissions.fromString("rw-r--r--"));
        String number = String.valueOf(port);
        return List.of(
                tracker, "-i", address, "-p", number, "-P", number, "-d", directory.toString(), "-w", "whitelist");
    }

    public URI http() {
        return URI.create("http://" + host + ":" + port + "/announce");
    }

    public URI udp() {
        return URI.create("udp://" + host + ":" + port + "/announce");
    }

    @Override
    public void close() {
        program.close();
    }
}
