package io.flowcast.models.expiry.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FairSharesTest {
    @Test
    void historyIsMadeUpFor() {
        // Both need 10 now; the first had 6 more before: 10 units bring both to 8 of all they had.
        assertThat(FairShares.level(10, new double[] {10, 10}, new double[] {6, 0}, new double[] {1, 1}))
                .containsExactly(new double[] {2, 8}, within(1e-12));
        assertThat(FairShares.level(3, new double[] {10, 10}, new double[] {6, 0}, new double[] {1, 1}))
                .containsExactly(new double[] {0, 3}, within(1e-12));
    }

    @Test
    void weightsMultiplyFillRates() {
        assertThat(FairShares.weighted(12, new double[] {10, 10}, new double[] {2, 1}))
                .containsExactly(new double[] {8, 4}, within(1e-12));
        assertThat(FairShares.weighted(18, new double[] {10, 10}, new double[] {2, 1}))
                .containsExactly(new double[] {10, 8}, within(1e-12));
    }

    /** The mark of max-min: whoever gets less than it needs is at the top level of all who got anything now. */
    @Property(tries = 300)
    void nobodyCanBeRaisedWithoutLoweringSomebodyLower(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(8);
        double[] needs = random.doubles(n, 0, 50).map(Math::floor).toArray();
        double[] past = random.doubles(n, 0, 30).toArray();
        double[] scale = random.doubles(n, 0.01, 20).toArray();
        double supply = random.nextInt(5) == 0 ? 0 : random.nextDouble() * 200;
        double[] shares = FairShares.level(supply, needs, past, scale);
        double sum = Arrays.stream(shares).sum();
        assertThat(sum).isCloseTo(Math.min(supply, Arrays.stream(needs).sum()), within(1e-9));
        for (int r = 0; r < n; r++) {
            assertThat(shares[r]).isBetween(0.0, needs[r]);
            for (int k = 0; k < n; k++) {
                if (shares[r] < needs[r] - 1e-9 && shares[k] > 1e-9) {
                    assertThat((past[k] + shares[k]) / scale[k])
                            .isLessThanOrEqualTo((past[r] + shares[r]) / scale[r] + 1e-9);
                }
            }
        }
    }

    @Test
    void refusesNumbersThatAreNone() {
        double[] one = {1};
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FairShares.maxMinQuantity(bad, one))
                    .withMessageContaining("Maybe");
            assertThatIllegalArgumentException().isThrownBy(() -> FairShares.maxMinFillRate(1, new double[] {bad}));
            assertThatIllegalArgumentException().isThrownBy(() -> FairShares.weighted(1, one, new double[] {bad}));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FairShares.level(1, one, new double[1], new double[] {0}));
        assertThat(FairShares.maxMinQuantity(5, new double[0])).isEmpty();
        assertThat(FairShares.maxMinFillRate(5, new double[] {0, 4})).containsExactly(0, 4);
    }
}
