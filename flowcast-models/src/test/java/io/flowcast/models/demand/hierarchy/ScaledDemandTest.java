package io.flowcast.models.demand.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledDemandTest {
    /** Poisson demands times a factor: where counts are large the losses of the exact formula are nearly the same number. */
    @ParameterizedTest
    @CsvSource({"3, 2", "3, 4.5", "40, 30", "9000, 9500", "9000, 11000", "400000, 415489", "3e8, 3.1e8", "2e12, 1e12"})
    void quantilesAndChancesAgreeWhateverTheSize(double before, double mean) {
        Distribution scaled = ScaledDemand.of(Distributions.poisson(before), mean);
        double last = -1;

        assertThat(scaled.mean()).isCloseTo(mean, within(1e-9 * mean));
        for (double p : new double[] {0.001, 0.025, 0.25, 0.5, 0.75, 0.975, 0.999}) {
            double q = scaled.quantile(p);
            assertThat(q).isEqualTo(Math.rint(q)).isGreaterThanOrEqualTo(last);
            assertThat(scaled.cdf(q)).as("chance of at most the quantile " + p).isGreaterThan(p - 1e-6);
            assertThat(scaled.cdf(q - 1 - 1e-9 * q))
                    .as("chance of less than it")
                    .isLessThan(p + 1e-6);
            last = q;
        }
        double loss = scaled.lossAbove(mean);
        assertThat(loss).isPositive().isLessThan(Math.sqrt(scaled.variance()));
    }
}
