package io.flowcast.models.inventory;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.inventory.internal.OrderKernel;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what one sale must be worth, in wasted units of the same item, so that all items together reach a fill rate with
 * the least waste.
 *
 * <p>Least waste at a given fill rate is the problem min sum w_i W_i(q_i) subject to sum w_i S_i(q_i) &ge; target x sum w_i D_i,
 * where S_i, W_i and D_i are expected sales, waste and demand of item i in the cycle its next order serves, and w_i weighs a unit
 * (its price: grams and pieces cannot be added). With the multiplier m of the constraint it falls apart into max m S_i - W_i for
 * each item (Everett 1963, "Generalized Lagrange multiplier method", Operations Research 11). A curve of S and W is played for
 * each item, m is found by bisection, the curves are played again near the quantities it chose, and m is found again.
 */
final class FillRateMultiplier {
    private static final int POINTS = 24;
    private static final double LEAST = 1e-4;
    private static final double MOST = 1e3;
    private static final int BISECTIONS = 60;

    private final Curve[] curves;

    private FillRateMultiplier(Curve[] curves) {
        this.curves = curves;
    }

    /**
     * What quantities of an item lead to.
     *
     * @param demand expected demand of the cycle, weighted
     * @param packs quantities, rising
     * @param lost expected lost sales of each, weighted
     * @param cost expected waste and holding of each, in weighted units
     */
    private record Curve(double demand, long[] packs, double[] lost, double[] cost) {
        static final Curve NONE = new Curve(0, new long[0], new double[0], new double[0]);

        /** Place of the best quantity, or -1. */
        int best(double multiplier) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < packs.length; i++) {
                double value = -multiplier * lost[i] - cost[i];
                if (value > most) {
                    most = value;
                    best = i;
                }
            }
            return best;
        }
    }

    /**
     * What was found.
     *
     * @param multiplier what a sale is worth, in units wasted
     * @param fillRate what that reaches, expected
     */
    record Solution(double multiplier, double fillRate) {}

    /** The smallest multiplier that reaches the target, or the largest one looked at if none does. */
    static Solution solve(double target, List<PlannedItem> items, PeriodicReview review, RunContext context) {
        Curve[] rough = new Curve[items.size()];
        Arrays.fill(rough, Curve.NONE);
        boolean priced = items.stream().anyMatch(item -> item.listing().unitPrice() > 0);
        Parallel.forEach(context, "order", items.size(), OrderKernel::new, (row, kernel) -> {
            PlannedItem item = items.get(row);
            Review first = review.firstReview(item);
            if (first != null) {
                kernel.start(first.paths(), first.stock(), first.arriving());
                rough[row] = play(item, kernel, priced, 0, kernel.largestUseful(item.pack()));
            }
        });
        Solution guess = new FillRateMultiplier(rough).solve(target);
        Curve[] fine = rough.clone();
        Parallel.forEach(context, "order", items.size(), OrderKernel::new, (row, kernel) -> {
            PlannedItem item = items.get(row);
            long[] packs = rough[row].packs;
            int best = rough[row].best(guess.multiplier);
            Review first = packs.length > POINTS ? review.firstReview(item) : null;
            if (first != null) {
                kernel.start(first.paths(), first.stock(), first.arriving());
                fine[row] = play(
                        item,
                        kernel,
                        priced,
                        packs[Math.max(0, best - 1)],
                        packs[Math.min(packs.length - 1, best + 1)]);
            }
        });
        return new FillRateMultiplier(fine).solve(target);
    }

    private static Curve play(PlannedItem item, OrderKernel kernel, boolean priced, long from, long to) {
        double weight = priced ? item.listing().unitPrice() : 1;
        int points = (int) Math.min(to - from, POINTS) + 1;
        long[] packs = new long[points];
        double[] lost = new double[points];
        double[] cost = new double[points];
        for (int i = 0; i < points; i++) {
            packs[i] = points == 1 ? from : from + Math.round((to - from) * (double) i / (points - 1));
            kernel.evaluate(packs[i] * item.pack());
            lost[i] = weight * kernel.lost();
            cost[i] = weight * (kernel.wasted() + LookaheadRule.holdingShare(item) * kernel.held());
        }
        return new Curve(weight * kernel.demand(), packs, lost, cost);
    }

    private Solution solve(double target) {
        if (fillRate(MOST) < target) {
            return new Solution(MOST, fillRate(MOST));
        }
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (fillRate(Math.exp(middle)) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Solution(Math.exp(high), fillRate(Math.exp(high)));
    }

    private double fillRate(double multiplier) {
        double wanted = 0;
        double missed = 0;
        for (Curve curve : curves) {
            int best = curve.best(multiplier);
            if (best >= 0) {
                wanted += curve.demand;
                missed += curve.lost[best];
            }
        }
        return wanted > 0 ? 1 - missed / wanted : 1;
    }
}
