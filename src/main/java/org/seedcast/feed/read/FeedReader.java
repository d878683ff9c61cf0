package org.seedcast.feed.read;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Room;
import org.seedcast.feed.Validators;
import org.seedcast.feed.repair.BoundedBytes;
import org.seedcast.file.Errno;
import org.seedcast.http.Sleeper;

/** Reads a feed from the network or a file, and repairs what is broken in known ways. */
public final class FeedReader {
    private final FeedParser parser;
    private final PageReader pages;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final Room room = Room.ofThisMachine();

    public FeedReader(OkHttpClient client, FeedSettings settings, Sleeper sleeper, InstantSource clock) {
        this.parser = new FeedParser(settings);
        this.pages = new PageReader(new FeedFetch(client, settings, sleeper, clock), parser);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads the feed, or learns that it is as it was when {@code validators} were given. A file is always read, and it
     * alone: neither pages nor a new address are looked for on the network.
     *
     * @param known decides how many pages are read
     * @throws FeedUnreadable if it cannot be fetched, or is no feed
     */
    public FeedResult read(FeedLocation location, Validators validators, KnownEpisodes.Source known)
            throws SeedcastException, InterruptedException {
        return location instanceof LocalFeed local ? readLocal(local) : read((RemoteFeed) location, validators, known);
    }

    private FeedResult read(RemoteFeed feed, Validators validators, KnownEpisodes.Source known)
            throws SeedcastException, InterruptedException {
        PageReader.Reading reading = pages.read(feed, validators, room);
        if (reading.page().isEmpty()) {
            return new NotModified(reading.movedTo());
        }
        FeedMove.Settled settled =
                new FeedMove(pages, room).follow(feed.url(), reading.page().get());
        return new FeedPages(pages, settings, known, room, clock).read(settled);
    }

    private Changed readLocal(LocalFeed local) throws FeedUnreadable {
        byte[] raw = readFile(local);
        ParsedFeed parsed = parser.parse(raw, Optional.empty(), local.base(), room);
        int items = parsed.feed().episodes().size();
        return new Changed(
                parsed.feed(),
                Validators.NONE,
                raw,
                parsed.repairs(),
                Optional.empty(),
                parsed.reach(),
                items,
                parsed.excess().notices(),
                Optional.empty(),
                false);
    }

    /**
     * Reads the bytes of a feed that is at hand already, such as the stored last good one.
     *
     * @param httpCharset as the server named it, when it did
     * @param base what relative addresses are resolved against: the feed's own address
     */
    public Feed parse(byte[] bytes, Optional<String> httpCharset, URI base) throws FeedUnreadable {
        return parser.parse(bytes, httpCharset, base, room).feed();
    }

    private byte[] readFile(LocalFeed local) throws FeedUnreadable {
        Path file = local.file();
        try (InputStream in = Files.newInputStream(file)) {
            return BoundedBytes.read(in, settings.maxSize(), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new FeedUnreadable(local.display(), "no such file", null, e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? Errno.IS_A_DIRECTORY.reason() : FileFailed.reason(file, e);
            throw new FeedUnreadable(local.display(), reason, FileFailed.hint(file, e), e);
        }
    }
}
