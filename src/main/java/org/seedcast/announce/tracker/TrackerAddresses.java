package org.seedcast.announce.tracker;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Dns;

/**
 * Resolves hosts, each on one thread no matter how many callers wait, and caches the results for a while. Safe for use
 * by several threads.
 */
public final class TrackerAddresses implements AutoCloseable {
    private static final String OTHER_FAMILY = "it has no address in the family of the listening address";

    private static final Duration HOLDS = Duration.ofMinutes(5);

    private final Dns dns;
    private final ExecutorService threads = AnnounceThreads.resolver();
    private final Map<String, LookUp> found = new ConcurrentHashMap<>();

    /** @param local where calls leave from */
    public TrackerAddresses(Dns dns, LocalAddress local) {
        this.dns = host -> reachable(dns.lookup(host), local);
    }

    private static List<InetAddress> reachable(List<InetAddress> all, LocalAddress local) throws UnknownHostException {
        List<InetAddress> reachable = all.stream().filter(local::reaches).toList();
        if (reachable.isEmpty()) {
            throw new UnknownHostException(OTHER_FAMILY);
        }
        return reachable;
    }

    /** Reports that a host is known, and has no address that can be called. */
    static boolean isOfOtherFamily(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains(OTHER_FAMILY);
    }

    /** Knows only addresses that can be called. */
    Dns dns() {
        return dns;
    }

    /**
     * All addresses of {@code host} that can be called, as the name server has them in order; never empty.
     *
     * @return fails with an UnknownHostException
     */
    CompletableFuture<List<InetAddress>> of(String host) {
        return found.compute(host, (name, last) -> last != null && last.holds() ? last : lookUp(name))
                .addresses();
    }

    private LookUp lookUp(String host) {
        return new LookUp(CompletableFuture.supplyAsync(() -> all(host), threads), System.nanoTime());
    }

    private List<InetAddress> all(String host) {
        try {
            return List.copyOf(dns.lookup(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    /** One of each family, IPv4 first. */
    static List<InetAddress> oneOfEachFamily(List<InetAddress> all) {
        return ways(all).stream().map(way -> way.get(0)).toList();
    }

    /** The addresses of each family that there are any of, IPv4 first. */
    static List<List<InetAddress>> ways(List<InetAddress> all) {
        Map<Boolean, List<InetAddress>> byFamily =
                all.stream().collect(Collectors.partitioningBy(TrackerAddresses::isIpv6));
        return Stream.of(false, true)
                .map(family -> Objects.requireNonNull(byFamily.get(family), "both are there"))
                .filter(way -> !way.isEmpty())
                .toList();
    }

    static boolean isIpv6(InetAddress address) {
        return address instanceof Inet6Address;
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private record LookUp(CompletableFuture<List<InetAddress>> addresses, long startedNanos) {
        boolean holds() {
            return !addresses.isCompletedExceptionally() && System.nanoTime() - startedNanos < HOLDS.toNanos();
        }
    }
}
