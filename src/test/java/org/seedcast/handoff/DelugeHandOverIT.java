package org.seedcast.handoff;

import java.nio.file.Path;

class DelugeHandOverIT extends ClientContract {
    @Override
    ClientDaemon daemon(Path home) throws Exception {
        return new DelugeDaemon(home);
    }
}
