package org.seedcast.seed.bt.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a node once there is a network for it, finds it its first neighbours, and finds some again whenever it has lost
 * them all. Times are in milliseconds from anywhere. Not safe for use by several threads.
 */
final class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

    /** Asks only the routing table of this machine. */
    private static final Duration NEXT_START = Duration.ofSeconds(10);

    /** For mldht to open its socket, which it does in the background. */
    private static final Duration SOCKET = Duration.ofSeconds(1);

    /** For the nodes of the last run to answer, before routers are troubled. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** With fewer the look-up of its own neighbourhood, by which mldht fills its table, leads nowhere. */
    private static final int TOO_FEW = 10;

    private final KadNode node;
    private final List<InetSocketAddress> known;
    private final List<InetSocketAddress> routers;
    private boolean askedKnown;
    private long nextMillis = Long.MIN_VALUE;
    private long connectedAtMillis = Long.MAX_VALUE;

    /**
     * @param known from the last run
     * @param routers with or without an address yet
     */
    Bootstrap(KadNode node, List<InetSocketAddress> known, List<InetSocketAddress> routers) {
        this.node = node;
        this.known = List.copyOf(known);
        this.routers = List.copyOf(routers);
    }

    KadNode node() {
        return node;
    }

    /** To be called all the time. May take seconds, when the names of routers are looked up. */
    void look(long nowMillis) {
        boolean connected = node.isConnected();
        connectedAtMillis = connected ? Math.min(connectedAtMillis, nowMillis) : Long.MAX_VALUE;
        if (nowMillis < nextMillis) {
            return;
        }
        if (!node.isStarted()) {
            node.start();
            nextMillis = nowMillis + (node.isStarted() ? SOCKET : NEXT_START).toMillis();
            return;
        }
        if (node.hasSocket() && (node.nodes() < TOO_FEW || !connected)) {
            ask();
        }
        nextMillis = nowMillis + (askedKnown ? AGAIN : ANSWER).toMillis();
        askedKnown = true;
    }

    /** Whether a look-up leads anywhere: with many nodes at once, with few when there was time to find more. */
    boolean isDone(long nowMillis) {
        return connectedAtMillis != Long.MAX_VALUE
                && (!node.needsNodes() || nowMillis - connectedAtMillis >= ANSWER.toMillis());
    }

    private void ask() {
        known.forEach(node::ask);
        if (askedKnown || known.isEmpty()) {
            routers.stream().flatMap(Bootstrap::addresses).forEach(node::ask);
        }
    }

    private static Stream<InetSocketAddress> addresses(InetSocketAddress router) {
        if (!router.isUnresolved()) {
            return Stream.of(router);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(router.getHostString()))
                    .map(address -> new InetSocketAddress(address, router.getPort()));
        } catch (UnknownHostException e) {
            LOG.debug("no address of the router {}", router.getHostString());
            return Stream.empty();
        }
    }
}
