package io.flowcast.models.demand.censored;

import java.util.Arrays;

/**
 * How much more counts vary than by chance: the excess variance x in Var = mu + x mu^2, by maximum likelihood.
 *
 * <p>With rho = 1/x, s sales in a share a of the demand around a mean mu, and a gamma distributed pace of the day, the log likelihood of a cell is
 *
 * <pre>
 *   log G(rho + s) - log G(rho) + rho log(rho/mu) - (rho + s) log(rho/mu + a)
 * </pre>
 *
 * up to terms without rho. For a = 1 that is the negative binomial; for a day that sold out it holds whatever ended the sales, because the end is a stopping
 * time of the stream ({@link SoldOut}). A moment of the errors would be too small there: fast days end
 * early. Evaluated on a grid of x, so that rows can be pooled by adding; the maximum is found by a parabola through the best three. O(grid)
 * for each cell.
 */
public final class CountSpread {
    private static final double[] GRID = grid();
    private static final double[] LOG_RHO =
            Arrays.stream(GRID).map(x -> -Math.log(x)).toArray();
    /** Below this excess a Poisson variable cannot be told apart. */
    public static final double LEAST = 0.002;

    private CountSpread() {}

    private static double[] grid() {
        double[] grid = new double[11];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = 0.002 * Math.pow(4_000, i / 10.0);
        }
        return grid;
    }

    /**
     * A log likelihood by grid point, zero.
     *
     * @return a new array, to add to
     */
    public static double[] nothing() {
        return new double[GRID.length];
    }

    /**
     * Adds a cell.
     *
     * @param logLikelihood by grid point; changes
     * @param sales units sold, at least 0
     * @param share share of the usual demand of the cell that was seen, above 0 and at most 1
     * @param mean expected demand of the cell, units, above 0
     */
    public static void add(double[] logLikelihood, double sales, double share, double mean) {
        double logMean = Math.log(mean);
        for (int i = 0; i < GRID.length; i++) {
            double rho = 1 / GRID[i];
            double log = Math.log(rho + share * mean);
            logLikelihood[i] += logRise(rho, sales) - rho * (log - LOG_RHO[i]) - sales * (log - logMean);
        }
    }

    /** log G(rho + s) - log G(rho). */
    private static double logRise(double rho, double s) {
        double sum = 0;
        double product = 1;
        double x = rho;
        double left = s;
        while (left >= 1 && x < 20) {
            product *= x;
            if (product > 1e250) {
                sum += Math.log(product);
                product = 1;
            }
            x++;
            left--;
        }
        // Stirling's series; exact to 1e-10 from 20 on, and the last part of a unit is nothing that counts.
        return sum + Math.log(product) + (left > 0 ? stirling(x + left) - stirling(x) : 0);
    }

    private static double stirling(double x) {
        return (x - 0.5) * Math.log(x) - x + 1 / (12 * x) - 1 / (360 * x * x * x);
    }

    /**
     * The excess with the largest log likelihood.
     *
     * @param logLikelihood by grid point
     * @return excess variance in squared means, at least {@link #LEAST}
     */
    public static double most(double[] logLikelihood) {
        int best = 0;
        for (int i = 1; i < GRID.length; i++) {
            if (logLikelihood[i] > logLikelihood[best]) {
                best = i;
            }
        }
        if (best == 0 || best == GRID.length - 1) {
            return GRID[best];
        }
        double left = logLikelihood[best - 1] - logLikelihood[best];
        double right = logLikelihood[best + 1] - logLikelihood[best];
        double curve = left + right;
        double move = curve < 0 ? 0.5 * (left - right) / curve : 0;
        return GRID[best] * Math.pow(GRID[1] / GRID[0], Math.max(-0.5, Math.min(0.5, move)));
    }
}
