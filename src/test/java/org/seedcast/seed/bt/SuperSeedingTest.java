package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuperSeedingTest {
    private static final int PIECES = 8;

    private final SuperSeeding<String> seeding = new SuperSeeding<>(PIECES);
    private final PeerPieces ofA = new PeerPieces(PIECES);
    private final PeerPieces ofB = new PeerPieces(PIECES);

    @Test
    void tellsEachPeerOfAnotherPiece() {
        Set<Integer> told = new HashSet<>();
        for (int peer = 0; peer < PIECES; peer++) {
            told.add(seeding.welcome("peer " + peer, new PeerPieces(PIECES), 0).orElseThrow());
        }
        assertThat(told).hasSize(PIECES);
    }

    @Test
    void tellsOfTheNextWhenTheLastWasSeenElsewhere() throws IOException {
        int first = seeding.welcome("a", ofA, 0).orElseThrow();
        seeding.welcome("b", ofB, 0);
        ofA.have(first);
        seeding.seen("a", first);
        assertThat(seeding.more("a", ofA, 1)).as("only it has it").isEmpty();
        seeding.seen("b", first);
        OptionalInt next = seeding.more("a", ofA, 2);
        assertThat(next).isPresent();
        assertThat(next.getAsInt()).isNotEqualTo(first);
        assertThat(seeding.more("a", ofA, 3)).as("it has not got that one yet").isEmpty();
    }

    @Test
    void doesNotWaitForSomebodyElseWhereThereIsNobody() throws IOException {
        for (int piece = 0; piece < PIECES; piece++) {
            int told = (piece == 0 ? seeding.welcome("a", ofA, 0) : seeding.more("a", ofA, 0)).orElseThrow();
            ofA.have(told);
        }
        assertThat(ofA.isComplete()).isTrue();
        assertThat(seeding.more("a", ofA, 0)).isEmpty();
    }

    @Test
    void goesOnInTheEndWithAPeerThatPassesNothingOn() throws IOException {
        int first = seeding.welcome("a", ofA, 0).orElseThrow();
        seeding.welcome("b", ofB, 0);
        ofA.have(first);
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS - 1)).isEmpty();
        assertThat(seeding.more("a", ofA, SuperSeeding.PATIENCE_NANOS)).isPresent();
    }

    @Test
    void allowsWhatItToldOf() {
        int first = seeding.welcome("a", ofA, 0).orElseThrow();
        assertThat(seeding.offered("a", first)).isTrue();
        assertThat(seeding.offered("a", (first + 1) % PIECES)).isFalse();
        assertThat(seeding.offered("b", first)).isFalse();
        seeding.left("a");
        assertThat(seeding.offered("a", first)).isFalse();
    }
}
