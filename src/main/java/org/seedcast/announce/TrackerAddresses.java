package org.seedcast.announce;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import okhttp3.Dns;

/**
 * Looks hosts up, each on one thread whoever waits for it, and keeps what it found for a while. Safe for use by several
 * threads.
 */
final class TrackerAddresses implements AutoCloseable {
    private static final Duration HOLDS = Duration.ofMinutes(5);

    private final Dns dns;
    private final ExecutorService threads = AnnounceThreads.resolver();
    private final Map<String, LookUp> found = new ConcurrentHashMap<>();

    TrackerAddresses(Dns dns) {
        this.dns = dns;
    }

    /**
     * One address of each family that {@code host} has, IPv4 first; never empty.
     *
     * @return fails with an UnknownHostException
     */
    CompletableFuture<List<InetAddress>> of(String host) {
        return found.compute(host, (name, last) -> last != null && last.holds() ? last : lookUp(name))
                .addresses();
    }

    private LookUp lookUp(String host) {
        return new LookUp(CompletableFuture.supplyAsync(() -> oneOfEachFamily(host), threads), System.nanoTime());
    }

    private List<InetAddress> oneOfEachFamily(String host) {
        try {
            List<InetAddress> all = dns.lookup(host);
            List<InetAddress> kept = new ArrayList<>();
            all.stream().filter(address -> !isIpv6(address)).findFirst().ifPresent(kept::add);
            all.stream().filter(TrackerAddresses::isIpv6).findFirst().ifPresent(kept::add);
            return List.copyOf(kept);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
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
