package org.seedcast.seed.bt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000;

    private final Allowance allowance = new Allowance(10, 20, 0);

    @Test
    void whatIsSpentComesBackWithTime() {
        assertThat(allowance.take(20, 0)).isTrue();
        assertThat(allowance.take(1, 0)).isFalse();
        assertThat(allowance.isLeft()).isFalse();
        assertThat(allowance.take(10, SECOND)).isTrue();
        assertThat(allowance.isFull(2 * SECOND)).isFalse();
        assertThat(allowance.isFull(100 * SECOND)).isTrue();
        assertThat(allowance.take(21, 100 * SECOND)).as("no more is saved up").isFalse();
    }

    @Test
    void debtIsPaidFirst() {
        allowance.spend(50);
        allowance.refill(3 * SECOND);
        assertThat(allowance.isLeft()).isFalse();
        allowance.earn(5);
        assertThat(allowance.isLeft()).isTrue();
    }
}
