package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.http.HttpFault;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.Sleeper;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;

/** Fetches one enclosure to a file, whole or not at all. Safe for use by several threads. */
public final class Downloader {
    private final OkHttpClient client;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final Disk disk;
    private final Progress progress;
    private final DownloadRules rules;
    private final HostSlots hosts;

    public Downloader(
            OkHttpClient client,
            DownloadRules rules,
            Sleeper sleeper,
            InstantSource clock,
            Disk disk,
            Progress progress) {
        this.client = client;
        this.rules = rules;
        this.sleeper = sleeper;
        this.clock = clock;
        this.disk = disk;
        this.progress = progress;
        this.hosts = new HostSlots(rules.perHost());
    }

    /**
     * Brings what is at {@code source} (http, https or file) to {@code part}; when this returns, its bytes survive a
     * power cut. What stood in {@code part} before is lost, and nothing is left there when it fails.
     */
    public Download download(URI source, Path part) throws DownloadFailed, OutOfSpace, InterruptedException {
        try {
            return "file".equals(source.getScheme()) ? copy(Path.of(source), part) : fetchPatiently(source, part);
        } catch (DownloadFailed | OutOfSpace e) {
            if (Thread.interrupted()) {
                // An interruption breaks reading and writing: neither the source nor the disk is to blame.
                throw new InterruptedException("stopped while downloading " + RedactedUrl.of(source));
            }
            discard(part, e);
            throw e;
        }
    }

    private void discard(Path part, SeedcastException failure) {
        try {
            disk.deleteIfExists(part);
        } catch (IOException e) {
            // The next try begins by emptying it anyway; what went wrong first is worth more.
            failure.addSuppressed(e);
        }
    }

    private Download copy(Path file, Path part) throws DownloadFailed, OutOfSpace {
        Path real = LocalMedia.find(file, rules.localRoot());
        try (InputStream stream = Files.newInputStream(real)) {
            Body body = new Body(stream, OptionalLong.of(Files.size(real)), rules.maxFileSize());
            return new Download(write(body, part), Optional.empty());
        } catch (WriteFailed e) {
            throw new DownloadFailed(file.toString(), notWritten(part, e), null, e);
        } catch (IOException | WrongBody e) {
            throw new DownloadFailed(file.toString(), LocalMedia.reason(e), null, e);
        }
    }

    private Download fetchPatiently(URI source, Path part) throws DownloadFailed, OutOfSpace, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return fetchInTurn(source, part);
            } catch (TryAgain e) {
                Optional<Duration> wait = rules.retries()
                        .delayAfter(
                                failures,
                                e.status(),
                                e.retryAfter(),
                                clock.instant(),
                                ThreadLocalRandom.current().nextDouble());
                if (wait.isEmpty()) {
                    throw new DownloadFailed(RedactedUrl.of(source), SeedcastException.reason(e), null, e);
                }
                sleeper.sleep(wait.get());
            }
        }
    }

    /** The slot is free again while a failed download waits: the host has other files. */
    private Download fetchInTurn(URI source, Path part)
            throws DownloadFailed, OutOfSpace, TryAgain, InterruptedException {
        Semaphore slot = hosts.of(String.valueOf(source.getHost()));
        slot.acquire();
        try {
            return fetch(source, part);
        } finally {
            slot.release();
        }
    }

    private Download fetch(URI source, Path part) throws DownloadFailed, OutOfSpace, TryAgain {
        try (Response response = client.newCall(request(source)).execute()) {
            if (response.code() != 200) {
                throw new TryAgain(
                        "HTTP " + response.code(),
                        OptionalInt.of(response.code()),
                        Optional.ofNullable(response.header("Retry-After")),
                        null);
            }
            MediaHeaders headers = new MediaHeaders(response.headers());
            headers.refuseOther();
            Body body = new Body(response.body().byteStream(), headers.length(), rules.maxFileSize());
            return new Download(write(body, part), headers.type());
        } catch (WrongBody e) {
            throw new DownloadFailed(RedactedUrl.of(source), SeedcastException.reason(e), null, e);
        } catch (WriteFailed e) {
            throw new DownloadFailed(RedactedUrl.of(source), notWritten(part, e), null, e);
        } catch (IOException e) {
            if (RetryPolicy.mayPass(e) && !Thread.currentThread().isInterrupted()) {
                throw new TryAgain(HttpFault.reason(e), OptionalInt.empty(), Optional.empty(), e);
            }
            String hint = HttpFault.hint(e).orElse(null);
            throw new DownloadFailed(RedactedUrl.of(source), HttpFault.reason(e), hint, e);
        }
    }

    /** Media is stored as it is served: a transparent gzip would hide its length and change its bytes. */
    private static Request request(URI source) {
        return new Request.Builder()
                .url(source.toString())
                .header("Accept-Encoding", "identity")
                .build();
    }

    private ContentHashes write(Body body, Path part) throws IOException, WrongBody, OutOfSpace {
        String name = String.valueOf(part.getFileName()).replaceFirst("\\.part$", "");
        try (Progress.Task task = progress.begin(name, body.announced().orElse(-1))) {
            checkSpace(body, part);
            return body.writeTo(part, disk, task);
        } catch (WriteFailed e) {
            if (OutOfSpace.isCauseOf(e.failure())) {
                throw new OutOfSpace("no space left for " + part, e);
            }
            throw e;
        }
    }

    private static void checkSpace(Body body, Path part) throws IOException, OutOfSpace {
        Path directory = Objects.requireNonNull(part.getParent(), "a part is in media/");
        long free = Files.getFileStore(directory).getUsableSpace();
        long needed = body.announced().orElse(0);
        if (needed > free) {
            throw new OutOfSpace(
                    "no space left for " + part + ": it needs " + new ByteSize(needed) + ", " + new ByteSize(free)
                            + " are free",
                    null);
        }
    }

    private static String notWritten(Path part, WriteFailed e) {
        return "cannot write " + part + ": " + SeedcastException.reason(e);
    }
}
