package io.flowcast.models.expiry.markdown;

import java.util.Arrays;

/**
 * The exact dynamic programme of the price of old goods that share their customers with fresh ones.
 *
 * <p>Customers of a day come one after the other and choose among what is still there; so with q(f, o) the probabilities of
 * the choice, one customer turns a value W into
 *
 * <pre>
 *   (A W)(f, o) = q_fresh (p_fresh + W(f - 1, o)) + q_old (p_old + W(f, o - 1)) + q_none W(f, o)
 * </pre>
 *
 * <p>and a day with N customers is worth E[A<sup>N</sup> V(t + 1)], whatever the distribution of N. That a cheap old unit
 * keeps a customer from a fresh one (cannibalisation), and that an empty place sends him to the other, is in q. The price
 * is then chosen as in {@link MarkdownDp}. Cost: days x prices x fresh x old x customers.
 */
public final class TwoAgeDp {
    private static final long MOST_STATES = 20_000_000;
    private static final int MOST_CUSTOMERS = 100_000;

    private final TwoAgeProblem problem;
    private final int levels;
    private final int width;
    private final int states;
    private double[] now;
    private double[] next;

    private TwoAgeDp(TwoAgeProblem problem) {
        this.problem = problem;
        levels = problem.oldPrices().size();
        width = problem.oldUnits() + 1;
        states = (problem.freshUnits() + 1) * width;
        now = new double[states];
        next = new double[states];
    }

    /**
     * Solves the programme.
     *
     * @param problem the goods, their customers and the ladder
     * @return the best price and its value for every state
     * @throws IllegalArgumentException if the problem has more than 20 million states
     */
    public static TwoAgePolicy solve(TwoAgeProblem problem) {
        long all = (problem.customers().size() + 1L)
                * problem.oldPrices().size()
                * (problem.freshUnits() + 1L)
                * (problem.oldUnits() + 1L);
        Checks.that(
                all <= MOST_STATES,
                "states",
                all,
                "units are too small: count in cases, at most " + MOST_STATES + " states can be held");
        return new TwoAgeDp(problem).run();
    }

    private TwoAgePolicy run() {
        int days = problem.customers().size();
        double[][][] value = new double[days + 1][levels][states];
        int[][][] price = new int[days][levels][states];
        for (int state = 0; state < states; state++) {
            int fresh = state / width;
            int old = state % width;
            double worth = fresh * problem.freshLeftoverValue() + old * problem.oldLeftoverValue();
            for (int k = 0; k < levels; k++) {
                value[days][k][state] = worth;
            }
        }
        double[][] offered = new double[levels][states];
        for (int t = days - 1; t >= 0; t--) {
            double[] masses = Masses.upTo(problem.customers().get(t), MOST_CUSTOMERS);
            for (int j = 0; j < levels; j++) {
                day(masses, j, value[t + 1][j], offered[j]);
            }
            for (int k = 0; k < levels; k++) {
                choose(k, offered, value[t][k], price[t][k]);
            }
        }
        return new TwoAgePolicy(problem, value, price);
    }

    private void day(double[] masses, int level, double[] after, double[] target) {
        System.arraycopy(after, 0, now, 0, states);
        Arrays.fill(target, 0);
        for (int n = 0; n < masses.length; n++) {
            if (n > 0) {
                customer(level);
            }
            for (int state = 0; state < states; state++) {
                target[state] += masses[n] * now[state];
            }
        }
    }

    private void customer(int level) {
        double fresh = problem.freshAttraction();
        double old = problem.oldAttractions().get(level);
        double pFresh = problem.freshPrice();
        double pOld = problem.oldPrices().get(level);
        for (int state = 0; state < states; state++) {
            double takesFresh = state >= width ? fresh : 0;
            double takesOld = state % width > 0 ? old : 0;
            double money = now[state];
            if (takesFresh > 0) {
                money += takesFresh * (pFresh + now[state - width]);
            }
            if (takesOld > 0) {
                money += takesOld * (pOld + now[state - 1]);
            }
            next[state] = money / (1 + takesFresh + takesOld);
        }
        double[] swap = now;
        now = next;
        next = swap;
    }

    private void choose(int current, double[][] offered, double[] value, int[] price) {
        int from = problem.pricesOnlyFall() ? current : 0;
        for (int state = 0; state < states; state++) {
            int old = state % width;
            double best = Double.NEGATIVE_INFINITY;
            int at = -1;
            for (int j = from; j < levels; j++) {
                double money = offered[j][state] - (j == current ? 0 : problem.labelCostPerUnit() * old);
                if (at < 0 || money > best + 1e-13 * Math.max(1, Math.abs(best))) {
                    best = money;
                    at = j;
                }
            }
            value[state] = best;
            price[state] = old == 0 ? current : at;
        }
    }
}
