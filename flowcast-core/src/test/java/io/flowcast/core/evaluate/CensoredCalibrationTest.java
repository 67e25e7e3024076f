package io.flowcast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CensoredCalibrationTest {
    @Test
    void productLimitByHand() {
        // .1 known, .2 bound, .3 known, .4 bound, .5 known: survival .8 after .1, .8 * 2/3 after .3, 0 after .5.
        CensoredCalibration c = new CensoredCalibration(1);
        c.observed(0.3, 0.3);
        c.atLeast(0.4);
        c.observed(0.5, 0.5);
        c.atLeast(0.2);
        c.observed(0.1, 0.1);

        assertThat(c.below(0.05, 0.15, 0.25, 0.35, 0.45, 0.6))
                .containsExactly(new double[] {0, 0.2, 0.2, 1 - 0.8 * 2 / 3, 1 - 0.8 * 2 / 3, 1}, within(1e-12));
        assertThat(c.count()).isEqualTo(5);
        assertThat(c.exactShare()).isEqualTo(0.6);
    }

    @Test
    void rightForecastsLookRightThroughHeavyCensoring() {
        SplittableRandom random = new SplittableRandom(2);
        CensoredCalibration all = new CensoredCalibration(1);
        CensoredCalibration quietDays = new CensoredCalibration(1);
        for (int i = 0; i < 40_000; i++) {
            double demand = random.nextDouble();
            double stock = random.nextDouble() * 1.3;
            if (demand < stock) {
                all.observed(demand, demand);
                quietDays.observed(demand, demand);
            } else {
                all.atLeast(stock);
            }
        }

        assertThat(all.below(0.1, 0.5, 0.9)).containsExactly(new double[] {0.1, 0.5, 0.9}, within(0.015));
        assertThat(quietDays.below(0.5)[0]).as("sold-out days left out").isGreaterThan(0.6);
    }
}
