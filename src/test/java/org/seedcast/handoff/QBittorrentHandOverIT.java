package org.seedcast.handoff;

import java.nio.file.Path;

class QBittorrentHandOverIT extends ClientContract {
    @Override
    ClientDaemon daemon(Path home) throws Exception {
        return new QbittorrentDaemon(home);
    }
}
