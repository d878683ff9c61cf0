package org.seedcast.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.torrent.BDictionary;
import org.seedcast.torrent.BInteger;
import org.seedcast.torrent.BString;
import org.seedcast.torrent.BencodeWriter;

/**
 * A tracker of one torrent over HTTP, in a process of its own; also for IPv6 (BEP 7), which Debian's opentracker does not
 * know.
 */
public final class TinyTracker implements AutoCloseable {
    private static final int IPV4_BYTES = 4;

    /** Nobody asks again within a test. */
    private static final int INTERVAL_SECONDS = 1800;

    /** Whoever started it is gone by then. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Program program;

    private TinyTracker(Program program) {
        this.program = program;
    }

    /** At http://address:port/announce. */
    public static TinyTracker in(Network network, String address, Path directory, int port) throws IOException {
        List<String> command = JavaProgram.of(TinyTracker.class, address, String.valueOf(port));
        return new TinyTracker(Program.start(directory, network.inside(command)).listening(port));
    }

    @Override
    public void close() {
        program.close();
    }

    /** {@code TinyTracker ADDRESS PORT} */
    public static void main(String[] args) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(args[0], Integer.parseInt(args[1])), 0);
        Set<InetSocketAddress> peers = new LinkedHashSet<>();
        // One announce at a time, on the server's own thread.
        server.createContext("/announce", exchange -> {
            InetAddress from = exchange.getRemoteAddress().getAddress();
            InetSocketAddress peer =
                    new InetSocketAddress(from, Integer.parseInt(query(exchange).get("port")));
            answer(exchange, peers.stream().filter(other -> !other.equals(peer)));
            peers.add(peer);
        });
        server.start();
        Thread.currentThread().join(LONGEST.toMillis());
        server.stop(0);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "", (a, b) -> b));
    }

    private static void answer(HttpExchange exchange, Stream<InetSocketAddress> peers) throws IOException {
        ByteArrayOutputStream four = new ByteArrayOutputStream();
        ByteArrayOutputStream six = new ByteArrayOutputStream();
        peers.forEach(peer -> {
            byte[] address = peer.getAddress().getAddress();
            ByteBuffer compact = ByteBuffer.allocate(address.length + Short.BYTES);
            compact.put(address).putShort((short) peer.getPort());
            (address.length == IPV4_BYTES ? four : six).writeBytes(compact.array());
        });
        byte[] body = BencodeWriter.write(BDictionary.of(Map.of(
                "interval", new BInteger(INTERVAL_SECONDS),
                "peers", BString.of(four.toByteArray()),
                "peers6", BString.of(six.toByteArray()))));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
