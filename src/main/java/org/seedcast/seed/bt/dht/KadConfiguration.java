package org.seedcast.seed.bt.dht;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import lbms.plugins.mldht.DHTConfiguration;

/**
 * Configuration that mldht reads again and again while it runs: every ten seconds it checks whether it still has the
 * right socket.
 *
 * @param folder where it looks for its id when it starts; later there is none, and so mldht writes nothing
 */
record KadConfiguration(Family family, int port, Optional<InetAddress> bind, Path folder) implements DHTConfiguration {
    @Override
    public boolean isPersistingID() {
        return true;
    }

    @Override
    public Path getStoragePath() {
        return folder;
    }

    @Override
    public int getListeningPort() {
        return port;
    }

    /** Its own is asked again every second while names cannot be looked up, and its answers are thrown away. */
    @Override
    public boolean noRouterBootstrap() {
        return true;
    }

    /** Without a way to the internet it must not look for one: it would print a stack trace each time. */
    @Override
    public boolean allowMultiHoming() {
        return family.ownAddress().isEmpty();
    }

    /** No address while there is no way to the internet: then the socket is closed until there is one. */
    @Override
    public Predicate<InetAddress> filterBindAddress() {
        boolean connected = family.ownAddress().isPresent();
        return address -> connected && bind.map(address::equals).orElse(true);
    }
}
