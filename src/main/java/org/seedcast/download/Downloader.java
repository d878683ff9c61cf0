package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.http.AddressRefused;
import org.seedcast.http.RedactedUrl;
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
    private final RandomGenerator random = RandomGenerator.getDefault();

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
     * power cut. What stood in {@code part} before is lost.
     */
    public Download download(URI source, Path part) throws DownloadFailed, OutOfSpace, InterruptedException {
        if ("file".equals(source.getScheme())) {
            return copy(Path.of(source), part);
        }
        Semaphore slot = hosts.of(String.valueOf(source.getHost()));
        slot.acquire();
        try {
            return fetchPatiently(source, part);
        } finally {
            slot.release();
        }
    }

    private Download copy(Path file, Path part) throws DownloadFailed, OutOfSpace {
        String name = file.toString();
        refuseOutsider(file);
        try (InputStream stream = Files.newInputStream(file)) {
            Body body = new Body(stream, OptionalLong.of(Files.size(file)), rules.maxFileSize());
            return new Download(write(body, part), Optional.empty());
        } catch (WriteFailed e) {
            throw new DownloadFailed(name, notWritten(part, e), null, e);
        } catch (IOException | WrongBody e) {
            throw new DownloadFailed(name, SeedcastException.reason(e), null, e);
        }
    }

    /** A link in the folder of the feed must not lead to what the feed itself may not name. */
    private void refuseOutsider(Path file) throws DownloadFailed {
        try {
            boolean inside = rules.localRoot().isPresent()
                    && file.toRealPath().startsWith(rules.localRoot().get().toRealPath());
            if (!inside) {
                throw new DownloadFailed(file.toString(), "it lies outside the folder of the feed", null, null);
            }
        } catch (NoSuchFileException e) {
            throw new DownloadFailed(file.toString(), "no such file", null, e);
        } catch (IOException e) {
            throw new DownloadFailed(file.toString(), SeedcastException.reason(e), null, e);
        }
    }

    private Download fetchPatiently(URI source, Path part) throws DownloadFailed, OutOfSpace, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return fetch(source, part);
            } catch (TryAgain e) {
                Optional<Duration> wait = rules.retries()
                        .delayAfter(failures, e.status(), e.retryAfter(), clock.instant(), random.nextDouble());
                if (wait.isEmpty()) {
                    throw new DownloadFailed(RedactedUrl.of(source), SeedcastException.reason(e), null, e);
                }
                sleeper.sleep(wait.get());
            }
        }
    }

    private Download fetch(URI source, Path part) throws DownloadFailed, OutOfSpace, TryAgain, InterruptedException {
        try (Response response = client.newCall(request(source)).execute()) {
            if (response.code() != 200) {
                throw new TryAgain(
                        "HTTP " + response.code(),
                        OptionalInt.of(response.code()),
                        Optional.ofNullable(response.header("Retry-After")),
                        null);
            }
            Optional<String> type = Optional.ofNullable(response.header("Content-Type"));
            long length = response.body().contentLength();
            OptionalLong announced = length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
            refusePage(type);
            Body body = new Body(response.body().byteStream(), announced, rules.maxFileSize());
            return new Download(write(body, part), type);
        } catch (AddressRefused e) {
            throw new DownloadFailed(RedactedUrl.of(source), SeedcastException.reason(e), e.hint(), e);
        } catch (WrongBody e) {
            throw new DownloadFailed(RedactedUrl.of(source), SeedcastException.reason(e), null, e);
        } catch (WriteFailed e) {
            throw new DownloadFailed(RedactedUrl.of(source), notWritten(part, e), null, e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while downloading " + RedactedUrl.of(source));
            }
            throw new TryAgain(SeedcastException.reason(e), OptionalInt.empty(), Optional.empty(), e);
        }
    }

    /** Media is stored as it is served: a transparent gzip would hide its length and change its bytes. */
    private static Request request(URI source) {
        return new Request.Builder()
                .url(source.toString())
                .header("Accept-Encoding", "identity")
                .build();
    }

    /** A captive portal or an error page answered with 200 would become a torrent that nobody wants. */
    private static void refusePage(Optional<String> type) throws WrongBody {
        String bare = type.orElse("").toLowerCase(Locale.ROOT);
        if (bare.startsWith("text/")) {
            throw new WrongBody("the origin sent a page (" + type.orElse("") + ") instead of media");
        }
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
