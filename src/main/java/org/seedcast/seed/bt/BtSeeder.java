package org.seedcast.seed.bt;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.SwarmSize;
import org.seedcast.announce.TrackersStatus;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.Findings;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.SeederStatus;
import org.seedcast.seed.bt.connect.ListeningPort;
import org.seedcast.seed.bt.connect.PeerIdentity;
import org.seedcast.seed.bt.connect.ReachabilityWatch;
import org.seedcast.seed.bt.dht.Dht;
import org.seedcast.seed.bt.dht.DhtSettings;
import org.seedcast.seed.bt.lsd.LocalDiscovery;
import org.seedcast.seed.bt.upload.ConnectionLimits;
import org.seedcast.seed.content.FilePool;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seeds with Bt's messages and DHT over sockets, files and trackers of our own. Bt's runtime is not used: it would wait for
 * slow peers, hash what is known, and keep a thread for each torrent.
 */
public final class BtSeeder implements Seeder {
    private static final Logger LOG = LoggerFactory.getLogger(BtSeeder.class);

    /** Descriptors for content, whatever the number of torrents. */
    private static final int MOST_OPEN_FILES = 256;

    /**
     * Interval between checks of the stamps of all content, which do not read it. Content that a peer requests is
     * checked at each read.
     */
    private static final long LOOK_SECONDS = 60;

    private static final long PORT_SECONDS = 60;

    /** Time limit for sending what is under way at the end. */
    private static final long NETWORK_END_MILLIS = 2000;

    private final int port;
    private final PeerNetwork network;
    private final Announcer announcer;
    private final Optional<Dht> dht;
    private final Optional<LocalDiscovery> lsd;
    private final Swarm swarm;
    private final FilePool pool = new FilePool(MOST_OPEN_FILES);
    private final Findings findings;
    private final SeedThreads threads = new SeedThreads();
    private final Map<InfoHash, SeededTorrent> torrents = new ConcurrentHashMap<>();
    private final ReachabilityWatch reachabilityWatch = new ReachabilityWatch();
    private final LongSupplier clock;
    private final long begun;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private BtSeeder(
            SeederSettings settings,
            ServerSocketChannel listening,
            Announcer announcer,
            Findings findings,
            ConnectionLimits limits,
            LongSupplier clock) {
        this.clock = clock;
        begun = clock.getAsLong();
        port = listening.socket().getLocalPort();
        this.announcer = announcer;
        this.findings = findings;
        PeerIdentity identity = new PeerIdentity(new SecureRandom());
        AtomicReference<PeerNetwork> learning = new AtomicReference<>();
        dht = dht(settings, learning);
        OptionalInt dhtPort = dht.isPresent() ? OptionalInt.of(dht.get().port()) : OptionalInt.empty();
        network = new PeerNetwork(
                listening, identity, settings, limits, dhtPort, node -> dht.ifPresent(ours -> ours.ping(node)), clock);
        learning.set(network);
        lsd = settings.lsd()
                ? Optional.of(LocalDiscovery.start(
                        port, settings.bind(), (torrent, peer) -> network.learned(torrent, List.of(peer))))
                : Optional.empty();
        swarm = new Swarm(network, announcer, dht, lsd, identity.announcedAt(port), pool);
        network.start();
        threads.every(LOOK_SECONDS, () -> torrents.values().forEach(SeededTorrent::look));
        threads.every(PORT_SECONDS, this::lookAtThePort);
    }

    private Optional<Dht> dht(SeederSettings settings, AtomicReference<PeerNetwork> learning) {
        return settings.dht()
                ? Optional.of(Dht.start(
                        new DhtSettings(port, port, settings.bind(), settings.dhtState()),
                        (infoHash, peers) -> Optional.ofNullable(learning.get())
                                .ifPresent(peerNetwork -> peerNetwork.learned(infoHash, peers))))
                : Optional.empty();
    }

    private void lookAtThePort() {
        Duration listening = Duration.ofNanos(clock.getAsLong() - begun);
        int leechers = announcer.swarms().values().stream()
                .mapToInt(SwarmSize::leechers)
                .sum();
        if (reachabilityWatch.seemsClosed(listening, network.taken(), leechers)) {
            LOG.warn("port {} seems closed to the internet: no peer has connected, although some want data", port);
        }
    }

    /** Listens when it returns. The announcer is closed with the seeder. */
    public static BtSeeder start(SeederSettings settings, Announcer announcer, Findings findings)
            throws SeedcastException {
        return start(settings, announcer, findings, ConnectionLimits.usual(settings.peers()), System::nanoTime);
    }

    static BtSeeder start(
            SeederSettings settings,
            Announcer announcer,
            Findings findings,
            ConnectionLimits limits,
            LongSupplier clock)
            throws SeedcastException {
        ServerSocketChannel listening = ListeningPort.open(settings.bind(), settings.port());
        return new BtSeeder(settings, listening, announcer, findings, limits, clock);
    }

    @Override
    public int port() {
        return port;
    }

    /** Takes peers of a torrent, as a tracker or the DHT tells them. */
    void learned(InfoHash infoHash, List<InetSocketAddress> peers) {
        network.learned(infoHash, peers);
    }

    @Override
    public void add(SeedEntry entry) {
        SeededTorrent torrent = new SeededTorrent(entry, swarm, findings, threads);
        if (!closing.get() && torrents.putIfAbsent(entry.infoHash(), torrent) == null) {
            threads.load(torrent::look);
        }
    }

    @Override
    public void remove(InfoHash infoHash) {
        // One step: added again meanwhile, it would start while it is still there, and fail.
        torrents.computeIfPresent(infoHash, (same, torrent) -> {
            torrent.remove();
            return null;
        });
    }

    @Override
    public void announce(InfoHash infoHash, List<URI> trackers) {
        SeededTorrent torrent = torrents.get(infoHash);
        if (torrent != null) {
            torrent.announce(trackers);
        }
    }

    @Override
    public Set<InfoHash> heldBack() {
        return torrents.entrySet().stream()
                .filter(torrent -> torrent.getValue().isHeldBack())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletableFuture<Void> allAnnounced() {
        return CompletableFuture.allOf(
                torrents.values().stream().map(SeededTorrent::settled).toArray(CompletableFuture[]::new));
    }

    @Override
    public Map<InfoHash, FileStamp> hashed() {
        Map<InfoHash, FileStamp> hashed = new HashMap<>();
        torrents.forEach((infoHash, torrent) -> torrent.hashed().ifPresent(stamp -> hashed.put(infoHash, stamp)));
        return hashed;
    }

    @Override
    public SeederStatus status() {
        TrackersStatus trackers = announcer.status();
        int served = 0;
        int checked = 0;
        for (SeededTorrent torrent : torrents.values()) {
            served += torrent.isServed() ? 1 : 0;
            checked += torrent.isChecked() ? 1 : 0;
        }
        return new SeederStatus(
                served, checked, network.peers(), swarm.uploadedBytes(), trackers.trackers(), trackers.failing());
    }

    @Override
    public Map<InfoHash, TorrentActivity> activity() {
        return swarm.activity();
    }

    /** Safe from several threads at once, also while the JVM shuts down. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            threads.close();
            lsd.ifPresent(LocalDiscovery::close);
            network.close();
            CompletableFuture<Void> dhtEnd = CompletableFuture.runAsync(() -> dht.ifPresent(Dht::close));
            announcer.close();
            awaitNetwork();
            dhtEnd.join();
            pool.close();
            closed.complete(null);
        }
        closed.join();
    }

    private void awaitNetwork() {
        try {
            network.awaitEnd(NETWORK_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
