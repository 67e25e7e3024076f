package io.flowcast.models.expiry.donation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How much to give at each stop of a route whose recipients say what they need only when the vehicle is there, so that the
 * expected fill rate of the worst served is as high as it can be (Lien, Iravani and Smilowitz 2014, Oper. Res. 62(2)).
 *
 * <p>With s units left, worst fill rate b so far and need D of stop i known, the optimal gift x solves
 *
 * <pre>
 *   V_i(s, b) = E_D [ max over 0 &lt;= x &lt;= min(s, D) of V_{i+1}(s - x, min(b, x / D)) ],   V_{n+1}(s, b) = b
 * </pre>
 *
 * <p>over whole units. A need of 0 is filled. Fill rates that can occur are the fractions x / D, so the states are finite
 * and the answer is exact: no grid. Gifts are tried from the largest useful one down and the search ends as soon as the
 * fill rate of this stop alone is no better than the best found.
 *
 * <p>Cost: at most stops x (supply + 1) x fractions states, reached ones only, and need / 2 gifts for each state and need
 * on average. Refused beyond {@value #MOST_STATES} states for each stop: count in larger units then, or take
 * {@link #joined} or {@link #proportional}, which need no table.
 */
public final class SequentialAllocation {
    private static final long MOST_STATES = 40_000_000;
    private static final double SAME = 1e-9;

    private final long supply;
    private final List<UncertainNeed> route;
    private final double[] fractions;
    private final int[][][] fractionOf;
    private final double[][] values;

    /** Decides how much to give at a stop. */
    @FunctionalInterface
    public interface Rule {
        /**
         * The gift at a stop.
         *
         * @param stop place in the route, from 0
         * @param left units left
         * @param worst worst fill rate so far, 1 at the start
         * @param need what this recipient asks for
         * @return units to give, from 0 to the smaller of {@code left} and {@code need}
         */
        long give(int stop, long left, double worst, long need);
    }

    /**
     * The problem of one route.
     *
     * @param supply units on the vehicle, at least 0
     * @param route needs in the order of the visits
     * @throws IllegalArgumentException if the supply is negative or the table would be too large
     */
    public SequentialAllocation(long supply, List<UncertainNeed> route) {
        if (supply < 0) {
            throw new IllegalArgumentException(
                    "supply must not be negative, was " + supply + ". Maybe more was handed out than was loaded.");
        }
        this.route = List.copyOf(route);
        long most = this.route.stream()
                .mapToLong(need -> need.amount(need.size() - 1))
                .reduce(0, (a, b) -> Math.min(MOST_STATES, a + Math.min(MOST_STATES, b)));
        this.supply = Math.min(supply, most); // more than all can ask for changes nothing
        fractions = fractions();
        if ((this.supply + 1) * fractions.length > MOST_STATES) {
            throw new IllegalArgumentException("supply of " + supply + " units with " + fractions.length
                    + " fill rates is too large for the exact table. Maybe count in cases instead of grams.");
        }
        fractionOf = new int[this.route.size()][][];
        for (int i = 0; i < fractionOf.length; i++) {
            fractionOf[i] = fractionsOf(this.route.get(i));
        }
        values = new double[this.route.size()][];
    }

    private double[] fractions() {
        TreeSet<Double> set = new TreeSet<>(List.of(1.0));
        for (UncertainNeed need : route) {
            for (int k = 0; k < need.size(); k++) {
                long amount = need.amount(k);
                for (long x = 0; x <= Math.min(amount, supply) && amount > 0; x++) {
                    set.add((double) x / amount); // equal fractions give equal doubles: division is correctly rounded
                    if (set.size() > MOST_STATES / (supply + 1)) {
                        throw new IllegalArgumentException(
                                "need of " + amount + " units is too fine. Maybe count in cases instead of grams.");
                    }
                }
            }
        }
        return set.stream().mapToDouble(d -> d).toArray();
    }

    private int[][] fractionsOf(UncertainNeed need) {
        int[][] at = new int[need.size()][];
        for (int k = 0; k < at.length; k++) {
            long amount = need.amount(k);
            int[] of = new int[(int) Math.min(amount, supply) + 1];
            for (int x = 0; x < of.length; x++) {
                of[x] = Arrays.binarySearch(fractions, amount == 0 ? 1 : (double) x / amount);
            }
            at[k] = of;
        }
        return at;
    }

    /**
     * The best that any rule can reach.
     *
     * @return expected fill rate of the worst served, from 0 to 1
     */
    public double expectedMinimumFillRate() {
        return value(0, (int) supply, fractions.length - 1);
    }

    /**
     * The optimal rule.
     *
     * @return a rule for needs that the route names; a need that it does not name is refused with an {@link
     *     IllegalArgumentException}
     */
    public Rule optimal() {
        return (stop, left, worst, need) -> {
            UncertainNeed known = route.get(stop);
            for (int k = 0; k < known.size(); k++) {
                if (known.amount(k) == need) {
                    int at = Arrays.binarySearch(fractions, worst);
                    return best(stop, (int) Math.min(left, supply), at < 0 ? Math.max(0, -at - 2) : at, k)[0];
                }
            }
            throw new IllegalArgumentException("need of " + need + " units at stop " + stop
                    + " has no probability. Maybe round it to a known one.");
        };
    }

    private double value(int stop, int left, int worst) {
        if (stop == route.size() || fractions[worst] == 0) {
            return fractions[worst];
        }
        double[] table = values[stop];
        if (table == null) {
            table = new double[(int) (supply + 1) * fractions.length];
            Arrays.fill(table, -1);
            values[stop] = table;
        }
        int state = left * fractions.length + worst;
        if (table[state] < 0) {
            UncertainNeed need = route.get(stop);
            double sum = 0;
            for (int k = 0; k < need.size(); k++) {
                if (need.probability(k) > 0) {
                    sum += need.probability(k) * Double.longBitsToDouble(best(stop, left, worst, k)[1]);
                }
            }
            table[state] = sum;
        }
        return table[state];
    }

    /** The best gift and, as bits, what it is worth. */
    private long[] best(int stop, int left, int worst, int k) {
        int[] of = fractionOf[stop][k];
        int x = Math.min(left, of.length - 1);
        while (x > 0 && of[x - 1] >= worst) {
            x--; // filling this stop better than the worst one gains nothing
        }
        double best = -1;
        long gift = 0;
        for (; x >= 0; x--) {
            int after = Math.min(worst, of[x]);
            if (fractions[after] <= best) {
                break;
            }
            double value = value(stop + 1, left - x, after);
            if (value > best) {
                best = value;
                gift = x;
            }
        }
        return new long[] {gift, Double.doubleToRawLongBits(best)};
    }

    /**
     * Gives in proportion to what this recipient needs and the others are expected to need, in whole units rounded down.
     *
     * @param route needs in the order of the visits
     * @return the rule
     */
    public static Rule proportional(List<UncertainNeed> route) {
        double[] later = new double[route.size() + 1];
        for (int i = route.size() - 1; i >= 0; i--) {
            later[i] = later[i + 1] + route.get(i).mean();
        }
        return (stop, left, worst, need) -> need == 0
                ? 0
                : Math.min(Math.min(left, need), (long) Math.floor(left * (need / (need + later[stop + 1])) + SAME));
    }

    /**
     * Looks at the stops to come as one recipient with the sum of their needs, and gives what is best for the two: the
     * decomposition into two customers that structure results of Lien, Iravani and Smilowitz (2014) suggest. Needs no
     * table of fill rates.
     *
     * @param route needs in the order of the visits
     * @return the rule
     */
    public static Rule joined(List<UncertainNeed> route) {
        double[][] sums = new double[route.size() + 1][];
        sums[route.size()] = new double[] {1};
        for (int i = route.size() - 1; i >= 0; i--) {
            sums[i] = sum(sums[i + 1], route.get(i));
        }
        return (stop, left, worst, need) -> {
            double[] later = sums[stop + 1];
            long x = Math.min(left, need);
            double best = -1;
            long gift = 0;
            for (; x >= 0 && need > 0; x--) {
                double here = Math.min(worst, (double) x / need);
                if (here <= best) {
                    break;
                }
                double value = 0;
                for (int a = 0; a < later.length; a++) {
                    value += later[a] * (a == 0 ? here : Math.min(here, (double) (left - x) / a));
                }
                // Of gifts that are worth the same the smallest is taken: what is kept may still be useful.
                if (value >= best - 1e-12) {
                    best = Math.max(best, value);
                    gift = x;
                }
            }
            return gift;
        };
    }

    private static double[] sum(double[] later, UncertainNeed need) {
        long most = later.length + Math.min(MOST_STATES, need.amount(need.size() - 1));
        if (most > MOST_STATES) {
            throw new IllegalArgumentException(
                    "needs of " + most + " units are too fine. Maybe count in cases instead of grams.");
        }
        double[] sum = new double[(int) most];
        for (int k = 0; k < need.size(); k++) {
            for (int a = 0; a < later.length; a++) {
                sum[a + (int) need.amount(k)] += need.probability(k) * later[a];
            }
        }
        return sum;
    }

    /**
     * What a rule reaches on this route, exactly.
     *
     * @param rule how much to give
     * @return expected fill rate of the worst served
     * @throws IllegalArgumentException if the rule gives more than there is or is needed
     */
    public double expectedMinimumFillRate(Rule rule) {
        return follow(rule, 0, supply, 1);
    }

    private double follow(Rule rule, int stop, long left, double worst) {
        if (stop == route.size() || worst == 0) {
            return worst;
        }
        UncertainNeed need = route.get(stop);
        double sum = 0;
        for (int k = 0; k < need.size(); k++) {
            long amount = need.amount(k);
            if (need.probability(k) > 0) {
                long gift = rule.give(stop, left, worst, amount);
                if (gift < 0 || gift > Math.min(left, amount)) {
                    throw new IllegalArgumentException("a gift of " + gift + " units is not possible with " + left
                            + " left and " + amount + " needed. Maybe the rule rounds up.");
                }
                double after = amount == 0 ? worst : Math.min(worst, (double) gift / amount);
                sum += need.probability(k) * follow(rule, stop + 1, left - gift, after);
            }
        }
        return sum;
    }

    /**
     * An order of visits: the most uncertain first, by standard deviation over mean, as what is learnt early can still be
     * answered (Gao, Iravani and Sinclair 2026, arXiv:2606.19278, for when that is optimal).
     *
     * @param needs needs in any order
     * @return places in the list, in the order of the visits
     */
    public static int[] mostUncertainFirst(List<UncertainNeed> needs) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -needs.get(i).variation()));
        return order.stream().mapToInt(i -> i).toArray();
    }
}
