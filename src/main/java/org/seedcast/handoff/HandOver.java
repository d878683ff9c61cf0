package org.seedcast.handoff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.Sleeper;
import org.seedcast.torrent.InfoHash;

/**
 * Brings one client to seed what it is offered, and nothing else. Looks at all of it by one call, takes the next step of
 * each torrent, and looks again until nothing is left to do. What is saved in between lets the next run go on, whatever
 * the client or this program lost.
 */
public final class HandOver {
    private final Client client;
    private final PathMap paths;
    private final HandedStore store;
    private final Progress progress;
    private final Sleeper sleeper;
    private final LongSupplier clock;

    /** Receives the outcome for each torrent. */
    public interface Progress {
        void reached(Offer offer, HandState state);

        /** @param reason for people, as the end of a sentence about the torrent */
        void refused(Offer offer, Refusal refusal, String reason);
    }

    /** @param clock nanoseconds, as {@link System#nanoTime} gives them */
    public HandOver(
            Client client, PathMap paths, HandedStore store, Progress progress, Sleeper sleeper, LongSupplier clock) {
        this.client = client;
        this.paths = paths;
        this.store = store;
        this.progress = progress;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /** Removes all torrents that were handed over and are not among {@code offers}, and then seeds these. */
    public void run(List<Offer> offers) throws SeedcastException, InterruptedException {
        withdraw(offers);
        if (!offers.isEmpty()) {
            new Walk(client, paths, new Ledger(store), progress, sleeper, clock, offers).all();
        }
    }

    /** Removes all torrents that were handed over and are not among {@code offers}; their content stays. */
    public void withdraw(List<Offer> offers) throws SeedcastException, InterruptedException {
        Set<InfoHash> wanted = new HashSet<>();
        offers.forEach(offer -> wanted.add(offer.infoHash()));
        List<InfoHash> gone = store.all().stream()
                .map(Handed::infoHash)
                .filter(infoHash -> !wanted.contains(infoHash))
                .toList();
        if (!gone.isEmpty()) {
            client.remove(gone);
            store.forget(gone);
        }
    }
}
