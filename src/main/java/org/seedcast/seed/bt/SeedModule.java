package org.seedcast.seed.bt;

import bt.data.IDataDescriptorFactory;
import bt.module.BitTorrentProtocol;
import bt.net.DataReceiver;
import bt.net.IConnectionHandlerFactory;
import bt.net.IConnectionSource;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.buffer.IBufferManager;
import bt.net.crypto.MSEHandshakeProcessor;
import bt.net.pipeline.IChannelPipelineFactory;
import bt.protocol.Message;
import bt.protocol.extended.ExtendedHandshakeFactory;
import bt.protocol.handler.MessageHandler;
import bt.runtime.Config;
import bt.service.IRuntimeLifecycleBinder;
import bt.service.IdentityService;
import bt.torrent.TorrentRegistry;
import bt.torrent.data.BlockCache;
import bt.torrent.data.DataWorker;
import bt.torrent.data.DefaultDataWorker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.channels.ServerSocketChannel;

/** What takes the place of Bt's own parts. */
final class SeedModule extends AbstractModule {
    private final Identity identity;
    private final ServerSocketChannel port;
    private final ServedTorrents torrents;

    SeedModule(Identity identity, ServerSocketChannel port, ServedTorrents torrents) {
        this.identity = identity;
        this.port = port;
        this.torrents = torrents;
    }

    @Override
    protected void configure() {
        bind(IdentityService.class).toInstance(identity);
        bind(BlockCache.class).toInstance(BlockServer.reader(torrents));
        bind(ExtendedHandshakeFactory.class).to(SeedcastHandshake.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    IDataDescriptorFactory completeData() {
        return (torrent, storage, callback) ->
                new CompleteData(((ServedTorrent) torrent).content().pieces());
    }

    @Provides
    @Singleton
    DataWorker blockServer(
            IRuntimeLifecycleBinder lifecycle, TorrentRegistry registry, BlockCache reader, Config config) {
        return new BlockServer(
                new DefaultDataWorker(lifecycle, registry, new NothingToVerify(), reader, config), torrents);
    }

    @Provides
    @Singleton
    IConnectionSource incomingPeers(
            IPeerConnectionFactory factory,
            IPeerConnectionPool pool,
            IRuntimeLifecycleBinder lifecycle,
            Config config) {
        return new IncomingPeers(port, factory, pool, config.getMaxPeerConnections(), lifecycle);
    }

    @Provides
    @Singleton
    IPeerConnectionFactory connections(
            IConnectionHandlerFactory handshakes,
            IChannelPipelineFactory pipelines,
            @BitTorrentProtocol MessageHandler<Message> protocol,
            TorrentRegistry registry,
            IBufferManager buffers,
            DataReceiver receiver,
            Config config) {
        MSEHandshakeProcessor encryption = new MSEHandshakeProcessor(registry, protocol, config);
        return new Connections(handshakes, pipelines, protocol, encryption, buffers, receiver);
    }
}
