package org.seedcast.seed.bt;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.Findings;
import org.seedcast.seed.ServeDecision;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.content.ContentCheck;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.Metainfo;

/**
 * One torrent to seed, whether it can be served now or not. Safe for use by several threads: one at a time decides, and
 * another executor hashes without delaying the others.
 */
final class SeededTorrent {
    private enum State {
        /** Not checked yet. */
        NEW,
        SERVED,
        /** Hashed first. */
        CHECKED,
        /** Not served, for a reported reason; checked again when the content changes. */
        HELD_BACK,
        REMOVED
    }

    private final SeedEntry entry;
    private final Swarm swarm;
    private final Findings findings;
    private final SeedThreads threads;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private State state = State.NEW;
    /** Stamp of the content when it was last known to be right. */
    private FileStamp trusted;
    /** Stamp of the content when it was last hashed as a whole and found right. */
    private Optional<FileStamp> hashed = Optional.empty();

    /** Stamp of the content when it was held back. */
    private Optional<FileStamp> refused = Optional.empty();

    /** Beside those of the .torrent; or instead of them once others were named. */
    private List<URI> trackers;

    private boolean othersWereNamed;
    private @Nullable ContentLayout layout;
    private @Nullable ServedTorrent served;
    /** True while it is hashed and served at once. */
    private boolean checking;

    SeededTorrent(SeedEntry entry, Swarm swarm, Findings findings, SeedThreads threads) {
        this.entry = entry;
        this.swarm = swarm;
        this.findings = findings;
        this.threads = threads;
        this.trusted = entry.stamp();
        this.trackers = entry.trackers();
    }

    /** Completes when it is announced, or it is known why it is not. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    synchronized boolean isServed() {
        return state == State.SERVED;
    }

    synchronized boolean isChecked() {
        return state == State.CHECKED;
    }

    /** The stamp of the content as it was hashed and found right; empty where it was not hashed here. */
    synchronized Optional<FileStamp> hashed() {
        return hashed;
    }

    synchronized boolean isHeldBack() {
        return state == State.HELD_BACK;
    }

    /** Compares the content with what it was, and begins or ends serving accordingly. Reads no content. */
    synchronized void look() {
        if (state == State.REMOVED || state == State.CHECKED) {
            return;
        }
        try {
            Optional<Metainfo> read = layout == null ? Optional.of(load()) : Optional.empty();
            ContentLayout files = read.isPresent() ? ContentLayout.of(read.get().info(), entry.data()) : layout;
            layout = files;
            Optional<ContentStamps> now = files == null ? Optional.empty() : ContentStamps.of(files);
            if (state != State.HELD_BACK || !now.map(ContentStamps::total).equals(refused)) {
                decide(read, now);
            }
        } catch (SeedcastException e) {
            holdBack(Findings.TORRENT_UNREADABLE, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            holdBack(Findings.DATA_MISSING, Optional.empty(), unreadable(e));
        } finally {
            if (state != State.SERVED && state != State.CHECKED) {
                settled.complete(null);
            }
        }
    }

    /** Announces it to these trackers and to no others, now or as soon as it is served. */
    synchronized void announce(List<URI> others) {
        trackers = List.copyOf(others);
        othersWereNamed = true;
        if (served != null) {
            swarm.announce(served, trackers);
        }
    }

    synchronized void remove() {
        stop();
        state = State.REMOVED;
        settled.complete(null);
    }

    /** A peer was to get a block that cannot be read, or is another one now. Called on a reading thread. */
    private void readFailed(IOException failure) {
        threads.load(() -> unreadableNow(failure));
    }

    private synchronized void unreadableNow(IOException failure) {
        if (state != State.SERVED) {
            return;
        }
        stop();
        state = State.NEW;
        look();
        if (state == State.SERVED) {
            holdBack(Findings.DATA_CHANGED, Optional.of(trusted), unreadable(failure));
        }
    }

    private Metainfo load() throws SeedcastException {
        Metainfo metainfo = Metainfo.read(entry.torrent());
        metainfo.info().requireSafePaths();
        if (!metainfo.infoHash().equals(entry.infoHash())) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "cannot seed " + entry.torrent() + ": it is " + metainfo.infoHash() + ", not " + entry.infoHash());
        }
        return metainfo;
    }

    /** @param read the metainfo, where it has just been read anyway */
    private void decide(Optional<Metainfo> read, Optional<ContentStamps> now) throws SeedcastException {
        Optional<FileStamp> total = now.map(ContentStamps::total);
        switch (ServeDecision.decide(trusted, total)) {
            case SERVE -> serve(read, now.orElseThrow());
            case SERVE_AND_CHECK -> {
                serve(read, now.orElseThrow());
                checkMeanwhile(total);
            }
            case CHECK_FIRST -> {
                stop();
                state = State.CHECKED;
                threads.hash(() -> check(total));
            }
            case MISSING ->
                holdBack(Findings.DATA_MISSING, total, "cannot seed " + entry.data() + ": it is missing or incomplete");
        }
    }

    private void serve(Optional<Metainfo> read, ContentStamps stamps) throws SeedcastException {
        ContentLayout files = layout;
        if (state != State.SERVED && files != null) {
            Metainfo metainfo = read.isPresent() ? read.get() : load();
            served = swarm.serve(
                    metainfo, entry.torrent(), trackers(metainfo), files, stamps, this::readFailed, settled);
            state = State.SERVED;
        }
    }

    private List<URI> trackers(Metainfo metainfo) {
        return othersWereNamed
                ? trackers
                : Stream.concat(metainfo.announceList().all().stream(), trackers.stream())
                        .toList();
    }

    private void checkMeanwhile(Optional<FileStamp> now) {
        if (!checking) {
            checking = true;
            threads.hash(() -> check(now));
        }
    }

    private void stop() {
        if (state == State.SERVED && served != null) {
            swarm.leave(served);
            served = null;
        }
    }

    private void holdBack(String kind, Optional<FileStamp> now, String message) {
        stop();
        boolean news = state != State.HELD_BACK || !refused.equals(now);
        state = State.HELD_BACK;
        refused = now;
        if (news) {
            findings.found(kind, kind.equals(Findings.TORRENT_UNREADABLE) ? entry.torrent() : entry.data(), message);
        }
    }

    /**
     * Hashes, without the lock.
     *
     * @param before what the content was when that was decided
     */
    private void check(Optional<FileStamp> before) {
        try {
            Metainfo metainfo = load();
            ContentLayout files = ContentLayout.of(metainfo.info(), entry.data());
            boolean right = ContentCheck.matches(metainfo.info(), files);
            Optional<FileStamp> after = ContentStamps.of(files).map(ContentStamps::total);
            checked(
                    right,
                    right
                            ? after.filter(
                                    stamp -> before.filter(stamp::sameContentAs).isPresent())
                            : before,
                    notRight());
        } catch (SeedcastException e) {
            checked(false, before, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            checked(false, before, unreadable(e));
        }
    }

    private String notRight() {
        return "cannot seed " + entry.data() + ": it no longer matches its torrent";
    }

    /** @param stamp of what was hashed; empty when it changed meanwhile */
    private synchronized void checked(boolean right, Optional<FileStamp> stamp, String message) {
        checking = false;
        if (state == State.REMOVED) {
            return;
        }
        if (!right) {
            holdBack(Findings.DATA_CHANGED, stamp, message);
            settled.complete(null);
            return;
        }
        if (stamp.isPresent()) {
            hashed = stamp;
            trusted = stamp.get();
        }
        if (state == State.CHECKED) {
            state = State.NEW;
            look();
        }
    }

    private String unreadable(IOException failure) {
        return "cannot read " + entry.data() + ": " + SeedcastException.reason(failure);
    }
}
