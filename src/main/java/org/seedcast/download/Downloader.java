package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import org.seedcast.address.Authority;
import org.seedcast.download.origin.OriginProbe;
import org.seedcast.download.origin.Verdict;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.Sleeper;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Origin;

/** Fetches one enclosure to a file, whole or not at all. Safe for use by several threads. */
public final class Downloader {
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final Disk disk;
    private final DownloadRules rules;
    private final DownloadSlots turns;
    private final BodyStore storing;
    private final HttpFetch http;
    private final OriginProbe probe;

    public Downloader(
            OkHttpClient client,
            DownloadRules rules,
            Sleeper sleeper,
            InstantSource clock,
            Disk disk,
            Progress progress) {
        this.rules = rules;
        this.sleeper = sleeper;
        this.clock = clock;
        this.disk = disk;
        this.turns = new DownloadSlots(rules.parallel(), DownloadRules.PER_HOST);
        this.storing = new BodyStore(rules.maxFileSize(), new Space(disk), progress);
        this.http = new HttpFetch(client, rules, storing);
        this.probe = new OriginProbe(client, rules.minRate(), new SplittableRandom());
    }

    /**
     * Fetches {@code wanted} to {@code part}; when this returns, its bytes survive a power cut. A download that an
     * earlier call left in {@code part} is resumed if the origin proves that its bytes are the same, and discarded if
     * not. After a failure, bytes stay there only if a later call can resume them.
     */
    public Download download(Wanted wanted, Path part) throws DownloadFailed, OutOfSpace, InterruptedException {
        Part growing = new Part(part, disk);
        URI source = wanted.source();
        try {
            return "file".equals(source.getScheme()) ? copy(wanted, growing) : fetchPatiently(wanted, growing);
        } catch (DownloadFailed | OutOfSpace e) {
            if (Thread.interrupted()) {
                // An interruption breaks reading and writing: neither the source nor the disk is to blame.
                throw new InterruptedException("stopped while downloading " + RedactedUrl.of(source));
            }
            throw e;
        }
    }

    /** Deletes the saved record of {@code part} for resuming it: the file has moved to its place. */
    public void settled(Path part) throws IOException {
        new Part(part, disk).forget();
    }

    /**
     * Asks {@code source} again for some of what was fetched from it.
     *
     * @param file where {@code download} is now
     * @param declared its length by the feed
     * @param whole whether to ask for all of it, too, where the rest speaks for it
     * @return empty for a file of this machine
     */
    public Optional<Origin> probe(URI source, Path file, Download download, OptionalLong declared, boolean whole)
            throws InterruptedException {
        if ("file".equals(source.getScheme())) {
            return Optional.empty();
        }
        DownloadSlots.Turn turn = turns.take(Authority.hostOf(source));
        try {
            Verdict verdict = new Verdict(
                    source, download.hashes().length(), declared, download.validator(), rules.httpOrigins());
            return Optional.of(probe(verdict, file, whole));
        } finally {
            turn.close();
        }
    }

    private Origin probe(Verdict verdict, Path file, boolean whole) throws InterruptedException {
        Instant copied = clock.instant();
        Origin origin = verdict.of(probe.some(verdict.source(), file, verdict.length()), false, copied);
        return whole && origin instanceof Origin.Stable
                ? verdict.of(List.of(probe.all(verdict.source(), file, verdict.length())), true, copied)
                : origin;
    }

    private Download copy(Wanted wanted, Part part) throws DownloadFailed, OutOfSpace, InterruptedException {
        Path file = Path.of(wanted.source());
        Path real = LocalMedia.find(file, rules.localRoot());
        DownloadSlots.Turn turn = turns.take();
        try (InputStream stream = Files.newInputStream(real)) {
            Admission admission = new Admission(wanted, Optional.empty());
            ContentHashes hashes = storing.store(Body.whole(stream, Files.size(real), admission), part);
            return new Download(hashes, Optional.empty(), Optional.empty(), false);
        } catch (WriteFailed e) {
            throw e.failed(file.toString(), part.file());
        } catch (IOException e) {
            throw LocalMedia.unreadable(file, e);
        } catch (WrongBody e) {
            throw new DownloadFailed(file.toString(), SeedcastException.reason(e), null, e);
        } finally {
            turn.close();
        }
    }

    private Download fetchPatiently(Wanted wanted, Part part) throws DownloadFailed, OutOfSpace, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return fetchInTurn(wanted, part);
            } catch (TryAgain e) {
                Optional<Duration> wait = rules.retries()
                        .delayAfter(
                                failures,
                                e.status(),
                                e.retryAfter(),
                                clock.instant(),
                                ThreadLocalRandom.current().nextDouble());
                if (wait.isEmpty()) {
                    throw new DownloadFailed(
                            RedactedUrl.of(wanted.source()),
                            SeedcastException.reason(e),
                            e.hint().orElse(null),
                            e);
                }
                sleeper.sleep(wait.get());
            }
        }
    }

    /** The turn goes to another one while a failed download waits: the host has other files, and there are other hosts. */
    private Download fetchInTurn(Wanted wanted, Part part)
            throws DownloadFailed, OutOfSpace, TryAgain, InterruptedException {
        DownloadSlots.Turn turn = turns.take(Authority.hostOf(wanted.source()));
        try {
            return http.fetch(wanted, part);
        } finally {
            turn.close();
        }
    }
}
