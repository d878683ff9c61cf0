package org.seedcast.download.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.http.HttpFault;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.Redirects;
import org.seedcast.http.answer.ContentRange;

/**
 * Fetches some of a file, or all of it, from its origin again, each time over another connection, and compares the
 * bytes.
 */
public final class OriginProbe {
    private static final int RANGE_BYTES = 64 << 10;
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    private final OkHttpClient client;
    private final RandomGenerator random;

    private final MinimumRate.Limit minRate;

    public OriginProbe(OkHttpClient client, MinimumRate.Limit minRate, RandomGenerator random) {
        this.client = client;
        this.minRate = minRate;
        this.random = random;
    }

    /** Returns samples of {@code source} at the beginning of {@code file}, somewhere in its middle, and at its end. */
    public List<RangeSample> some(URI source, Path file, long length) throws InterruptedException {
        List<RangeSample> sights = new ArrayList<>();
        for (long offset : offsets(length)) {
            long last = Math.min(offset + RANGE_BYTES, length) - 1;
            RangeSample sight = look(source, file, offset, last);
            sights.add(sight);
            if (!sight.same()) {
                break; // more would not make it better
            }
        }
        return sights;
    }

    /** Returns one sample that covers all of it. */
    public RangeSample all(URI source, Path file, long length) throws InterruptedException {
        return look(source, file, 0, length - 1);
    }

    private Set<Long> offsets(long length) {
        long last = Math.max(0, length - RANGE_BYTES);
        long middle = last == 0 ? 0 : random.nextLong(last);
        return new LinkedHashSet<>(List.of(0L, middle, last));
    }

    private RangeSample look(URI source, Path file, long first, long last) throws InterruptedException {
        ConnectionPool connections = new ConnectionPool(0, 1, TimeUnit.SECONDS);
        OkHttpClient another = client.newBuilder().connectionPool(connections).build();
        Call call = another.newCall(new Request.Builder()
                .url(source.toString())
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + first + "-" + last)
                .build());
        try (Response response = call.execute()) {
            RangeSample sight = sight(response, file, first, last);
            if (!sight.same()) {
                call.cancel(); // it may be the whole file that comes now
            }
            return sight;
        } catch (WrongBody e) {
            return RangeSample.failed("its announced length is invalid");
        } catch (IOException e) {
            if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("stopped while asking " + RedactedUrl.of(source) + " again");
            }
            return RangeSample.failed(HttpFault.reason(e));
        }
    }

    private RangeSample sight(Response response, Path file, long first, long last) throws IOException, WrongBody {
        Optional<ContentRange> range = ContentRange.of(response.headers());
        boolean exact = response.code() == PARTIAL
                && range.filter(one -> one.first() == first && one.last() == last)
                        .isPresent();
        OptionalLong total = response.code() == OK
                ? new MediaHeaders(response.headers()).length()
                : range.map(one -> OptionalLong.of(one.total())).orElse(OptionalLong.empty());
        String caching = String.valueOf(response.header("Cache-Control")).toLowerCase(Locale.ROOT);
        return new RangeSample(
                response.code(),
                Optional.empty(),
                total,
                exact,
                exact && isSame(response.body().byteStream(), file, first, last - first + 1),
                Redirects.wayTo(response),
                Validator.of(response.headers()),
                caching.contains("private") || caching.contains("no-store"));
    }

    /** Reads no further than to the first difference. */
    private boolean isSame(InputStream body, Path file, long offset, long count) throws IOException {
        byte[] here = new byte[RANGE_BYTES];
        InputStream there = new MinimumRate(body, minRate, System::nanoTime);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            for (long left = count; left > 0; ) {
                int block = in.readNBytes(here, 0, (int) Math.min(left, RANGE_BYTES));
                byte[] theirs = there.readNBytes(block);
                if (block == 0 || theirs.length != block || !Arrays.equals(here, 0, block, theirs, 0, block)) {
                    return false;
                }
                left -= block;
            }
            return true;
        }
    }
}
