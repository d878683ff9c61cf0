package org.seedcast.seed.bt;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.ContentCheck;
import org.seedcast.seed.ContentLayout;
import org.seedcast.seed.DataStamp;
import org.seedcast.seed.Findings;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.TorrentActivity;
import org.seedcast.seed.Trust;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/**
 * One torrent that was asked for, whether it can be served now or not. Safe for use by several threads: one at a time
 * decides, and hashing is done by another executor without holding the others up.
 */
final class SeededTorrent {
    private enum State {
        /** Not looked at yet. */
        NEW,
        SERVED,
        /** Hashed first. */
        CHECKED,
        /** Not served, and the reason was told; looked at again when the content moves. */
        HELD_BACK,
        REMOVED
    }

    private final SeedEntry entry;
    private final Swarm swarm;
    private final Findings findings;
    private final SeedThreads threads;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private State state = State.NEW;
    /** What the content was when it was last known to be right. */
    private FileStamp trusted;
    /** What it was when it was held back. */
    private Optional<FileStamp> refused = Optional.empty();

    private @Nullable ServedTorrent served;

    SeededTorrent(SeedEntry entry, Swarm swarm, Findings findings, SeedThreads threads) {
        this.entry = entry;
        this.swarm = swarm;
        this.findings = findings;
        this.threads = threads;
        this.trusted = entry.stamp();
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

    synchronized long uploadedBytes() {
        return served == null ? 0 : served.content().uploadedBytes();
    }

    synchronized Optional<TorrentActivity> activity() {
        return Optional.ofNullable(served)
                .map(torrent -> new TorrentActivity(
                        torrent.getName(),
                        torrent.content().length(),
                        torrent.content().uploadedBytes(),
                        0,
                        0,
                        0,
                        Optional.empty()));
    }

    /** Compares the content with what it was, and begins or ends serving accordingly. Reads no content. */
    synchronized void look() {
        if (state == State.REMOVED || state == State.CHECKED) {
            return;
        }
        try {
            ServedTorrent torrent = served == null ? load() : served;
            served = torrent;
            Optional<FileStamp> now = DataStamp.of(torrent.content().layout());
            if (state != State.HELD_BACK || !now.equals(refused)) {
                decide(torrent, now);
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

    synchronized void remove() {
        stop();
        state = State.REMOVED;
        settled.complete(null);
    }

    /** A peer was to get a block that cannot be read. Called on a network thread, which must not end its own connection. */
    private void readFailed(IOException failure) {
        threads.load(() -> unreadableNow(failure));
    }

    private synchronized void unreadableNow(IOException failure) {
        if (state == State.SERVED && served != null) {
            holdBack(Findings.DATA_CHANGED, Optional.of(trusted), unreadable(failure));
        }
    }

    private ServedTorrent load() throws SeedcastException {
        Metainfo metainfo = Metainfo.read(entry.torrent());
        metainfo.info().requireSafePaths();
        if (!metainfo.infoHash().equals(entry.infoHash())) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "cannot seed " + entry.torrent() + ": it is " + metainfo.infoHash() + ", not " + entry.infoHash());
        }
        return swarm.load(metainfo, entry, this::readFailed);
    }

    private void decide(ServedTorrent torrent, Optional<FileStamp> now) {
        switch (Trust.decide(trusted, now)) {
            case SERVE -> serve(torrent);
            case SERVE_AND_CHECK -> {
                serve(torrent);
                threads.hash(() -> check(torrent.content().layout(), now));
            }
            case CHECK_FIRST -> {
                stop();
                state = State.CHECKED;
                threads.hash(() -> check(torrent.content().layout(), now));
            }
            case MISSING ->
                holdBack(
                        Findings.DATA_MISSING, now, "cannot seed " + entry.data() + ": it is not there, or part of it");
        }
    }

    private void serve(ServedTorrent torrent) {
        if (state != State.SERVED) {
            CompletableFuture<Void> announced = swarm.serve(torrent);
            state = State.SERVED;
            var unused = announced.thenRun(() -> settled.complete(null));
        }
    }

    private void stop() {
        if (state == State.SERVED && served != null) {
            swarm.leave(served);
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

    /** Hashes, without the lock. */
    private void check(ContentLayout layout, Optional<FileStamp> before) {
        try {
            boolean right = ContentCheck.matches(Metainfo.read(entry.torrent()).info(), layout);
            checked(right, before, "cannot seed " + entry.data() + ": it is not what its torrent says any more");
        } catch (IOException e) {
            checked(false, before, unreadable(e));
        } catch (InvalidMetainfo e) {
            checked(false, before, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void checked(boolean right, Optional<FileStamp> before, String message) {
        if (state == State.REMOVED) {
            return;
        }
        if (!right) {
            holdBack(Findings.DATA_CHANGED, before, message);
            settled.complete(null);
            return;
        }
        before.ifPresent(stamp -> trusted = stamp);
        if (state == State.CHECKED) {
            state = State.NEW;
            look();
        }
    }

    private String unreadable(IOException failure) {
        return "cannot read " + entry.data() + ": " + SeedcastException.reason(failure);
    }
}
