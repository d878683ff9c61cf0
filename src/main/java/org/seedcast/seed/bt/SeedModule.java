package org.seedcast.seed.bt;

import bt.data.IDataDescriptorFactory;
import bt.module.BitTorrentProtocol;
import bt.module.ExtendedMessageHandlers;
import bt.module.MessageHandlers;
import bt.net.DataReceiver;
import bt.net.IConnectionHandlerFactory;
import bt.net.IConnectionSource;
import bt.net.IMessageDispatcher;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.buffer.IBufferManager;
import bt.net.crypto.MSEHandshakeProcessor;
import bt.net.pipeline.IChannelPipelineFactory;
import bt.protocol.Message;
import bt.protocol.extended.ExtendedHandshakeFactory;
import bt.protocol.extended.ExtendedMessage;
import bt.protocol.extended.ExtendedMessageTypeMapping;
import bt.protocol.extended.ExtendedProtocol;
import bt.protocol.handler.MessageHandler;
import bt.runtime.Config;
import bt.service.IRuntimeLifecycleBinder;
import bt.service.IdentityService;
import bt.torrent.TorrentRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;

/** What takes the place of Bt's own parts. */
final class SeedModule extends AbstractModule {
    private final Identity identity;
    private final ServerSocketChannel port;
    private final ServedTorrents torrents;
    private final PeerLimits limits;
    private final UploadSlots slots;

    SeedModule(Identity identity, ServerSocketChannel port, ServedTorrents torrents, PeerLimits limits) {
        this.identity = identity;
        this.port = port;
        this.torrents = torrents;
        this.limits = limits;
        this.slots = new UploadSlots(limits.slots());
    }

    @Override
    protected void configure() {
        bind(IdentityService.class).toInstance(identity);
        NothingDispatched nothing = new NothingDispatched();
        bind(IMessageDispatcher.class).toInstance(nothing);
        bind(DataReceiver.class).toInstance(nothing);
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
    NetworkLoop networkLoop(IRuntimeLifecycleBinder lifecycle) {
        NetworkLoop loop = new NetworkLoop(slots, limits.rotation());
        lifecycle.onStartup("serve peers", loop::start);
        lifecycle.onShutdown("stop serving peers", loop::stop);
        return loop;
    }

    @Provides
    @Singleton
    IPeerConnectionPool connectedPeers(NetworkLoop loop, IRuntimeLifecycleBinder lifecycle) {
        BlockReads reads = new BlockReads();
        lifecycle.onShutdown("stop reading", reads::close);
        return new ConnectedPeers(torrents, limits, reads, loop, slots);
    }

    @Provides
    @Singleton
    IConnectionSource incomingPeers(
            IPeerConnectionFactory factory, IPeerConnectionPool pool, IRuntimeLifecycleBinder lifecycle) {
        return new IncomingPeers(port, factory, pool, limits.peers(), lifecycle);
    }

    @Provides
    @Singleton
    IPeerConnectionFactory connections(
            IConnectionHandlerFactory handshakes,
            IChannelPipelineFactory pipelines,
            @BitTorrentProtocol MessageHandler<Message> protocol,
            Provider<PeerProtocol> protocols,
            TorrentRegistry registry,
            IBufferManager buffers,
            NetworkLoop loop,
            Config config) {
        MSEHandshakeProcessor encryption = new MSEHandshakeProcessor(registry, protocol, config);
        return new Connections(handshakes, pipelines, protocols::get, encryption, buffers, loop);
    }

    @Provides
    PeerProtocol peerProtocol(
            @MessageHandlers Map<Integer, MessageHandler<?>> handlers,
            ExtendedMessageTypeMapping types,
            @ExtendedMessageHandlers Map<String, MessageHandler<? extends ExtendedMessage>> extensions) {
        Map<Integer, MessageHandler<?>> own = new HashMap<>(handlers);
        own.put(PeerProtocol.EXTENDED, new ExtendedProtocol(types, extensions));
        return new PeerProtocol(own);
    }
}
