package org.seedcast.announce;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.seedcast.announce.TrackerAnswer.Refused;
import org.seedcast.announce.TrackerAnswer.Unreachable;
import org.seedcast.failure.SeedcastException;

/**
 * Announces over HTTP (BEP 3). The {@code ip} parameter is never sent: the tracker sees the address itself, and sees the
 * right one.
 */
final class HttpTracker implements Tracker, AutoCloseable {
    /** An answer of 50 peers has 1 KiB; the rest is for trackers that do not pack them. */
    private static final long LARGEST_ANSWER_BYTES = 1 << 20;

    private final OkHttpClient client;

    HttpTracker(OkHttpClient client, Duration timeout) {
        Dispatcher dispatcher = new Dispatcher(AnnounceThreads.http());
        // Its own limits are per process; the announcer has a better one, per host.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.client = client.newBuilder()
                .dispatcher(dispatcher)
                .callTimeout(timeout)
                .retryOnConnectionFailure(true)
                .build();
    }

    @Override
    public int callsPerHost() {
        return 8;
    }

    @Override
    public CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement) {
        HttpUrl base = HttpUrl.parse(tracker.toString());
        if (base == null) {
            return CompletableFuture.completedFuture(new Refused("not a URL", Optional.of(Refused.NEVER)));
        }
        CompletableFuture<TrackerAnswer> answer = new CompletableFuture<>();
        Request request = new Request.Builder().url(url(base, announcement)).build();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                answer.complete(new Unreachable(SeedcastException.reason(e)));
            }

            @Override
            public void onResponse(Call call, Response response) {
                answer.complete(read(response));
            }
        });
        return answer;
    }

    private static HttpUrl url(HttpUrl base, Announcement announcement) {
        HttpUrl.Builder url = base.newBuilder()
                .addEncodedQueryParameter(
                        "info_hash", escaped(announcement.infoHash().bytes()))
                .addEncodedQueryParameter(
                        "peer_id", escaped(announcement.self().id().getBytes(StandardCharsets.ISO_8859_1)))
                .addQueryParameter("port", String.valueOf(announcement.self().port()))
                .addQueryParameter("uploaded", String.valueOf(announcement.uploaded()))
                .addQueryParameter("downloaded", "0")
                .addQueryParameter("left", "0")
                .addQueryParameter("compact", "1")
                .addQueryParameter("numwant", String.valueOf(announcement.peersWanted()))
                .addQueryParameter(
                        "key", HexFormat.of().toHexDigits(announcement.self().key()));
        if (announcement.event() != AnnounceEvent.NONE) {
            url.addQueryParameter("event", announcement.event().word());
        }
        announcement
                .trackerId()
                .ifPresent(id ->
                        url.addEncodedQueryParameter("trackerid", escaped(id.getBytes(StandardCharsets.ISO_8859_1))));
        return url.build();
    }

    /** Every byte as %XX: trackers differ in which characters they take unescaped. */
    private static String escaped(byte[] bytes) {
        return HexFormat.of().withUpperCase().withPrefix("%").formatHex(bytes);
    }

    private static TrackerAnswer read(Response response) {
        try (response) {
            if (!response.isSuccessful()) {
                return notSuccessful(response);
            }
            return HttpAnswer.read(body(response));
        } catch (IOException e) {
            return new Unreachable(SeedcastException.reason(e));
        }
    }

    /** Some trackers say why in the body of an error. */
    private static TrackerAnswer notSuccessful(Response response) throws IOException {
        if (HttpAnswer.read(body(response)) instanceof Refused refused) {
            return refused;
        }
        return new Refused("HTTP " + response.code(), Optional.empty());
    }

    private static byte[] body(Response response) throws IOException {
        try (ResponseBody body = response.body()) {
            BufferedSource source = body.source();
            if (source.request(LARGEST_ANSWER_BYTES + 1)) {
                throw new IOException("the answer is larger than 1 MiB");
            }
            return source.readByteArray();
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
    }
}
