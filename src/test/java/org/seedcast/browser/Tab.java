package org.seedcast.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.seedcast.peers.Deadline;

/** A page in a browser, seen and used as a visitor would. */
public final class Tab implements AutoCloseable, WebSocket.Listener {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Gson GSON = new Gson();

    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Tab(HttpClient http, URI devTools) throws InterruptedException {
        socket = http.newWebSocketBuilder().buildAsync(devTools, this).join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            JsonObject told = JsonParser.parseString(message.toString()).getAsJsonObject();
            message.setLength(0);
            hear(told);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void hear(JsonObject told) {
        if (told.has("id")) {
            CompletableFuture<JsonObject> answer = answers.remove(told.get("id").getAsInt());
            if (answer != null) {
                answer.complete(told);
            }
            return;
        }
        JsonObject what = told.getAsJsonObject("params");
        switch (told.get("method").getAsString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> complaints.add("exception: " + what);
            case "Log.entryAdded" -> hearLog(what.getAsJsonObject("entry"));
            case "Runtime.consoleAPICalled" -> complaints.add("console: " + what);
            default -> {}
        }
    }

    private void hearLog(JsonObject entry) {
        String level = entry.get("level").getAsString();
        if (level.equals("error") || level.equals("warning")) {
            complaints.add(level + ": " + entry);
        }
    }

    /** Everything in the console since the last call of this method. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Calls a method of the DevTools protocol. */
    public JsonObject call(String method, Map<String, Object> parameters) throws InterruptedException {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(GSON.toJson(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        JsonObject told = await(answer, method);
        if (told.has("error")) {
            String error = method + ": " + told.get("error");
            boolean left = error.contains("navigated") || error.contains("context");
            throw left ? new PageLeft(error) : new AssertionError(error);
        }
        return told.getAsJsonObject("result");
    }

    private <T> T await(CompletableFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError(what + " did not come: " + complaints, e);
        }
    }

    /** Goes to {@code url} and waits until all of it is loaded. */
    public Tab go(String url) throws InterruptedException {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", url));
        await(loaded, url);
        return this;
    }

    public Tab size(int width, int height) throws InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** @param media {@code screen} or {@code print} */
    public Tab look(String media, boolean dark) throws InterruptedException {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of(scheme)));
        return this;
    }

    public Tab scripts(boolean on) throws InterruptedException {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
        return this;
    }

    /** The value of {@code expression}, awaited if it is a promise; of a page without scripts, too. */
    public JsonElement eval(String expression) throws InterruptedException {
        JsonObject result = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** Evaluates what leads to another page: the answer may be lost on the way. */
    public void leave(String expression) throws InterruptedException {
        try {
            eval(expression);
        } catch (PageLeft e) {
            return; // as is meant
        }
    }

    public String text(String expression) throws InterruptedException {
        return eval(expression).getAsString();
    }

    public int number(String expression) throws InterruptedException {
        return eval(expression).getAsInt();
    }

    /** Waits until {@code condition} is true. */
    public void until(String condition) throws InterruptedException {
        boolean came = Deadline.of(LIMIT).reached(() -> {
            try {
                return eval("Boolean(" + condition + ")").getAsBoolean();
            } catch (PageLeft e) {
                return false;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        if (!came) {
            throw new AssertionError(condition + " did not become true: " + complaints);
        }
    }

    /** Presses a key as a keyboard would. */
    public void press(String key, int code) throws InterruptedException {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    public void type(String text) throws InterruptedException {
        call("Input.insertText", Map.of("text", text));
    }

    /** Of the whole page, or of its first {@code height} pixels. */
    public void screenshot(Path file, int height) throws InterruptedException, IOException {
        JsonObject metrics = call("Page.getLayoutMetrics", Map.of());
        JsonObject page = metrics.getAsJsonObject("cssContentSize");
        // beyond it, Chromium moves what is written from right to left aside
        boolean beyond = height
                > metrics.getAsJsonObject("cssLayoutViewport")
                        .get("clientHeight")
                        .getAsInt();
        Map<String, Object> clip = Map.of(
                "x", 0,
                "y", 0,
                "width", page.get("width").getAsDouble(),
                "height", Math.min(height, page.get("height").getAsDouble()),
                "scale", 1);
        String data = call("Page.captureScreenshot", Map.of("captureBeyondViewport", beyond, "clip", clip))
                .get("data")
                .getAsString();
        save(data, file);
    }

    public void pdf(Path file) throws InterruptedException, IOException {
        save(call("Page.printToPDF", Map.of()).get("data").getAsString(), file);
    }

    private static void save(String data, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() {
        socket.sendText(GSON.toJson(Map.of("id", calls.incrementAndGet(), "method", "Page.close")), true)
                .join();
        socket.abort();
    }

    /** The page went away while something was evaluated in it. */
    private static final class PageLeft extends AssertionError {
        private static final long serialVersionUID = 1;

        PageLeft(String message) {
            super(message);
        }
    }
}
