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

/** The feed is meant for one subscriber: what is published from it would give his secret away. */
public final class PrivateFeed extends SeedcastException {
    private static final String HINT =
            "with --private-feed it is mirrored, and nothing that is published names an address of its origin";

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
                    "the feed " + location.display() + " is private: there is a secret in "
                            + secrets.get().redacted(),
                    "nothing was downloaded; " + HINT);
        }
    }

    /** Tells of it once when what an earlier version published turns out to be private. */
    static void recognise(Library library, Consumer<Event> events) throws SeedcastException {
        if (library.privacy().recognise()) {
            events.accept(new Event.Notice(
                    "the feed is private, as there is a secret in one of its addresses: none of its origin is published any more",
                    Optional.of("ask its publisher for a new address, if this site was open to anybody")));
        }
    }

    /** What a library holds already is not made public by a run that was not told so. */
    public static void refuse(FeedLocation location, Library library) throws SeedcastException {
        library.privacy().recognise();
        if (library.privacy().isPrivate()) {
            throw new PrivateFeed(
                    "the feed " + location.display() + " is private: the library "
                            + library.layout().root() + " holds what is meant for one subscriber",
                    HINT);
        }
    }
}
