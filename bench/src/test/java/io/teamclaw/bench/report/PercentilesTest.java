package io.teamclaw.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void takesTheNearestRankOfDurationsInAnyOrder() {
        Percentiles percentiles = new Percentiles();
        for (int each = 10_000; each > 0; each--) { // more than it first has room for
            percentiles.add(each * 1_000_000L);
        }

        assertThat(percentiles.millis(50)).isEqualTo(5_000);
        assertThat(percentiles.millis(99)).isEqualTo(9_900);
        assertThat(percentiles.millis(99.9)).isEqualTo(9_990);
        assertThat(percentiles.millis(100)).isEqualTo(10_000);
        assertThat(percentiles.millis(0.001)).isEqualTo(1);
    }

    @Test
    void sortsAgainWhenMoreCame() {
        Percentiles percentiles = new Percentiles();
        percentiles.add(9_000_000);
        assertThat(percentiles.millis(50)).isEqualTo(9);

        percentiles.add(1_000_000);

        assertThat(percentiles.millis(50)).isEqualTo(1);
        assertThat(percentiles.count()).isEqualTo(2);
    }

    @Test
    void hasNoPercentileOfNothing() {
        assertThat(new Percentiles().millis(50)).isNaN();
    }

    @Test
    void takesTheMiddleOrTheMeanOfTwoAsMedian() {
        assertThat(Percentiles.median(new double[] {1, 2, 9})).isEqualTo(2);
        assertThat(Percentiles.median(new double[] {1, 2, 4, 9})).isEqualTo(3);
        assertThatThrownBy(() -> Percentiles.median(new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
