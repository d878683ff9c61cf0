package org.seedcast.seed.bt;

import bt.protocol.extended.ExtendedHandshakeFactory;
import bt.protocol.extended.ExtendedMessageTypeMapping;
import bt.runtime.Config;
import bt.service.ApplicationService;
import bt.torrent.TorrentRegistry;
import com.google.inject.Inject;

/** The extended handshake (BEP 10) under the name that peers show their users. */
final class SeedcastHandshake extends ExtendedHandshakeFactory {
    @Inject
    SeedcastHandshake(
            TorrentRegistry registry, ExtendedMessageTypeMapping types, ApplicationService application, Config config) {
        super(registry, types, application, config);
    }

    @Override
    protected String getVersion() {
        return "seedcast";
    }
}
