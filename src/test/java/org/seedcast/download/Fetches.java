package org.seedcast.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.AddressRange;
import org.seedcast.progress.Progress;

/** A downloader of this machine's loopback addresses, which notes its waits instead of waiting. */
final class Fetches {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final OpenCalls calls = new OpenCalls();
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<AddressRange> allowed;
    private final Disk disk;
    private final DownloadRules rules;
    private Duration stall = Duration.ofSeconds(10);

    private Fetches(List<AddressRange> allowed, Disk disk, DownloadRules rules) {
        this.allowed = allowed;
        this.disk = disk;
        this.rules = rules;
    }

    static Fetches usual() {
        return new Fetches(
                List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1/128")),
                Disk.REAL,
                new DownloadRules(
                        8,
                        ByteSize.parse("8MiB"),
                        new MinimumRate.Limit(new ByteSize(0), Duration.ofSeconds(10)),
                        new RetryPolicy(2),
                        true,
                        Optional.empty()));
    }

    Fetches on(Disk other) {
        return new Fetches(allowed, other, rules);
    }

    Fetches allowing(String... ranges) {
        return new Fetches(List.of(ranges).stream().map(AddressRange::parse).toList(), disk, rules);
    }

    Fetches reading(Path folder) {
        return with(rules.maxFileSize(), rules.retries(), Optional.of(folder));
    }

    Fetches upTo(String size) {
        return with(ByteSize.parse(size), rules.retries(), rules.localRoot());
    }

    Fetches retrying(int times) {
        return with(rules.maxFileSize(), new RetryPolicy(times), rules.localRoot());
    }

    private Fetches with(ByteSize maxFileSize, RetryPolicy retries, Optional<Path> localRoot) {
        return new Fetches(
                allowed,
                disk,
                new DownloadRules(rules.parallel(), maxFileSize, rules.minRate(), retries, true, localRoot));
    }

    /** One that waits no longer than {@code time} for the next bytes. */
    Fetches stallingFor(Duration time) {
        stall = time;
        return this;
    }

    /** What its downloaders have under way. */
    OpenCalls calls() {
        return calls;
    }

    Downloader downloader() {
        HttpSettings settings = new HttpSettings("test", Duration.ofSeconds(5), stall);
        return new Downloader(
                HttpClients.create(settings, new AddressGuard(Set.of(), allowed), calls),
                rules,
                waits::add,
                InstantSource.fixed(NOW),
                disk,
                Progress.NONE);
    }

    Download fetch(URI source, Path part) throws Exception {
        return downloader().download(Wanted.of(source), part);
    }

    /** How long it would have waited between tries. */
    List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Bytes that look like no text and are the same every time. */
    static byte[] media(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Arrays.fill(bytes, 0, Math.min(size, 1), (byte) 0);
        return bytes;
    }
}
