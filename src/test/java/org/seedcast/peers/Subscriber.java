package org.seedcast.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.seedcast.Tools;

/** qBittorrent as those use it who subscribe: it reads a feed and takes by itself what is in it. On 127.0.0.1. */
public final class Subscriber implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String CONFIGURATION =
            """
            [BitTorrent]
            Session\\BTProtocol=TCP
            Session\\DHTEnabled=false
            Session\\DefaultSavePath=%1$s
            Session\\InterfaceAddress=127.0.0.1
            Session\\LSDEnabled=false
            Session\\PeXEnabled=false
            Session\\Port=%2$d
            [LegalNotice]
            Accepted=true
            [Network]
            PortForwardingEnabled=false
            [Preferences]
            Connection\\ResolvePeerCountries=false
            WebUI\\Address=127.0.0.1
            WebUI\\LocalHostAuth=false
            WebUI\\Port=%3$d
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Program program;
    private final String api;

    private Subscriber(Program program, String api) {
        this.program = program;
        this.api = api;
    }

    /** @param content where it puts what it fetches */
    public static Subscriber start(Path home, Path content) throws IOException {
        Path settings =
                Files.createDirectories(home.resolve("qBittorrent/config")).resolve("qBittorrent.conf");
        int port = OpenTracker.freePort();
        Files.writeString(settings, CONFIGURATION.formatted(content, OpenTracker.freePort(), port));
        List<String> command = List.of(Tools.require("qbittorrent-nox").toString(), "--profile=" + home);
        Program program = Program.start(home, command).listening(port);
        return new Subscriber(program, "http://127.0.0.1:" + port + "/api/v2/");
    }

    /** Every torrent that is in the feed, or comes to be, is to be fetched. */
    public void subscribe(URI feed) throws IOException, InterruptedException {
        post(
                "app/setPreferences",
                Map.of("json", "{\"rss_processing_enabled\":true,\"rss_auto_downloading_enabled\":true}"));
        post("rss/addFeed", Map.of("url", feed.toString(), "path", "Show"));
        post(
                "rss/setRule",
                Map.of(
                        "ruleName",
                        "all",
                        "ruleDef",
                        "{\"enabled\":true,\"mustContain\":\"\",\"addPaused\":false,\"affectedFeeds\":[\"" + feed
                                + "\"]}"));
    }

    /** Reads the feed again. */
    public void refresh() throws IOException, InterruptedException {
        post("rss/refreshItem", Map.of("itemPath", "Show"));
    }

    /** What it knows of feeds and torrents, for messages. */
    public String state() throws IOException, InterruptedException {
        return get("rss/items?withData=true") + get("torrents/info");
    }

    private void post(String method, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + method))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded");
        HttpResponse<String> response = http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(method + ": " + response.body()).isEqualTo(200);
    }

    private String get(String method) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api + method)).timeout(LIMIT).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        program.kill();
    }
}
