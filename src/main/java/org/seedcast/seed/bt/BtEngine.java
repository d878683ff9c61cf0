package org.seedcast.seed.bt;

import bt.event.EventSink;
import bt.event.EventSource;
import bt.metainfo.TorrentId;
import bt.module.MessagingAgents;
import bt.net.IConnectionSource;
import bt.net.IMessageDispatcher;
import bt.net.IPeerConnectionPool;
import bt.net.PeerConnection;
import bt.net.pipeline.IBufferedPieceRegistry;
import bt.processor.torrent.ChooseFilesStage;
import bt.processor.torrent.CreateSessionStage;
import bt.processor.torrent.InitializeTorrentProcessingStage;
import bt.processor.torrent.TorrentContext;
import bt.runtime.BtRuntime;
import bt.runtime.Config;
import bt.torrent.TorrentDescriptor;
import bt.torrent.TorrentRegistry;
import bt.torrent.data.DataWorker;
import bt.torrent.selector.SequentialSelector;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Starts and stops torrents in a Bt runtime by its own stages, one after the other on the caller's thread. Bt's clients
 * would keep a thread for each torrent as long as it is served.
 */
final class BtEngine {
    private final BtLifecycle lifecycle;
    private final ServedTorrents torrents;
    private final TorrentRegistry registry;
    private final EventSink events;
    private final IPeerConnectionPool connections;
    private final CreateSessionStage<TorrentContext> createSession;
    private final InitializeTorrentProcessingStage<TorrentContext> initialize;
    private final ChooseFilesStage<TorrentContext> chooseFiles;

    BtEngine(BtRuntime runtime, ServedTorrents torrents) {
        this.lifecycle = new BtLifecycle(runtime);
        this.torrents = torrents;
        Injector parts = runtime.getInjector();
        Config config = runtime.getConfig();
        registry = parts.getInstance(TorrentRegistry.class);
        events = parts.getInstance(EventSink.class);
        connections = parts.getInstance(IPeerConnectionPool.class);
        createSession = new CreateSessionStage<>(
                null,
                registry,
                parts.getInstance(EventSource.class),
                parts.getInstance(IConnectionSource.class),
                parts.getInstance(IMessageDispatcher.class),
                parts.getInstance(Key.get(new TypeLiteral<Set<Object>>() {}, MessagingAgents.class)),
                config);
        initialize = new InitializeTorrentProcessingStage<>(
                null,
                connections,
                registry,
                parts.getInstance(DataWorker.class),
                parts.getInstance(IBufferedPieceRegistry.class),
                events,
                config);
        chooseFiles = new ChooseFilesStage<>(null, registry, config);
        lifecycle.start();
    }

    /** Peers are let in from now on. */
    void start(ServedTorrent torrent) {
        TorrentContext context = new TorrentContext(SequentialSelector.sequential(), new NoStorage(), () -> torrent);
        context.setTorrentId(torrent.getTorrentId());
        context.setTorrent(torrent);
        torrents.put(torrent);
        createSession.execute(context);
        initialize.execute(context);
        chooseFiles.execute(context);
        // The stages log what goes wrong and end as if nothing had; only what they leave behind tells.
        if (context.getAssignments() == null) {
            throw new IllegalStateException("Bt does not take torrent " + torrent.infoHash());
        }
        registry.getDescriptor(torrent.getTorrentId()).ifPresent(TorrentDescriptor::start);
        events.fireTorrentStarted(torrent.getTorrentId());
    }

    /** Peers are sent away. */
    void stop(ServedTorrent torrent) {
        TorrentId id = torrent.getTorrentId();
        Optional<TorrentDescriptor> descriptor = registry.getDescriptor(id);
        descriptor.ifPresent(TorrentDescriptor::stop);
        connections.visitConnections(id, PeerConnection::closeQuietly);
        events.fireTorrentStopped(id);
        torrents.remove(torrent);
    }

    int peers() {
        return connections.size();
    }

    /** Tells Bt to end, and returns at once. */
    void close() {
        lifecycle.stop();
    }

    void awaitClosed(Duration limit) throws InterruptedException {
        lifecycle.awaitStopped(limit);
    }
}
