package org.seedcast.seed;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Limits after which a torrent has been seeded enough; reaching either one suffices.
 *
 * @param ratio how many times its size is to be sent, more than 0; empty when that does not matter
 * @param copies how many complete ones are to be elsewhere, at least 1; empty when that does not matter
 */
public record SeedRules(OptionalDouble ratio, OptionalInt copies) {
    public static final SeedRules NONE = new SeedRules(OptionalDouble.empty(), OptionalInt.empty());

    /** The rule that ends a torrent. */
    public enum Rule {
        RATIO,
        COPIES
    }

    boolean areNone() {
        return ratio.isEmpty() && copies.isEmpty();
    }

    /**
     * The rule that a torrent fulfils, if any.
     *
     * @param bytes its size; without content it has nothing to give, and any ratio is reached
     * @param uploadedBytes sent in total
     * @param copiesElsewhere complete ones seen at others
     */
    public Optional<Rule> fulfilled(long bytes, long uploadedBytes, int copiesElsewhere) {
        if (ratio.isPresent() && uploadedBytes >= ratio.getAsDouble() * bytes) {
            return Optional.of(Rule.RATIO);
        }
        return copies.isPresent() && copiesElsewhere >= copies.getAsInt() ? Optional.of(Rule.COPIES) : Optional.empty();
    }
}
