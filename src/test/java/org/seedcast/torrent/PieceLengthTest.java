package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PieceLengthTest {
    private static final int KIB = 1024;

    @ParameterizedTest
    @CsvSource({
        "0, 16",
        "1, 16",
        "16777216, 16",
        "94906265, 64",
        "94906266, 128",
        "30000000, 32",
        "60000000, 64",
        "700000000, 512",
        "4294967296, 4096",
        "34359738368, 16384",
        "9223372036854775807, 16384"
    })
    void sizesOfLife(long size, int kib) {
        assertThat(PieceLength.forContent(size).bytes()).isEqualTo(kib * KIB);
    }

    /** The first size of every step, from the square root of its square; one byte less belongs to the step before. */
    static Stream<Arguments> steps() {
        return Stream.iterate(14, k -> k < 24, k -> k + 1).map(k -> {
            BigInteger square = BigInteger.ONE.shiftLeft(2 * k + 21);
            long first = square.subtract(BigInteger.ONE).sqrt().longValueExact() + 1;
            return Arguments.of(k, first);
        });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepIsExactToTheByte(int k, long first) {
        assertThat(PieceLength.forContent(first - 1).bytes()).isEqualTo(1 << k);
        assertThat(PieceLength.forContent(first).bytes()).isEqualTo(1 << (k + 1));
        assertThat(PieceLength.forContent(first + 1).bytes()).isEqualTo(1 << (k + 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "16383, 1", "16384, 1", "16385, 2", "32768, 2", "9223372036854775807, 562949953421312"})
    void countsTheLastShortPiece(long size, long pieces) {
        assertThat(new PieceLength(16384).count(size)).isEqualTo(pieces);
    }

    @Test
    void takesAnyPositiveLengthOfOthers() {
        assertThat(new PieceLength(1).count(7)).isEqualTo(7);
        assertThatThrownBy(() -> new PieceLength(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PieceLength(Integer.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PieceLength.forContent(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
