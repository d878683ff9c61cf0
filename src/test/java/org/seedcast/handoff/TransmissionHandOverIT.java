package org.seedcast.handoff;

import java.nio.file.Path;

class TransmissionHandOverIT extends ClientContract {
    @Override
    ClientDaemon daemon(Path home) throws Exception {
        return new TransmissionDaemon(home);
    }
}
