package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.Packaged;
import org.seedcast.Tools;
import org.seedcast.browser.Chromium;
import org.seedcast.browser.Tab;

/** Our feeds of hostile ones, opened in Chromium under whatever type a server may send them. */
@Timeout(600)
class InertFeedBrowserIT {
    /** Few enough that none hides the others from a parser of HTML. */
    private static final int GROUP = 9;

    @TempDir(factory = InMemory.class)
    static Path folder = Path.of("");

    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();
    private static final Set<String> HITS = ConcurrentHashMap.newKeySet();
    private static HttpServer server;
    private static ExecutorService threads;
    private static Chromium chromium;

    @BeforeAll
    static void publish() throws Exception {
        Tools.require("chromium");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext("/", InertFeedBrowserIT::answer);
        server.start();
        List<String> vectors = ActiveVectors.all();
        for (int from = 0; from < vectors.size(); from += GROUP) {
            String name = String.valueOf(from / GROUP);
            String part = String.join("\n", vectors.subList(from, Math.min(vectors.size(), from + GROUP)));
            String feed = ActiveVectors.feed(part).replace("/hit", base() + "hit?" + name);
            FILES.put("/source/" + name, feed.getBytes(StandardCharsets.UTF_8));
            try (SiteFixture site = new SiteFixture(folder.resolve(name))) {
                site.publish(feed).write();
                for (String file : List.of(
                        "podcast.xml",
                        "feed.css",
                        "torrents.xml",
                        "index.html",
                        "search.js",
                        "page.js",
                        "player.js",
                        "share.js")) {
                    FILES.put("/" + name + "/" + file, site.text(file).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        chromium = Chromium.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The query is the type that the file is sent under. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String type = String.valueOf(exchange.getRequestURI().getQuery());
            if (path.equals("/hit")) {
                HITS.add(exchange.getRequestURI().toString());
            }
            byte[] body = FILES.getOrDefault(path, new byte[0]);
            exchange.getResponseHeaders().set("Content-Type", kind(path, type));
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String kind(String path, String type) {
        if (path.endsWith(".css")) {
            return "text/css";
        }
        return path.endsWith(".js") ? "text/javascript" : type;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "application/xml", "application/xhtml+xml", "image/svg+xml", "text/html"})
    void nothingRunsWhateverTheTypeIs(String type) throws Exception {
        try (Tab tab = chromium.open()) {
            for (String path : FILES.keySet().stream()
                    .filter(name -> name.endsWith(".xml"))
                    .sorted()
                    .toList()) {
                assertThat(hits(tab, path, type)).as(path).isEmpty();
            }
        }
    }

    @Test
    void nothingRunsOnThePages() throws Exception {
        try (Tab tab = chromium.open()) {
            for (String path : FILES.keySet().stream()
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList()) {
                assertThat(hits(tab, path, "text/html")).as(path).isEmpty();
            }
            tab.screenshot(Packaged.checkout("target/screenshots/hostile-feed.png"), 900);
        }
    }

    /** Else the others would prove nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "text/html"})
    void muchRunsInWhatTheyAreMadeFrom(String type) throws Exception {
        int hit = 0;
        try (Tab tab = chromium.open()) {
            for (String path : FILES.keySet().stream()
                    .filter(name -> name.startsWith("/source/"))
                    .toList()) {
                if (new String(FILES.get(path), StandardCharsets.UTF_8).contains("http-equiv")) {
                    continue; // it leads away from the page before anybody can ask it
                }
                hit += hits(tab, path, type).isEmpty() ? 0 : 1;
            }
        }
        assertThat(hit).isGreaterThanOrEqualTo(2);
    }

    /** What was asked for, and what script ran, when all is loaded. */
    private static Set<String> hits(Tab tab, String path, String type) throws InterruptedException {
        HITS.clear();
        tab.go(base().substring(0, base().length() - 1) + path + "?" + type);
        String ran = tab.text("fetch('" + base() + "done').then(() => String(window.hit), () => String(window.hit))");
        if (!ran.equals("undefined")) {
            HITS.add("window.hit=" + ran);
        }
        return Set.copyOf(HITS);
    }
}
