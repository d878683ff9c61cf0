package org.seedcast.app;

import java.time.Duration;
import java.util.function.Supplier;
import org.seedcast.announce.TrackerQuery;
import org.seedcast.app.check.Inventory;
import org.seedcast.config.CheckOptions;
import org.seedcast.download.CopyCheck;
import org.seedcast.download.OriginCheck;
import org.seedcast.download.WebSeedCheck;
import org.seedcast.failure.SeedcastException;

/**
 * What a check asks others with. Which addresses it may reach depends on the library.
 *
 * @param ownSeeds for the web seeds that the operator named
 * @param originSeeds for those that a feed named
 * @param trackers has threads and a socket, so it is made when there is a tracker to ask
 * @param cancel breaks off what is under way
 */
record CheckTools(
        OriginCheck origins,
        WebSeedCheck ownSeeds,
        WebSeedCheck originSeeds,
        CopyCheck copies,
        Supplier<TrackerQuery> trackers,
        Runnable cancel) {
    /** A check is there to say who does not answer, not to wait for him. */
    static final Duration CONNECT = Duration.ofSeconds(10);

    static final Duration STALL = Duration.ofSeconds(15);

    /** Builds it for one library. */
    interface Factory {
        CheckTools of(Inventory inventory, CheckOptions options) throws SeedcastException;
    }
}
