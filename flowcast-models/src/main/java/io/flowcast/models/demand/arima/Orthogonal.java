package io.flowcast.models.demand.arima;

import java.util.Arrays;

/** Least squares by the modified Gram-Schmidt method (Björck, BIT 7, 1967), for a handful of columns. */
final class Orthogonal {
    private static final double OWN = 1e-12;

    private Orthogonal() {}

    /**
     * Solves. The columns become orthogonal; one that its predecessors explain becomes zero and gets the coefficient 0.
     *
     * @param columns of the same length; changed
     * @param target the response; becomes what is left
     * @param coefficients receives one for each column
     * @return the sum of squares that is left
     */
    static double solve(double[][] columns, double[] target, double[] coefficients) {
        int k = columns.length;
        double[][] r = new double[k][k];
        for (int j = 0; j < k; j++) {
            double whole = dot(columns[j], columns[j]);
            for (int i = 0; i < j; i++) {
                double square = dot(columns[i], columns[i]);
                r[i][j] = square > 0 ? dot(columns[i], columns[j]) / square : 0;
                subtract(columns[j], columns[i], r[i][j]);
            }
            double own = dot(columns[j], columns[j]);
            if (!(own > OWN * whole)) {
                Arrays.fill(columns[j], 0);
                own = 0;
            }
            coefficients[j] = own > 0 ? dot(columns[j], target) / own : 0;
            subtract(target, columns[j], coefficients[j]);
        }
        for (int j = k - 1; j >= 0; j--) {
            for (int i = j + 1; i < k; i++) {
                coefficients[j] -= r[j][i] * coefficients[i];
            }
        }
        return dot(target, target);
    }

    /** Square of the last column of a solution less what the others explain. */
    static double lastSquare(double[][] columns) {
        double[] last = columns[columns.length - 1];
        return dot(last, last);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void subtract(double[] x, double[] y, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] -= factor * y[i];
        }
    }
}
