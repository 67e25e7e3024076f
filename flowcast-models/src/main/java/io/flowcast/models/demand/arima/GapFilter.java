package io.flowcast.models.demand.arima;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Exact innovations of series with gaps: a Kalman filter whose state is that of the stationary part and the last values, in levels (Harvey and Pierse,
 * Journal of the American Statistical Association 79, 1984).
 *
 * <p>The first values, as many as differencing costs, are conditioned on, which is the likelihood of the differences. A gap among them is an
 * unknown of its own: a column of the caller that is 1 there (as in Gómez, Maravall and Peña, Journal of Econometrics 88, 1999), or an
 * open start with a wide prior. Values that are known have no variance: while all last values are known, only the r x r covariance of the stationary
 * part moves, and once that has settled a step costs O(r). While u of the last values are not known, a step costs O((r + u)^2).
 * No allocation in {@link #run}. Serves one thread.
 */
final class GapFilter implements Filter {
    private final GapCovariance covariance = new GapCovariance();
    private double[][] columns = new double[0][];
    private int columnCount;
    private int length;
    private double[] delta = new double[0];
    private int lost;
    private int[] deltaAt = new int[0];
    private boolean openStart;
    private double mean;

    private double[][] states = new double[0][];
    private double logDeterminant;
    private int count;
    private int lastKnown;

    /**
     * What to filter.
     *
     * @param columns levels; NaN in the first one is a gap, the others are finite
     * @param columnCount how many of them
     * @param length cells of each
     * @param delta coefficients of the differencing
     */
    void data(double[][] columns, int columnCount, int length, double[] delta) {
        this.columns = columns;
        this.columnCount = columnCount;
        this.length = length;
        this.delta = delta;
        lost = delta.length;
        deltaAt = nonzero(delta);
        openStart = false;
        mean = 0;
        if (states.length < columnCount) {
            states = new double[columnCount][];
            Arrays.fill(states, new double[0]);
        }
    }

    /** Gaps before and among the first values get a wide prior, and every step has this mean on top. */
    void openStart(double constant) {
        openStart = true;
        mean = constant;
    }

    /**
     * Filters, and tells the one-step means of the first column.
     *
     * @param lags the stationary part
     * @param errors receives errors, or null
     * @param means receives one mean for each cell, NaN before there is any; or null
     * @return whether the numbers are sound
     */
    boolean run(Lags lags, double @Nullable [][] errors, double @Nullable [] means) {
        int r = lags.state;
        if (!covariance.begin(lags, delta, deltaAt)) {
            return false;
        }
        startLags(r);
        int start = Math.min(lost, length);
        if (means != null) {
            Arrays.fill(means, 0, start, Double.NaN);
        }
        double sum = 0;
        count = 0;
        lastKnown = start - 1;
        boolean settled = false;
        for (int t = start; t < length; t++) {
            if (means != null) {
                means[t] = predicted(0, r);
            }
            if (Double.isNaN(columns[0][t])) {
                settled = false;
                for (int c = 0; c < columnCount; c++) {
                    advance(lags, states[c], c == 0 ? mean : 0, r);
                }
                covariance.propagate(lags, lost > 0);
                continue;
            }
            lastKnown = t;
            boolean open = covariance.open();
            double f = 1;
            if (open) {
                f = covariance.project();
            } else if (!settled) {
                f = covariance.plain();
            } else {
                covariance.steady(lags);
            }
            if (!(f >= 1e-3)) {
                return false;
            }
            double root = Math.sqrt(f);
            for (int c = 0; c < columnCount; c++) {
                double error = columns[c][t] - predicted(c, r);
                if (errors != null) {
                    errors[c][count] = error / root;
                }
                double scaled = error / f;
                double[] state = states[c];
                covariance.correct(state, scaled);
                advance(lags, state, delta, columns[c][t]);
            }
            count++;
            if (settled) {
                continue;
            }
            sum += Math.log(f);
            if (open) {
                covariance.seen(f);
                covariance.propagate(lags, false);
            } else {
                settled = covariance.stationaryStep(lags, f);
            }
        }
        logDeterminant = sum;
        return sum < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean run(Lags lags, double[][] errors) {
        return run(lags, errors, null);
    }

    /** Puts the first values into the states. */
    private void startLags(int r) {
        int start = Math.min(lost, length);
        for (int c = 0; c < columnCount; c++) {
            if (states[c].length < r + lost) {
                states[c] = new double[r + lost];
            }
            Arrays.fill(states[c], 0, r + lost, 0);
            double before = known(0);
            for (int i = lost; i >= 1; i--) {
                int cell = start - i;
                double value = cell < 0 ? Double.NaN : columns[c][cell];
                if (c == 0 && Double.isNaN(value)) {
                    // Without an open start a column of the caller stands for the unknown value, which is then free to
                    // be 0.
                    value = openStart ? before : 0;
                    if (openStart) {
                        covariance.open(i - 1);
                    }
                }
                before = value;
                states[c][r + i - 1] = value;
            }
        }
    }

    private double known(int from) {
        for (int t = from; t < length; t++) {
            if (!Double.isNaN(columns[0][t])) {
                return columns[0][t];
            }
        }
        return 0;
    }

    private double predicted(int c, int r) {
        return predicted(states[c], r, delta, deltaAt, c == 0 ? mean : 0);
    }

    private void advance(Lags lags, double[] state, double constant, int r) {
        advance(lags, state, delta, predicted(state, r, delta, deltaAt, constant));
    }

    /** Mean of the next value. */
    static double predicted(double[] state, int r, double[] delta, int[] deltaAt, double constant) {
        double sum = state[0] + constant;
        for (int i : deltaAt) {
            sum += delta[i] * state[r + i];
        }
        return sum;
    }

    /** One step of a state, whose last value is the one given. */
    static void advance(Lags lags, double[] state, double[] delta, double value) {
        int r = lags.state;
        double head = state[0];
        for (int i = 0; i < r; i++) {
            state[i] = (i + 1 < r ? state[i + 1] : 0) + lags.phi[i] * head;
        }
        if (delta.length > 0) {
            System.arraycopy(state, r, state, r + 1, delta.length - 1);
            state[r] = value;
        }
    }

    /** Positions that are not zero. */
    static int[] nonzero(double[] delta) {
        return IntStream.range(0, delta.length).filter(i -> delta[i] != 0).toArray();
    }

    /** The state of the first column after the last run: r numbers of the stationary part, then the last values, latest first. */
    double[] endState(int size) {
        return Arrays.copyOf(states[0], size);
    }

    /** Last known cell of the last run, or the last of the first cells. */
    int lastKnown() {
        return lastKnown;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public double logDeterminant() {
        return logDeterminant;
    }
}
