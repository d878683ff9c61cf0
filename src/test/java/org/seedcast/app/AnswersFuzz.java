package org.seedcast.app;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A host that answers with headers that the fuzzer makes up: for the feed, an enclosure, and a cover. */
public final class AnswersFuzz {
    private static final List<String> HEADERS = List.of(
            "ETag",
            "Last-Modified",
            "Content-Type",
            "Content-Disposition",
            "Content-Range",
            "Content-Encoding",
            "Location",
            "Retry-After",
            "Set-Cookie",
            "Date",
            "Cache-Control",
            "Accept-Ranges",
            "Transfer-Encoding",
            "Content-Length",
            "WWW-Authenticate",
            "Proxy-Authenticate",
            "Connection",
            "Age",
            "Vary",
            "Link");
    private static final List<String> VALUES = List.of(
            "\"a\"",
            "W/\"a\"",
            "\"\u00e9\"",
            "Fri, 31 Dec 1999 23:59:59 GMT",
            "Fri, 31 Dec 1999 23:59:59 GMT\u00e9",
            "-1",
            "0",
            "99999999999999999999",
            "bytes 0-0/1",
            "bytes */9",
            "gzip",
            "chunked",
            "text/html; charset=\"\u00ff",
            "audio/mpeg",
            "http://0%@h.example/",
            "http://[::1",
            "//",
            "",
            "a=\u00ff; domain=x",
            "a=b; max-age=99999999999999999999",
            "close",
            "application/rss+xml; charset=UTF-99",
            "Basic realm=\"",
            "/a.mp3",
            "/feed.xml",
            "attachment; filename*=UTF-8''%zz");
    private static final List<Integer> CODES =
            List.of(200, 200, 200, 206, 301, 302, 304, 307, 308, 401, 404, 407, 410, 416, 429, 503, 100, 204, 0, 999);

    private AnswersFuzz() {}

    /** It is its own host that is asked, and the closed proxy. */
    public static void fuzzerInitialize() {
        BugDetectors.allowNetworkConnections();
    }

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        Path folder = Files.createTempDirectory("answers-fuzz");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            byte[] tape = data.consumeRemainingAsBytes();
            Thread host = new Thread(() -> serve(server, new Tape(tape)), "host");
            host.setDaemon(true);
            host.start();
            Mirroring mirroring = new Mirroring(folder.resolve("show"))
                    .feed("http://127.0.0.1:" + server.getLocalPort() + "/feed.xml")
                    .environment(Map.of("all_proxy", "http://127.0.0.1:9", "no_proxy", "127.0.0.1"));
            FuzzedRuns.requireNoSurprise(mirroring, 2);
        } finally {
            FuzzedRuns.delete(folder);
        }
    }

    private static void serve(ServerSocket server, Tape tape) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(2_000);
                String path = path(client.getInputStream());
                client.getOutputStream().write(answer(path, tape).getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // it hung up, or the run is over: the next one is served
            }
        }
    }

    private static String path(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                return "";
            }
            head.append((char) one);
        }
        String[] words = head.toString().split(" ", 3);
        return words.length > 1 ? words[1] : "";
    }

    private static String answer(String path, Tape tape) {
        String body = path.startsWith("/feed")
                ? "<rss version='2.0'><channel><title>T</title><image><url>/cover.png</url></image>"
                        + "<item><title>a</title><guid>a</guid><enclosure url='/a.mp3' type='audio/mpeg'/></item>"
                        + "<item><title>b</title><guid>b</guid><enclosure url='/b.mp3' type='audio/mpeg'/></item></channel></rss>"
                : "ID3 " + path;
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + CODES.get(tape.next(CODES.size())) + " x\r\n");
        for (int count = tape.next(5); count > 0; count--) {
            answer.append(HEADERS.get(tape.next(HEADERS.size()))).append(": ");
            answer.append(VALUES.get(tape.next(VALUES.size())));
            for (int more = tape.next(4); more > 0; more--) {
                answer.append((char) tape.next(256));
            }
            answer.append("\r\n");
        }
        return answer.append("Connection: close\r\n\r\n").append(body).toString();
    }

    /** What the fuzzer made up, read as far as it goes; then zeros. Only the host reads it. */
    private static final class Tape {
        private final byte[] bytes;
        private int at;

        Tape(byte[] bytes) {
            this.bytes = bytes;
        }

        int next(int below) {
            return at < bytes.length ? (bytes[at++] & 0xff) % below : 0;
        }
    }
}
