package org.seedcast.seed.bt;

import bt.dht.DHTService;
import bt.runtime.BtRuntime;
import bt.runtime.BtRuntimeBuilder;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.announce.Announcer;
import org.seedcast.seed.Findings;
import org.seedcast.seed.PortTaken;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.SeederStatus;
import org.seedcast.seed.TorrentActivity;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seeds with Bt. */
public final class BtSeeder implements Seeder {
    private static final Logger LOG = LoggerFactory.getLogger(BtSeeder.class);

    /** Descriptors for content, whatever the number of torrents. */
    private static final int MOST_OPEN_FILES = 256;

    /** How often all content is looked at, without reading it, to see whether it is still what it was. */
    private static final long LOOK_SECONDS = 30;

    /** For Bt's own threads, which end while the trackers are told. */
    private static final Duration ENGINE_END = Duration.ofSeconds(2);

    private final int port;
    private final BtEngine engine;
    private final Announcer announcer;
    private final DhtAnnouncer dht;
    private final Swarm swarm;
    private final FilePool pool = new FilePool(MOST_OPEN_FILES);
    private final Findings findings;
    private final SeedThreads threads = new SeedThreads();
    private final Map<InfoHash, SeededTorrent> torrents = new ConcurrentHashMap<>();
    private final AtomicLong uploadedByRemoved = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private BtSeeder(
            SeederSettings settings,
            ServerSocketChannel listening,
            Announcer announcer,
            Findings findings,
            PeerLimits limits) {
        port = listening.socket().getLocalPort();
        this.announcer = announcer;
        this.findings = findings;
        Identity identity = new Identity(new SecureRandom());
        ServedTorrents served = new ServedTorrents();
        BtRuntime runtime = runtime(settings, port, new SeedModule(identity, listening, served, limits));
        dht = new DhtAnnouncer(settings.dht() ? Optional.of(runtime.service(DHTService.class)) : Optional.empty());
        engine = new BtEngine(runtime, served);
        swarm = new Swarm(engine, announcer, dht, identity.announcedAt(port), pool);
        threads.every(LOOK_SECONDS, () -> torrents.values().forEach(SeededTorrent::look));
    }

    private static BtRuntime runtime(SeederSettings settings, int port, SeedModule module) {
        BtRuntimeBuilder builder = BtRuntime.builder(BtSettings.of(settings, port))
                .module(module)
                .disablePeerExchange()
                .disableLocalServiceDiscovery()
                .disableAutomaticShutdown();
        return settings.dht() ? builder.module(new DhtModule(port)).build() : builder.build();
    }

    /** Listens when it returns. The announcer is closed with the seeder. */
    public static BtSeeder start(SeederSettings settings, Announcer announcer, Findings findings) throws PortTaken {
        return start(settings, announcer, findings, PeerLimits.usual(settings.peers()));
    }

    static BtSeeder start(SeederSettings settings, Announcer announcer, Findings findings, PeerLimits limits)
            throws PortTaken {
        ServerSocketChannel listening = ListeningPort.open(settings.bind(), settings.port());
        if (settings.dht() && !DefaultRoute.exists()) {
            LOG.warn("this machine has no way to the internet: the DHT stays off until the next start");
            return new BtSeeder(settings.withoutDht(), listening, announcer, findings, limits);
        }
        return new BtSeeder(settings, listening, announcer, findings, limits);
    }

    @Override
    public int port() {
        return port;
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
            uploadedByRemoved.addAndGet(torrent.uploadedBytes());
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> allAnnounced() {
        return CompletableFuture.allOf(
                torrents.values().stream().map(SeededTorrent::settled).toArray(CompletableFuture[]::new));
    }

    @Override
    public SeederStatus status() {
        long uploaded = uploadedByRemoved.get();
        int served = 0;
        int checked = 0;
        for (SeededTorrent torrent : torrents.values()) {
            uploaded += torrent.uploadedBytes();
            served += torrent.isServed() ? 1 : 0;
            checked += torrent.isChecked() ? 1 : 0;
        }
        return new SeederStatus(served, checked, engine.peers(), uploaded, List.of());
    }

    @Override
    public Map<InfoHash, TorrentActivity> activity() {
        Map<InfoHash, TorrentActivity> activity = new TreeMap<>();
        torrents.forEach((infoHash, torrent) -> torrent.activity().ifPresent(now -> activity.put(infoHash, now)));
        return activity;
    }

    /** Safe from several threads at once, also while the JVM shuts down. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            threads.close();
            dht.close();
            engine.close();
            announcer.close();
            awaitEngine();
            pool.close();
            closed.complete(null);
        }
        closed.join();
    }

    private void awaitEngine() {
        try {
            engine.awaitClosed(ENGINE_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
