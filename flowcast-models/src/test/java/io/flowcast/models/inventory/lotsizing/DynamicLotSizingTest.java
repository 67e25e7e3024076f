package io.flowcast.models.inventory.lotsizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DynamicLotSizingTest {
    private static double[] drawn(SplittableRandom random, int n, double most, double zeros) {
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = random.nextDouble() < zeros ? 0 : Math.rint(most * random.nextDouble());
        }
        return values;
    }

    /** All ways to place orders, each covering the demand up to the next. */
    private static double cheapest(double[] demand, double[] fixed, double[] holding, double[] unit) {
        int n = demand.length;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int on = 0; on < 1 << n; on++) {
            double cost = 0;
            int last = -1;
            for (int t = 0; t < n; t++) {
                if ((on >> t & 1) != 0) {
                    last = t;
                    cost += fixed[t];
                }
                if (demand[t] > 0 && last < 0) {
                    cost = Double.POSITIVE_INFINITY;
                } else if (last >= 0) {
                    double held = 0;
                    for (int i = last; i < t; i++) {
                        held += holding[i];
                    }
                    cost += demand[t] * (unit[last] + held);
                }
            }
            cheapest = Math.min(cheapest, cost);
        }
        return cheapest;
    }

    @Property(tries = 150)
    void findsTheCheapestOfAllPlans(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 9) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] demand = drawn(random, n, 90, 0.25);
        double[] fixed = drawn(random, n, 200, 0.05);
        double[] holding = drawn(random, n, 3, 0.2);
        double[] unit = drawn(random, n, 6, 0.1);
        DynamicLotSizing model = new DynamicLotSizing(demand, fixed, holding, unit);
        LotPlan plan = model.solve();
        double cheapest = cheapest(demand, fixed, holding, unit);
        assertThat(plan.cost()).isCloseTo(cheapest, within(1e-9 * (1 + cheapest)));
        assertThat(model.cost(plan.quantities())).isLessThanOrEqualTo(cheapest + 1e-6);
        assertThat(model.cost(model.silverMeal().quantities()))
                .isCloseTo(model.silverMeal().cost(), within(1e-6))
                .isGreaterThanOrEqualTo(cheapest - 1e-6);
        assertThat(model.leastUnitCost().cost()).isGreaterThanOrEqualTo(cheapest - 1e-6);
    }

    @Property(tries = 30)
    void bothProgrammesAgreeUnderSteadyCosts(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DynamicLotSizing model = DynamicLotSizing.steady(drawn(random, 300, 90, 0.3), 250, 0.5);
        assertThat(model.solve().cost())
                .isCloseTo(
                        model.solveHoldingAtOrderRate().cost(),
                        within(1e-7 * model.solve().cost()));
    }

    /** Snyder and Shen 2019, example 3.9. */
    @Test
    void textbookExample() {
        LotPlan plan =
                DynamicLotSizing.steady(new double[] {90, 120, 80, 70}, 500, 2).solve();
        assertThat(plan.quantities()).containsExactly(210, 0, 150, 0);
        assertThat(plan.cost()).isEqualTo(1380);
    }

    @Test
    void nothingToOrderCostsNothing() {
        LotPlan plan = DynamicLotSizing.steady(new double[5], 500, 2).solve();
        assertThat(plan.cost()).isZero();
        assertThat(plan.quantities()).containsOnly(0);
    }

    @Test
    void withEnoughCapacityItemsAreOnTheirOwn() {
        double[] first = {40, 0, 30, 50};
        double[] second = {10, 20, 30, 5};
        CapacitatedLotSizing model = new CapacitatedLotSizing(
                List.of(
                        new CapacitatedLotSizing.Item(first, 60, 1, 2, 1, 0, 0),
                        new CapacitatedLotSizing.Item(second, 25, 1, 1, 1, 0, 0)),
                new double[] {1000, 1000, 1000, 1000});
        CapacitatedLotSizing.CapacitatedPlan plan = model.solve(20_000);
        double alone = free(first, 60, 1, 2) + free(second, 25, 1, 1);
        assertThat(plan.status()).isEqualTo(CapacitatedLotSizing.Status.OPTIMAL);
        assertThat(plan.cost()).isCloseTo(alone, within(1e-5));
    }

    private static double free(double[] demand, double fixed, double holding, double unit) {
        return DynamicLotSizing.steady(demand, fixed, holding).solve().cost()
                + unit * Arrays.stream(demand).sum();
    }

    @Test
    void aTightCapacityIsKept() {
        CapacitatedLotSizing model = new CapacitatedLotSizing(
                List.of(
                        new CapacitatedLotSizing.Item(new double[] {10, 20, 40}, 30, 1, 0, 1, 2, 4),
                        new CapacitatedLotSizing.Item(new double[] {5, 5, 15}, 10, 2, 0, 2, 1, 0)),
                new double[] {50, 50, 50});
        CapacitatedLotSizing.CapacitatedPlan plan = model.solve(20_000);
        assertThat(plan.status()).isEqualTo(CapacitatedLotSizing.Status.OPTIMAL);
        double firstStock = 4;
        double secondStock = 0;
        double[] firstDemand = {10, 20, 40};
        double[] secondDemand = {5, 5, 15};
        for (int t = 0; t < 3; t++) {
            double a = plan.quantities()[0][t];
            double b = plan.quantities()[1][t];
            assertThat(a + 2 * b + (a > 0 ? 2 : 0) + (b > 0 ? 1 : 0)).isLessThanOrEqualTo(50 + 1e-6);
            firstStock += a - firstDemand[t];
            secondStock += b - secondDemand[t];
            assertThat(firstStock).isGreaterThan(-1e-6);
            assertThat(secondStock).isGreaterThan(-1e-6);
        }
    }

    @Test
    void tooLittleCapacityIsAResult() {
        CapacitatedLotSizing model = new CapacitatedLotSizing(
                List.of(new CapacitatedLotSizing.Item(new double[] {10, 20}, 30, 1, 0, 1, 0, 0)), new double[] {9, 50});
        assertThat(model.solve(20_000).status()).isEqualTo(CapacitatedLotSizing.Status.INFEASIBLE);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> DynamicLotSizing.steady(new double[] {1, -2}, 1, 1))
                .hasMessageContaining("demand[1]");
        assertThatThrownBy(() -> DynamicLotSizing.steady(new double[0], 1, 1)).hasMessageContaining("demand");
        assertThatThrownBy(() -> DynamicLotSizing.steady(new double[] {1}, 1, 1).cost(new double[] {0}))
                .hasMessageContaining("short");
    }
}
