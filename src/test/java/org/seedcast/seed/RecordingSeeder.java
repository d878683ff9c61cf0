package org.seedcast.seed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;

/** Serves nobody, remembers what it was told, and says of its torrents what a test wants. */
public final class RecordingSeeder implements Seeder {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<InfoHash, SeedEntry> entries = new ConcurrentHashMap<>();
    private final Map<InfoHash, TorrentActivity> activity = new ConcurrentHashMap<>();
    private final Map<InfoHash, FileStamp> hashed = new ConcurrentHashMap<>();
    private final Set<SeedEntry> bad = ConcurrentHashMap.newKeySet();
    private volatile Runnable asking = () -> {};
    private volatile Runnable closing = () -> {};
    private volatile boolean closedInPeace;

    /** {@code add aa 1}: the first two digits of the info-hash, and the size. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** What is with it now. */
    public List<SeedEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** From now on it says so of a torrent of 1000 bytes. */
    public void tell(InfoHash infoHash, long uploadedBytes, Instant lastAsked) {
        tell(infoHash, uploadedBytes, 0, Optional.of(lastAsked));
    }

    public void tell(InfoHash infoHash, long uploadedBytes, int copies, Optional<Instant> lastAsked) {
        String name = "name of " + infoHash.toString().substring(0, 2);
        activity.put(
                infoHash,
                new TorrentActivity(name, 1_000, uploadedBytes, 1, copies, 0, OptionalInt.empty(), lastAsked));
    }

    public void tell(InfoHash infoHash, TorrentActivity now) {
        activity.put(infoHash, now);
    }

    /** From now on it finds something wrong with this one, or nothing any more. */
    public void holdBack(SeedEntry entry, boolean held) {
        if (held) {
            bad.add(entry);
        } else {
            bad.remove(entry);
        }
    }

    /** Happens whenever it is asked how it goes. */
    public void whenAsked(Runnable action) {
        asking = action;
    }

    /** Happens while it is being closed. */
    public void whenClosed(Runnable action) {
        closing = action;
    }

    public boolean wasClosedInPeace() {
        return closedInPeace;
    }

    @Override
    public int port() {
        return 6881;
    }

    @Override
    public void add(SeedEntry entry) {
        calls.add("add " + digits(entry.infoHash()) + " " + entry.stamp().size());
        entries.put(entry.infoHash(), entry);
    }

    @Override
    public void remove(InfoHash infoHash) {
        calls.add("remove " + digits(infoHash));
        entries.remove(infoHash);
    }

    @Override
    public void announce(InfoHash infoHash, List<URI> trackers) {
        calls.add("announce " + digits(infoHash) + " " + trackers);
    }

    private static String digits(InfoHash infoHash) {
        return infoHash.toString().substring(0, 2);
    }

    @Override
    public Set<InfoHash> heldBack() {
        return entries.values().stream()
                .filter(bad::contains)
                .map(SeedEntry::infoHash)
                .collect(Collectors.toSet());
    }

    @Override
    public CompletableFuture<Void> allAnnounced() {
        return CompletableFuture.completedFuture(null);
    }

    /** From now on it says that it has read this one and found it right. */
    public void hashed(InfoHash infoHash, FileStamp stamp) {
        hashed.put(infoHash, stamp);
    }

    @Override
    public Map<InfoHash, FileStamp> hashed() {
        return Map.copyOf(hashed);
    }

    @Override
    public SeederStatus status() {
        asking.run();
        long uploaded = activity.values().stream()
                .mapToLong(TorrentActivity::uploadedBytes)
                .sum();
        return new SeederStatus(entries.size(), 0, 0, uploaded, 0, List.of());
    }

    @Override
    public Map<InfoHash, TorrentActivity> activity() {
        return Map.copyOf(activity);
    }

    @Override
    public void close() {
        closing.run();
        closedInPeace = !Thread.currentThread().isInterrupted();
    }
}
