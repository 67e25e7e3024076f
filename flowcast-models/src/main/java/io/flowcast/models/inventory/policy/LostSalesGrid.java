package io.flowcast.models.inventory.policy;

import io.flowcast.api.run.RunContext;
import java.util.Arrays;

/** Value iteration over stock and pipeline of a {@link LostSalesReview}. Stock runs slowest, the latest order fastest. */
final class LostSalesGrid {
    private static final int MOST_SWEEPS = 20_000;

    private final LostSalesReview problem;
    private final int lead;
    /** Highest stock, and highest position after an order. */
    private final int top;

    private final int cap;
    /** Combinations of orders on their way. */
    private final int pipelines;

    private final double states;
    private int[] orders = new int[0];
    private boolean capBinds;

    LostSalesGrid(LostSalesReview problem, int more) {
        this.problem = problem;
        lead = problem.leadPeriods();
        top = problem.bound(lead) + more;
        cap = Math.min(top, problem.bound(0) + 2 + more);
        double ways = Math.pow(cap + 1.0, Math.max(0, lead - 1));
        states = (top + 1.0) * ways;
        pipelines = (int) Math.min(Integer.MAX_VALUE, ways);
    }

    /** Additions of a sweep. */
    double work() {
        return lead == 0 ? 1 : states * (cap + 1.0) * (top + 1.0) / 2;
    }

    /** Whether a larger order might have been better somewhere. */
    boolean capBinds() {
        return capBinds;
    }

    LostSalesSolution solve(double tolerance, RunContext context) {
        if (lead == 0) {
            int level = problem.bound(0);
            double cost = periodCost(level);
            return new LostSalesSolution(0, level, level, new int[0], cost, cost, cost, 0);
        }
        if (problem.demand().mean() == 0) {
            return new LostSalesSolution(0, 0, 0, orders, 0, 0, 0, 0);
        }
        double[] bounds = iterate(null, tolerance, context);
        double cost = 0.5 * (bounds[0] + bounds[1]);
        return new LostSalesSolution(lead, top, cap, orders, cost, bounds[0], bounds[1], (int) bounds[2]);
    }

    /** Cost of a capped base stock. */
    double cost(int level, int largest, double tolerance, RunContext context) {
        if (problem.demand().mean() == 0) {
            return largest == 0 ? 0 : problem.holdingCost() * level;
        }
        int[] given = new int[(top + 1) * pipelines];
        for (int s = 0; s < given.length; s++) {
            int position = s / pipelines;
            for (int rest = s % pipelines; rest > 0; rest /= cap + 1) {
                position += rest % (cap + 1);
            }
            given[s] = Math.max(0, Math.min(Math.min(cap, largest), level - position));
        }
        double[] bounds = iterate(given, tolerance, context);
        return 0.5 * (bounds[0] + bounds[1]);
    }

    private double periodCost(int stock) {
        return problem.holdingCost() * problem.demand().leftover(stock)
                + problem.lostSaleCost() * problem.demand().loss(stock);
    }

    /** Bounds of the cost of a period (Odoni 1969) and the sweeps; of the best policy or of given orders. */
    private double[] iterate(int @org.jspecify.annotations.Nullable [] given, double tolerance, RunContext context) {
        double[] demand = problem.masses();
        double[] beyond = new double[top + 1]; // P(D >= x)
        for (int x = 0; x <= top; x++) {
            for (int d = demand.length - 1; d >= x; d--) {
                beyond[x] += demand[d];
            }
        }
        double[] paid = new double[top + 1];
        for (int x = 0; x <= top; x++) {
            paid[x] = periodCost(x);
        }
        int n = (top + 1) * pipelines;
        double[] value = new double[n];
        double[] next = new double[n];
        orders = new int[n];
        double scale = Math.max(1, problem.holdingCost() + problem.lostSaleCost());
        for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int w = 0; w < pipelines; w++) {
                if ((w & 63) == 0) {
                    context.stopIfAsked("solving lost sales");
                }
                sweep(w, given, demand, beyond, value, next);
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double base = next[0] + paid[0];
            for (int s = 0; s < n; s++) {
                double now = next[s] + paid[s / pipelines];
                double change = now - value[s];
                low = Math.min(low, change);
                high = Math.max(high, change);
                // every third step half the way: where demand is certain, cycles would never end
                value[s] += (sweep % 3 == 2 ? 0.5 : 1) * (change - base);
            }
            if (high - low <= tolerance * scale) {
                return new double[] {low, high, sweep};
            }
        }
        throw new IllegalArgumentException("value iteration does not converge to " + tolerance + ": " + problem);
    }

    /** Expected values of all stocks and orders for one pipeline. */
    private void sweep(
            int w,
            int @org.jspecify.annotations.Nullable [] given,
            double[] demand,
            double[] beyond,
            double[] value,
            double[] next) {
        int base = cap + 1;
        int rest = pipelines / base; // ways of all but the first order
        int arriving = lead == 1 ? 0 : w / rest;
        int onWay = 0;
        for (int r = w; r > 0; r /= base) {
            onWay += r % base;
        }
        for (int q = 0; q <= cap; q++) {
            // with a lead time of one the order itself arrives next
            int first = lead == 1 ? q : arriving;
            int column = lead == 1 ? 0 : w % rest * base + q;
            for (int x = 0; x <= top; x++) {
                int s = x * pipelines + w;
                if (given != null ? given[s] != q : q > 0 && x + onWay + q > top) {
                    continue;
                }
                double expected = beyond[x] * value[Math.min(top, first) * pipelines + column];
                for (int left = Math.max(1, x - demand.length + 1); left <= x; left++) {
                    expected += demand[x - left] * value[Math.min(top, first + left) * pipelines + column];
                }
                if (expected < next[s]) {
                    next[s] = expected;
                    orders[s] = q;
                    capBinds |= q == cap && x + onWay + q < top;
                }
            }
        }
    }
}
