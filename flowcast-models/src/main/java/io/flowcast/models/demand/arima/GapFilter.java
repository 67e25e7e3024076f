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
    /** Prior variance of a value before the start that nobody knows, in variances of the shocks. */
    private static final double OPEN = 1e6;

    private static final double SETTLED = 1e-13;

    private final Stationary stationary = new Stationary();
    private double[][] columns = new double[0][];
    private int columnCount;
    private int length;
    private double[] delta = new double[0];
    private int lost;
    private int[] deltaAt = new int[0];
    private boolean openStart;
    private double mean;

    private double[][] states = new double[0][];
    private double[] covariance = new double[1];
    private double[] moved = new double[1];
    private double[] gain = new double[1];
    /** Which of the last values are not known. */
    private boolean[] unknown = new boolean[0];
    /** Positions of the state that have a variance, rising: the stationary part and values that are not known. */
    private int[] active = new int[1];

    private int[] activeNext = new int[1];
    private int activeCount;
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
        int size = r + lost;
        ensure(size);
        if (!stationary.column(lags, gain)) {
            return false;
        }
        startCovariance(lags, r, size);
        startLags(r, size);
        boolean open = activate(r);
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
                propagate(lags, r, size, lost > 0);
                open = activeCount > r;
                continue;
            }
            lastKnown = t;
            double f = 1;
            if (open) {
                f = project(r, size);
            } else if (!settled) {
                f = covariance[0];
                for (int i = 0; i < r; i++) {
                    gain[i] = covariance[i * size];
                }
            } else {
                steady(lags, r);
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
                for (int a = 0; a < activeCount; a++) {
                    int i = active[a];
                    state[i] += gain[i] * scaled;
                }
                advance(lags, state, delta, columns[c][t]);
            }
            count++;
            if (settled) {
                continue;
            }
            sum += Math.log(f);
            if (open) {
                for (int a = 0; a < activeCount; a++) {
                    int row = active[a] * size;
                    double share = gain[active[a]] / f;
                    for (int b = 0; b < activeCount; b++) {
                        covariance[row + active[b]] -= share * gain[active[b]];
                    }
                }
                propagate(lags, r, size, false);
                open = activeCount > r;
            } else {
                settled = stationaryStep(lags, r, size, f);
            }
        }
        logDeterminant = sum;
        return sum < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean run(Lags lags, double[][] errors) {
        return run(lags, errors, null);
    }

    /** Covariance of the stationary part from its first column, which stands in gain; the last values have none. */
    private void startCovariance(Lags lags, int r, int size) {
        Arrays.fill(covariance, 0, size * size, 0);
        for (int i = 0; i < r; i++) {
            covariance[i] = gain[i];
            covariance[i * size] = gain[i];
        }
        double variance = gain[0];
        for (int i = r - 1; i >= 1; i--) {
            for (int j = i; j >= 1; j--) {
                double next = j + 1 < r && i + 1 < r ? covariance[(i + 1) * size + j + 1] : 0;
                double a = i + 1 < r ? gain[i + 1] : 0;
                double b = j + 1 < r ? gain[j + 1] : 0;
                double value = next
                        + lags.phi[i] * lags.phi[j] * variance
                        + lags.phi[i] * b
                        + lags.phi[j] * a
                        + shock(lags, i) * shock(lags, j);
                covariance[i * size + j] = value;
                covariance[j * size + i] = value;
            }
        }
    }

    private static double shock(Lags lags, int i) {
        return i == 0 ? 1 : lags.theta[i - 1];
    }

    /** Puts the first values into the states. */
    private void startLags(int r, int size) {
        int start = Math.min(lost, length);
        Arrays.fill(unknown, 0, lost, false);
        for (int c = 0; c < columnCount; c++) {
            Arrays.fill(states[c], 0, size, 0);
            double before = known(0);
            for (int i = lost; i >= 1; i--) {
                int cell = start - i;
                double value = cell < 0 ? Double.NaN : columns[c][cell];
                if (c == 0 && Double.isNaN(value)) {
                    // Without an open start a column of the caller stands for the unknown value, which is then free to
                    // be 0.
                    value = openStart ? before : 0;
                    if (openStart) {
                        covariance[(r + i - 1) * size + r + i - 1] = OPEN;
                        unknown[i - 1] = true;
                    }
                }
                before = value;
                states[c][r + i - 1] = value;
            }
        }
    }

    /** Lists the positions that have a variance; returns whether values are among them. */
    private boolean activate(int r) {
        activeCount = 0;
        for (int i = 0; i < r; i++) {
            active[activeCount++] = i;
        }
        for (int i = 0; i < lost; i++) {
            if (unknown[i]) {
                active[activeCount++] = r + i;
            }
        }
        return activeCount > r;
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

    /** Covariance of the state with the value into gain; returns the variance of the value. */
    private double project(int r, int size) {
        for (int a = 0; a < activeCount; a++) {
            int row = active[a] * size;
            double sum = covariance[row];
            for (int k : deltaAt) {
                if (unknown[k]) {
                    sum += delta[k] * covariance[row + r + k];
                }
            }
            gain[active[a]] = sum;
        }
        double f = gain[0];
        for (int k : deltaAt) {
            if (unknown[k]) {
                f += delta[k] * gain[r + k];
            }
        }
        return f;
    }

    /** Gain of the settled covariance R R': only its column counts. */
    private void steady(Lags lags, int r) {
        for (int i = 0; i < r; i++) {
            gain[i] = shock(lags, i);
        }
    }

    /** P to T P T' + R R', with the value of this step among the last values. */
    private void propagate(Lags lags, int r, int size, boolean valueUnknown) {
        int count = 0;
        for (int i = 0; i < r; i++) {
            activeNext[count++] = i;
        }
        if (valueUnknown) {
            activeNext[count++] = r;
        }
        for (int i = 1; i < lost; i++) {
            if (unknown[i - 1]) {
                activeNext[count++] = r + i;
            }
        }
        // Rows of T P into moved, transposed on the way, so that the second round does the other side.
        for (int a = 0; a < activeCount; a++) {
            step(lags, r, size, active[a], count);
        }
        swap();
        for (int a = 0; a < count; a++) {
            step(lags, r, size, activeNext[a], count);
        }
        swap();
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                covariance[i * size + j] += shock(lags, i) * shock(lags, j);
            }
        }
        int[] before = active;
        active = activeNext;
        activeNext = before;
        activeCount = count;
        if (lost > 0) {
            System.arraycopy(unknown, 0, unknown, 1, lost - 1);
            unknown[0] = valueUnknown;
        }
    }

    private void swap() {
        double[] before = covariance;
        covariance = moved;
        moved = before;
    }

    /** Column j of T times the covariance, into row j of moved. */
    private void step(Lags lags, int r, int size, int j, int count) {
        double head = covariance[j];
        int row = j * size;
        for (int i = 0; i + 1 < r; i++) {
            moved[row + i] = covariance[(i + 1) * size + j] + lags.phi[i] * head;
        }
        moved[row + r - 1] = lags.phi[r - 1] * head;
        for (int a = r; a < count; a++) {
            int i = activeNext[a];
            double sum = i == r ? head : covariance[(i - 1) * size + j];
            for (int k : deltaAt) {
                if (i == r && unknown[k]) {
                    sum += delta[k] * covariance[(r + k) * size + j];
                }
            }
            moved[row + i] = sum;
        }
    }

    /** A step after a known value while all last values are known; returns whether the covariance has settled at R R'. */
    private boolean stationaryStep(Lags lags, int r, int size, double f) {
        double largest = 0;
        for (int i = 0; i < r; i++) {
            double a = i + 1 < r ? gain[i + 1] / f : 0;
            double own = shock(lags, i);
            for (int j = 0; j <= i; j++) {
                double value = i + 1 < r && j + 1 < r ? covariance[(i + 1) * size + j + 1] - a * gain[j + 1] : 0;
                double shocks = own * shock(lags, j);
                covariance[i * size + j] = value + shocks;
                covariance[j * size + i] = value + shocks;
                if (i == j) {
                    largest = Math.max(largest, Math.abs(value));
                }
            }
        }
        return largest < SETTLED;
    }

    private void ensure(int size) {
        if (gain.length < size + 1) {
            int room = size + size / 2 + 1;
            gain = new double[room];
            covariance = new double[room * room];
            moved = new double[room * room];
            active = new int[room];
            activeNext = new int[room];
        }
        if (unknown.length < lost) {
            unknown = new boolean[lost];
        }
        for (int c = 0; c < columnCount; c++) {
            if (states[c].length < size) {
                states[c] = new double[size];
            }
        }
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
