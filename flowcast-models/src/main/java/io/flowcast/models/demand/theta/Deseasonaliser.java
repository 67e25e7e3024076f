package io.flowcast.models.demand.theta;

import io.flowcast.models.demand.internal.Decomposition;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the seasons of a series and takes them out.
 *
 * <p>A season of m steps is taken out if there are two of it and the autocorrelation at lag m is outside of the 90 % limits of Bartlett's formula,
 * |r_m| &gt; 1.645 sqrt((1 + 2 sum of r_k^2 below m) / n), as Assimakopoulos and Nikolopoulos (2000) do. Its factors are those of the classical
 * decomposition: means by phase of the ratios to a centred moving average over m, or of the differences where a value is not positive or a factor would come
 * near zero. Shorter seasons first, longer ones in what is left. O(n m) for each season. One instance serves one thread and keeps its workspaces.
 */
final class Deseasonaliser {
    /** Quantile of the normal distribution of a test at 90 % on two sides. */
    private static final double CRITICAL = 1.6448536269514722;
    /** A season of which a phase is smaller than this share of the rest is not one of ratios. */
    private static final double LEAST_FACTOR = 0.01;

    private final Decomposition decomposition = new Decomposition();
    private double[] centred = new double[0];

    /**
     * Takes out the seasons.
     *
     * @param z the series, NaN where nothing is known but not in the first cell; on return without its seasons
     * @param n its length
     * @param firstStep step of the calendar of the first cell
     * @param periods season lengths, rising
     * @return what was taken out, in that order
     */
    List<Season> remove(double[] z, int n, int firstStep, int[] periods) {
        List<Season> seasons = new ArrayList<>(periods.length);
        for (int m : periods) {
            if (m > 1 && n >= 2 * m && n > 3 && seasonal(z, n, m)) {
                Season season = season(z, n, firstStep, m);
                for (int t = 0; t < n; t++) {
                    z[t] = season.without(z[t], firstStep + t);
                }
                seasons.add(season);
            }
        }
        return seasons;
    }

    private boolean seasonal(double[] z, int n, int m) {
        ensure(n);
        double mean = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(z[t])) {
                known++;
                mean += (z[t] - mean) / known;
            }
        }
        double variance = 0;
        for (int t = 0; t < n; t++) {
            centred[t] = Double.isNaN(z[t]) ? 0 : z[t] - mean;
            variance += centred[t] * centred[t];
        }
        if (!(variance > 1e-20 * mean * mean * known)) {
            return false;
        }
        double squares = 0;
        for (int lag = 1; lag < m; lag++) {
            double r = product(n, lag) / variance;
            squares += r * r;
        }
        return Math.abs(product(n, m) / variance) > CRITICAL * Math.sqrt((1 + 2 * squares) / known);
    }

    private double product(int n, int lag) {
        double sum = 0;
        for (int t = lag; t < n; t++) {
            sum += centred[t] * centred[t - lag];
        }
        return sum;
    }

    private Season season(double[] z, int n, int firstStep, int m) {
        boolean positive = true;
        for (int t = 0; t < n; t++) {
            positive &= !(z[t] <= 0);
        }
        if (positive) {
            double[] factors = decomposition.season(z, n, firstStep, m, true);
            double least = Double.POSITIVE_INFINITY;
            for (double factor : factors) {
                least = Math.min(least, factor);
            }
            if (least >= LEAST_FACTOR) {
                return new Season(true, factors);
            }
        }
        return new Season(false, decomposition.season(z, n, firstStep, m, false));
    }

    private void ensure(int n) {
        if (centred.length < n) {
            centred = new double[n];
        }
    }
}
