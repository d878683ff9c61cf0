package org.seedcast.seed.mse;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Always the same numbers, except that paddings have the lengths a test wants, in the order they are made. */
final class ChosenPaddings implements RandomGenerator {
    private final Random random;
    private final int[] lengths;
    private int used;

    ChosenPaddings(long seed, int... lengths) {
        this.random = new Random(seed);
        this.lengths = lengths.clone();
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return lengths[used++];
    }
}
