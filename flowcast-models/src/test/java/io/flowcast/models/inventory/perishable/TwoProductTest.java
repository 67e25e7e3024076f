package io.flowcast.models.inventory.perishable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.core.math.distribution.Distributions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoProductTest {
    private static final double[] DEMAND_A = {0.3, 0.4, 0.2, 0.1};
    private static final double[] DEMAND_B = {0.4, 0.3, 0.2, 0.1};
    private static final AgeCosts COST_A = new AgeCosts(0.1, 1, 2, 0.5, 0.1, true);
    private static final AgeCosts COST_B = AgeCosts.linear(0.8, 3, 1, 0.2);

    private static TwoProductProblem tiny(double substitution, double discount) {
        return new TwoProductProblem(2, 2, 2, 2, DEMAND_A, DEMAND_B, substitution, COST_A, COST_B, 4, 3, discount);
    }

    /** Customers one by one, pairs of states in a map, nothing shared. */
    private static double plain(TwoProductProblem p, int sweeps) {
        Map<List<Integer>, Double> values = new HashMap<>();
        for (int sweep = 0; sweep < sweeps; sweep++) {
            Map<List<Integer>, Double> next = new HashMap<>();
            for (int s = 0; s < 81; s++) {
                List<Integer> state = List.of(s / 27, s / 9 % 3, s / 3 % 3, s % 3);
                double best = Double.POSITIVE_INFINITY;
                for (int orders = 0; orders < 9; orders++) {
                    double sum = p.costA().ofOrder(orders / 3) + p.costB().ofOrder(orders % 3);
                    for (int a = 0; a < DEMAND_A.length; a++) {
                        for (int b = 0; b < DEMAND_B.length; b++) {
                            sum += DEMAND_A[a] * DEMAND_B[b] * day(p, state, orders, a, b, values);
                        }
                    }
                    best = Math.min(best, sum);
                }
                next.put(state, best);
            }
            values.putAll(next);
        }
        return values.getOrDefault(List.of(0, 0, 0, 0), 0.0);
    }

    private static double day(
            TwoProductProblem p, List<Integer> state, int orders, int a, int b, Map<List<Integer>, Double> values) {
        int onHandA = state.get(0) + state.get(1);
        int onHandB = state.get(2) + state.get(3);
        int soldB = Math.min(b, onHandB);
        int own = Math.min(a, onHandA);
        double sum = 0;
        for (int willing = 0; willing <= b - soldB; willing++) {
            double chance = choose(b - soldB, willing)
                    * Math.pow(p.substitution(), willing)
                    * Math.pow(1 - p.substitution(), b - soldB - willing);
            int taken = Math.min(willing, onHandA - own);
            int leftOldA = Math.max(0, state.get(0) - own - taken);
            int leftNewA = onHandA - own - taken - leftOldA;
            int leftOldB = Math.max(0, state.get(2) - soldB);
            int leftNewB = onHandB - soldB - leftOldB;
            double cost = p.costA().shortage() * (a - own)
                    + p.costA().waste() * leftOldA
                    + p.costA().holding() * (leftNewA + leftOldA)
                    - p.priceA() * (own + taken)
                    + p.costB().shortage() * (b - soldB - taken)
                    + p.costB().waste() * leftOldB
                    + p.costB().holding() * leftNewB
                    - p.priceB() * soldB;
            double later = values.getOrDefault(List.of(leftNewA, orders / 3, leftNewB, orders % 3), 0.0);
            sum += chance * (cost + p.discount() * later);
        }
        return sum;
    }

    private static double choose(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.35, 1})
    void agreesWithThePlainestIteration(double substitution) {
        TwoProductProblem problem = tiny(substitution, 0.5);
        TwoProductSolution solution = new TwoProductOptimizer().solve(problem, Tables.CONTEXT);
        assertThat(solution.converged()).isTrue();
        assertThat(solution.cost()).isCloseTo(plain(problem, 34), within(1e-7));
    }

    @Test
    void withoutSubstitutionTheyAreTwoProducts() {
        double[] demandA = DemandTable.of(Distributions.poisson(2), 1e-10);
        double[] demandB = DemandTable.of(Distributions.poisson(1.5), 1e-10);
        TwoProductProblem both = new TwoProductProblem(2, 1, 5, 4, demandA, demandB, 0, COST_A, COST_B, 0, 0, 1);
        double together = new TwoProductOptimizer().solve(both, Tables.CONTEXT).cost();
        double alone = new PerishableOptimizer()
                        .solve(PerishableProblem.of(ShelfLife.fixed(2), 5, demandA, COST_A), Tables.CONTEXT)
                        .cost()
                + new PerishableOptimizer()
                        .solve(PerishableProblem.of(ShelfLife.fixed(1), 4, demandB, COST_B), Tables.CONTEXT)
                        .cost();
        assertThat(together).isCloseTo(alone, within(1e-7));
    }

    @Test
    void unitsBalanceAndSubstitutionHelps() {
        double before = Double.POSITIVE_INFINITY;
        for (double substitution : new double[] {0, 0.5, 1}) {
            TwoProductSolution solution = new TwoProductOptimizer().solve(tiny(substitution, 1), Tables.CONTEXT);
            for (LongRun run : List.of(solution.longRunA(), solution.longRunB())) {
                assertThat(run.imbalance()).isLessThan(1e-10);
            }
            LongRun a = solution.longRunA();
            assertThat(a.sold() + a.shortage()).isCloseTo(a.demand(), within(1e-10));
            assertThat(a.cost() + solution.longRunB().cost()).isCloseTo(solution.cost(), within(1e-6));
            assertThat(solution.cost()).isLessThanOrEqualTo(before + 1e-9);
            before = solution.cost();
        }
    }

    @Test
    void theSameWithAnyNumberOfThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            TwoProductSolution one = new TwoProductOptimizer().solve(tiny(0.3, 0.9), Tables.CONTEXT);
            TwoProductSolution four = new TwoProductOptimizer().solve(tiny(0.3, 0.9), Tables.threads(pool, 4));
            assertThat(four.cost()).isEqualTo(one.cost());
            assertThat(four.order(new int[] {0, 1}, new int[] {2, 0}))
                    .isEqualTo(one.order(new int[] {0, 1}, new int[] {2, 0}));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> tiny(1.5, 1)).hasMessageContaining("substitution");
        assertThatThrownBy(() -> tiny(0.5, 0)).hasMessageContaining("discount");
        assertThatThrownBy(() -> new TwoProductProblem(0, 2, 2, 2, DEMAND_A, DEMAND_B, 0, COST_A, COST_B, 0, 0, 1))
                .hasMessageContaining("lifeA");
        assertThatThrownBy(() ->
                        new TwoProductProblem(2, 2, 2, 2, new double[] {0.5}, DEMAND_B, 0, COST_A, COST_B, 0, 0, 1))
                .hasMessageContaining("demandA");
        TwoProductSolution solution = new TwoProductOptimizer().solve(tiny(0.3, 0.9), Tables.CONTEXT);
        assertThatThrownBy(() -> solution.order(new int[] {0, 3}, new int[2])).hasMessageContaining("stockA");
    }
}
