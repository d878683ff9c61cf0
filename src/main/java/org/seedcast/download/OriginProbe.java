package org.seedcast.download;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
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
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.Redirects;

/** Asks an origin again for some of what was fetched from it, over another connection, and compares the bytes. */
final class OriginProbe {
    private static final int RANGE_BYTES = 64 << 10;

    private final OkHttpClient client;
    private final RandomGenerator random;

    OriginProbe(OkHttpClient client, RandomGenerator random) {
        this.client = client;
        this.random = random;
    }

    /** What is seen of {@code source} at the beginning of {@code file}, somewhere in its middle, and at its end. */
    List<Sight> look(URI source, Path file, long length) throws IOException, InterruptedException {
        ConnectionPool connections = new ConnectionPool(1, 5, TimeUnit.SECONDS);
        OkHttpClient another = client.newBuilder().connectionPool(connections).build();
        List<Sight> sights = new ArrayList<>();
        try {
            for (long offset : offsets(length)) {
                byte[] here = read(file, offset, (int) Math.min(RANGE_BYTES, length - offset));
                sights.add(look(another, source, offset, here));
            }
            return sights;
        } finally {
            connections.evictAll();
        }
    }

    private Set<Long> offsets(long length) {
        long last = Math.max(0, length - RANGE_BYTES);
        long middle = last == 0 ? 0 : random.nextLong(last);
        return new LinkedHashSet<>(List.of(0L, middle, last));
    }

    private static byte[] read(Path file, long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        }
        return bytes;
    }

    private static Sight look(OkHttpClient client, URI source, long offset, byte[] here) throws InterruptedException {
        Call call = client.newCall(new Request.Builder()
                .url(source.toString())
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + offset + "-" + (offset + here.length - 1))
                .build());
        try (Response response = call.execute()) {
            return sight(response, offset, here);
        } catch (WrongBody e) {
            return Sight.failed("its announced length makes no sense");
        } catch (IOException e) {
            if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("stopped while asking " + RedactedUrl.of(source) + " again");
            }
            return Sight.failed(HttpFault.reason(e));
        }
    }

    private static Sight sight(Response response, long offset, byte[] here) throws IOException, WrongBody {
        Optional<ContentRange> range = ContentRange.of(response.headers());
        boolean exact = response.code() == 206
                && range.filter(one -> one.first() == offset && one.last() == offset + here.length - 1)
                        .isPresent();
        boolean same = exact && Arrays.equals(response.body().byteStream().readNBytes(here.length), here);
        OptionalLong total = response.code() == 200
                ? new MediaHeaders(response.headers()).length()
                : range.map(one -> OptionalLong.of(one.total())).orElse(OptionalLong.empty());
        String caching = String.valueOf(response.header("Cache-Control")).toLowerCase(Locale.ROOT);
        return new Sight(
                response.code(),
                Optional.empty(),
                total,
                exact,
                same,
                Redirects.wayTo(response),
                Validator.of(response.headers()),
                caching.contains("private") || caching.contains("no-store"));
    }
}
