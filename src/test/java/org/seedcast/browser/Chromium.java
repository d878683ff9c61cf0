package org.seedcast.browser;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;
import org.seedcast.peers.Deadline;

/** Debian's Chromium without a window, which reaches nothing but this machine. It is driven by its DevTools protocol. */
public final class Chromium implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI devTools;

    private Chromium(Process process, URI devTools) {
        this.process = process;
        this.devTools = devTools;
    }

    /** @param profile an empty directory */
    public static Chromium start(Path profile) throws IOException, InterruptedException {
        List<String> command = List.of(
                Tools.require("chromium").toString(),
                "--headless=new",
                "--no-sandbox", // as root it has none
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--mute-audio",
                "--hide-scrollbars",
                "--autoplay-policy=no-user-gesture-required",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        if (!Deadline.of(START).reached(() -> hasPort(port) || !process.isAlive()) || !process.isAlive()) {
            stop(process);
            throw new AssertionError("chromium did not start: " + Files.readString(profile.resolve("output")));
        }
        URI devTools = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/");
        return new Chromium(process, devTools);
    }

    private static boolean hasPort(Path file) {
        try {
            return Files.isRegularFile(file) && Files.readAllLines(file).size() >= 2;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A new tab with nothing in it. */
    public Tab open() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(devTools.resolve("json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        String socket = JsonParser.parseString(answer)
                .getAsJsonObject()
                .get("webSocketDebuggerUrl")
                .getAsString();
        return new Tab(http, URI.create(socket));
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
