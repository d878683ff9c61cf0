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
 * Starts a node once there is a network for it, finds its first neighbours, and finds some again whenever it has lost
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

    /** While there is nobody at all. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** While there is somebody; a small network of its own may never have more. */
    private static final Duration SELDOM = Duration.ofMinutes(10);

    /** With fewer the look-up of its own neighbourhood, by which mldht fills its table, leads nowhere. */
    private static final int TOO_FEW = 10;

    /** With so many it finds all others by itself. */
    static final int ENOUGH = 30;

    private final Joiner node;
    private final List<InetSocketAddress> known;
    private final List<InetSocketAddress> routers;
    private int asked;
    private long lastMillis;
    private long connectedAtMillis = Long.MAX_VALUE;

    /**
     * @param known from the last run
     * @param routers with or without an address yet
     */
    Bootstrap(Joiner node, List<InetSocketAddress> known, List<InetSocketAddress> routers, long nowMillis) {
        this.node = node;
        this.known = List.copyOf(known);
        this.routers = List.copyOf(routers);
        this.lastMillis = nowMillis - NEXT_START.toMillis();
    }

    /** To be called all the time. May take seconds, when the names of routers are looked up. */
    void look(long nowMillis) {
        connectedAtMillis = node.isConnected() ? Math.min(connectedAtMillis, nowMillis) : Long.MAX_VALUE;
        if (!node.isStarted()) {
            if (isOver(NEXT_START, nowMillis)) {
                node.start();
                lastMillis = nowMillis;
            }
        } else if (needsNodes() && node.hasSocket() && isOver(pause(), nowMillis)) {
            ask();
            lastMillis = nowMillis;
        }
    }

    /**
     * Reports whether a look-up can succeed: at once with many nodes, with few only after there was time to find more.
     */
    boolean isDone(long nowMillis) {
        return isConnected() && (node.nodes() >= ENOUGH || nowMillis - connectedAtMillis >= ANSWER.toMillis());
    }

    private boolean isConnected() {
        return connectedAtMillis != Long.MAX_VALUE;
    }

    private boolean needsNodes() {
        return node.nodes() < TOO_FEW || !isConnected();
    }

    private boolean isOver(Duration pause, long nowMillis) {
        return nowMillis - lastMillis >= pause.toMillis();
    }

    private Duration pause() {
        return switch (asked) {
            case 0 -> SOCKET;
            case 1 -> ANSWER;
            default -> node.nodes() == 0 || !isConnected() ? AGAIN : SELDOM;
        };
    }

    private void ask() {
        known.forEach(node::ask);
        if (asked > 0 || known.isEmpty()) {
            routers.stream().flatMap(Bootstrap::addresses).forEach(node::ask);
        }
        asked++;
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
