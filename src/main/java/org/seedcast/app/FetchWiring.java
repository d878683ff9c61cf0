package org.seedcast.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.app.mirror.FetchTools;
import org.seedcast.app.seed.AllowedNets;
import org.seedcast.config.FeedOptions;
import org.seedcast.config.FetchOptions;
import org.seedcast.config.HttpOptions;
import org.seedcast.download.DownloadRules;
import org.seedcast.download.Downloader;
import org.seedcast.download.OriginQuery;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.feed.read.FeedSettings;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.LedHosts;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.Sleeper;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.TypedHosts;
import org.seedcast.progress.Progress;

/** Builds what fetches a feed and its files. */
final class FetchWiring {
    /** Time limit for a picture. */
    private static final Duration COVER_TIME = Duration.ofMinutes(1);

    private final String userAgent;
    private final NetworkCredentials identity;
    private final InstantSource clock;
    private final Disk disk;
    private final Sleeper sleeper;
    private final Progress progress;

    FetchWiring(
            String userAgent,
            NetworkCredentials identity,
            InstantSource clock,
            Disk disk,
            Sleeper sleeper,
            Progress progress) {
        this.userAgent = userAgent;
        this.identity = identity;
        this.clock = clock;
        this.disk = disk;
        this.sleeper = sleeper;
        this.progress = progress;
    }

    /** @param calls told what is being fetched */
    FetchTools tools(FeedLocation feed, FetchOptions options, OpenCalls calls) throws SeedcastException {
        TypedHosts typed = host(Optional.of(feed));
        HttpOptions http = options.http();
        HttpSettings settings = new HttpSettings(
                http.userAgent().orElse(userAgent),
                http.connectTimeout(),
                http.stallTimeout(),
                http.allowHttpDowngrade());
        AddressGuard guard = new AddressGuard(typed, AllowedNets.of(options.allowNet()));
        LedHosts led = new LedHosts();
        OkHttpClient client =
                HttpClients.create(settings, guard, calls, led, identity.logins(feed, options), identity.proxies());
        RetryPolicy retries = new RetryPolicy(http.retries());
        MinimumRate.Limit minRate =
                new MinimumRate.Limit(new ByteSize(http.minRate().bytesPerSecond()), http.stallTimeout());
        FeedOptions reading = options.feed();
        FeedSettings asked = new FeedSettings(
                new ByteSize(reading.maxSize().bytes()),
                reading.maxPages(),
                reading.alternates(),
                retries,
                minRate,
                FeedSettings.LONGEST);
        FeedReader feeds = new FeedReader(client, asked, sleeper, clock);
        DownloadRules rules = new DownloadRules(
                options.parallel(),
                new ByteSize(http.maxFileSize().bytes()),
                minRate,
                retries,
                feed instanceof RemoteFeed remote && "http".equals(remote.url().getScheme()),
                folder(feed));
        Downloader downloader = new Downloader(client, rules, sleeper, clock, disk, progress);
        // No bar is drawn for a picture.
        OkHttpClient brief = client.newBuilder().callTimeout(COVER_TIME).build();
        Downloader covers = new Downloader(brief, rules.forCovers(), sleeper, clock, disk, Progress.NONE);
        return new FetchTools(
                typed, feeds, downloader, covers, new OriginQuery(client, clock), calls, led, options.privateFeed());
    }

    /** The host of the feed as it was typed; none for a file. */
    static TypedHosts host(Optional<FeedLocation> feed) {
        return TypedHosts.of(feed.filter(RemoteFeed.class::isInstance).map(FeedLocation::base).stream()
                .toList());
    }

    /** Beside a local feed its files may be read; a feed from the network names none of this machine. */
    private static Optional<Path> folder(FeedLocation feed) {
        return feed instanceof LocalFeed local
                ? Optional.ofNullable(local.file().toAbsolutePath().getParent())
                : Optional.empty();
    }
}
