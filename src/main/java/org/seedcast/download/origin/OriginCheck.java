package org.seedcast.download.origin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.seedcast.file.ByteSize;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.Sleeper;
import org.seedcast.torrent.Origin;

/**
 * Checks whether origins still have the files that were fetched from them: requests the head, or the first byte where
 * that is refused, or some of the bytes where ETag or date have moved. Safe for use by several threads.
 */
public final class OriginCheck {
    private static final MinimumRate.Limit LEAST = new MinimumRate.Limit(new ByteSize(1 << 10), Duration.ofSeconds(10));

    private final ProbeClient probeClient;
    private final OkHttpClient client;

    public OriginCheck(OkHttpClient client, Sleeper sleeper) {
        this.client = client;
        this.probeClient = new ProbeClient(client, sleeper);
    }

    public OriginHealth look(KnownOrigin known) throws InterruptedException {
        try {
            OriginAnswer head = probeClient.ask(request(known).head().build(), OriginAnswer::of);
            OriginAnswer answer = head.isGood() && head.total().isPresent()
                    ? head
                    : probeClient.ask(
                            request(known).header("Range", "bytes=0-0").build(), OriginAnswer::of);
            Optional<OriginHealth> certain = answer.judge(known);
            return certain.isPresent() ? certain.get() : compared(known, answer);
        } catch (NoAnswer e) {
            NoAnswerReason why = e.silence();
            return why.hostUnknown() ? new OriginHealth.Gone(why.reason()) : new OriginHealth.Silent(why);
        }
    }

    private static Request.Builder request(KnownOrigin known) {
        return new Request.Builder().url(known.url().toString()).header("Accept-Encoding", "identity");
    }

    private OriginHealth compared(KnownOrigin known, OriginAnswer answer) throws InterruptedException {
        OriginProbe probe = new OriginProbe(client, LEAST, new SplittableRandom());
        List<RangeSample> sights = probe.some(known.url(), known.file(), known.length());
        Verdict verdict = new Verdict(known.url(), known.length(), OptionalLong.empty(), Optional.empty(), true);
        if (verdict.of(sights, false, Instant.EPOCH) instanceof Origin.Dynamic dynamic) {
            return new OriginHealth.Changed(dynamic.reason());
        }
        return sights.stream().allMatch(RangeSample::same)
                ? new OriginHealth.Alive(answer.way(), answer.movedTo())
                : new OriginHealth.Changed("its ETag or date has changed since the file was fetched");
    }
}
