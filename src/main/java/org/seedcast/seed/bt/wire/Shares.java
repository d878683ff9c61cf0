package org.seedcast.seed.bt.wire;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts how much of a scarce resource each host and each network holds. Only for the network thread. */
public final class Shares {
    private final Map<InetAddress, Integer> hosts = new HashMap<>();
    private final Map<InetAddress, Integer> networks = new HashMap<>();

    public void add(Origin origin) {
        hosts.merge(origin.host(), 1, Integer::sum);
        networks.merge(origin.network(), 1, Integer::sum);
    }

    public void remove(Origin origin) {
        hosts.computeIfPresent(origin.host(), (host, count) -> count == 1 ? null : count - 1);
        networks.computeIfPresent(origin.network(), (network, count) -> count == 1 ? null : count - 1);
    }

    public int ofHost(Origin origin) {
        return hosts.getOrDefault(origin.host(), 0);
    }

    public int ofNetwork(Origin origin) {
        return networks.getOrDefault(origin.network(), 0);
    }

    /** The one with the least first: by its network, and within that by its host. */
    public <T> Comparator<T> leastFirst(Function<? super T, Origin> originOf) {
        return Comparator.<T>comparingInt(one -> ofNetwork(originOf.apply(one)))
                .thenComparingInt(one -> ofHost(originOf.apply(one)));
    }

    /**
     * Reports whether {@code holder} has so much more than {@code newcomer} that handing one over makes it fairer: by
     * their networks, or by their hosts where they share a network.
     */
    boolean outweighs(Origin holder, Origin newcomer) {
        return holder.network().equals(newcomer.network())
                ? ofHost(holder) - ofHost(newcomer) >= 2
                : ofNetwork(holder) - ofNetwork(newcomer) >= 2;
    }

    /**
     * Returns the holder that has to hand over to {@code newcomer}, if that is fair: of those with the most, the first
     * of {@code holders}.
     */
    public <T> Optional<T> heaviest(Stream<T> holders, Function<? super T, Origin> originOf, Origin newcomer) {
        return holders.filter(holder -> outweighs(originOf.apply(holder), newcomer))
                .min(leastFirst(originOf).reversed());
    }
}
