package org.seedcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A podcast host on 127.0.0.1: a feed with an ETag, and the media it names. */
public final class PodcastServer extends Dispatcher implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> media = new LinkedHashMap<>();
    private final Map<String, MockResponse> instead = new ConcurrentHashMap<>();
    private volatile @Nullable String feed;
    private volatile long bytesPerPeriod = Long.MAX_VALUE;
    private volatile long periodMillis = 20;
    private volatile boolean ranges;

    private PodcastServer(InetAddress address) throws IOException {
        server.setDispatcher(this);
        server.start(address, 0);
    }

    public static PodcastServer with(int items, int bytes) throws IOException {
        return at(InetAddress.getLoopbackAddress(), items, bytes);
    }

    /** Its feed says 127.0.0.1 all the same. */
    public static PodcastServer at(InetAddress address, int items, int bytes) throws IOException {
        PodcastServer podcast = new PodcastServer(address);
        for (int i = 1; i <= items; i++) {
            podcast.add("episode-" + i, bytes + i);
        }
        return podcast;
    }

    /** Another item, one day newer than the one before. */
    public synchronized PodcastServer add(String name, int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        media.put(name, content);
        return this;
    }

    /** From now on {@code path} is answered so, whatever there is. */
    public PodcastServer answer(String path, MockResponse.Builder response) {
        instead.put(path, response.build());
        return this;
    }

    /** Serves the media of {@code name} at {@code path}, too. */
    public PodcastServer alias(String path, String name) {
        return answer(
                path,
                new MockResponse.Builder()
                        .addHeader("Content-Type", "audio/mpeg")
                        .body(new Buffer().write(media(name))));
    }

    public PodcastServer fail(String path, int status) {
        return answer(path, new MockResponse.Builder().code(status));
    }

    public PodcastServer heal(String path) {
        instead.remove(path);
        return this;
    }

    /** Sends {@code xml} as the feed. */
    public PodcastServer feed(String xml) {
        feed = xml;
        return this;
    }

    /** Lets so many bytes of each body through at a time, usually every 20 ms. */
    public PodcastServer throttle(long bytes) {
        bytesPerPeriod = bytes;
        return this;
    }

    /** Media can be asked for in parts, and are known by an ETag. */
    public PodcastServer ranges() {
        ranges = true;
        return this;
    }

    public PodcastServer every(long millis) {
        periodMillis = millis;
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/feed.xml");
    }

    public int port() {
        return server.getPort();
    }

    public synchronized byte[] media(String name) {
        byte[] content = media.get(name);
        if (content == null) {
            throw new AssertionError("no " + name + " in " + media.keySet());
        }
        return content;
    }

    /** The paths asked for since this was last called, looks at parts of a file left out. */
    public List<String> paths() throws InterruptedException {
        return requests().stream().map(RecordedRequest::getTarget).toList();
    }

    /** The requests since this was last called, but for those of a range. */
    public List<RecordedRequest> requests() throws InterruptedException {
        return allRequests().stream()
                .filter(request -> request.getHeaders().get("Range") == null)
                .toList();
    }

    /** The requests since this was last called. */
    public List<RecordedRequest> allRequests() throws InterruptedException {
        List<RecordedRequest> requests = new ArrayList<>();
        for (RecordedRequest request = next(); request != null; request = next()) {
            requests.add(request);
        }
        return requests;
    }

    private @Nullable RecordedRequest next() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.MILLISECONDS);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getTarget();
        MockResponse other = instead.get(path);
        if (other != null) {
            return other;
        }
        if (path.equals("/feed.xml")) {
            return feedAnswer(request);
        }
        byte[] content = content(path);
        return content == null
                ? new MockResponse.Builder().code(404).build()
                : mediaAnswer(request, content)
                        .addHeader("Content-Type", "audio/mpeg")
                        .throttleBody(bytesPerPeriod, periodMillis, TimeUnit.MILLISECONDS)
                        .build();
    }

    private MockResponse.Builder mediaAnswer(RecordedRequest request, byte[] content) {
        MockResponse.Builder response = new MockResponse.Builder();
        if (!ranges) {
            return response.body(new Buffer().write(content));
        }
        response.addHeader("ETag", "\"" + content.length + "\"");
        Matcher range = RANGE.matcher(String.valueOf(request.getHeaders().get("Range")));
        if (!range.matches()) {
            return response.body(new Buffer().write(content));
        }
        int first = Integer.parseInt(range.group(1));
        int end = range.group(2).isEmpty() ? content.length : Integer.parseInt(range.group(2)) + 1;
        return response.code(206)
                .addHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length)
                .body(new Buffer().write(content, first, end - first));
    }

    private MockResponse feedAnswer(RecordedRequest request) {
        String xml = xml();
        String etag = "\"" + Integer.toHexString(xml.hashCode()) + "\"";
        MockResponse.Builder response = new MockResponse.Builder().addHeader("ETag", etag);
        return etag.equals(request.getHeaders().get("If-None-Match"))
                ? response.code(304).build()
                : response.addHeader("Content-Type", "application/rss+xml")
                        .body(xml)
                        .build();
    }

    private synchronized byte @Nullable [] content(String path) {
        return media.get(path.replaceAll("^/|\\.mp3$", ""));
    }

    private synchronized String xml() {
        String typed = feed;
        if (typed != null) {
            return typed;
        }
        StringBuilder items = new StringBuilder();
        int day = 1;
        for (Map.Entry<String, byte[]> item : media.entrySet()) {
            items.append(item(item.getKey(), item.getValue().length, day++, "/" + item.getKey() + ".mp3"));
        }
        return rss(items.toString());
    }

    /** A feed of {@code items}. */
    public static String rss(String items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>A Show</title>"
                + "<link>https://show.example/</link><description>For tests</description>" + items
                + "</channel></rss>\n";
    }

    /** An item of January 2025. */
    public static String item(String title, int length, int day, String enclosure) {
        return String.format(
                "<item><title>%s</title><guid isPermaLink=\"false\">%s</guid><pubDate>%02d Jan 2025 12:00:00 GMT</pubDate>"
                        + "<enclosure url=\"%s\" length=\"%d\" type=\"audio/mpeg\"/></item>%n",
                title, title, day, enclosure, length);
    }

    @Override
    public void close() {
        server.close();
    }
}
