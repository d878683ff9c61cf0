package org.seedcast.handoff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seedcast.failure.SeedcastException;
import org.seedcast.handoff.NextStep.OurContent;
import org.seedcast.http.Sleeper;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** One run of {@link HandOver}: a look at all torrents, the next step of each, and another look, until nothing is left to do. */
final class Walk {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Client client;
    private final PathMap paths;
    private final Ledger ledger;
    private final HandOver.Progress progress;
    private final Sleeper sleeper;
    private final LongSupplier clock;
    private final Map<InfoHash, Offer> open = new LinkedHashMap<>();
    private final Map<InfoHash, Tries> tries = new HashMap<>();
    private Map<InfoHash, Seen> seen = Map.of();
    private final long bytes;
    private long moved;

    Walk(
            Client client,
            PathMap paths,
            Ledger ledger,
            HandOver.Progress progress,
            Sleeper sleeper,
            LongSupplier clock,
            List<Offer> offers) {
        this.client = client;
        this.paths = paths;
        this.ledger = ledger;
        this.progress = progress;
        this.sleeper = sleeper;
        this.clock = clock;
        this.moved = clock.getAsLong();
        offers.forEach(offer -> open.put(offer.infoHash(), offer));
        this.bytes = offers.stream().mapToLong(Offer::bytes).sum();
    }

    void all() throws SeedcastException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        look();
        announce();
        while (!steps()) {
            sleeper.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            if (look()) {
                pause = FIRST_PAUSE;
            }
        }
    }

    /** @return whether anything has moved since the last look */
    private boolean look() throws SeedcastException, InterruptedException {
        Map<InfoHash, Seen> now = client.state(List.copyOf(open.keySet()));
        boolean news = !now.equals(seen);
        if (news) {
            moved = clock.getAsLong();
        }
        seen = now;
        now.forEach((infoHash, torrent) -> {
            if (torrent.is(Seen.Activity.CHECKING)) {
                tries.computeIfPresent(infoHash, (any, before) -> before.seenChecking());
            }
        });
        return news;
    }

    /** Tells the client of new trackers. */
    private void announce() throws SeedcastException, InterruptedException {
        boolean told = false;
        for (Offer offer : open.values()) {
            Optional<Handed> handed = ledger.saved(offer);
            if (handed.isPresent()
                    && seen.containsKey(offer.infoHash())
                    && !handed.get().trackers().equals(offer.trackerText())) {
                client.trackers(Metainfo.read(offer.torrent()), paths.of(offer.folder()));
                ledger.save(List.of(handed.get().announcedTo(offer.trackerText())));
                told = true;
            }
        }
        if (told) {
            look();
        }
    }

    /** @return whether nothing is left to do */
    private boolean steps() throws SeedcastException, InterruptedException {
        Map<Step, List<Offer>> next = new LinkedHashMap<>();
        boolean stuck = since(moved).compareTo(Tries.endless(bytes)) > 0;
        for (Offer offer : open.values()) {
            Step step = decide(offer);
            boolean late = stuck && (step == Step.WAIT || step == Step.STOP);
            next.computeIfAbsent(late ? Step.REFUSE_ENDLESS : step, any -> new ArrayList<>())
                    .add(offer);
        }
        for (Map.Entry<Step, List<Offer>> some : next.entrySet()) {
            take(some.getKey(), some.getValue());
        }
        return open.isEmpty();
    }

    private Step decide(Offer offer) {
        Optional<Handed> handed = ledger.saved(offer);
        Optional<Seen> torrent = Optional.ofNullable(seen.get(offer.infoHash()));
        Tries tried = tried(offer);
        String folder = paths.of(offer.folder());
        return new NextStep(
                        handed.map(Handed::state),
                        torrent,
                        content(offer, handed),
                        torrent.isEmpty() || PathMap.isSame(torrent.get().folder(), folder),
                        tried,
                        offer.bytes(),
                        since(tried.last(moved)))
                .decide();
    }

    private OurContent content(Offer offer, Optional<Handed> handed) {
        if (offer.content().isEmpty()) {
            return OurContent.GONE;
        }
        return handed.filter(one -> one.content().equals(offer.content())).isPresent()
                ? OurContent.SAME
                : OurContent.CHANGED;
    }

    private void take(Step step, List<Offer> offers) throws SeedcastException, InterruptedException {
        switch (step) {
            case LEAVE -> offers.forEach(this::leave);
            case ADD -> add(offers);
            case STOP -> client.stop(hashes(offers));
            case RELOCATE -> relocate(offers);
            case VERIFY -> verify(offers);
            case START -> start(offers);
            case WAIT -> {}
            case SETTLED -> settled(offers);
            default -> refuse(step, offers);
        }
    }

    /** If it seeds, all is well; whoever added it looks after it. */
    private void leave(Offer offer) {
        Seen torrent = seen.get(offer.infoHash());
        if (torrent == null || !torrent.is(Seen.Activity.SEEDING) || !torrent.whole()) {
            progress.refused(offer, Refusal.FOREIGN, Refusal.FOREIGN.reason());
        }
        open.remove(offer.infoHash());
    }

    private void add(List<Offer> offers) throws SeedcastException, InterruptedException {
        List<Offer> fit = new ArrayList<>();
        Map<InfoHash, Metainfo> torrents = new HashMap<>();
        for (Offer offer : offers) {
            Metainfo torrent = Metainfo.read(offer.torrent());
            if (torrent.info().name().equals(offer.name())) {
                torrents.put(offer.infoHash(), torrent);
                fit.add(offer);
            } else {
                open.remove(offer.infoHash());
                progress.refused(offer, Refusal.RENAMED, Refusal.RENAMED.reason());
            }
        }
        ledger.save(fit.stream().map(Ledger::fresh).toList());
        List<Offer> added = new ArrayList<>();
        for (Offer offer : fit) {
            Metainfo torrent = Objects.requireNonNull(torrents.get(offer.infoHash()));
            if (client.add(torrent, paths.of(offer.folder()))) {
                tries.put(offer.infoHash(), Tries.NONE.add(clock.getAsLong()));
                added.add(offer);
            } else {
                giveWay(offer);
            }
        }
        save(added, HandState.ADDED);
    }

    /** Somebody else added it since the last look. */
    private void giveWay(Offer offer) throws SeedcastException {
        ledger.forget(offer);
        open.remove(offer.infoHash());
        progress.refused(offer, Refusal.FOREIGN, Refusal.FOREIGN.reason());
    }

    private void relocate(List<Offer> offers) throws SeedcastException, InterruptedException {
        save(offers, HandState.ADDED);
        for (Offer offer : offers) {
            client.relocate(Metainfo.read(offer.torrent()), paths.of(offer.folder()));
            tries.put(offer.infoHash(), tried(offer).relocate(clock.getAsLong()));
        }
    }

    private void verify(List<Offer> offers) throws SeedcastException, InterruptedException {
        save(offers, HandState.CHECKING);
        client.verify(hashes(offers));
        for (Offer offer : offers) {
            Seen torrent = seen.get(offer.infoHash());
            boolean whole = torrent != null && torrent.whole();
            tries.put(offer.infoHash(), tried(offer).verify(clock.getAsLong(), whole));
        }
    }

    private void start(List<Offer> offers) throws SeedcastException, InterruptedException {
        List<Handed> complete = new ArrayList<>();
        for (Offer offer : offers) {
            complete.add(ledger.of(offer).in(HandState.COMPLETE).holding(offer.content()));
        }
        ledger.save(complete);
        client.start(hashes(offers));
        offers.forEach(offer -> tries.put(offer.infoHash(), tried(offer).start(clock.getAsLong())));
    }

    private void settled(List<Offer> offers) throws SeedcastException {
        List<Handed> news = new ArrayList<>();
        for (Offer offer : offers) {
            open.remove(offer.infoHash());
            Handed now = ledger.of(offer).in(HandState.SEEDING).holding(offer.content());
            if (!ledger.has(now)) {
                news.add(now);
            }
        }
        ledger.save(news);
        offers.stream()
                .filter(offer -> news.contains(ledger.of(offer)))
                .forEach(offer -> progress.reached(offer, HandState.SEEDING));
    }

    private void refuse(Step step, List<Offer> offers) throws SeedcastException, InterruptedException {
        if (step != Step.REFUSE_IDLE) {
            stopStuck(offers);
            save(
                    offers.stream()
                            .filter(offer -> ledger.saved(offer).isPresent())
                            .toList(),
                    HandState.REFUSED);
        }
        for (Offer offer : offers) {
            open.remove(offer.infoHash());
            Seen torrent = seen.get(offer.infoHash());
            Refusal refusal = Refusal.of(
                    step,
                    Optional.ofNullable(torrent),
                    ledger.of(offer).content().isEmpty());
            String said = torrent == null || torrent.complaint().isEmpty() ? "" : " (" + torrent.complaint() + ")";
            progress.refused(offer, refusal, refusal.reason() + said);
        }
    }

    /** Only what could not be stopped before is still active. */
    private void stopStuck(List<Offer> offers) throws SeedcastException, InterruptedException {
        List<InfoHash> active = offers.stream()
                .map(Offer::infoHash)
                .filter(infoHash -> {
                    Seen torrent = seen.get(infoHash);
                    return torrent != null && !torrent.is(Seen.Activity.STOPPED);
                })
                .toList();
        if (!active.isEmpty()) {
            client.stop(active);
        }
    }

    private Tries tried(Offer offer) {
        return tries.getOrDefault(offer.infoHash(), Tries.NONE);
    }

    private void save(List<Offer> offers, HandState state) throws SeedcastException {
        ledger.save(offers.stream()
                .map(offer -> ledger.of(offer).in(state))
                .filter(now -> !ledger.has(now))
                .toList());
        if (state == HandState.ADDED || state == HandState.CHECKING) {
            offers.forEach(offer -> progress.reached(offer, state));
        }
    }

    private Duration since(long moment) {
        return Duration.ofNanos(clock.getAsLong() - moment);
    }

    private static List<InfoHash> hashes(List<Offer> offers) {
        return offers.stream().map(Offer::infoHash).toList();
    }
}
