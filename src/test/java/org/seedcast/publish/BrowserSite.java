package org.seedcast.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
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
    /** Of every file, whatever its feed says. */
    static final int SECONDS = 90;

    private static final int RATE = 3000;
    private static final byte[] NOISE = noise();
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
        return publish(root, "en-gb");
    }

    /** @param language that the show is in */
    static BrowserSite publish(Path root, String language) throws Exception {
        SiteFixture site = new SiteFixture(root);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        AnnounceList trackers = AnnounceList.of(List.of(List.of(base.resolve("announce"))));
        site.with(new PublishingSettings(
                Optional.of(base.resolve("site/")), Optional.of(base.resolve("media/")), trackers, false));
        Files.write(site.library().layout().cover(), cover());
        site.publish(BrowserFeed.of(language));
        Path old = site.library().layout().site().resolve(OLD_PAGE);
        Files.writeString(old, "files that are on page-1.html today");
        site.write();
        ListedShow show = ListedShow.of(
                String.valueOf(root.getFileName()),
                site.catalogue(),
                site.library().layout());
        new ShowsIndex(new AtomicFile(Disk.REAL)).write(root.resolve("..").normalize(), List.of(show, show, show));
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
        withStats(Instant.now());
    }

    /** @param updated when they were counted */
    void withStats(Instant updated) throws Exception {
        stats("{\"version\":1,\"updated\":\"" + updated + "\",\"torrents\":230,\"uploaded\":20000000000,\"ratio\":1.5,"
                + "\"saved\":12345678901,\"items\":{" + one("g3", 1, 9, 700) + "," + one("g200", 2, 4, 50) + ","
                + one("g190", 12, 0, 10) + "," + one("g189", 1, 1, 0) + "}}");
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
            if (path.equals("/favicon.ico")) {
                exchange.sendResponseHeaders(204, -1); // a feed names no icon, so browsers ask for this
                return;
            }
            if (path.startsWith("/media/")) {
                sendMedia(exchange, path);
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

    /** Every file is the same noise, in the pieces that a player asks for. */
    private static void sendMedia(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null || !range.startsWith("bytes=")) {
            send(exchange, type(path), NOISE);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? NOISE.length - 1 : Math.min(NOISE.length - 1, Integer.parseInt(ends[1]));
        exchange.getResponseHeaders().set("Content-Type", type(path));
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + NOISE.length);
        exchange.sendResponseHeaders(206, to - from + 1);
        exchange.getResponseBody().write(NOISE, from, to - from + 1);
    }

    /** Returns a minute and a half of sound, small enough to be sent whole. */
    private static byte[] noise() {
        int samples = SECONDS * RATE;
        ByteBuffer wave = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wave.putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        for (int i = 0; i < samples; i++) {
            wave.put((byte) (128 + i % 3));
        }
        return wave.array();
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
            case "xml" -> "text/xml";
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
