package io.flowcast.models.expiry.shelflife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import java.time.Duration;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingDaysTest {
    private static ShelfLifeSettings settings(double cv, double failed) {
        return new ShelfLifeSettings(cv, failed, Duration.ofHours(3), 5, 0.5, 0.5);
    }

    /** Moments and loss against numerical integration of the survival function by the midpoint rule. */
    @ParameterizedTest
    @CsvSource({
        "10, 0, 10, 0.1, 0.05",
        "10, 6, 4, 0.1, 0.05",
        "10, 9.5, 5, 0.2, 0.05",
        "7, 8, 2, 0.3, 0.2",
        "3, 1, 9, 0.5, 0.5"
    })
    void agreesWithNumericalIntegration(double life, double age, double cap, double cv, double failed) {
        Distribution days = RemainingDays.of(life, age, cap, settings(cv, failed));
        double s = Math.sqrt(Math.log1p(cv * cv));
        double mu = Math.log(life) - s * new NormalDistribution(0, 1).inverseCumulativeProbability(failed);
        LogNormalDistribution whole = new LogNormalDistribution(mu, s);
        double alive = 1 - whole.cumulativeProbability(age);

        double mean = 0;
        double square = 0;
        double above = 0;
        int pieces = 100_000;
        double level = cap / 3;
        for (int i = 0; i < pieces; i++) {
            double r = cap * (i + 0.5) / pieces;
            double survival = (1 - whole.cumulativeProbability(age + r)) / alive;
            mean += survival * cap / pieces;
            square += 2 * r * survival * cap / pieces;
            above += r > level ? survival * cap / pieces : 0;
        }
        assertThat(days.mean()).isCloseTo(mean, within(1e-6));
        assertThat(days.variance()).isCloseTo(square - mean * mean, within(1e-5));
        assertThat(days.lossAbove(level)).isCloseTo(above, within(cap / pieces));
        for (double p = 0.05; p < 1; p += 0.05) {
            double q = days.quantile(p);
            if (q < cap) {
                assertThat(days.cdf(q)).isCloseTo(p, within(1e-9));
            } else {
                assertThat(days.cdf(q)).isEqualTo(1);
            }
        }
    }

    @Test
    void theStatedShareFailsBeforeTheStatedLife() {
        Distribution fresh = RemainingDays.of(10, 0, 100, settings(0.1, 0.05));
        assertThat(fresh.cdf(10)).isCloseTo(0.05, within(1e-9));
        // Coefficient of variation of the uncut distribution: the cap at 100 days cuts nothing off.
        assertThat(Math.sqrt(fresh.variance()) / fresh.mean()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void withoutSpreadTheRestIsCertain() {
        Distribution days = RemainingDays.of(10, 4, 100, settings(0, 0.05));
        assertThat(days.mean()).isEqualTo(6);
        assertThat(days.variance()).isZero();
        assertThat(RemainingDays.of(10, 40, 100, settings(0, 0.05)).mean()).isZero();
    }

    @Test
    void goodsFarBeyondTheirLifeHaveNone() {
        assertThat(RemainingDays.of(2, 400, 100, settings(0.1, 0.05)).quantile(1))
                .isZero();
        assertThat(RemainingDays.of(2, 1, 0, settings(0.1, 0.05)).quantile(1)).isZero();
        assertThat(RemainingDays.of(2, 1, Double.POSITIVE_INFINITY, settings(0.1, 0.05))
                        .quantile(1))
                .isFinite();
    }
}
