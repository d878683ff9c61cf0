package org.seedcast.download.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.file.ByteSize;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.Sleeper;

/**
 * Sends a request to a server, and repeats it once if the failure may pass; never takes long. Safe for use by several
 * threads.
 */
final class ProbeClient {
    private static final Pattern PAGE = Pattern.compile("^(?i)(?:text/html|application/xhtml)");

    private static final RetryPolicy ONCE_MORE = new RetryPolicy(1);
    /** Below this a server is as good as silent. */
    private static final MinimumRate.Limit LEAST =
            new MinimumRate.Limit(new ByteSize(16 << 10), Duration.ofSeconds(10));

    private final OkHttpClient client;
    private final Sleeper sleeper;

    ProbeClient(OkHttpClient client, Sleeper sleeper) {
        this.client = client;
        this.sleeper = sleeper;
    }

    /** Turns a response into an answer. */
    interface Reader<R> {
        R read(Response response) throws IOException;
    }

    <R> R ask(Request request, Reader<R> reader) throws NoAnswer, InterruptedException {
        for (int failures = 1; ; failures++) {
            Call call = client.newCall(request);
            Optional<Duration> wait;
            try (Response response = call.execute()) {
                wait = delay(failures, OptionalInt.of(response.code()));
                if (response.isSuccessful() || wait.isEmpty()) {
                    return reader.read(response);
                }
            } catch (IOException e) {
                if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                    throw new InterruptedException("stopped while asking "
                            + RedactedUrl.of(request.url().toString()));
                }
                wait = mayPass(e) ? delay(failures, OptionalInt.empty()) : Optional.empty();
                if (wait.isEmpty()) {
                    throw new NoAnswer(e);
                }
            }
            sleeper.sleep(wait.get());
        }
    }

    private static boolean mayPass(IOException fault) {
        return RetryPolicy.mayPass(fault) && !(fault instanceof UnknownHostException);
    }

    /**
     * Returns the delay before a retry; a server's Retry-After is longer than anyone wants to wait here, and is
     * ignored.
     */
    private static Optional<Duration> delay(int failures, OptionalInt status) {
        return ONCE_MORE.delayAfter(
                failures,
                status,
                Optional.empty(),
                Instant.EPOCH,
                ThreadLocalRandom.current().nextDouble());
    }

    /** The body, which ends with a fault where it only trickles. */
    static InputStream body(Response response) {
        return new MinimumRate(response.body().byteStream(), LEAST, System::nanoTime);
    }

    /** Reports whether a page was received, as portals and broken sites send one with status 200. */
    static boolean isPage(Response response) {
        return PAGE.matcher(response.header("Content-Type", "").strip()).lookingAt();
    }
}
