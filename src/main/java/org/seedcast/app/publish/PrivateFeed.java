package org.seedcast.app.publish;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.address.Secrets;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.read.PrivateAddresses;
import org.seedcast.library.store.Library;

/** Reports a feed that is meant for one subscriber: publishing it would give a secret away. */
public final class PrivateFeed extends SeedcastException {
    private static final String HINT =
            "--private-feed mirrors it and keeps the addresses of its origin out of everything published";

    private PrivateFeed(String why, String hint) {
        super(ExitCode.FAILED, why, hint, null);
    }

    /** By the address alone, before it is asked for anything. */
    public static void refuse(FeedLocation location) throws PrivateFeed {
        if (location instanceof RemoteFeed remote) {
            refuse(location, Optional.of(remote.url().toString()));
        }
    }

    /** @param movedTo where the feed was found, if not at {@code location} */
    public static void refuse(FeedLocation location, Optional<URI> movedTo, Feed feed) throws PrivateFeed {
        refuse(location, movedTo.map(URI::toString));
        refuse(location, PrivateAddresses.in(feed));
    }

    private static void refuse(FeedLocation location, Optional<String> address) throws PrivateFeed {
        Optional<Secrets> secrets = address.map(Secrets::in).filter(Secrets::any);
        if (secrets.isPresent()) {
            throw new PrivateFeed(
                    "the feed " + location.display() + " is private: it has a secret in "
                            + secrets.get().redacted(),
                    "nothing was downloaded; " + HINT);
        }
    }

    /** Reports once that what an earlier version published turns out to be private. */
    static void recognise(Library library, Consumer<Event> events) throws SeedcastException {
        if (library.privacy().recognise()) {
            events.accept(new Event.Notice(
                    "the feed is private, as one of its addresses holds a secret: the addresses of its origin are no "
                            + "longer published",
                    Optional.of("if this site was public, ask the publisher for a new address")));
        }
    }

    /** Refuses a run without the option for private feeds on a library that holds one. */
    public static void refuse(FeedLocation location, Library library) throws SeedcastException {
        library.privacy().recognise();
        if (library.privacy().isPrivate()) {
            throw new PrivateFeed(
                    "the feed " + location.display() + " is private: the library "
                            + library.layout().root() + " holds a feed that is meant for one subscriber",
                    HINT);
        }
    }
}
