package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.censored.CountSpread;
import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;

/**
 * What the rows of a panel tell together: spread of counts by class of size, factors that calibrate the spread of each step ahead, shape of
 * continuous values, and parameters for rows that were not fitted. Immutable.
 *
 * <p>Classes are by mean demand; a class speaks for its rows in proportion to what it has seen, and all rows together for a class that has seen
 * little (shrinkage as in empirical Bayes: Efron and Morris, "Data analysis using Stein's estimator", JASA 70, 1975).
 */
final class Pool {
    /** Upper ends of the classes of counts, units a step; above the last comes one more, and then that of continuous values. */
    private static final double[] CLASS_ENDS = {1, 3, 10, 30};

    static final int CLASSES = CLASS_ENDS.length + 2;

    private static final double PRIOR_CELLS = 20;
    private static final double PRIOR_ERRORS = 60;
    private static final double LARGEST_SQUARE = 25;

    /** Excess variance of counts by class. */
    final double[] excess;
    /** Factor of the variance by class and step ahead; the last one holds for all later steps. Each row has at least one. */
    final double[][] factor;

    final Shape shape;
    /** Relative standard deviation of a row of which too little was seen. */
    final double usualSigma;
    /** Typical smoothing of the level. */
    final double alpha;
    /** Typical smoothing of the season. */
    final double gamma;
    /** Whether most rows have a season of their own. */
    final boolean seasonal;

    final SeasonPool seasons;

    Pool(
            double[] excess,
            double[][] factor,
            Shape shape,
            double usualSigma,
            double alpha,
            double gamma,
            boolean seasonal,
            SeasonPool seasons) {
        this.excess = excess;
        this.factor = factor;
        this.shape = shape;
        this.usualSigma = usualSigma;
        this.alpha = alpha;
        this.gamma = gamma;
        this.seasonal = seasonal;
        this.seasons = seasons;
    }

    /** A pool of what single rows say, not calibrated. */
    static Pool of(RowFit[] fits, SeasonPool seasonPool) {
        double[][] logLikelihood = new double[CLASSES][];
        Arrays.setAll(logLikelihood, c -> CountSpread.nothing());
        double[] cells = new double[CLASSES];
        double[] all = CountSpread.nothing();
        double allCells = 0;
        double[] sigmas = new double[fits.length];
        double[] alphas = new double[fits.length];
        double[] gammas = new double[fits.length];
        int fitted = 0;
        int seasons = 0;
        for (RowFit fit : fits) {
            if (fit.fallback != null) {
                continue;
            }
            int c = classOf(fit.spread.counts(), fit.size);
            if (fit.spread.counts()) {
                for (int i = 0; i < all.length; i++) {
                    logLikelihood[c][i] += fit.spread.logLikelihood()[i];
                    all[i] += fit.spread.logLikelihood()[i];
                }
                cells[c] += fit.spread.cells();
                allCells += fit.spread.cells();
            }
            sigmas[fitted] = fit.spread.sigma();
            alphas[fitted++] = fit.candidate.fit().alpha;
            if (fit.candidate.fit().form.seasonal() && !fit.candidate.fit().form.givenSeason()) {
                gammas[seasons++] = fit.candidate.fit().gamma;
            }
        }
        double usual = allCells > 0 ? CountSpread.most(all) : 0.5;
        double[] excess = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            excess[c] = drawn(CountSpread.most(logLikelihood[c]), cells[c], usual);
        }
        double[][] factor = new double[CLASSES][];
        Arrays.fill(factor, new double[] {1});
        return new Pool(
                excess,
                factor,
                Shape.NORMAL,
                median(sigmas, fitted, 0.5),
                median(alphas, fitted, 0.2),
                median(gammas, seasons, 0.05),
                2 * seasons > fitted,
                seasonPool);
    }

    /** This pool with factors from errors of forecasts whose truth was not used: sums of squared standardised errors and their counts. */
    Pool calibrated(double[][] squares, double[][] counts, int steps) {
        double[][] factors = new double[CLASSES][steps];
        double[] all = new double[steps];
        for (int h = 0; h < steps; h++) {
            double sum = PRIOR_ERRORS;
            double count = PRIOR_ERRORS;
            for (int c = 0; c < CLASSES; c++) {
                sum += squares[c][h];
                count += counts[c][h];
            }
            all[h] = sum / count;
        }
        for (int c = 0; c < CLASSES; c++) {
            double[] raw = new double[steps];
            for (int h = 0; h < steps; h++) {
                raw[h] = (squares[c][h] + PRIOR_ERRORS * all[h]) / (counts[c][h] + PRIOR_ERRORS);
            }
            // Neighbouring steps have nearly the same truth behind them: a mean of five takes the chance out.
            for (int h = 0; h < steps; h++) {
                int from = Math.max(0, Math.min(h - 2, steps - 5));
                int to = Math.min(steps, from + 5);
                factors[c][h] = Arrays.stream(raw, from, to).average().orElse(1);
            }
        }
        return new Pool(excess, factors, shape, usualSigma, alpha, gamma, seasonal, seasons);
    }

    /** This pool with the shape of standardised continuous values. */
    Pool shaped(Shape found) {
        return new Pool(excess, factor, found, usualSigma, alpha, gamma, seasonal, seasons);
    }

    /** A squared standardised error as it counts for the factors: a single wild day must not speak for all rows. */
    static double bounded(double square) {
        return Math.min(square, LARGEST_SQUARE);
    }

    static int classOf(boolean counts, double level) {
        if (!counts) {
            return CLASSES - 1;
        }
        int c = 0;
        while (c < CLASS_ENDS.length && level >= CLASS_ENDS[c]) {
            c++;
        }
        return c;
    }

    /** Excess variance of a row: its own, drawn to that of its class. */
    double excessOf(RowFit fit) {
        if (!fit.spread.counts()) {
            return 0;
        }
        return drawn(fit.spread.excess(), fit.spread.cells(), excess[classOf(true, fit.size)]);
    }

    /** An excess drawn to a usual one, by the logarithm, for it is a scale. */
    private static double drawn(double own, double cells, double usual) {
        double weight = cells / (cells + PRIOR_CELLS);
        double log = weight * Math.log(Math.max(own, CountSpread.LEAST))
                + (1 - weight) * Math.log(Math.max(usual, CountSpread.LEAST));
        return Math.exp(log);
    }

    /** Factor of the standard deviation of a row so many steps ahead, counted from 0. */
    double deviationFactor(SmoothingRow row, int step) {
        double[] factors = factor[classOf(row.counts, row.size)];
        return Math.sqrt(factors[Math.min(step, factors.length - 1)]);
    }

    private static double median(double[] values, int count, double none) {
        if (count == 0) {
            return none;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }
}
