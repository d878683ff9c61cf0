package org.seedcast.seed.bt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerMemoryTest {
    private final PeerMemory memory = new PeerMemory(1000);
    private final List<String> left = new ArrayList<>();

    private final class Peer implements PeerMemory.Tenant {
        private final String name;
        private final double stale;

        Peer(String name, double stale) {
            this.name = name;
            this.stale = stale;
        }

        @Override
        public double secondsStale(long now) {
            return stale;
        }

        @Override
        public void close() {
            left.add(name);
            memory.left(this);
        }
    }

    @Test
    void thoseThatHoldMostAndTakeNothingAreLeftUntilTheOthersFit() {
        Peer downloading = new Peer("downloading", 0.001);
        memory.holds(downloading, 700);
        memory.holds(new Peer("stalled", 10), 400);
        memory.holds(new Peer("idle", 10), 100);
        assertThat(memory.isExceeded()).isTrue();
        memory.shed(0);
        assertThat(left).containsExactly("stalled");
        assertThat(memory.total()).isEqualTo(800);
        memory.holds(downloading, 200);
        assertThat(memory.total()).isEqualTo(300);
        assertThat(memory.isTight()).isFalse();
    }

    @Test
    void nobodyIsLeftWhoFits() {
        memory.holds(new Peer("stalled", 10), 1000);
        memory.shed(0);
        assertThat(left).isEmpty();
        assertThat(memory.isTight()).isTrue();
    }
}
