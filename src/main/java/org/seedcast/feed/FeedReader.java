package org.seedcast.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.Sleeper;

/** Reads a feed from the network or a file, mends what is broken in known ways, and says what is in it. */
public final class FeedReader {
    private final FeedFetch fetch;
    private final FeedParser parser;
    private final FeedSettings settings;

    /** @param clock tells which publication dates are still to come */
    public FeedReader(OkHttpClient client, FeedSettings settings, Sleeper sleeper, InstantSource clock) {
        this.fetch = new FeedFetch(client, settings, sleeper, clock);
        this.parser = new FeedParser(settings.maxSize(), clock);
        this.settings = settings;
    }

    /**
     * Reads the feed, or learns that it is as it was when {@code known} was given. A file is always read.
     *
     * @throws FeedUnreadable if it cannot be fetched, or is no feed
     */
    public FeedResult read(FeedLocation location, Validators known) throws FeedUnreadable, InterruptedException {
        if (location instanceof LocalFeed local) {
            byte[] raw = readFile(local);
            ParsedFeed parsed = parser.parse(raw, Optional.empty(), local.base());
            return new Changed(parsed.feed(), Validators.NONE, raw, parsed.repairs(), Optional.empty());
        }
        Optional<FetchedFeed> answer = fetch.fetch((RemoteFeed) location, known);
        if (answer.isEmpty()) {
            return new NotModified();
        }
        FetchedFeed fetched = answer.get();
        ParsedFeed parsed = parser.parse(fetched.raw(), fetched.charset(), fetched.url());
        return new Changed(parsed.feed(), fetched.validators(), fetched.raw(), parsed.repairs(), fetched.movedTo());
    }

    /**
     * Reads the bytes of a feed that is at hand already, such as the stored last good one.
     *
     * @param httpCharset as the server named it, when it did
     * @param base what relative addresses are resolved against: the feed's own address
     */
    public Feed parse(byte[] bytes, Optional<String> httpCharset, URI base) throws FeedUnreadable {
        return parser.parse(bytes, httpCharset, base).feed();
    }

    private byte[] readFile(LocalFeed local) throws FeedUnreadable {
        Path file = local.file();
        try (InputStream in = Files.newInputStream(file)) {
            return BoundedBytes.read(in, settings.maxSize());
        } catch (NoSuchFileException e) {
            throw new FeedUnreadable(local.display(), "no such file", null, e);
        } catch (AccessDeniedException e) {
            throw new FeedUnreadable(local.display(), "permission denied", null, e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a directory" : SeedcastException.reason(e);
            throw new FeedUnreadable(local.display(), reason, null, e);
        }
    }
}
