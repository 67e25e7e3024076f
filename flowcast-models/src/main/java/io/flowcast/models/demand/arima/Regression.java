package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * Least squares of the first column on the others. With standardised errors as columns this is generalised least squares, and what is left gives the
 * likelihood at the best coefficients. Unknowns with a flat prior come first among the columns; the determinant of their information is that of
 * the integral over them.
 *
 * <p>Cholesky on columns of length one, in the order of the columns: one that its predecessors explain gets the coefficient 0. O(n k^2). Serves
 * one thread.
 */
final class Regression {
    /** Share of a column's square that must be its own. */
    private static final double OWN = 1e-9;

    private double[] gram = new double[1];
    private double[] right = new double[1];
    private double[] norm = new double[1];
    private boolean[] kept = new boolean[1];
    private double logDeterminant;
    private int rank;

    /** Coefficients of the last solution. */
    double[] coefficients = new double[1];

    /**
     * Solves, and takes the fit out of the first column.
     *
     * @param columns the response, then the regressors
     * @param columnCount all of them
     * @param flat regressors with a flat prior, the first ones
     * @param n length of a column
     * @param rest receives what is left
     */
    void solve(double[][] columns, int columnCount, int flat, int n, double[] rest) {
        int k = columnCount - 1;
        ensure(k);
        System.arraycopy(columns[0], 0, rest, 0, n);
        logDeterminant = 0;
        rank = 0;
        if (k == 0) {
            return;
        }
        for (int i = 0; i < k; i++) {
            double squares = dot(columns[i + 1], columns[i + 1], n);
            norm[i] = Math.sqrt(squares);
            kept[i] = squares > 0;
            double scale = kept[i] ? 1 / norm[i] : 0;
            right[i] = dot(columns[i + 1], columns[0], n) * scale;
            for (int j = 0; j < i; j++) {
                gram[i * k + j] = kept[i] && kept[j] ? dot(columns[i + 1], columns[j + 1], n) * scale / norm[j] : 0;
            }
            gram[i * k + i] = kept[i] ? 1 : 0;
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                double sum = gram[i * k + j];
                for (int l = 0; l < j; l++) {
                    sum -= gram[i * k + l] * gram[j * k + l];
                }
                gram[i * k + j] = kept[j] ? sum / gram[j * k + j] : 0;
            }
            double own = gram[i * k + i];
            double sum = right[i];
            for (int l = 0; l < i; l++) {
                own -= gram[i * k + l] * gram[i * k + l];
                sum -= gram[i * k + l] * right[l];
            }
            kept[i] &= own > OWN;
            gram[i * k + i] = kept[i] ? Math.sqrt(own) : 1;
            right[i] = kept[i] ? sum / gram[i * k + i] : 0;
            if (kept[i] && i < flat) {
                logDeterminant += 2 * Math.log(gram[i * k + i] * norm[i]);
            }
            rank += kept[i] ? 1 : 0;
        }
        for (int i = k - 1; i >= 0; i--) {
            double sum = right[i];
            for (int l = i + 1; l < k; l++) {
                sum -= gram[l * k + i] * coefficients[l];
            }
            coefficients[i] = kept[i] ? sum / gram[i * k + i] : 0;
        }
        for (int i = 0; i < k; i++) {
            coefficients[i] = kept[i] ? coefficients[i] / norm[i] : 0;
            double[] column = columns[i + 1];
            double b = coefficients[i];
            for (int t = 0; b != 0 && t < n; t++) {
                rest[t] -= b * column[t];
            }
        }
    }

    private static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int t = 0; t < n; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    private void ensure(int k) {
        if (norm.length < k) {
            gram = new double[k * k];
            right = new double[k];
            norm = new double[k];
            kept = new boolean[k];
            coefficients = new double[k];
        } else {
            Arrays.fill(coefficients, 0);
        }
    }

    /** Log determinant of the information about the flat unknowns. */
    double logDeterminant() {
        return logDeterminant;
    }

    /** Whether a regressor of the last solution has a coefficient of its own. */
    boolean kept(int i) {
        return kept[i];
    }

    /** Number of regressors that have one. */
    int rank() {
        return rank;
    }
}
