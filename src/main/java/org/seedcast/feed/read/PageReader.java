package org.seedcast.feed.read;

import java.net.URI;
import java.util.Optional;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Room;
import org.seedcast.feed.Validators;

/** Fetches one document and reads it. */
final class PageReader {
    private final FeedFetch fetch;
    private final FeedParser parser;

    PageReader(FeedFetch fetch, FeedParser parser) {
        this.fetch = fetch;
        this.parser = parser;
    }

    /** The result of a conditional request: no page, if it is unchanged. */
    record Reading(Optional<FeedPage> page, Optional<URI> movedTo) {}

    Reading read(RemoteFeed feed, Validators known, Room room) throws FeedUnreadable, InterruptedException {
        FeedFetch.Answer answer = fetch.fetch(feed, known);
        if (answer.feed().isEmpty()) {
            return new Reading(Optional.empty(), answer.movedTo());
        }
        return new Reading(Optional.of(parsed(answer.feed().get(), answer.movedTo(), room)), answer.movedTo());
    }

    /** Reads it, whatever was there before. */
    FeedPage read(URI url, Room room) throws FeedUnreadable, InterruptedException {
        RemoteFeed feed = new RemoteFeed(url);
        return read(feed, Validators.NONE, room)
                .page()
                .orElseThrow(
                        () -> new FeedUnreadable(feed.display(), "HTTP 304, although the request had no validators"));
    }

    private FeedPage parsed(FetchedFeed fetched, Optional<URI> movedTo, Room room) throws FeedUnreadable {
        ParsedFeed parsed = parser.parse(fetched.raw(), fetched.charset(), fetched.url(), room);
        return new FeedPage(fetched.url(), parsed, fetched.raw(), fetched.validators(), movedTo);
    }
}
