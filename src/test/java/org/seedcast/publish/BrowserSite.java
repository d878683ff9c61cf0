package org.seedcast.publish;

import static org.seedcast.library.store.LibraryFixture.rss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.seedcast.Packaged;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.PublishingSettings;
import org.seedcast.peers.Deadline;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.page.ListedShow;
import org.seedcast.publish.page.ShowsIndex;
import org.seedcast.publish.picture.Picture;
import org.seedcast.torrent.AnnounceList;

/** A show of 230 files with all that shows may bring, on a server of 127.0.0.1 that allows pages nothing inline. */
final class BrowserSite implements AutoCloseable {
    private static final String POLICY = "default-src 'self'";
    private static final int EPISODES = 222;
    /** A page of when pages were numbered from the newest. */
    static final String OLD_PAGE = "page-2.html";

    private final SiteFixture site;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable String stats;

    private BrowserSite(SiteFixture site, HttpServer server, ExecutorService threads) {
        this.site = site;
        this.server = server;
        this.threads = threads;
    }

    static BrowserSite publish(Path root) throws Exception {
        SiteFixture site = new SiteFixture(root);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        AnnounceList trackers = AnnounceList.of(List.of(List.of(base.resolve("announce"))));
        site.with(new PublishingSettings(
                Optional.of(base.resolve("site/")), Optional.of(base.resolve("media/")), trackers, false));
        Files.write(site.library().layout().cover(), cover());
        site.publish(feed());
        Path old = site.library().layout().site().resolve(OLD_PAGE);
        Files.writeString(old, "files that are on page-1.html today");
        site.write();
        ListedShow show = ListedShow.of(
                String.valueOf(root.getFileName()),
                site.catalogue(),
                site.library().layout());
        new ShowsIndex(new AtomicFile(Disk.REAL)).write(root.resolve("..").normalize(), List.of(show, show, show));
        byte[] audio = Files.readAllBytes(Packaged.checkout("examples/netlabel/audio/low-tide.mp3"));
        Files.createDirectories(site.library().layout().mediaDirectory());
        for (Item item : site.library().library().items().all()) {
            Files.write(site.library().layout().media(item.fileName()), audio);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        BrowserSite published = new BrowserSite(site, server, threads);
        server.createContext("/", published::answer);
        server.setExecutor(threads);
        server.start();
        return published;
    }

    private static byte[] cover() throws Exception {
        BufferedImage image = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 900; y++) {
            for (int x = 0; x < 900; x++) {
                double wave = Math.sin(x / 90.0 + y / 300.0) * 60 + 450;
                int sky = 0x1f4b57 + y / 60;
                image.setRGB(x, y, y > wave + 120 ? 0x0b2b33 : y > wave ? 0x2b8f84 : sky);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Picture.cover(bytes.toByteArray());
    }

    private static String feed() {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= EPISODES; i++) {
            String notes = i == 5
                    ? "This is said only once among so many."
                    : "We walk along the harbour, listen to bells and boats, and talk with the people who look after them. "
                            .repeat(1 + i % 3 * 4);
            items.append(item(i, "Episode " + i + ": low tide", notes, "4:1" + i % 10));
        }
        String hostile = "</script><script>window.hit=1</script> <img src=x onerror=window.hit=1> alert";
        items.append(item(223, hostile, hostile, "<b>"));
        items.append(item(224, "W".repeat(10_000), "w".repeat(10_000), ""));
        items.append(item(225, "Turned \u202e round and never back", "\u202e the notes too \u2066 open", "9"));
        items.append(item(
                226, "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd (live)", "\u05e9\u05dc\u05d5\u05dd.", "3600"));
        items.append(item(227, "Caf\u00e9 \u00fcber \u65e5\u672c \ud83c\udf89", "List:\n\nOne\n\nTwo", "1:02:03"));
        items.append(item(228, "A film of the harbour", "Seen from the boat.", "90"));
        items.append(item(229, "The harbour master", "First.\n\n" + "A long talk about tides. ".repeat(60), "1:30:00"));
        items.append(item(230, "Bells in the fog", "The newest episode: three bells, one buoy, no wind.", "26:44"));
        return rss(items.toString())
                .replace(
                        "<title>Show</title>",
                        "<title>Tides &amp; Timetables</title><language>en-gb</language>"
                                + "<itunes:author>Ann Example</itunes:author>")
                .replace(
                        "About it.",
                        "Trains, boats and waiting: field recordings from harbours and stations, and the"
                                + " people who keep them running. Every month, since 2006.");
    }

    private static String item(int number, String title, String notes, String duration) {
        String extension = number == 228 ? "mp4" : "mp3";
        return "<item><title>" + escaped(title) + "</title><guid isPermaLink=\"false\">g" + number + "</guid><pubDate>"
                + String.format("%02d Jan %d 09:00:00 GMT", 1 + number % 28, 1996 + number / 8) + "</pubDate>"
                + (number % 2 == 0 ? "<link>https://show.example/" + number + "</link>" : "")
                + "<description>" + escaped(escaped(notes).replace("\n\n", "<br><br>")) + "</description>"
                + "<itunes:duration>" + escaped(duration) + "</itunes:duration>"
                + "<enclosure url=\"https://cdn.example/" + number + "." + extension + "\" type=\""
                + (number == 228 ? "video/mp4" : "audio/mpeg") + "\"/></item>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    String page(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/site/" + name;
    }

    /** The index of several shows, each of which is this one. */
    String index() {
        return page("index.html").replace("/site/", "/shows/");
    }

    Path folder() {
        return site.library().layout().site();
    }

    void withoutStats() {
        asked.set(0);
        stats = null;
    }

    void stats(String text) {
        asked.set(0);
        stats = text;
    }

    /** Of a few files: one that many want, one that some want, one that nobody misses. */
    void withStats() throws Exception {
        stats(
                "{\"version\":1,\"updated\":\"2026-01-02T03:04:05Z\",\"torrents\":230,\"uploaded\":20000000000,\"ratio\":1.5,"
                        + "\"saved\":12345678901,\"items\":{" + one("g3", 1, 9, 700) + "," + one("g200", 2, 4, 50) + ","
                        + one("g190", 12, 0, 10) + "}}");
    }

    String infoHash(String guid) throws Exception {
        return Torrent.allOf(site.catalogue()).stream()
                .filter(torrent -> torrent.item().guid().value().equals(guid))
                .map(torrent -> torrent.state().infoHash().toString())
                .findFirst()
                .orElseThrow();
    }

    private String one(String guid, int seeders, int leechers, int completed) throws Exception {
        return "\"" + infoHash(guid) + "\":{\"seeders\":" + seeders + ",\"leechers\":" + leechers + ",\"completed\":"
                + completed + ",\"uploaded\":1,\"ratio\":0.1,\"saved\":1}";
    }

    void awaitStatsAsked() {
        if (!Deadline.of(Duration.ofSeconds(10)).reached(() -> asked.get() > 0)) {
            throw new AssertionError("nobody asked for stats.json");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            if (path.equals("/site/stats.json")) {
                String text = stats;
                send(exchange, "application/json", text == null ? null : text.getBytes(StandardCharsets.UTF_8));
                asked.incrementAndGet();
                return;
            }
            Path root = site.library().layout().root();
            if (path.startsWith("/shows/")) {
                root = root.resolve("..").normalize();
                path = path.substring("/shows".length());
            }
            Path file = root.resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : ""))
                    .normalize();
            boolean there = file.startsWith(root) && Files.isRegularFile(file);
            send(exchange, type(path), there ? Files.readAllBytes(file) : null);
        }
    }

    private static void send(HttpExchange exchange, String type, byte @Nullable [] content) throws IOException {
        byte[] body = content == null ? new byte[0] : content;
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(content == null ? 404 : 200, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            case "jpg" -> "image/jpeg";
            case "mp3" -> "audio/mpeg";
            case "mp4" -> "video/mp4";
            case "xml" -> "application/rss+xml";
            default -> "application/x-bittorrent";
        };
    }

    @Override
    public void close() throws LibraryUnusable {
        server.stop(0);
        threads.shutdownNow();
        site.close();
    }
}
