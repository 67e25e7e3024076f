package io.flowcast.models.expiry.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SequentialAllocationTest {
    private static UncertainNeed need(long... amounts) {
        double[] even = new double[amounts.length];
        java.util.Arrays.fill(even, 1.0 / amounts.length);
        return new UncertainNeed(amounts, even);
    }

    /** The recursion of the paper, written down without any of the shortcuts. */
    private static double plain(List<UncertainNeed> route, int stop, long left, double worst) {
        if (stop == route.size()) {
            return worst;
        }
        double sum = 0;
        UncertainNeed need = route.get(stop);
        for (int k = 0; k < need.size(); k++) {
            double best = 0;
            for (long x = 0; x <= Math.min(left, need.amount(k)); x++) {
                double rate = need.amount(k) == 0 ? 1 : (double) x / need.amount(k);
                best = Math.max(best, plain(route, stop + 1, left - x, Math.min(worst, rate)));
            }
            sum += need.probability(k) * best;
        }
        return sum;
    }

    @Property(tries = 80)
    void isExactAndNoRuleIsBetter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        List<UncertainNeed> route = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            long low = random.nextInt(4);
            route.add(random.nextBoolean() ? need(low, low + 1 + random.nextInt(5)) : need(low + 1));
        }
        long supply = random.nextInt(12);
        SequentialAllocation exact = new SequentialAllocation(supply, route);
        double best = exact.expectedMinimumFillRate();
        assertThat(best).isCloseTo(plain(route, 0, supply, 1), within(1e-12)).isBetween(0.0, 1.0 + 1e-12);
        assertThat(exact.expectedMinimumFillRate(exact.optimal())).isCloseTo(best, within(1e-12));
        assertThat(exact.expectedMinimumFillRate(SequentialAllocation.proportional(route)))
                .isLessThanOrEqualTo(best + 1e-12);
        assertThat(exact.expectedMinimumFillRate(SequentialAllocation.joined(route)))
                .isLessThanOrEqualTo(best + 1e-12);
        assertThat(new SequentialAllocation(supply + 1, route).expectedMinimumFillRate())
                .isGreaterThanOrEqualTo(best - 1e-12);
    }

    @Test
    void withTwoStopsJoiningTheRestIsExact() {
        for (long supply = 0; supply < 30; supply++) {
            List<UncertainNeed> route = List.of(need(3, 9, 14), need(2, 11));
            SequentialAllocation exact = new SequentialAllocation(supply, route);
            assertThat(exact.expectedMinimumFillRate(SequentialAllocation.joined(route)))
                    .isCloseTo(exact.expectedMinimumFillRate(), within(1e-12));
        }
    }

    /** How near the rules come that need no table, over 300 random routes of two to six stops; the guide quotes it. */
    @Test
    void theRestJoinedComesNearAndProportionIsFurtherOff() {
        Random random = new Random(5);
        double best = 0;
        double joined = 0;
        double proportional = 0;
        for (int i = 0; i < 300; i++) {
            List<UncertainNeed> route = new ArrayList<>();
            double mean = 0;
            for (int k = 2 + random.nextInt(5); k > 0; k--) {
                long low = 1 + random.nextInt(8);
                UncertainNeed need = need(low, low + 1 + random.nextInt(6), low + 7 + random.nextInt(6));
                mean += need.mean();
                route.add(need);
            }
            long supply = Math.max(1, Math.round(mean * (0.4 + random.nextDouble() * 0.8)));
            SequentialAllocation exact = new SequentialAllocation(supply, route);
            best += exact.expectedMinimumFillRate();
            joined += exact.expectedMinimumFillRate(SequentialAllocation.joined(route));
            proportional += exact.expectedMinimumFillRate(SequentialAllocation.proportional(route));
        }
        assertThat(joined / best).as("joined").isBetween(0.98, 0.987);
        assertThat(proportional / best).as("proportional").isBetween(0.90, 0.915);
    }

    @Test
    void enoughFillsEverybodyAndNothingFillsNobody() {
        List<UncertainNeed> route = List.of(need(3, 9), need(0, 4), need(5));
        assertThat(new SequentialAllocation(Long.MAX_VALUE, route).expectedMinimumFillRate())
                .isEqualTo(1);
        assertThat(new SequentialAllocation(0, route).expectedMinimumFillRate()).isZero();
        assertThat(new SequentialAllocation(0, List.of(need(0))).expectedMinimumFillRate())
                .isEqualTo(1);
        assertThat(new SequentialAllocation(5, List.of()).expectedMinimumFillRate())
                .isEqualTo(1);
    }

    @Test
    void theMostUncertainIsVisitedFirst() {
        assertThat(SequentialAllocation.mostUncertainFirst(List.of(need(10), need(1, 19), need(8, 12))))
                .containsExactly(1, 2, 0);
        // Learning early what is uncertain never hurts here: both orders by the exact table.
        List<UncertainNeed> early = List.of(need(2, 18), need(10));
        List<UncertainNeed> late = List.of(need(10), need(2, 18));
        assertThat(new SequentialAllocation(12, early).expectedMinimumFillRate())
                .isGreaterThan(new SequentialAllocation(12, late).expectedMinimumFillRate());
    }

    @Test
    void refusesWhatIsNoNeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequentialAllocation(-1, List.of()))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UncertainNeed(new long[] {4, 2}, new double[] {0.5, 0.5}))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UncertainNeed(new long[] {-4, 2}, new double[] {0.5, 0.5}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UncertainNeed(new long[] {2, 4}, new double[] {0.5, Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UncertainNeed(new long[] {2, 4}, new double[] {0.5, 0.4}));
        assertThatIllegalArgumentException().isThrownBy(() -> new UncertainNeed(new long[] {2}, new double[] {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequentialAllocation(1_000_000, List.of(need(900_000, 900_001))))
                .withMessageContaining("Maybe");
        SequentialAllocation two = new SequentialAllocation(5, List.of(need(2), need(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> two.optimal().give(0, 5, 1, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.expectedMinimumFillRate((stop, left, worst, amount) -> left + 1));
    }
}
