package org.seedcast.seed.bt.dht;

import lbms.plugins.mldht.kad.DHT.LogLevel;
import lbms.plugins.mldht.kad.DHTLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives log messages of mldht, which would otherwise go to standard output. Most of its errors are those of
 * strangers.
 */
final class KadLog implements DHTLogger {
    private static final Logger LOG = LoggerFactory.getLogger("mldht");

    @Override
    public void log(String message, LogLevel level) {
        LOG.debug("{}", message);
    }

    /** A task of mldht's own that fails as a whole is a fault worth knowing; a packet that fails is not. */
    @Override
    public void log(Throwable failure, LogLevel level) {
        if (level == LogLevel.Fatal) {
            LOG.info("a fault in the DHT", failure);
        } else {
            LOG.debug("in the DHT", failure);
        }
    }
}
