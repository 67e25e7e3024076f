package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * Exact innovations of differenced series without gaps, by Chandrasekhar recursions: successive covariances of the state differ by a matrix of
 * rank one, c L L', so that a step costs O(r) instead of O(r^2) (Morf, Sidhu and Kailath 1974; in the notation of Herbst, Computational Economics 45, 2015, section 2):
 *
 * <pre>
 *   F' = F + c L_0^2,   K' = K + c L_0 T L,   L' = T L - K' L_0 / F',   c' = c + c^2 L_0^2 / F
 * </pre>
 *
 * Once L has faded, F = 1 and the plain recursion of the errors goes on with the few lags that are not zero. States slide along their buffers
 * instead of being shifted. No allocation in {@link #run}. Serves one thread.
 */
final class WholeFilter implements Filter {
    /** Below this the covariance has settled. */
    private static final double SETTLED = 1e-13;
    /** Steps between two looks at whether it has. */
    private static final int LOOK = 8;

    private final Stationary stationary = new Stationary();
    private double[][] columns = new double[0][];
    private int columnCount;
    private int n;
    private double logDeterminant;
    private double[][] states = new double[0][];
    private double[] gain = new double[1];
    private double[] fading = new double[1];

    /**
     * What to filter.
     *
     * @param columns differenced columns
     * @param columnCount how many of them
     * @param n length of each
     */
    void data(double[][] columns, int columnCount, int n) {
        this.columns = columns;
        this.columnCount = columnCount;
        this.n = n;
        if (states.length < columnCount) {
            states = new double[columnCount][];
            Arrays.fill(states, new double[0]);
        }
    }

    private void ensure(int r) {
        if (gain.length < r) {
            gain = new double[2 * r];
        }
        if (fading.length < n + r + 1) {
            fading = new double[n + 2 * r + 1];
        }
        for (int c = 0; c < columnCount; c++) {
            if (states[c].length < n + r + 1) {
                states[c] = new double[n + 2 * r + 1];
            }
        }
    }

    @Override
    public boolean run(Lags lags, double[][] errors) {
        int r = lags.state;
        double[] phi = lags.phi;
        ensure(r);
        double[] first = fading;
        if (!stationary.column(lags, first)) {
            return false;
        }
        double f = Math.max(1, first[0]);
        for (int i = 0; i < r; i++) {
            gain[i] = phi[i] * first[0] + (i + 1 < r ? first[i + 1] : 0);
        }
        System.arraycopy(gain, 0, fading, 0, r);
        Arrays.fill(fading, r, n + r + 1, 0);
        for (int c = 0; c < columnCount; c++) {
            Arrays.fill(states[c], 0, n + r + 1, 0);
        }
        double factor = -1 / f;
        double sum = 0;
        double product = 1;
        int t = 0;
        for (; t < n; t++) {
            if (t % LOOK == 0 && settled(t, r, factor, f)) {
                break;
            }
            product *= f;
            if (product > 1e200) {
                sum += Math.log(product);
                product = 1;
            }
            double root = Math.sqrt(f);
            for (int c = 0; c < columnCount; c++) {
                double[] state = states[c];
                double mean = state[t];
                double error = columns[c][t] - mean;
                errors[c][t] = error / root;
                double scaled = error / f;
                for (int i = 0, at = t + 1; i < r; i++, at++) {
                    state[at] += phi[i] * mean + gain[i] * scaled;
                }
            }
            double head = fading[t];
            double step = factor * head;
            double later = Math.max(1, f + step * head);
            double back = head / later;
            for (int i = 0, at = t + 1; i < r; i++, at++) {
                double moved = fading[at] + phi[i] * head;
                double k = gain[i] + step * moved;
                gain[i] = k;
                fading[at] = moved - k * back;
            }
            factor += step * step / f;
            f = later;
        }
        for (int c = 0; c < columnCount; c++) {
            settledErrors(lags, columns[c], states[c], errors[c], t);
        }
        logDeterminant = sum + Math.log(product);
        return logDeterminant < Double.POSITIVE_INFINITY;
    }

    private void settledErrors(Lags lags, double[] column, double[] state, double[] errors, int from) {
        for (int t = from; t < n; t++) {
            double value = column[t];
            double error = value - state[t];
            errors[t] = error;
            for (int k = 0; k < lags.phiCount; k++) {
                int i = lags.phiAt[k];
                state[t + 1 + i] += lags.phi[i] * value;
            }
            for (int k = 0; k < lags.thetaCount; k++) {
                int i = lags.thetaAt[k];
                state[t + 1 + i] += lags.theta[i] * error;
            }
        }
    }

    private boolean settled(int t, int r, double factor, double f) {
        if (!(f - 1 < 1e-10)) {
            return false;
        }
        double largest = 0;
        for (int i = t; i < t + r; i++) {
            largest = Math.max(largest, Math.abs(fading[i]));
        }
        return Math.abs(factor) * largest * largest < SETTLED;
    }

    @Override
    public int count() {
        return n;
    }

    @Override
    public double logDeterminant() {
        return logDeterminant;
    }
}
