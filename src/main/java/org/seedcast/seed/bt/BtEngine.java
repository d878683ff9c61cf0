package org.seedcast.seed.bt;

import bt.event.EventSink;
import bt.metainfo.TorrentId;
import bt.net.IConnectionSource;
import bt.net.IPeerConnectionPool;
import bt.net.PeerConnection;
import bt.runtime.BtRuntime;
import bt.torrent.TorrentDescriptor;
import bt.torrent.TorrentRegistry;
import com.google.inject.Injector;
import java.time.Duration;

/**
 * Starts and stops torrents in a Bt runtime, one after the other on the caller's thread. Bt's clients would keep a thread
 * for each torrent as long as it is served, and its sessions something of each peer.
 */
final class BtEngine {
    private final BtLifecycle lifecycle;
    private final ServedTorrents torrents;
    private final TorrentRegistry registry;
    private final EventSink events;
    private final IPeerConnectionPool connections;

    BtEngine(BtRuntime runtime, ServedTorrents torrents) {
        this.lifecycle = new BtLifecycle(runtime);
        this.torrents = torrents;
        Injector parts = runtime.getInjector();
        registry = parts.getInstance(TorrentRegistry.class);
        events = parts.getInstance(EventSink.class);
        connections = parts.getInstance(IPeerConnectionPool.class);
        // Nobody else asks for it, and what nobody asks for is not made.
        parts.getInstance(IConnectionSource.class);
        lifecycle.start();
    }

    /** Peers are let in from now on. */
    synchronized void start(ServedTorrent torrent) {
        TorrentId id = torrent.getTorrentId();
        TorrentDescriptor descriptor = registry.register(torrent, new NoStorage(), null);
        torrents.put(torrent);
        descriptor.start();
        events.fireTorrentStarted(id);
    }

    /** Peers are sent away: those that are in, and those that are just coming in. */
    synchronized void stop(ServedTorrent torrent) {
        TorrentId id = torrent.getTorrentId();
        registry.getDescriptor(id).ifPresent(TorrentDescriptor::stop);
        torrents.remove(torrent);
        connections.visitConnections(id, PeerConnection::closeQuietly);
        events.fireTorrentStopped(id);
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
