package io.flowcast.models.demand.intermittent;

import java.util.Arrays;

/**
 * Chance of a sale in the next cell, learned cell by cell. With x = 1 for a sale and w the weight of a cell, each of a grid of filters keeps
 *
 * <pre>
 *   p = (S + k m) / (N + k),    S = r S + w x,    N = r N + w
 * </pre>
 *
 * a beta variable whose past fades at the rate r, drawn to the mean m of all rows with the strength of k cells (West and Harrison, "Bayesian
 * Forecasting and Dynamic Models", 1997, section 14.4). Rows differ in r and k: their mixture over the grid is weighted by how well each filter foretold the row, times a
 * weight that all rows give (empirical Bayes without a form: Laird, JASA 73, 1978). O(30) for each cell; nothing is allocated. Serves one thread.
 */
final class Occurrence {
    private static final double[] RETENTION = {1, 0.99, 0.97, 0.93, 0.85};
    private static final double[] STRENGTH = {0.5, 2, 8, 32, 128, 512};
    static final int FILTERS = RETENTION.length * STRENGTH.length;
    static final int FEATURES = 5;

    private static final double SLOW = 0.97;
    private static final double FAST = 0.88;
    private static final double LEAST = 1e-6;

    private final double[] sales = new double[RETENTION.length];
    private final double[] cells = new double[RETENTION.length];
    private final double[] logLikelihood = new double[FILTERS];
    private double slowSales;
    private double slowCells;
    private double fastSales;
    private double fastCells;
    private double age;
    private double mean;
    /** Cells after none and after a sale, and the sales among them. */
    private final double[] after = new double[2];

    private final double[] saleAfter = new double[2];
    private int last;

    /** Forgets all. */
    void start(double meanChance) {
        mean = meanChance;
        Arrays.fill(sales, 0);
        Arrays.fill(cells, 0);
        Arrays.fill(logLikelihood, 0);
        slowSales = 0;
        slowCells = 0;
        fastSales = 0;
        fastCells = 0;
        age = 0;
        Arrays.fill(after, 0);
        Arrays.fill(saleAfter, 0);
        last = -1;
    }

    /** Takes in a cell; NaN tells nothing. */
    void take(double value, double weight) {
        if (Double.isNaN(value)) {
            last = -1;
            return;
        }
        boolean sale = value > 0;
        for (int r = 0, f = 0; r < RETENTION.length; r++) {
            for (int k = 0; k < STRENGTH.length; k++, f++) {
                double p = (sales[r] + STRENGTH[k] * mean) / (cells[r] + STRENGTH[k]);
                logLikelihood[f] += weight * Math.log(sale ? p : 1 - p);
            }
            sales[r] = RETENTION[r] * sales[r] + (sale ? weight : 0);
            cells[r] = RETENTION[r] * cells[r] + weight;
        }
        slowSales = SLOW * slowSales + (sale ? weight : 0);
        slowCells = SLOW * slowCells + weight;
        fastSales = FAST * fastSales + (sale ? weight : 0);
        fastCells = FAST * fastCells + weight;
        age = sale ? 0 : age + 1;
        if (last >= 0) {
            after[last] += weight;
            saleAfter[last] += sale ? weight : 0;
        }
        last = sale ? 1 : 0;
    }

    void take(SparseRow row, int from, int to) {
        for (int t = from; t < to; t++) {
            take(row.value()[t], row.weight()[t]);
        }
    }

    void copyLogLikelihood(double[] target) {
        System.arraycopy(logLikelihood, 0, target, 0, FILTERS);
    }

    /** The chance by the mixture of all filters. */
    double chance(double[] mixture) {
        return mixed(mixture, false);
    }

    /** How much of a surprise stays in the chance. */
    double memory(double[] mixture) {
        return mixed(mixture, true);
    }

    /** The row's own share of sales, all cells alike, with half a cell of the mean. */
    double ownShare() {
        return (sales[0] + 0.5 * mean) / (cells[0] + 0.5);
    }

    /** The same with older cells fading slowly. */
    double slowShare() {
        return (slowSales + 0.01 * mean) / (slowCells + 0.01);
    }

    /** The mean chance of the next cells if sale and no sale follow each other as a Markov chain, as in Willemain's bootstrap. */
    double chained(int horizon) {
        double rate = ownShare();
        double afterNone = (saleAfter[0] + rate) / (after[0] + 1);
        double carry = (saleAfter[1] + rate) / (after[1] + 1) - afterNone;
        double usual = afterNone / Math.max(1e-9, 1 - carry);
        if (last < 0) {
            return usual;
        }
        double power = 1;
        double sum = 0;
        for (int h = 0; h < horizon && Math.abs(power) > 1e-6; h++) {
            power *= carry;
            sum += power;
        }
        return Math.max(0, Math.min(1, usual + (last - usual) * sum / horizon));
    }

    private double mixed(double[] mixture, boolean memory) {
        double best = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < FILTERS; f++) {
            best = mixture[f] > 0 ? Math.max(best, logLikelihood[f]) : best;
        }
        double sum = 0;
        double weights = 0;
        for (int r = 0, f = 0; r < RETENTION.length; r++) {
            for (int k = 0; k < STRENGTH.length; k++, f++) {
                double w = mixture[f] * Math.exp(Math.min(0, logLikelihood[f] - best));
                double known = cells[r] + STRENGTH[k];
                sum += w
                        * (memory
                                ? 1 / (RETENTION[r] * cells[r] + 1 + STRENGTH[k])
                                : (sales[r] + STRENGTH[k] * mean) / known);
                weights += w;
            }
        }
        return Math.min(1 - LEAST, Math.max(LEAST, sum / weights));
    }

    /**
     * What may be wrong with the chance: nothing but its level, its spread, its slowness (against two faster rates) and the time since the last sale.
     *
     * @param chance from {@link #chance}
     * @param usualLogit mean logit of the chance over the rows
     * @param usualCells usual length of a row
     * @param target receives {@value #FEATURES} numbers
     */
    void features(double chance, double usualLogit, double usualCells, double[] target) {
        double base = logit(chance);
        target[0] = 1;
        target[1] = base - usualLogit;
        target[2] = logit((slowSales + mean) / (slowCells + 1)) - base;
        target[3] = logit((fastSales + mean) / (fastCells + 1)) - base;
        target[4] = Math.log1p(age) - Math.log1p(usualCells / 3);
    }

    static double logit(double p) {
        double inside = Math.min(1 - 1e-4, Math.max(LEAST, p));
        return Math.log(inside / (1 - inside));
    }

    /**
     * Weights of the filters that make the rows likeliest, by EM.
     *
     * @param byRow log likelihoods of the filters for each row
     * @return weights that sum to 1
     */
    static double[] mixture(double[][] byRow) {
        double[] weight = new double[FILTERS];
        Arrays.fill(weight, 1.0 / FILTERS);
        double[] next = new double[FILTERS];
        double[] share = new double[FILTERS];
        for (int round = 0; round < 50 && byRow.length > 0; round++) {
            // One row's worth of the even mixture keeps every filter alive and single rows sound.
            Arrays.fill(next, 1.0 / FILTERS);
            for (double[] row : byRow) {
                double best = Double.NEGATIVE_INFINITY;
                for (double l : row) {
                    best = Math.max(best, l);
                }
                double sum = 0;
                for (int f = 0; f < FILTERS; f++) {
                    share[f] = weight[f] * Math.exp(row[f] - best);
                    sum += share[f];
                }
                for (int f = 0; f < FILTERS; f++) {
                    next[f] += sum > 0 ? share[f] / sum : 1.0 / FILTERS;
                }
            }
            for (int f = 0; f < FILTERS; f++) {
                weight[f] = next[f] / (byRow.length + 1);
            }
        }
        return weight;
    }
}
