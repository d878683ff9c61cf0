package org.seedcast.app.check;

import java.time.Duration;
import java.util.function.Supplier;
import org.seedcast.announce.tracker.TrackerQuery;
import org.seedcast.app.handoff.ClientFactory;
import org.seedcast.config.CheckOptions;
import org.seedcast.download.origin.CopyCheck;
import org.seedcast.download.origin.OriginCheck;
import org.seedcast.download.origin.WebSeedCheck;
import org.seedcast.failure.SeedcastException;

/**
 * The clients with which a check asks other machines. The addresses they may reach depend on the library.
 *
 * @param ownSeeds for the web seeds that the operator named
 * @param originSeeds for those that a feed named
 * @param trackers has threads and a socket, so it is made when there is a tracker to ask
 * @param clients which other clients are asked with
 * @param cancel cancels calls under way
 */
public record CheckTools(
        OriginCheck origins,
        WebSeedCheck ownSeeds,
        WebSeedCheck originSeeds,
        CopyCheck copies,
        Supplier<TrackerQuery> trackers,
        ClientFactory clients,
        Runnable cancel) {
    /** A check is there to say who does not answer, not to wait for him. */
    public static final Duration CONNECT = Duration.ofSeconds(10);

    public static final Duration STALL = Duration.ofSeconds(15);

    /** Builds it for one library. */
    public interface Factory {
        CheckTools of(Inventory inventory, CheckOptions options) throws SeedcastException;
    }
}
