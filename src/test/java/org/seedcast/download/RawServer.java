package org.seedcast.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with exactly the bytes a test wants on the wire, also those no real server should send. */
public final class RawServer implements AutoCloseable {
    /** One answer; the connection is closed after it. */
    public interface Answer {
        void write(OutputStream out, Socket socket) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Answer> answers;

    /** @param answers one for each connection, the last one for all that follow */
    public RawServer(Answer... answers) throws IOException {
        this.answers = List.of(answers);
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends {@code text} and no more. */
    static Answer text(String text) {
        return (out, socket) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends {@code text}, then breaks the connection off with a reset. */
    static Answer reset(String text) {
        return (out, socket) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.setSoLinger(true, 0);
        };
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                open.add(socket);
                readRequest(socket);
                int number = requests.getAndIncrement();
                OutputStream out = socket.getOutputStream();
                answers.get(Math.min(number, answers.size() - 1)).write(out, socket);
                out.flush();
            } catch (IOException e) {
                // The client, or the test that ends, closed the connection: the next one is served as if it had not.
            }
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        BufferedReader head =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = head.readLine();
        while (line != null && !line.isEmpty()) {
            line = head.readLine();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
