package org.seedcast.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeWriter;

/**
 * A tracker of one torrent over HTTP, in a process of its own; also for IPv6 (BEP 7), which Debian's opentracker does not
 * know. It can keep what it knows from all but our own seeder: a leecher is dialled by that one then, or stays alone.
 */
public final class TinyTracker implements AutoCloseable {
    /** Who is told of other peers. */
    public enum Audience {
        EVERYBODY,
        SEEDCAST
    }

    /** How our peer ids begin. What is left is no help: a client with a magnet link may say that it lacks nothing. */
    private static final String SEEDCAST_ID = "-SC";

    private static final int IPV4_BYTES = 4;

    /** Nobody asks again within a test. */
    private static final int INTERVAL_SECONDS = 1800;

    /** Whoever started it is gone by then. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Program program;
    private final Path leechers;

    private TinyTracker(Program program, Path leechers) {
        this.program = program;
        this.leechers = leechers;
    }

    /** At http://address:port/announce. */
    public static TinyTracker in(Network network, String address, Path directory, int port, Audience audience)
            throws IOException {
        Path leechers = directory.resolve("leechers");
        List<String> command =
                JavaProgram.of(TinyTracker.class, address, String.valueOf(port), audience.name(), leechers.toString());
        Program program = Program.start(directory, network.inside(command)).listening(port);
        return new TinyTracker(program, leechers);
    }

    /** Waits until somebody else than our seeder has announced itself. */
    public void awaitLeecher() throws IOException {
        program.when(() -> Files.exists(leechers), "hear of a leecher");
    }

    @Override
    public void close() {
        program.close();
    }

    /** {@code TinyTracker ADDRESS PORT AUDIENCE LEECHERS}, where the last is a file that gets a line for each of them. */
    public static void main(String[] args) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(args[0], Integer.parseInt(args[1])), 0);
        Audience audience = Audience.valueOf(args[2]);
        Path leechers = Path.of(args[3]);
        Set<InetSocketAddress> peers = new LinkedHashSet<>();
        // One announce at a time, on the server's own thread.
        server.createContext("/announce", exchange -> {
            Map<String, String> query = query(exchange);
            String peerId = URLDecoder.decode(query.get("peer_id"), StandardCharsets.ISO_8859_1);
            boolean leecher = !peerId.startsWith(SEEDCAST_ID);
            InetAddress from = exchange.getRemoteAddress().getAddress();
            InetSocketAddress peer = new InetSocketAddress(from, Integer.parseInt(query.get("port")));
            boolean told = audience == Audience.EVERYBODY || !leecher;
            answer(exchange, told ? peers.stream().filter(other -> !other.equals(peer)) : Stream.of());
            peers.add(peer);
            if (leecher) {
                Files.writeString(leechers, peer + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
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
