package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact Gaussian likelihood of one series under one set of orders, as a sum of squares: with errors v of variances s^2 F, best coefficients and best s^2 put in,
 * minus twice its logarithm is N log(sum v^2/F G) + constant, G = (prod F)^(1/N) (Box, Jenkins, Reinsel and Ljung, section 7.4). Residuals are
 * v sqrt(G / F).
 *
 * <p>Series without gaps go through {@link WholeFilter}, the others through {@link GapFilter}. Serves one thread.
 */
final class Likelihood implements SquaresMinimiser.Objective {
    private final WholeFilter whole = new WholeFilter();
    private final GapFilter gappy = new GapFilter();
    private final Regression regression = new Regression();
    private final Lags lags = new Lags();

    private final StopCheck stop;
    private double[] values = new double[0];
    private int length;
    private double[][] regressors = new double[0][];
    private int gaps;

    private ArimaOrder order = ArimaOrder.of(0, 0, 0, false);
    private Filter filter = whole;
    private int flat;
    private int columnCount;
    private double[][] columns = new double[0][];
    private double[][] levels = new double[0][];
    private double[][] errors = new double[0][];
    private double[] rest = new double[0];
    private double logDeterminant;

    Likelihood(StopCheck stop) {
        this.stop = stop;
    }

    /**
     * The series.
     *
     * @param values values of ordinary size, NaN for gaps; kept, not copied
     * @param length number of cells
     * @param regressors columns of the same length, finite
     */
    void series(double[] values, int length, double[][] regressors) {
        this.values = values;
        this.length = length;
        this.regressors = regressors;
        gaps = 0;
        for (int t = 0; t < length; t++) {
            gaps += Double.isNaN(values[t]) ? 1 : 0;
        }
    }

    /**
     * The orders to look at next.
     *
     * @param next the orders
     * @return whether the series has enough known cells for them
     */
    boolean order(ArimaOrder next) {
        order = next;
        int lost = next.lost();
        if (length - gaps - lost - (next.constant() ? 1 : 0) - regressors.length < 1) {
            return false;
        }
        double[] delta = Lags.delta(next);
        flat = 0;
        for (int t = 0; t < lost; t++) {
            flat += Double.isNaN(values[t]) ? 1 : 0;
        }
        columnCount = 1 + flat + (next.constant() ? 1 : 0) + regressors.length;
        ensure();
        if (gaps == 0) {
            filter = whole;
            fill(levels, columns, delta);
            whole.data(columns, columnCount, length - lost);
        } else {
            filter = gappy;
            fill(levels, columns, delta);
            gappy.data(levels, columnCount, length, delta);
        }
        return true;
    }

    /** Levels: the series, an unknown for each gap among the first cells, the constant, the regressors; and their differences. */
    private void fill(double[][] level, double[][] difference, double[] delta) {
        int lost = delta.length;
        System.arraycopy(values, 0, level[0], 0, length);
        int c = 1;
        for (int t = 0; t < lost; t++) {
            if (Double.isNaN(values[t])) {
                Arrays.fill(level[c], 0, length, 0);
                level[c++][t] = 1;
            }
        }
        if (order.constant()) {
            // The series whose differences are 1.
            double[] column = level[c++];
            for (int t = 0; t < length; t++) {
                double sum = t < lost ? 0 : 1;
                for (int i = 0; t >= lost && i < lost; i++) {
                    sum += delta[i] * column[t - 1 - i];
                }
                column[t] = sum;
            }
        }
        for (double[] regressor : regressors) {
            System.arraycopy(regressor, 0, level[c++], 0, length);
        }
        for (int k = 0; gaps == 0 && k < columnCount; k++) {
            for (int t = lost; t < length; t++) {
                double sum = level[k][t];
                for (int i = 0; i < lost; i++) {
                    if (delta[i] != 0) {
                        sum -= delta[i] * level[k][t - 1 - i];
                    }
                }
                difference[k][t - lost] = sum;
            }
        }
    }

    @Override
    public int residuals(double[] x, double[] residuals) {
        int n = evaluate(x);
        if (n <= 0) {
            return -1;
        }
        double scale = Math.exp(0.5 * logDeterminant / freedom());
        for (int t = 0; t < n; t++) {
            residuals[t] = rest[t] * scale;
        }
        return scale < Double.POSITIVE_INFINITY ? n : -1;
    }

    private int evaluate(double[] x) {
        lags.set(order, x);
        stop.passed((long) length * columnCount * (1 + lags.state));
        if (!filter.run(lags, errors)) {
            return -1;
        }
        int n = filter.count();
        regression.solve(errors, columnCount, flat, n, rest);
        logDeterminant = filter.logDeterminant() + regression.logDeterminant();
        return n;
    }

    /** Errors less the unknowns that were integrated out. */
    int freedom() {
        return Math.max(1, filter.count() - flat);
    }

    /** Most residuals there can be. */
    int room() {
        return length;
    }

    /**
     * What there is to say about a point.
     *
     * @param x free parameters
     * @param known cells that count for the information criterion
     * @return the fit, or null if the point is not admissible
     */
    @Nullable
    ArimaFit fit(double[] x, int known) {
        int n = evaluate(x);
        if (n <= 0) {
            return null;
        }
        double squares = 0;
        for (int t = 0; t < n; t++) {
            squares += rest[t] * rest[t];
        }
        int freedom = freedom();
        double variance = Math.max(squares / freedom, 1e-30);
        double log = -0.5 * (freedom * (Math.log(2 * Math.PI * variance) + 1) + logDeterminant);
        int from = flat + (order.constant() ? 1 : 0);
        double[] effects = Arrays.copyOfRange(regression.coefficients, from, from + regressors.length);
        double constant = order.constant() ? regression.coefficients[flat] : 0;
        int used = regression.rank();
        for (int i = 0; i < flat; i++) {
            used -= regression.kept(i) ? 1 : 0;
        }
        int parameters = order.coefficients() + used + 1;
        int count = known - order.lost();
        double aicc = count - parameters - 1 > 0
                ? -2 * log + 2.0 * parameters * count / (count - parameters - 1)
                : Double.POSITIVE_INFINITY;
        double unbiased = squares / Math.max(1, freedom - parameters + 1);
        return new ArimaFit(
                order,
                Arrays.copyOf(x, order.coefficients()),
                constant,
                effects,
                Math.sqrt(Math.max(0, unbiased)),
                log,
                aicc,
                lags.rootsBeyond(ArimaFit.LEAST_ROOT));
    }

    private void ensure() {
        if (columns.length < columnCount || (columnCount > 0 && columns[0].length < length)) {
            int size = Math.max(columnCount, columns.length);
            int room = columns.length == 0 ? length : Math.max(length, columns[0].length);
            columns = new double[size][room];
            levels = new double[size][room];
            errors = new double[size][room];
            rest = new double[room];
        }
    }
}
