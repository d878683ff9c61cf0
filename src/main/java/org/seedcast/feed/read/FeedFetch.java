package org.seedcast.feed.read;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Validators;
import org.seedcast.feed.repair.BoundedBytes;
import org.seedcast.feed.repair.TooLarge;
import org.seedcast.http.HttpFault;
import org.seedcast.http.HttpUrls;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.Redirects;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.Sleeper;
import org.seedcast.http.TooSlow;

/** Requests a feed from a server, again if that may help. */
final class FeedFetch {
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8";

    private final OkHttpClient client;
    private final FeedSettings settings;
    private final Sleeper sleeper;
    private final InstantSource clock;

    FeedFetch(OkHttpClient client, FeedSettings settings, Sleeper sleeper, InstantSource clock) {
        this.client = client.newBuilder().callTimeout(settings.longest()).build();
        this.settings = settings;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /** A server's answer: the feed, or none when it is unchanged (304). */
    record Answer(Optional<FetchedFeed> feed, Optional<URI> movedTo) {}

    Answer fetch(RemoteFeed feed, Validators known) throws FeedUnreadable, InterruptedException {
        Validators usable = known.asOf(clock.instant());
        Request request = request(feed, usable);
        for (int attempts = 1; ; attempts++) {
            Attempt attempt = attempt(request);
            if (attempt.feed().isPresent() || (attempt.isUnchanged() && !usable.equals(Validators.NONE))) {
                return new Answer(attempt.feed(), attempt.movedTo());
            }
            Optional<Duration> delay = attempt.mayPass()
                    ? settings.retries()
                            .delayAfter(
                                    attempts,
                                    attempt.status(),
                                    attempt.retryAfter(),
                                    clock.instant(),
                                    ThreadLocalRandom.current().nextDouble())
                    : Optional.empty();
            if (delay.isEmpty()) {
                throw unreadable(feed, attempt);
            }
            sleeper.sleep(delay.get());
        }
    }

    /** The end of one request: with a status, or with a fault before there was one (or while the body was read). */
    private record Attempt(
            OptionalInt status,
            Optional<String> retryAfter,
            Optional<URI> movedTo,
            Optional<FetchedFeed> feed,
            @Nullable IOException fault) {

        /** An answer only to who knows something: whoever does not has no feed then. */
        boolean isUnchanged() {
            return status.equals(OptionalInt.of(304));
        }

        boolean mayPass() {
            return fault == null || (RetryPolicy.mayPass(fault) && !isLasting(fault));
        }

        /** The next attempt would take as long, and the next run comes anyway. */
        private static boolean isLasting(IOException fault) {
            boolean late = HttpFault.isTimeout(fault) && !(fault instanceof SocketTimeoutException);
            return fault instanceof TooLarge || fault instanceof TooSlow || late;
        }
    }

    private static Request request(RemoteFeed feed, Validators known) {
        Request.Builder request =
                new Request.Builder().url(feed.url().toString()).header("Accept", ACCEPT);
        known.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        known.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private Attempt attempt(Request request) throws InterruptedException {
        Call call = client.newCall(request);
        try (Response response = call.execute()) {
            OptionalInt status = OptionalInt.of(response.code());
            Optional<FetchedFeed> feed = response.code() == 200 ? Optional.of(read(response)) : Optional.empty();
            Optional<URI> movedTo = Redirects.of(response).permanentTarget();
            return new Attempt(status, Optional.ofNullable(response.header("Retry-After")), movedTo, feed, null);
        } catch (IOException e) {
            if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("interrupted while reading the feed");
            }
            return new Attempt(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(), e);
        }
    }

    private FetchedFeed read(Response response) throws IOException {
        InputStream body = new MinimumRate(response.body().byteStream(), settings.minRate(), System::nanoTime);
        byte[] raw = BoundedBytes.read(body, settings.maxSize(), response.body().contentLength());
        MediaType type = response.body().contentType();
        Charset charset = type == null ? null : type.charset();
        Validators validators = Validators.of(response.headers(), clock.instant());
        return new FetchedFeed(
                raw,
                Optional.ofNullable(charset).map(Charset::name),
                HttpUrls.uri(response.request().url())
                        .orElseThrow(() -> new IOException("its address is not a URL: "
                                + response.request().url())),
                validators);
    }

    private static FeedUnreadable unreadable(RemoteFeed feed, Attempt attempt) {
        IOException fault = attempt.fault();
        if (fault == null) {
            return FeedUnreadable.answered(feed.display(), attempt.status().orElseThrow());
        }
        String hint = HttpFault.hint(fault).orElse(null);
        return new FeedUnreadable(feed.display(), HttpFault.reason(fault), hint, fault);
    }
}
