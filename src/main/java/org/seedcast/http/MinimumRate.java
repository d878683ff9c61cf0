package org.seedcast.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.seedcast.file.ByteSize;

/**
 * Ends a body that only trickles: a server that sends a byte now and then never stalls, and would hold its place for ever.
 * Only the time spent waiting for it counts.
 */
public final class MinimumRate extends FilterInputStream {
    private final Limit limit;
    private final LongSupplier nanos;
    private long waited;
    private long received;

    /**
     * The slowest rate at which a body may come.
     *
     * @param rate bytes a second, on average over {@code window}; 0 for no limit
     */
    public record Limit(ByteSize rate, Duration window) {}

    /** @param nanos a clock that never goes back */
    public MinimumRate(InputStream in, Limit limit, LongSupplier nanos) {
        super(in);
        this.limit = limit;
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long begun = nanos.getAsLong();
        int read = in.read(bytes, offset, length);
        waited += nanos.getAsLong() - begun;
        received += Math.max(0, read);
        if (read >= 0 && waited >= limit.window().toNanos()) {
            judge();
        }
        return read;
    }

    private void judge() throws IOException {
        if (received < limit.rate().bytes() * (waited / 1e9)) {
            throw new TooSlow(
                    "slower than " + limit.rate() + "/s for " + limit.window().toSeconds() + " s");
        }
        waited = 0;
        received = 0;
    }
}
