package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedRulesTest {
    @ParameterizedTest(name = "ratio {0}, copies {1}: {2} bytes, {3} uploaded, {4} copies")
    @CsvSource({
        // without rules nothing ends
        ",, 1000, 999999, 99,",
        // the ratio counts from the very byte that reaches it
        "2,, 1000, 1999, 99,",
        "2,, 1000, 2000, 0, RATIO",
        "1.5,, 1000, 1499, 0,",
        "1.5,, 1000, 1500, 0, RATIO",
        "0.001,, 1000, 0, 0,",
        "0.001,, 1000, 1, 0, RATIO",
        // beyond what fits an int
        "3,, 4000000000000, 11999999999999, 0,",
        "3,, 4000000000000, 12000000000000, 0, RATIO",
        // nothing to give
        "1,, 0, 0, 0, RATIO",
        // copies
        ", 3, 1000, 999999, 2,",
        ", 3, 1000, 0, 3, COPIES",
        ", 3, 1000, 0, 4, COPIES",
        ", 1, 0, 0, 0,",
        // either is enough
        "2, 3, 1000, 1999, 2,",
        "2, 3, 1000, 2000, 2, RATIO",
        "2, 3, 1000, 1999, 3, COPIES",
        "2, 3, 1000, 2000, 3, RATIO",
    })
    void aTorrentEndsByEitherRule(
            @Nullable Double ratio,
            @Nullable Integer copies,
            long bytes,
            long uploaded,
            int seen,
            SeedRules.@Nullable Rule rule) {
        SeedRules rules = new SeedRules(
                ratio == null ? OptionalDouble.empty() : OptionalDouble.of(ratio),
                copies == null ? OptionalInt.empty() : OptionalInt.of(copies));

        assertThat(rules.fulfilled(bytes, uploaded, seen)).isEqualTo(Optional.ofNullable(rule));
    }
}
