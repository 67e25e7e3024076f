package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * The covariance of the state of a {@link GapFilter}: of the stationary part, and of those last values that are not known. Values that are known have no
 * variance, so only active positions move. No allocation once it has room. Serves one thread.
 */
final class GapCovariance {
    /** Prior variance of a value before the start that nobody knows, in variances of the shocks. */
    private static final double OPEN = 1e6;

    private static final double SETTLED = 1e-13;

    private final Stationary stationary = new Stationary();
    private double[] delta = new double[0];
    private int[] deltaAt = new int[0];
    private int lost;
    private double[] covariance = new double[1];
    private double[] moved = new double[1];
    private double[] gain = new double[1];
    /** Which of the last values are not known. */
    private boolean[] unknown = new boolean[0];
    /** Positions of the state that have a variance, rising: the stationary part and values that are not known. */
    private int[] active = new int[1];

    private int[] activeNext = new int[1];
    private int activeCount;
    private int r;
    private int size;

    /**
     * Begins with all last values known.
     *
     * @param lags the stationary part
     * @param coefficients of the differencing
     * @param coefficientsAt where they are not zero
     * @return whether the stationary part is stationary
     */
    boolean begin(Lags lags, double[] coefficients, int[] coefficientsAt) {
        delta = coefficients;
        deltaAt = coefficientsAt;
        lost = delta.length;
        r = lags.state;
        size = r + lost;
        ensure();
        Arrays.fill(unknown, 0, lost, false);
        if (!stationary.column(lags, gain)) {
            return false;
        }
        startCovariance(lags);
        activate();
        return true;
    }

    /** Makes one of the last values, counted from the latest, one that nobody knows. */
    void open(int last) {
        covariance[(r + last) * size + r + last] = OPEN;
        unknown[last] = true;
        activate();
    }

    /** Whether there are last values that are not known. */
    boolean open() {
        return activeCount > r;
    }

    /** Variance of the next value, while all last values are known; its covariance with the state goes into the gain. */
    double plain() {
        for (int i = 0; i < r; i++) {
            gain[i] = covariance[i * size];
        }
        return covariance[0];
    }

    /** Moves a state by what an error tells, in its own variances. */
    void correct(double[] state, double scaled) {
        for (int a = 0; a < activeCount; a++) {
            int i = active[a];
            state[i] += gain[i] * scaled;
        }
    }

    /** What is left of the covariance after a value of this variance has been seen. */
    void seen(double variance) {
        for (int a = 0; a < activeCount; a++) {
            int row = active[a] * size;
            double share = gain[active[a]] / variance;
            for (int b = 0; b < activeCount; b++) {
                covariance[row + active[b]] -= share * gain[active[b]];
            }
        }
    }

    /** Covariance of the stationary part from its first column, which stands in gain; the last values have none. */
    private void startCovariance(Lags lags) {
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

    /** Lists the positions that have a variance. */
    private void activate() {
        activeCount = 0;
        for (int i = 0; i < r; i++) {
            active[activeCount++] = i;
        }
        for (int i = 0; i < lost; i++) {
            if (unknown[i]) {
                active[activeCount++] = r + i;
            }
        }
    }

    /** Covariance of the state with the value into gain; returns the variance of the value. */
    double project() {
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
    void steady(Lags lags) {
        for (int i = 0; i < r; i++) {
            gain[i] = shock(lags, i);
        }
    }

    /** P to T P T' + R R', with the value of this step among the last values. */
    void propagate(Lags lags, boolean valueUnknown) {
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
            step(lags, active[a], count);
        }
        swap();
        for (int a = 0; a < count; a++) {
            step(lags, activeNext[a], count);
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
    private void step(Lags lags, int j, int count) {
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
    boolean stationaryStep(Lags lags, double f) {
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

    private void ensure() {
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
    }
}
