package org.seedcast.seed.bt.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final InetSocketAddress KNOWN = new InetSocketAddress("203.0.113.1", 6881);
    private static final InetSocketAddress ROUTER = new InetSocketAddress("203.0.113.2", 6881);
    private static final long TICK = 250;

    private final Newcomer node = new Newcomer();
    private Bootstrap bootstrap = new Bootstrap(node, List.of(KNOWN), List.of(ROUTER), 7);
    private long now = 7;

    @Test
    void waitsForTheNetworkAndAsksNobodyMeanwhile() {
        node.network = false;
        run(65);
        assertThat(node.starts).isBetween(6, 7);
        assertThat(node.asked).isEmpty();
        assertThat(bootstrap.isDone(now)).isFalse();

        node.network = true;
        run(13);
        assertThat(node.isStarted()).isTrue();
        assertThat(node.asked).startsWith(KNOWN);
    }

    @Test
    void asksRoutersOnlyIfThoseItKnowsDoNotAnswer() {
        run(3);
        assertThat(node.asked).containsExactly(KNOWN);
        node.hears(12);
        run(3600);
        assertThat(node.asked).containsExactly(KNOWN);
    }

    @Test
    void asksRoutersAtOnceIfItKnowsNobody() {
        bootstrap = new Bootstrap(node, List.of(), List.of(ROUTER), 7);
        run(3);
        assertThat(node.asked).containsExactly(ROUTER);
    }

    @Test
    void asksAllEveryMinuteWhileNobodyAnswers() {
        run(10 * 60);
        assertThat(node.asked.stream().filter(ROUTER::equals)).hasSizeBetween(9, 11);
        assertThat(node.asked.stream().filter(KNOWN::equals)).hasSizeBetween(10, 12);
    }

    @Test
    void asksSeldomInASmallNetwork() {
        run(3);
        node.hears(4);
        run(60 * 60);
        assertThat(node.asked.stream().filter(ROUTER::equals)).hasSizeBetween(5, 8);
    }

    @Test
    void asksAgainInAMinuteIfThoseItFoundAreGone() {
        run(3);
        node.hears(1);
        run(10);
        node.asked.clear();
        node.hears(0);
        run(61);
        assertThat(node.asked).containsExactly(KNOWN, ROUTER);
    }

    @Test
    void asksAgainAsSoonAsAllAreLost() {
        run(3);
        node.hears(100);
        run(3600);
        node.asked.clear();

        node.connected = false;
        run(1);
        assertThat(node.asked).containsExactly(KNOWN, ROUTER);
    }

    @Test
    void asksNobodyWithoutASocketAndGoesOnWhenItIsBack() {
        run(3);
        node.hears(100);
        run(60);
        node.asked.clear();
        node.socket = false;
        node.connected = false;
        run(600);
        assertThat(node.asked).isEmpty();
        assertThat(bootstrap.isDone(now)).isFalse();

        node.socket = true;
        run(61);
        assertThat(node.asked).contains(KNOWN, ROUTER);
    }

    @Test
    void isDoneAtOnceWithManyNodesAndInAWhileWithFew() {
        run(2);
        node.hears(Bootstrap.ENOUGH - 1);
        run(1);
        assertThat(bootstrap.isDone(now)).isFalse();
        run(6);
        assertThat(bootstrap.isDone(now)).isTrue();

        node.connected = false;
        run(1);
        assertThat(bootstrap.isDone(now)).isFalse();
        node.hears(Bootstrap.ENOUGH);
        run(1);
        assertThat(bootstrap.isDone(now)).isTrue();
    }

    @Test
    void aRouterWhoseNameNobodyKnowsIsPassedOver() {
        // Refused without a question to anybody.
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("[nowhere]", 6881);
        bootstrap = new Bootstrap(node, List.of(), List.of(unknown, ROUTER), 7);
        run(3);
        assertThat(node.asked).containsExactly(ROUTER);
    }

    private void run(int seconds) {
        for (long end = now + seconds * 1000L; now < end; now += TICK) {
            bootstrap.look(now);
        }
    }

    private static final class Newcomer implements Joiner {
        private final List<InetSocketAddress> asked = new ArrayList<>();
        private boolean network = true;
        private boolean started;
        private boolean socket = true;
        private boolean connected;
        private int starts;
        private int nodes;

        void hears(int others) {
            nodes = others;
            connected = true;
        }

        @Override
        public boolean isStarted() {
            return started;
        }

        @Override
        public void start() {
            starts++;
            started = network;
        }

        @Override
        public boolean hasSocket() {
            return started && socket;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public int nodes() {
            return nodes;
        }

        @Override
        public void ask(InetSocketAddress address) {
            asked.add(address);
        }
    }
}
