package io.flowcast.models.inventory.lotsizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JointReplenishmentTest {
    private static JointReplenishment drawn(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] fixed = new double[n];
        double[] holding = new double[n];
        double[] rate = new double[n];
        for (int i = 0; i < n; i++) {
            fixed[i] = 1 + 200 * random.nextDouble();
            holding[i] = 0.1 + 5 * random.nextDouble();
            rate[i] = 1 + 900 * random.nextDouble();
        }
        return new JointReplenishment(5 + 300 * random.nextDouble(), fixed, holding, rate);
    }

    @Property(tries = 60)
    void nothingBeatsTheBestPlan(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        JointReplenishment model = drawn(seed, 3);
        double cheapest = Double.POSITIVE_INFINITY;
        for (int a = 1; a < 16; a++) {
            for (int b = 1; b < 16; b++) {
                for (int c = 1; c < 16; c++) {
                    cheapest =
                            Math.min(cheapest, model.plan(new int[] {a, b, c}).cost());
                }
            }
        }
        JointReplenishment.JointPlan best = model.best();
        assertThat(best.cost()).isLessThanOrEqualTo(cheapest * (1 + 1e-12));
        assertThat(model.silver().cost()).isGreaterThanOrEqualTo(best.cost() * (1 - 1e-12));
        assertThat(model.powersOfTwo().cost()).isBetween(best.cost() * (1 - 1e-12), 1.061 * best.cost());
        for (int m : model.powersOfTwo().multiples()) {
            assertThat(Integer.bitCount(m)).isEqualTo(1);
        }
    }

    /** Silver, Pyke and Peterson 1998, example of section 11.2 (stockpyl's test_spp). */
    @Test
    void publishedExample() {
        JointReplenishment model = new JointReplenishment(
                40, new double[] {15, 15, 15, 15}, new double[] {0.24, 0.24, 0.24, 0.24}, new double[] {
                    86000, 12500, 1400, 3000
                });
        JointReplenishment.JointPlan plan = model.silver();
        assertThat(plan.multiples()).containsExactly(1, 1, 4, 3);
        assertThat(plan.cost()).isCloseTo(2067.65084, within(1e-5));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new JointReplenishment(1, new double[] {1}, new double[] {0}, new double[] {1}))
                .hasMessageContaining("holdingCosts[0]");
        assertThatThrownBy(() -> new JointReplenishment(1, new double[] {1}, new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("holdingCosts");
    }
}
