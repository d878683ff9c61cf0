package org.seedcast.announce;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.seedcast.Tools;

/** An HTTP tracker on loopback that answers as it is told and remembers what it was asked. */
public final class StubTracker implements AutoCloseable {
    /** Answers one request, on a thread of its connection. */
    public interface Answer {
        void to(Exchange exchange) throws IOException;
    }

    /**
     * @param query as it stood in the URL
     * @param authorization the header's value, empty without one
     */
    public record Call(long nanos, SocketAddress from, String path, String query, String authorization) {
        boolean isScrape() {
            return path.startsWith("/scrape");
        }
    }

    private final ServerSocket listening;
    private final String host;
    private final Answer answer;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    public StubTracker(Answer answer) throws IOException {
        this("127.0.0.1", 0, answer);
    }

    /** @param port 0 for a free one */
    public StubTracker(String host, int port, Answer answer) throws IOException {
        Tools.requireFamilyOf(host);
        this.host = host;
        this.answer = answer;
        listening = new ServerSocket(port, 2000, InetAddress.getByName(host));
        run(this::listen);
    }

    public static StubTracker saying(String bencoded) throws IOException {
        return new StubTracker(exchange -> exchange.send(200, bencoded));
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "stub-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                Socket connection = listening.accept();
                connections.add(connection);
                run(() -> serve(connection));
            }
        } catch (SocketException e) {
            // closed: the end of the test
            connections.forEach(StubTracker::close);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                URI asked = URI.create(line.split(" ", -1)[1]);
                SocketAddress from = connection.getRemoteSocketAddress();
                long now = System.nanoTime();
                Call call = new Call(now, from, asked.getRawPath(), asked.getRawQuery(), authorization(in));
                calls.add(call);
                answer.to(new Exchange(call, connection.getOutputStream()));
            }
        } catch (IOException e) {
            // whoever asked has gone away
            close(connection);
        } finally {
            connections.remove(connection);
        }
    }

    /** Reads all headers. */
    private static String authorization(BufferedReader in) throws IOException {
        String found = "";
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            if (header.startsWith("Authorization: ")) {
                found = header.substring("Authorization: ".length());
            }
        }
        return found;
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public URI url() {
        return url(host);
    }

    /** The same tracker under another name. */
    public URI url(String name) {
        return URI.create("http://" + name + ":" + port() + "/announce?passkey=s3cret");
    }

    public int port() {
        return listening.getLocalPort();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> queries() {
        return calls.stream().map(Call::query).toList();
    }

    /** The queries of scrapes. */
    List<String> scrapes() {
        return calls.stream().filter(Call::isScrape).map(Call::query).toList();
    }

    public long count(String event) {
        return calls.stream()
                .filter(call -> call.query().contains("event=" + event))
                .count();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        connections.forEach(StubTracker::close);
    }

    /** One request, to be answered. */
    public record Exchange(Call call, OutputStream out) {
        public void send(int status, String body) throws IOException {
            send(status, "", body.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** @param headers each with its line end */
        public void send(int status, String headers, byte[] body) throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(
                    ("HTTP/1.1 " + status + " said\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(body);
            whole.writeTo(out);
        }
    }
}
