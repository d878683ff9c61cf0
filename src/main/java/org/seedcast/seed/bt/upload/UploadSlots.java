package org.seedcast.seed.bt.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.Shares;

/**
 * Grants slots to the peers that may request blocks. A free slot goes to a peer that has not let one pass unused, and
 * of those to the host and network with the fewest; while some have several and others none, they hand over. If more
 * peers want a slot than there are, those that have held one longest make room, so that all make progress; a peer that
 * requests or accepts nothing holds none. One more slot is optimistic: it is given by lot, so that every peer has a
 * chance before its turn. Only for the network thread.
 */
public final class UploadSlots {
    private final int slots;
    private final Executor later;
    private final Set<Holder> holding = new LinkedHashSet<>();
    private final Set<Holder> waiting = new LinkedHashSet<>();
    private final Shares shares = new Shares();
    private @Nullable Holder optimistic;
    private boolean settling;

    /** A peer that may hold a slot. */
    interface Holder {
        Origin origin();

        void unchoke();

        void choke();

        /** Reports whether nothing that it asked for is still on its way. */
        boolean hasTakenAll();

        /** Reports whether data waits for it, and it has accepted none since {@code nanos}. */
        boolean stalledSince(long nanos);

        /** Reports whether it could have sent a request since {@code nanos}, and did not. */
        boolean wastesSince(long nanos);

        /** Records that it has let a slot pass unused. */
        void wasted();

        /** Returns the number of slots it has let pass since its last request. */
        int wastedSlots();
    }

    /** @param later runs something soon, once who wants or leaves now has done so */
    public UploadSlots(int slots, Executor later) {
        this.slots = slots;
        this.later = later;
    }

    void wants(Holder holder) {
        if (!holding.contains(holder) && holder != optimistic && waiting.add(holder)) {
            settleSoon();
        }
    }

    void leaves(Holder holder) {
        boolean waited = waiting.remove(holder);
        if (!waited && release(holder)) {
            settleSoon();
        }
    }

    /** Once for all that want and leave meanwhile, however often they do. */
    private void settleSoon() {
        if (!settling) {
            settling = true;
            later.execute(this::settle);
        }
    }

    private void settle() {
        settling = false;
        grant();
        balance();
        draw();
    }

    /** @return whether it held one */
    private boolean release(Holder holder) {
        boolean held = holding.remove(holder);
        if (holder == optimistic) {
            optimistic = null;
            held = true;
        }
        if (held) {
            shares.remove(holder.origin());
        }
        return held;
    }

    /** Takes the slot of a peer that has requested nothing since {@code since}, if another peer wants one. */
    void reclaim(long since) {
        List<Holder> wasting = new ArrayList<>();
        if (!waiting.isEmpty()) {
            holders().stream().filter(holder -> holder.wastesSince(since)).forEach(wasting::add);
        }
        wasting.forEach(Holder::wasted);
        takeFrom(wasting);
        settle();
    }

    private List<Holder> holders() {
        List<Holder> all = new ArrayList<>(holding);
        Optional.ofNullable(optimistic).ifPresent(all::add);
        return all;
    }

    /** @param lastRotation who has taken nothing since, though there was something, loses its slot */
    void rotate(long lastRotation) {
        int enough = Math.min(Math.max(1, slots / 4), waiting.size());
        List<Holder> leaving = new ArrayList<>(holding.stream()
                .filter(holder -> holder.stalledSince(lastRotation))
                .toList());
        leaving.forEach(this::release);
        boolean full = holding.size() + leaving.size() == slots;
        while (full && leaving.size() < enough) {
            Holder next = holding.stream().min(heaviestFirst()).orElseThrow();
            release(next);
            leaving.add(next);
        }
        Holder lucky = optimistic;
        if (lucky != null && !waiting.isEmpty()) {
            leaving.add(lucky);
        }
        takeFrom(leaving);
        settle();
    }

    private Comparator<Holder> heaviestFirst() {
        return shares.<Holder>leastFirst(Holder::origin).reversed();
    }

    /** Takes the slots of these; they wait again, behind all others. */
    private void takeFrom(List<Holder> leaving) {
        leaving.forEach(this::release);
        leaving.forEach(Holder::choke);
        grant();
        waiting.addAll(leaving);
    }

    private void grant() {
        Optional<Holder> next = next();
        while (next.isPresent() && holding.size() < slots) {
            give(next.get());
            next = next();
        }
    }

    private void give(Holder holder) {
        waiting.remove(holder);
        holding.add(holder);
        shares.add(holder.origin());
        holder.unchoke();
    }

    private Optional<Holder> next() {
        return waiting.stream()
                .filter(Holder::hasTakenAll)
                .min(Comparator.comparingInt(Holder::wastedSlots).thenComparing(shares.leastFirst(Holder::origin)));
    }

    /** From those who have several to those who have none or fewer; who let one pass takes none from anybody. */
    private void balance() {
        for (int left = slots; left > 0; left--) {
            Optional<Holder> poor = next().filter(holder -> holder.wastedSlots() == 0);
            Optional<Holder> rich =
                    poor.flatMap(holder -> shares.heaviest(holding.stream(), Holder::origin, holder.origin()));
            if (rich.isEmpty()) {
                return;
            }
            release(rich.get());
            rich.get().choke();
            waiting.add(rich.get());
            give(poor.get());
        }
    }

    private void draw() {
        List<Holder> lots = waiting.stream().filter(Holder::hasTakenAll).toList();
        if (optimistic == null && !lots.isEmpty()) {
            Holder lucky = lots.get(ThreadLocalRandom.current().nextInt(lots.size()));
            waiting.remove(lucky);
            optimistic = lucky;
            shares.add(lucky.origin());
            lucky.unchoke();
        }
    }
}
