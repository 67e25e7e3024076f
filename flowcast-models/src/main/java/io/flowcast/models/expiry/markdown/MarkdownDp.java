package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import java.util.Arrays;
import java.util.List;

/**
 * The exact dynamic programme of prices for goods of one age.
 *
 * <p>With s units on the morning of day t that carry price k, D(t, j) the demand of the day at price j, p(j) the price and
 * c(k, j, s) the cost of new labels (0 for j = k):
 *
 * <pre>
 *   V(t, s, k) = max over j of  E[ p(j) min(D(t, j), s) + V(t + 1, s - min(D(t, j), s), j) ] - c(k, j, s)
 *   V(T, s, k) = leftover value x s
 * </pre>
 *
 * <p>where j runs over all prices, or over those not above the present one if prices may only fall (Bitran and Mondschein
 * 1997, equation 1). Of prices worth the same the highest is taken. Cost: days x prices x stock x demand that matters.
 */
public final class MarkdownDp {
    /** States beyond this many do not fit in memory. */
    private static final long MOST_STATES = 20_000_000;

    /** Values closer than this are the same, relative. */
    private static final double SAME = 1e-13;

    private final MarkdownProblem problem;
    private final int levels;
    private final int stock;

    private MarkdownDp(MarkdownProblem problem) {
        this.problem = problem;
        levels = problem.prices().size();
        stock = problem.stockUnits();
    }

    /**
     * Solves the programme.
     *
     * @param problem the goods, their days and the ladder
     * @return the best price and its value for every state
     * @throws IllegalArgumentException if the problem has more than 20 million states
     */
    public static MarkdownPolicy solve(MarkdownProblem problem) {
        long states = (problem.days() + 1L) * problem.prices().size() * (problem.stockUnits() + 1L);
        Checks.that(
                states <= MOST_STATES,
                "states",
                states,
                "units are too small: count in cases, at most " + MOST_STATES + " states can be held");
        return new MarkdownDp(problem).run();
    }

    private MarkdownPolicy run() {
        int days = problem.days();
        double[][][] value = new double[days + 1][levels][stock + 1];
        int[][][] price = new int[days][levels][stock + 1];
        double[][] keep = new double[levels][];
        for (int k = 0; k < levels; k++) {
            for (int s = 0; s <= stock; s++) {
                value[days][k][s] = s == 0 ? 0 : problem.leftoverValue() * s;
            }
            keep[k] = value[days][k].clone();
        }
        double[][] offered = new double[levels][stock + 1];
        double[] scratch = new double[stock + 1];
        for (int t = days - 1; t >= 0; t--) {
            List<Distribution> demand = problem.demand().get(t);
            for (int j = 0; j < levels; j++) {
                double[] masses = Masses.upTo(demand.get(j), stock);
                sell(masses, problem.prices().get(j), value[t + 1][j], offered[j]);
                sell(masses, problem.prices().get(j), keep[j], scratch);
                System.arraycopy(scratch, 0, keep[j], 0, scratch.length);
            }
            for (int k = 0; k < levels; k++) {
                choose(k, offered, value[t][k], price[t][k]);
            }
        }
        double[] kept = new double[levels];
        Arrays.setAll(kept, k -> keep[k][stock]);
        return new MarkdownPolicy(problem, value, price, kept);
    }

    /** Expected money of a day at one price and of all days after it, for every stock on the morning. */
    private static void sell(double[] masses, double price, double[] after, double[] target) {
        int most = masses.length - 1;
        for (int s = 0; s < target.length; s++) {
            int all = Math.min(s, most);
            double money = 0;
            double left = 1;
            for (int d = 0; d < all; d++) {
                money += masses[d] * (price * d + after[s - d]);
                left -= masses[d];
            }
            // Beyond the last mass nothing is left to weigh; with less stock, all larger demands sell out.
            target[s] = money + Math.max(0, left) * (price * all + after[s - all]);
        }
    }

    private void choose(int current, double[][] offered, double[] value, int[] price) {
        int from = problem.pricesOnlyFall() ? current : 0;
        for (int s = 0; s <= stock; s++) {
            double best = Double.NEGATIVE_INFINITY;
            int at = -1;
            for (int j = from; j < levels; j++) {
                double labels = j == current || s == 0 ? 0 : problem.changeCost() + problem.labelCostPerUnit() * s;
                double money = offered[j][s] - labels;
                if (at < 0 || money > best + SAME * Math.max(1, Math.abs(best))) {
                    best = money;
                    at = j;
                }
            }
            value[s] = best;
            price[s] = s == 0 ? current : at;
        }
    }
}
