package io.flowcast.models.inventory.perishable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.core.math.distribution.Distributions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of others: their origin is in the files beside the tests. */
class PublishedPoliciesTest {
    static Stream<String> deMoor() {
        return Tables.lines("de_moor_m2.csv").stream().skip(1);
    }

    private static PerishableProblem problem(String[] row) {
        double newestFirst = row[2].equals("lifo") ? 1 : 0;
        return Tables.deMoor(2, Integer.parseInt(row[1]), newestFirst, Double.parseDouble(row[3]));
    }

    private static void checkLongRun(LongRun longRun, String[] row, int from) {
        assertThat(longRun.ordered()).isCloseTo(Double.parseDouble(row[from]), within(1e-7));
        assertThat(longRun.wasted()).isCloseTo(Double.parseDouble(row[from + 1]), within(1e-7));
        assertThat(100 * longRun.fillRate()).isCloseTo(Double.parseDouble(row[from + 2]), within(1e-6));
        assertThat(longRun.holding()).isCloseTo(Double.parseDouble(row[from + 3]), within(1e-7));
        assertThat(longRun.cost()).isCloseTo(Double.parseDouble(row[from + 4]), within(1e-6));
        assertThat(longRun.imbalance()).isLessThan(1e-11);
    }

    @ParameterizedTest
    @MethodSource("deMoor")
    void optimalCostsPoliciesAndAveragesOfDeMoor(String line) {
        String[] row = line.split(",", -1);
        PerishableProblem problem = problem(row);
        PerishableSolution solution = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
        double cost = Double.parseDouble(row[4]);
        assertThat(solution.cost()).isCloseTo(cost, within(1e-5));
        assertThat(cost).isBetween(solution.lowerBound() - 1e-6, solution.upperBound() + 1e-6);
        PolicyValue value = PolicyEvaluator.evaluate(problem, solution, Tables.CONTEXT);
        assertThat(value.cost()).isCloseTo(cost, within(1e-5));
        checkLongRun(value.longRun(), row, 5);
        if (row[17].length() > 1) {
            String[] fresh = row[17].split("/", -1);
            for (int f = 0; f < fresh.length; f++) {
                String[] old = fresh[f].split(" ", -1);
                for (int o = 0; o < old.length; o++) {
                    checkOrder(solution, new int[] {o, f}, Integer.parseInt(old[o]), 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("deMoor")
    void bestBaseStockOfDeMoor(String line) {
        String[] row = line.split(",", -1);
        PerishableProblem problem = problem(row);
        BaseStockSearch.Best best = BaseStockSearch.best(problem, Tables.CONTEXT);
        assertThat(best.policy().level()).isEqualTo(Integer.parseInt(row[10]));
        assertThat(best.value().cost()).isCloseTo(Double.parseDouble(row[11]), within(1e-5));
        checkLongRun(best.value().longRun(), row, 12);
    }

    /** Both orders of a near tie are right. */
    private static void checkOrder(PerishableSolution solution, int[] stock, int order, double tie) {
        int ours = solution.order(0, stock, new int[0]);
        if (ours != order) {
            assertThat(solution.regret(0, stock, new int[0], order))
                    .as("%d against %d at %s", ours, order, List.of(stock[0], stock[1]))
                    .isLessThan(tie * solution.cost());
        }
    }

    /** Figure 3 of De Moor et al. 2022, as viso_jax (Apache-2.0) keeps it: rows are fresh units, columns old ones. */
    @ParameterizedTest
    @MethodSource("figures")
    void publishedFigureOfDeMoor(String file, double newestFirst) {
        PerishableSolution solution =
                new PerishableOptimizer().solve(Tables.deMoor(2, 1, newestFirst, 7), Tables.CONTEXT);
        for (String line : Tables.lines(file).subList(1, 10)) {
            String[] row = line.split(",", -1);
            for (int old = 0; old <= 8; old++) {
                checkOrder(solution, new int[] {old, Integer.parseInt(row[0])}, Integer.parseInt(row[old + 1]), 1e-9);
            }
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> figures() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of("de_moor_perishable_m2_exp1_reported_policy.csv", 1.0),
                org.junit.jupiter.params.provider.Arguments.of("de_moor_perishable_m2_exp2_reported_policy.csv", 0.0));
    }

    /**
     * Mirjalili 2022, thesis, figure 6.1 (left): platelets on a Monday, days left on arrival by chance and depending on the order. The table is that
     * of viso_jax (Apache-2.0); demand and chances are those of the thesis.
     */
    @Test
    void plateletsOfMirjalili() {
        PerishableProblem problem = platelets();
        PerishableSolution solution = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
        List<String> lines = Tables.lines("mirjalili_perishable_platelet_m3_fig6_1_left.csv");
        for (int two = 0; two <= 10; two++) {
            String[] row = lines.get(two + 1).split(",", -1);
            for (int one = 0; one <= 10; one++) {
                assertThat(solution.order(0, new int[] {one, two, 0}, new int[0]))
                        .as("%d of one day, %d of two", one, two)
                        .isEqualTo(Integer.parseInt(row[one + 1]));
            }
        }
        PolicyValue value = PolicyEvaluator.evaluate(problem, solution, Tables.CONTEXT);
        assertThat(value.cost()).isCloseTo(solution.cost(), within(1e-5));
        assertThat(value.longRun().imbalance()).isLessThan(1e-10);
    }

    static PerishableProblem platelets() {
        double[] shape = {3.497363, 10.985837, 7.183407, 11.064622, 5.930222, 5.473242, 2.193797};
        double[] mean = {5.660569, 6.922555, 6.504332, 6.165049, 5.816060, 3.326408, 3.426814};
        double[][] week = new double[7][];
        for (int day = 0; day < 7; day++) {
            week[day] = DemandTable.capped(Distributions.negativeBinomialOfShape(mean[day], shape[day]), 20);
        }
        ShelfLife life = ShelfLife.logistic(20, new double[] {1, 0.5}, new double[] {0.4, 0.8});
        return PerishableProblem.of(life, 20, week[0], new AgeCosts(10, 0, 20, 5, 1, true))
                .withDemandCycle(week)
                .withLeadPeriods(0)
                .withDiscount(0.95);
    }
}
