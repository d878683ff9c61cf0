package org.seedcast.seed.bt;

import bt.dht.DHTConfig;
import bt.dht.DHTHandshakeHandler;
import bt.dht.DHTService;
import bt.dht.MldhtService;
import bt.event.EventBus;
import bt.module.ProtocolModule;
import bt.net.portmapping.PortMapper;
import bt.protocol.handler.PortMessageHandler;
import bt.runtime.Config;
import bt.service.IRuntimeLifecycleBinder;
import bt.torrent.TorrentRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.Set;

/** Bt's DHT node without the peer source that Bt's own module adds; {@link DhtAnnouncer} drives it instead. */
final class DhtModule extends AbstractModule {
    private final DHTConfig config = new DHTConfig();

    /** @param port for UDP: the number that peers know already */
    DhtModule(int port) {
        config.setListeningPort(port);
        config.setShouldUseRouterBootstrap(true);
    }

    @Override
    protected void configure() {
        bind(DHTConfig.class).toInstance(config);
        ProtocolModule.extend(binder()).addHandshakeHandler(DHTHandshakeHandler.class);
        ProtocolModule.extend(binder()).addMessageHandler(PortMessageHandler.PORT_ID, PortMessageHandler.class);
    }

    /** It hears of no torrents by events: on each, private or not, it would enter us into its own tables. */
    @Provides
    @Singleton
    DHTService dht(IRuntimeLifecycleBinder lifecycle, Config bt, Set<PortMapper> mappers, TorrentRegistry registry) {
        return new MldhtService(lifecycle, bt, config, mappers, registry, new EventBus());
    }
}
