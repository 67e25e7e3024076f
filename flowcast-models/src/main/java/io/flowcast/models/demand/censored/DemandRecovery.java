package io.flowcast.models.demand.censored;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.internal.Normal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the demand of past days was, sold-out days included: expectation and quantiles of each cell of a panel, given what sold and which part of the
 * demand was seen.
 *
 * <p>What is expected of a day before it begins is a product of four factors, each sales over what the others let expect, counted by exposure (so that sold-out days
 * count for what was seen of them) and drawn to the wider one:
 *
 * <pre>
 *   mu = level of the row around the day x phase of the season x product on that day x site on that day
 * </pre>
 *
 * The row's own sales of the day are left out of all of them. Given mu, what was hidden follows {@link SoldOut}: a gamma-Poisson rate, with order size and likeness of days
 * from {@link SalesSpread}; its distribution is gamma with those moments. Days before and after are used: this looks back, it does not forecast.
 *
 * <p>O(cells). Limits: no covariates; lost demand is not taken to come back on a later day. Immutable.
 */
public final class DemandRecovery {
    /** Rounds of weights and expectations. */
    private static final int ROUNDS = 2;
    /** Weight of a day in the level fades to 1/e in so many steps. */
    private static final double MEMORY = 12;
    /** Steps that the row's mean counts for in its level. */
    private static final double PRIOR_STEPS = 2;
    /** Usual steps that a phase of the product counts for in that of the row. */
    private static final double PRIOR_PHASES = 6;
    /** Expected sales that a factor of 1 counts for in that of a group on a day, in orders. */
    private static final double PRIOR_ORDERS = 15;
    /** Share of its demand that must have been seen for a cell to tell of the spread; small, as days that were cut late are not like the others. */
    private static final double LEAST_SEEN = 0.1;

    private final DemandPanel panel;
    private final double[][] expected;
    private final SalesSpread spread;

    private DemandRecovery(DemandPanel panel, double[][] expected, SalesSpread spread) {
        this.panel = panel;
        this.expected = expected;
        this.spread = spread;
    }

    /**
     * Learns what was to be expected of each day, and how days differ from it.
     *
     * @param panel what happened
     * @param context threads and cancellation
     * @return the recovered demand
     */
    public static DemandRecovery of(DemandPanel panel, RunContext context) {
        Expectations expectations = new Expectations(panel, context);
        DemandRecovery first = with(panel, expectations.mean());
        return of(panel, first.spread, context);
    }

    /**
     * Learns what was to be expected of each day, with a known spread.
     *
     * <p>The likelihood of gamma-Poisson sales s in the exposure a weighs them by {@code 1 / (rho + a mu)}: a day that was seen in full says less for each unit of
     * exposure than one that was cut, as its units share the day's own rate.
     *
     * @param panel what happened
     * @param spread how sales differ from what is expected
     * @param context threads and cancellation
     * @return the recovered demand
     */
    public static DemandRecovery of(DemandPanel panel, SalesSpread spread, RunContext context) {
        Expectations expectations = new Expectations(panel, context);
        double[][] expected = expectations.mean();
        for (int round = 0; round < ROUNDS && spread.likeness() < Double.POSITIVE_INFINITY; round++) {
            expectations.weigh(expected, spread.likeness());
            expected = expectations.mean();
        }
        return with(panel, expected).with(spread);
    }

    /**
     * Recovers demand with expectations of the caller's, for example a model's.
     *
     * @param panel what happened
     * @param expected for each row as many numbers as it has steps: demand of the step as it was expected before it began, units, at least 0
     * @return the recovered demand
     */
    public static DemandRecovery with(DemandPanel panel, double[][] expected) {
        int cells = 0;
        for (int r = 0; r < panel.rows(); r++) {
            if (expected[r].length != panel.length(r)) {
                throw new IllegalArgumentException("row " + panel.key(r) + " has " + panel.length(r) + " steps, not "
                        + expected[r].length + " expectations");
            }
            cells += expected[r].length;
        }
        double[] sales = new double[cells];
        double[] inTime = new double[cells];
        boolean[] use = new boolean[cells];
        int at = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int t = panel.start(r); t < panel.end(r); t++, at++) {
                double open = panel.availability(r, t);
                sales[at] = panel.value(r, t);
                inTime[at] = open * expected[r][t - panel.start(r)];
                use[at] = panel.state(r, t).informative() && open > LEAST_SEEN;
            }
        }
        return new DemandRecovery(panel, expected, SalesSpread.of(sales, inTime, use));
    }

    /**
     * The same expectations with another spread, for example {@link SalesSpread#ofParts} of days that were seen hour by hour.
     *
     * @param other how sales differ from what is expected
     * @return the recovered demand
     */
    public DemandRecovery with(SalesSpread other) {
        return new DemandRecovery(panel, expected, other);
    }

    /**
     * How sales differ from what is expected.
     *
     * @return order size and likeness of days
     */
    public SalesSpread spread() {
        return spread;
    }

    /**
     * Demand of a step as it was to be expected without its own sales.
     *
     * @param row the row
     * @param step step of the calendar, within the row
     * @return units
     */
    public double expectedBefore(int row, int step) {
        return expected[row][Objects.checkIndex(step - panel.start(row), expected[row].length)];
    }

    /**
     * Expected demand of a step given its sales.
     *
     * @param row the row
     * @param step step of the calendar, within the row
     * @return units, at least the sales; for a step of which nothing was seen what was to be expected
     */
    public double mean(int row, int step) {
        double mu = expectedBefore(row, step);
        if (!panel.state(row, step).informative()) {
            return mu;
        }
        double sold = panel.value(row, step);
        double open = panel.availability(row, step);
        if (seenInFull(row, step, open)) {
            return sold;
        }
        if (open >= 1) {
            return SoldOut.expectedDemandAbove(sold, mu, deviation(mu));
        }
        return open > 0 ? SoldOut.expectedDemand(sold, open, mu, spread.likeness()) : sold + mu;
    }

    /**
     * A quantile of the demand of a step given its sales.
     *
     * @param row the row
     * @param step step of the calendar, within the row
     * @param probability between 0 and 1
     * @return units, at least the sales
     */
    public double quantile(int row, int step, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        double mu = expectedBefore(row, step);
        boolean informative = panel.state(row, step).informative();
        double sold = informative ? panel.value(row, step) : 0;
        double open = informative ? panel.availability(row, step) : 0;
        if (informative && seenInFull(row, step, open)) {
            return sold;
        }
        if (open >= 1) {
            double deviation = deviation(mu);
            double below = deviation > 0 ? Normal.cdf((sold - mu) / deviation) : 1;
            double p = Math.min(1 - 1e-9, below + probability * (1 - below));
            return Math.max(sold, mu + deviation * Normal.quantile(p));
        }
        double hidden = mean(row, step) - sold;
        double variance = open > 0
                ? SoldOut.remainingVariance(sold, open, mu, spread.likeness(), spread.size())
                : deviation(mu) * deviation(mu);
        return sold + gammaQuantile(hidden, variance, probability);
    }

    private boolean seenInFull(int row, int step, double open) {
        return open >= 1 && panel.state(row, step) == CellState.OBSERVED;
    }

    private double deviation(double mu) {
        double excess = spread.likeness() < 0 ? 1 / spread.likeness() : mu / spread.likeness();
        return Math.sqrt(spread.size() * mu * (1 + excess));
    }

    /** Quantile of a gamma variable by the cube of Wilson and Hilferty (PNAS 17, 1931). */
    private static double gammaQuantile(double mean, double variance, double probability) {
        if (!(mean > 0) || !(variance > 0)) {
            return Math.max(0, mean);
        }
        double c = Math.min(9, variance / mean / mean) / 9;
        double root = Math.max(0, 1 - c + Math.sqrt(c) * Normal.quantile(probability));
        return mean * root * root * root;
    }

    /** The four factors. */
    private static final class Expectations {
        private final DemandPanel panel;
        private final RunContext context;
        private final int rows;
        private final int season;
        private final double[][] sales;
        private final double[][] open;
        private final double[][] mean;
        private final double[] usual;

        Expectations(DemandPanel panel, RunContext context) {
            this.panel = panel;
            this.context = context;
            rows = panel.rows();
            season = panel.timeline().seasonLength();
            sales = new double[rows][];
            open = new double[rows][];
            mean = new double[rows][];
            usual = new double[rows];
            for (int r = 0; r < rows; r++) {
                int n = panel.length(r);
                sales[r] = new double[n];
                open[r] = new double[n];
                mean[r] = new double[n];
                double sold = 0;
                double seen = 0;
                for (int i = 0; i < n; i++) {
                    if (panel.state(r, panel.start(r) + i).informative()) {
                        sales[r][i] = panel.value(r, panel.start(r) + i);
                        open[r][i] = panel.availability(r, panel.start(r) + i);
                        sold += sales[r][i];
                        seen += open[r][i];
                    }
                }
                usual[r] = seen > 0 ? sold / seen : 0;
            }
        }

        /** Weighs sales and exposures by what they say given the likeness of days. */
        void weigh(double[][] expected, double likeness) {
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < sales[r].length; i++) {
                    double a = panel.state(r, panel.start(r) + i).informative()
                            ? panel.availability(r, panel.start(r) + i)
                            : 0;
                    double mu = expected[r][i];
                    double weight = a > 0 ? SoldOut.weight(a, mu, likeness) / a : 1;
                    open[r][i] = a * weight;
                    sales[r][i] = a > 0 ? panel.value(r, panel.start(r) + i) * weight : 0;
                    mean[r][i] = 0;
                }
            }
        }

        double[][] mean() {
            double[][] phase = new double[rows][season];
            for (double[] own : phase) {
                java.util.Arrays.fill(own, 1);
            }
            Parallel.forEach(context, "recover-level", rows, r -> level(r, phase[r]));
            if (season > 1) {
                phases(phase);
                Parallel.forEach(context, "recover-level", rows, r -> level(r, phase[r]));
            }
            groups(SeriesKey::productId);
            groups(SeriesKey::siteId);
            return mean;
        }

        /** Level around each step, without the step itself, times the phase. */
        private void level(int r, double[] phase) {
            int n = sales[r].length;
            double fade = Math.exp(-1 / MEMORY);
            double[] up = new double[n];
            double[] down = new double[n];
            double s = 0;
            double e = 0;
            for (int i = 0; i < n; i++) {
                up[i] = s;
                down[i] = e;
                s = fade * (s + sales[r][i]);
                e = fade * (e + open[r][i] * phase[phaseOf(r, i)]);
            }
            s = 0;
            e = 0;
            for (int i = n - 1; i >= 0; i--) {
                up[i] += s;
                down[i] += e;
                s = fade * (s + sales[r][i]);
                e = fade * (e + open[r][i] * phase[phaseOf(r, i)]);
                mean[r][i] = (up[i] + PRIOR_STEPS * usual[r]) / (down[i] + PRIOR_STEPS) * phase[phaseOf(r, i)];
            }
        }

        private int phaseOf(int r, int i) {
            return Math.floorMod(panel.start(r) + i, season);
        }

        /** Phase factors of the product, then of the row drawn to them. */
        private void phases(double[][] phase) {
            Map<String, double[]> byProduct = new HashMap<>();
            for (int r = 0; r < rows; r++) {
                double[] sums = byProduct.computeIfAbsent(panel.key(r).productId(), k -> new double[2 * season]);
                double weight = usual[r] > 0 ? 1 / Math.sqrt(usual[r]) / Math.sqrt(usual[r]) : 0;
                for (int i = 0; i < sales[r].length; i++) {
                    sums[phaseOf(r, i)] += weight * sales[r][i];
                    sums[season + phaseOf(r, i)] += weight * open[r][i] * mean[r][i];
                }
            }
            for (int r = 0; r < rows; r++) {
                double[] wide = byProduct.getOrDefault(panel.key(r).productId(), new double[2 * season]);
                double[] own = new double[2 * season];
                for (int i = 0; i < sales[r].length; i++) {
                    own[phaseOf(r, i)] += sales[r][i];
                    own[season + phaseOf(r, i)] += open[r][i] * mean[r][i];
                }
                for (int p = 0; p < season; p++) {
                    double product = (wide[p] + PRIOR_PHASES) / (wide[season + p] + PRIOR_PHASES);
                    double prior = PRIOR_PHASES * usual[r];
                    phase[r][p] = own[season + p] + prior > 0
                            ? (own[p] + prior * product) / (own[season + p] + prior)
                            : product;
                }
            }
        }

        /** Factor of each group and step, the row's own cell left out. */
        private void groups(Function<SeriesKey, String> groupOf) {
            int first = Integer.MAX_VALUE;
            int end = Integer.MIN_VALUE;
            for (int r = 0; r < rows; r++) {
                first = Math.min(first, panel.start(r));
                end = Math.max(end, panel.end(r));
            }
            Map<String, double[]> sums = new HashMap<>();
            int length = Math.max(0, end - first);
            int from = first;
            for (int r = 0; r < rows; r++) {
                double[] sum = sums.computeIfAbsent(groupOf.apply(panel.key(r)), k -> new double[2 * length]);
                double weight = weight(r);
                for (int i = 0; i < sales[r].length; i++) {
                    sum[panel.start(r) + i - from] += weight * sales[r][i];
                    sum[length + panel.start(r) + i - from] += weight * open[r][i] * mean[r][i];
                }
            }
            Parallel.forEach(context, "recover-groups", rows, r -> {
                double[] sum = sums.getOrDefault(groupOf.apply(panel.key(r)), new double[2 * length]);
                double weight = weight(r);
                for (int i = 0; i < sales[r].length; i++) {
                    int t = panel.start(r) + i - from;
                    double up = Math.max(0, sum[t] - weight * sales[r][i]);
                    double down = Math.max(0, sum[length + t] - weight * open[r][i] * mean[r][i]);
                    mean[r][i] *= (up + PRIOR_ORDERS) / (down + PRIOR_ORDERS);
                }
            });
        }

        /** Rows count by their orders, but very large ones for no more than a hundred a step. */
        private double weight(int r) {
            return usual[r] > 100 ? 100 / usual[r] : 1;
        }
    }
}
