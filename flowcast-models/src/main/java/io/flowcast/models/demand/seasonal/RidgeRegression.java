package io.flowcast.models.demand.seasonal;

import java.util.Arrays;

/**
 * Weighted least squares with a small ridge, row by row through the normal equations and Cholesky's factors.
 *
 * <p>O(k^2) for each row, O(k^3) for the solution. Workspaces are kept; one instance serves one thread.
 */
final class RidgeRegression {
    private int k;
    private double[] matrix = new double[0];
    private double[] right = new double[0];

    /** Forgets all rows. */
    void start(int coefficients) {
        k = coefficients;
        if (matrix.length < k * k) {
            matrix = new double[k * k];
            right = new double[k];
        }
        Arrays.fill(matrix, 0, k * k, 0);
        Arrays.fill(right, 0, k, 0);
    }

    /** Adds a row. */
    void add(double[] x, double y, double weight) {
        for (int i = 0; i < k; i++) {
            double w = weight * x[i];
            int row = i * k;
            for (int j = 0; j <= i; j++) {
                matrix[row + j] += w * x[j];
            }
            right[i] += w * y;
        }
    }

    /**
     * Solves.
     *
     * @param ridge what is added to the diagonal, as a share of its mean
     * @param result receives the coefficients
     */
    void solve(double ridge, double[] result) {
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += matrix[i * k + i];
        }
        double more = ridge * trace / k;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * k + j] + (i == j ? more : 0);
                for (int l = 0; l < j; l++) {
                    sum -= matrix[i * k + l] * matrix[j * k + l];
                }
                // A pivot that rounding ate belongs to a column that says nothing of its own.
                matrix[i * k + j] = i == j ? Math.sqrt(Math.max(sum, Math.max(more, 1e-300))) : sum / matrix[j * k + j];
            }
        }
        for (int i = 0; i < k; i++) {
            double sum = right[i];
            for (int l = 0; l < i; l++) {
                sum -= matrix[i * k + l] * result[l];
            }
            result[i] = sum / matrix[i * k + i];
        }
        for (int i = k - 1; i >= 0; i--) {
            double sum = result[i];
            for (int l = i + 1; l < k; l++) {
                sum -= matrix[l * k + i] * result[l];
            }
            result[i] = sum / matrix[i * k + i];
        }
    }
}
