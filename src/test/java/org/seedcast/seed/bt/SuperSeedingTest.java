package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SuperSeedingTest {
    private static final int PIECES = 40;
    private static final int PIECE_BYTES = 64 << 10;
    private static final long SLOW = SuperSeeding.QUICK_NANOS;

    private final SuperSeeding<String> seeding = new SuperSeeding<>(PIECES, PIECE_BYTES);
    private final PeerPieces ofA = new PeerPieces(PIECES);
    private final PeerPieces ofB = new PeerPieces(PIECES);

    @Test
    void tellsEachPeerOfOtherPieces() {
        Set<Integer> told = new HashSet<>();
        for (int peer = 0; peer < PIECES / 2; peer++) {
            for (int piece : seeding.welcome("peer " + peer, new PeerPieces(PIECES), 0)) {
                told.add(piece);
            }
        }
        assertThat(told).hasSize(PIECES);
    }

    @Test
    void tellsOfTheNextWhenOneWasSeenElsewhere() throws IOException {
        int[] first = seeding.welcome("a", ofA, 0);
        seeding.welcome("b", ofB, 0);
        ofA.have(first[0]);
        assertThat(seeding.seen("a", first[0], SLOW)).containsExactly("a");
        assertThat(seeding.more("a", ofA, SLOW)).as("only it has it").isEmpty();
        assertThat(seeding.seen("b", first[0], SLOW)).containsExactlyInAnyOrder("a", "b");
        int[] next = seeding.more("a", ofA, SLOW);
        assertThat(next).hasSize(1).doesNotContain(first);
        assertThat(seeding.more("a", ofA, SLOW)).as("it has not got that one yet").isEmpty();
    }

    @Test
    void doesNotWaitForSomebodyElseWhereThereIsNobody() throws IOException {
        assertThat(roundsAlone(SLOW)).isEqualTo(PIECES / SuperSeeding.FEWEST_AT_A_TIME);
    }

    @Test
    void tellsAPeerThatIsQuickOfMoreAtATime() throws IOException {
        assertThat(roundsAlone(SLOW - 1)).isLessThan(PIECES / 4);
    }

    /** How often a peer that is alone is told of some pieces, each time once it has those before. */
    private int roundsAlone(long round) throws IOException {
        int rounds = 0;
        long now = 0;
        for (int[] told = seeding.welcome("a", ofA, now); told.length > 0; told = seeding.more("a", ofA, now)) {
            rounds++;
            now += round;
            for (int piece : told) {
                ofA.have(piece);
                seeding.seen("a", piece, now);
            }
        }
        assertThat(ofA.isComplete()).isTrue();
        return rounds;
    }

    @Test
    void isNotHeldUpByAPeerThatGetsNothing() throws IOException {
        seeding.welcome("idle", new PeerPieces(PIECES), 0);
        long late = SuperSeeding.PATIENCE_NANOS;
        int[] told = seeding.welcome("a", ofA, late);
        ofA.have(told[0]);
        seeding.seen("a", told[0], late + SLOW);
        assertThat(seeding.more("a", ofA, late + SLOW)).hasSize(1);
    }

    @Test
    void goesOnInTheEndWithAPeerThatPassesNothingOn() throws IOException {
        int[] first = seeding.welcome("a", ofA, 0);
        seeding.welcome("b", ofB, 0);
        ofA.have(first[0]);
        seeding.seen("b", PIECES - 1, 1);
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS - 1)).isEmpty();
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS)).isNotEmpty();
    }

    @Test
    void allowsWhatItToldOf() {
        int[] first = seeding.welcome("a", ofA, 0);
        assertThat(seeding.offered("a", first[0])).isTrue();
        assertThat(seeding.offered("a", first[first.length - 1] + 1)).isFalse();
        assertThat(seeding.offered("b", first[0])).isFalse();
        seeding.left("a");
        assertThat(seeding.offered("a", first[0])).isFalse();
    }

    /** Peers that pass on what they get, all as fast: what is given out stays near one copy. */
    @Test
    void givesOutHardlyMoreThanOneCopyToMany() throws IOException {
        int pieces = 400;
        int peers = 8;
        SuperSeeding<Integer> many = new SuperSeeding<>(pieces, PIECE_BYTES);
        Map<Integer, PeerPieces> theirs = new HashMap<>();
        Map<Integer, List<Integer>> wanted = new HashMap<>();
        for (int peer = 0; peer < peers; peer++) {
            theirs.put(peer, new PeerPieces(pieces));
            wanted.put(peer, new ArrayList<>());
            told(wanted.get(peer), many.welcome(peer, theirs.get(peer), 0));
        }
        int given = 0;
        long now = 0;
        while (theirs.values().stream().noneMatch(PeerPieces::isComplete)) {
            now += TimeUnit.MILLISECONDS.toNanos(100);
            for (int peer = 0; peer < peers; peer++) {
                List<Integer> open = wanted.get(peer);
                PeerPieces its = theirs.get(peer);
                open.removeIf(its::has);
                if (!open.isEmpty()) {
                    given++;
                    passOn(open.remove(0), many, theirs, now);
                }
                told(open, many.more(peer, its, now));
            }
            assertThat(now).isLessThan(TimeUnit.MINUTES.toNanos(10));
        }
        assertThat(given).isBetween(pieces, pieces * 11 / 10);
    }

    private static void passOn(int piece, SuperSeeding<Integer> many, Map<Integer, PeerPieces> theirs, long now)
            throws IOException {
        for (Map.Entry<Integer, PeerPieces> peer : theirs.entrySet()) {
            peer.getValue().have(piece);
            many.seen(peer.getKey(), piece, now);
        }
    }

    private static void told(List<Integer> wanted, int[] pieces) {
        for (int piece : pieces) {
            wanted.add(piece);
        }
    }
}
