package org.seedcast.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The internet as it seems in a network of its own, to be run there as a program: a name server on 127.0.0.1 and hosts
 * that serve files, or a redirect at {@code /to?URL}. It prints a line for each request.
 */
public final class World {
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int HEADER_BYTES = 12;

    /** By name: what it means at one look after the other, the last one from then on. */
    private final Map<String, List<List<byte[]>>> names = new HashMap<>();
    /** By name and kind of record. */
    private final Map<String, Integer> looks = new HashMap<>();

    private final Path files;

    private World(Path files) {
        this.files = files;
    }

    /**
     * @param arguments the directory with the files; {@code address:port} for each host; and {@code name=addresses}, apart
     *     by commas, with a slash before those of the next look
     */
    public static void main(String[] arguments) throws IOException {
        World world = new World(Path.of(arguments[0]));
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                world.serve(argument);
            } else {
                world.name(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        try (DatagramSocket socket = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
            System.out.println("ready");
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                byte[] answer = world.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private void serve(String host) throws IOException {
        int colon = host.lastIndexOf(':');
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getByName(host.substring(0, colon)), Integer.parseInt(host.substring(colon + 1))),
                50);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        System.out.println("asked " + exchange.getLocalAddress() + " " + exchange.getRequestURI());
        String query = exchange.getRequestURI().getRawQuery();
        Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
        if (query != null) {
            exchange.getResponseHeaders().set("Location", query);
            exchange.sendResponseHeaders(302, -1);
        } else if (Files.isRegularFile(file)) {
            byte[] body = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void name(String name, String looksOf) throws UnknownHostException {
        List<List<byte[]>> all = new ArrayList<>();
        for (String look : looksOf.split("/", -1)) {
            List<byte[]> addresses = new ArrayList<>();
            for (String address : look.split(",", -1)) {
                addresses.add(bytes(address));
            }
            all.add(addresses);
        }
        names.put(name, all);
    }

    private static byte[] bytes(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);
        if (address instanceof Inet6Address || text.indexOf(':') < 0) {
            return address.getAddress();
        }
        byte[] mapped = new byte[16]; // Java makes IPv4 of it
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(address.getAddress(), 0, mapped, 12, 4);
        return mapped;
    }

    private byte[] answer(byte[] query) {
        StringBuilder name = new StringBuilder();
        int at = HEADER_BYTES;
        while (query[at] != 0) {
            name.append(name.length() == 0 ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
            at += 1 + query[at];
        }
        int end = at + 5;
        int type = query[at + 2];
        List<byte[]> found = found(name.toString(), type);
        ByteBuffer answer = ByteBuffer.allocate(end + 28 * found.size());
        answer.put(query, 0, 2).putShort((short) (names.containsKey(name.toString()) ? 0x8580 : 0x8583));
        answer.putShort((short) 1).putShort((short) found.size()).putInt(0);
        answer.put(query, HEADER_BYTES, end - HEADER_BYTES);
        for (byte[] address : found) {
            answer.putShort((short) (0xc000 | HEADER_BYTES))
                    .putShort((short) type)
                    .putShort((short) 1);
            answer.putInt(0).putShort((short) address.length).put(address);
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    private List<byte[]> found(String name, int type) {
        List<List<byte[]>> all = names.get(name);
        if (all == null || (type != A && type != AAAA)) {
            return List.of();
        }
        int look = looks.merge(name + " " + type, 1, Integer::sum) - 1;
        int length = type == A ? 4 : 16;
        return all.get(Math.min(look, all.size() - 1)).stream()
                .filter(address -> address.length == length)
                .toList();
    }
}
