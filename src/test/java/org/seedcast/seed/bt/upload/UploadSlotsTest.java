package org.seedcast.seed.bt.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.OriginTest;

class UploadSlotsTest {
    private static final int SLOTS = 4;

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final UploadSlots slots = new UploadSlots(SLOTS, later::add);

    private static final class Peer implements UploadSlots.Holder {
        private final Origin origin;
        private boolean unchoked;
        private boolean asks;
        private int wasted;
        private int told;

        Peer(String address, boolean asks) {
            origin = OriginTest.origin(address);
            this.asks = asks;
        }

        @Override
        public Origin origin() {
            return origin;
        }

        @Override
        public void unchoke() {
            unchoked = true;
            told++;
        }

        @Override
        public void choke() {
            unchoked = false;
            told++;
        }

        @Override
        public boolean hasTakenAll() {
            return true;
        }

        @Override
        public boolean stalledSince(long nanos) {
            return false;
        }

        @Override
        public boolean wastesSince(long nanos) {
            return !asks;
        }

        @Override
        public void wasted() {
            wasted++;
        }

        @Override
        public int wastedSlots() {
            return wasted;
        }
    }

    private Peer wants(String address, boolean asks) {
        Peer peer = new Peer(address, asks);
        slots.wants(peer);
        runLater();
        return peer;
    }

    private void runLater() {
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    private List<Peer> many(int count, String address, boolean asks) {
        List<Peer> peers = new ArrayList<>();
        for (int peer = 0; peer < count; peer++) {
            peers.add(wants(address, asks));
        }
        return peers;
    }

    @Test
    void whoAsksForNothingLosesItsSlotToTheNext() {
        List<Peer> silent = many(SLOTS + 1, "192.0.2.1", false);
        Peer late = wants("192.0.2.1", true);
        assertThat(late.unchoked).isFalse();
        slots.reclaim(0);
        assertThat(late.unchoked).isTrue();
        assertThat(silent).allMatch(peer -> peer.wasted == 1);
        // they have their turn again, when nobody else wants one
        assertThat(silent).filteredOn(peer -> peer.unchoked).hasSize(SLOTS);
    }

    @Test
    void aSlotThatNobodyElseWantsIsKept() {
        Peer silent = wants("192.0.2.1", false);
        slots.reclaim(0);
        assertThat(silent.unchoked).isTrue();
        assertThat(silent.wasted).isZero();
    }

    @Test
    void whoComesFromWhereNobodyHasASlotTakesOneOfMany() {
        List<Peer> many = many(20, "192.0.2.1", true);
        Peer stranger = wants("198.51.100.1", true);
        assertThat(stranger.unchoked).isTrue();
        slots.rotate(0);
        assertThat(stranger.unchoked).as("it is not the one with the most").isTrue();
        assertThat(many).filteredOn(peer -> peer.unchoked).hasSizeBetween(SLOTS - 1, SLOTS);
    }

    @Test
    void whoLetOnePassTakesNoneFromOthers() {
        many(20, "192.0.2.1", true);
        Peer stranger = new Peer("198.51.100.1", false);
        stranger.wasted = 1;
        slots.wants(stranger);
        // the optimistic one is gone already, and no other is free
        runLater();
        assertThat(stranger.unchoked).isFalse();
    }

    @Test
    void aChangeOfMindAndBackIsSettledOnce() {
        Peer peer = wants("192.0.2.1", true);
        for (int time = 0; time < 1000; time++) {
            slots.leaves(peer);
            slots.wants(peer);
        }
        assertThat(later).hasSize(1);
        runLater();
        assertThat(peer.told).isEqualTo(2);
    }
}
