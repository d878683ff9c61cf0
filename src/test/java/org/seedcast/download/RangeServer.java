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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves one file with ranges (RFC 9110 §14), on sockets of its own, so that a body can end at any byte. A connection
 * serves one request. What it serves, and how, may change from request to request.
 */
class RangeServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile List<String> headers = List.of();
    private volatile IntUnaryOperator bytesOf = number -> Integer.MAX_VALUE;
    private volatile boolean ranges = true;
    private volatile int status = 200;
    private volatile Stall stall = sent -> {};

    /** What happens when a body was cut. */
    private interface Stall {
        void after(int sent) throws InterruptedException;
    }

    RangeServer(byte[] content) throws IOException {
        this.content = content;
        Thread thread = new Thread(this::accept, "range-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on it is another file. */
    RangeServer content(byte[] other) {
        content = other;
        return this;
    }

    /** Sent with every answer. */
    RangeServer headers(String... lines) {
        headers = List.of(lines);
        return this;
    }

    RangeServer etag(String tag) {
        return headers("ETag: " + tag, "Content-Type: audio/mpeg");
    }

    /** After so many bytes of a body, by the number of the request from 0 on, the connection breaks. */
    RangeServer cut(IntUnaryOperator bytes) {
        bytesOf = bytes;
        return this;
    }

    /** The first body goes no further after {@code bytes}, but the connection stays until {@code end}. */
    RangeServer stalling(int bytes, CountDownLatch begun, CountDownLatch end) {
        stall = sent -> {
            if (sent == bytes) {
                begun.countDown();
                end.await(15, TimeUnit.SECONDS);
            }
        };
        return cut(number -> number == 0 ? bytes : Integer.MAX_VALUE);
    }

    RangeServer withoutRanges() {
        ranges = false;
        return this;
    }

    /** From now on it answers with {@code code} alone. */
    RangeServer failing(int code) {
        status = code;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/a.mp3");
    }

    /** The headers of each request, names in lower case. */
    List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    /** What each request asked for. */
    List<String> asked() {
        List<String> asked = new ArrayList<>();
        requests.forEach(request -> asked.add(request.getOrDefault("range", "all")));
        return asked;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "range-server");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // the test has ended
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Map<String, String> request = readRequest(socket);
            int number;
            synchronized (this) {
                number = requests.size();
                requests.add(request);
            }
            OutputStream out = socket.getOutputStream();
            stall.after(answer(number, request, out));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client went away, as it may.
        }
    }

    /** The bytes served to request {@code number}. */
    byte[] content(int number) {
        return content;
    }

    private int answer(int number, Map<String, String> request, OutputStream out) throws IOException {
        if (status != 200) {
            write(out, status, List.of("Content-Length: 0"), new byte[0]);
            return 0;
        }
        byte[] all = content(number);
        Matcher range = RANGE.matcher(request.getOrDefault("range", ""));
        boolean partial = ranges && range.matches() && isSame(request.get("if-range"));
        int first = partial ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(range.group(1))) : 0;
        int end = partial && !range.group(2).isEmpty()
                ? (int) Math.min(all.length, Long.parseLong(range.group(2)) + 1)
                : all.length;
        if (partial && first >= all.length) {
            write(out, 416, List.of("Content-Range: bytes */" + all.length, "Content-Length: 0"), new byte[0]);
            return 0;
        }
        byte[] body = Arrays.copyOfRange(all, first, end);
        List<String> lines = new ArrayList<>(List.of("Content-Length: " + body.length));
        if (partial) {
            lines.add(contentRange(first, end - 1, all.length));
        }
        byte[] sent = Arrays.copyOf(body, Math.min(body.length, bytesOf.applyAsInt(number)));
        write(out, partial ? 206 : 200, lines, sent);
        return sent.length;
    }

    /** What a partial answer says of itself. */
    String contentRange(long first, long last, long total) {
        return "Content-Range: bytes " + first + "-" + last + "/" + total;
    }

    /** Whether the file is still the one of {@code ifRange}. */
    boolean isSame(@Nullable String ifRange) {
        return ifRange == null || headers.stream().anyMatch(line -> line.endsWith(": " + ifRange));
    }

    private void write(OutputStream out, int status, List<String> lines, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        headers.forEach(line -> head.append(line).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static Map<String, String> readRequest(Socket socket) throws IOException {
        BufferedReader head =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        Map<String, String> headers = new TreeMap<>();
        for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
            }
        }
        return headers;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
