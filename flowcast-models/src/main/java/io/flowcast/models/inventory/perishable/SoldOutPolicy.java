package io.flowcast.models.inventory.perishable;

import io.flowcast.models.inventory.internal.Require;

/**
 * Orders as little as keeps the chance that the shelf runs short on the day the order arrives at or below a threshold, given the stock of each age.
 *
 * <p>With the oldest first the stock of every later day follows from one number: C, what of the batches, oldest first, is sold or expired. With A(t) what has arrived
 * by day t and E(t) what of it cannot be sold after day t, C(t) = max(min(C(t-1) + D(t), A(t)), E(t)); so the law of C(lead - 1) + D(lead) needs one
 * pass for each day, and the order is what its tail asks for beyond A(lead). That is exact; customers who take the freshest make it an estimate. Cost: lead
 * time times stock times demands.
 *
 * <p>The rule (with another estimate of the chance) is that of the project "perishable" (O. Normand, MIT licence); base stock is what becomes of it where nothing
 * expires. Immutable.
 */
public final class SoldOutPolicy implements AgePolicy {
    private final double threshold;
    private final int life;
    private final int lead;
    private final int pack;
    private final double[][] demand;

    private SoldOutPolicy(PerishableProblem problem, double threshold) {
        this.threshold = threshold;
        life = problem.shelfLife().days();
        lead = problem.leadPeriods();
        pack = problem.packUnits();
        demand = new double[problem.phases()][];
        for (int phase = 0; phase < demand.length; phase++) {
            demand[phase] = problem.demand(phase);
        }
    }

    /**
     * A policy for a problem.
     *
     * @param problem its demand, lead time and pack; its goods must all last the same
     * @param threshold largest chance of a day on which demand exceeds the stock, above 0 and below 1
     * @return the policy
     */
    public static SoldOutPolicy of(PerishableProblem problem, double threshold) {
        Require.inside("threshold", threshold);
        if (problem.shelfLife().randomOnArrival() || problem.shelfLife().spoils()) {
            throw new IllegalArgumentException("shelfLife must be fixed, was random: " + problem);
        }
        return new SoldOutPolicy(problem, threshold);
    }

    /**
     * The chance that demand exceeds the stock on the day an order of now arrives.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left
     * @param pipeline units that arrive 1, 2, ... periods ahead
     * @param order units ordered now
     * @return a probability
     */
    public double chance(int phase, int[] stock, int[] pipeline, int order) {
        return tail(need(phase, stock, pipeline), order);
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        double[] need = need(phase, stock, pipeline);
        // Adding up from the far end keeps the tails exact.
        double above = 0;
        int units = need.length - 1;
        while (units > 0 && above + need[units] <= threshold) {
            above += need[units--];
        }
        return (int) ((units + (long) pack - 1) / pack * pack);
    }

    private static double tail(double[] need, int order) {
        double above = 0;
        for (int n = need.length - 1; n > order; n--) {
            above += need[n];
        }
        return Math.min(1, above);
    }

    /** Chances of what is wanted on the day of arrival beyond what else is there; nothing missing is element 0. */
    private double[] need(int phase, int[] stock, int[] pipeline) {
        int arrived = SeenState.check(phase, demand.length, stock, life, pipeline, Math.max(0, lead - 1));
        double[] gone = {1};
        int expired = 0;
        for (int day = 0; day < lead; day++) {
            if (day > 0) {
                arrived += pipeline[day - 1];
            }
            expired += batch(day, stock, pipeline);
            gone = sell(gone, demand[(phase + day) % demand.length], expired, arrived);
        }
        double[] last = demand[(phase + lead) % demand.length];
        double[] need = new double[Math.max(1, gone.length - 1 + last.length - arrived)];
        for (int c = 0; c < gone.length; c++) {
            for (int d = 0; d < last.length && gone[c] > 0; d++) {
                need[Math.max(0, c + d - arrived)] += gone[c] * last[d];
            }
        }
        return need;
    }

    /** Units whose last day is a given one. */
    private int batch(int day, int[] stock, int[] pipeline) {
        int ahead = day - life;
        return ahead < 0 ? stock[day] : ahead < pipeline.length ? pipeline[ahead] : 0;
    }

    private static double[] sell(double[] gone, double[] demand, int least, int most) {
        double[] next = new double[Math.max(least, Math.min(most, gone.length - 1 + demand.length - 1)) + 1];
        for (int c = 0; c < gone.length; c++) {
            for (int d = 0; d < demand.length && gone[c] > 0; d++) {
                next[Math.max(least, Math.min(most, c + d))] += gone[c] * demand[d];
            }
        }
        return next;
    }

    @Override
    public String toString() {
        return "SoldOutPolicy(threshold=" + threshold + ")";
    }
}
