package org.seedcast.seed.bt.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SuperSeedingTest {
    private static final int PIECES = 40;
    /** So long that peers are told of as few as possible. */
    private static final int PIECE_BYTES = 16 << 20;

    private static final long LATER = 1_000_000;

    private final SuperSeeding<String> seeding = new SuperSeeding<>(PIECES, PIECE_BYTES);
    private final PeerPieces ofA = new PeerPieces(PIECES);
    private final PeerPieces ofB = new PeerPieces(PIECES);

    @Test
    void tellsEachPeerOfOtherPieces() {
        Set<Integer> told = new HashSet<>();
        for (int peer = 0; peer < PIECES / 2; peer++) {
            add(told, seeding.welcome("peer " + peer, new PeerPieces(PIECES), 0));
        }
        assertThat(told).hasSize(PIECES);
    }

    private static void add(Set<Integer> told, int[] pieces) {
        for (int piece : pieces) {
            told.add(piece);
        }
    }

    @Test
    void tellsOfTheNextWhenOneWasSeenElsewhere() throws IOException {
        seeding.welcome("b", ofB, 0);
        int[] first = seeding.welcome("a", ofA, 0);
        ofA.have(first[0]);
        assertThat(seeding.seen("a", first[0], LATER)).containsExactly("a");
        assertThat(seeding.more("a", ofA, LATER)).as("only it has it").isEmpty();
        assertThat(seeding.seen("b", first[0], LATER)).containsExactlyInAnyOrder("a", "b");
        int[] next = seeding.more("a", ofA, LATER);
        assertThat(next).hasSize(1).doesNotContain(first);
        assertThat(seeding.more("a", ofA, LATER))
                .as("it has not got that one yet")
                .isEmpty();
    }

    @Test
    void tellsOneThatIsAloneOfMoreBeforeItHasGotAllThatItKnows() throws IOException {
        Set<Integer> told = new HashSet<>();
        add(told, seeding.welcome("a", ofA, 0));
        assertThat(told).as("the rest is for others that may come").hasSize(PIECES / 2);
        while (told.size() < PIECES) {
            int next =
                    told.stream().filter(piece -> !ofA.has(piece)).findFirst().orElseThrow();
            ofA.have(next);
            seeding.seen("a", next, LATER);
            add(told, seeding.more("a", ofA, LATER));
            assertThat(told.stream().filter(piece -> !ofA.has(piece)).count())
                    .as("those it may still ask for")
                    .isGreaterThanOrEqualTo(Math.min(SuperSeeding.FEWEST_ALONE, PIECES - ofA.count()));
        }
    }

    @Test
    void tellsAPeerThatHasToWaitForTheNextOfMoreAtATime() throws IOException {
        seeding.welcome("b", ofB, 0);
        int[] first = seeding.welcome("a", ofA, 0);
        assertThat(first).hasSize(SuperSeeding.FEWEST_AT_A_TIME);
        for (int piece : first) {
            ofA.have(piece);
            seeding.seen("b", piece, LATER);
        }
        assertThat(seeding.more("a", ofA, LATER)).hasSize(2 * SuperSeeding.FEWEST_AT_A_TIME);
    }

    @Test
    void isNotHeldUpByAPeerThatGetsNothing() throws IOException {
        seeding.welcome("idle", new PeerPieces(PIECES), 0);
        int[] told = seeding.welcome("a", ofA, LATER);
        assertThat(told).hasSize(SuperSeeding.FEWEST_AT_A_TIME);
        ofA.have(told[0]);
        long late = SuperSeeding.PATIENCE_NANOS;
        seeding.seen("a", told[0], late);
        assertThat(seeding.more("a", ofA, late)).hasSizeGreaterThan(SuperSeeding.FEWEST_AT_A_TIME);
    }

    @Test
    void goesOnInTheEndWithAPeerThatPassesNothingOn() throws IOException {
        seeding.welcome("b", ofB, 0);
        int[] first = seeding.welcome("a", ofA, 0);
        ofA.have(first[0]);
        seeding.seen("b", PIECES - 1, 1);
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS - 1)).isEmpty();
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS)).isNotEmpty();
    }

    @Test
    void allowsWhatItToldOf() {
        int[] first = seeding.welcome("a", ofA, 0);
        assertThat(seeding.offered("a", first[0])).isTrue();
        assertThat(seeding.offered("a", PIECES - 1)).isFalse();
        assertThat(seeding.offered("b", first[0])).isFalse();
        seeding.left("a");
        assertThat(seeding.offered("a", first[0])).isFalse();
    }

    /** Peers that pass on what they get, all as fast: what is given out stays near one copy. */
    @Test
    void givesOutHardlyMoreThanOneCopyToMany() throws IOException {
        int pieces = 400;
        int peers = 8;
        SuperSeeding<Integer> many = new SuperSeeding<>(pieces, 64 << 10);
        List<PeerPieces> theirs = new ArrayList<>();
        List<List<Integer>> wanted = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            theirs.add(new PeerPieces(pieces));
            wanted.add(new ArrayList<>());
            told(wanted.get(peer), many.welcome(peer, theirs.get(peer), 0));
        }
        int given = 0;
        long now = 0;
        while (theirs.stream().noneMatch(PeerPieces::isComplete)) {
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

    private static void passOn(int piece, SuperSeeding<Integer> many, List<PeerPieces> theirs, long now)
            throws IOException {
        for (int peer = 0; peer < theirs.size(); peer++) {
            theirs.get(peer).have(piece);
            many.seen(peer, piece, now);
        }
    }

    private static void told(List<Integer> wanted, int[] pieces) {
        for (int piece : pieces) {
            wanted.add(piece);
        }
    }
}
