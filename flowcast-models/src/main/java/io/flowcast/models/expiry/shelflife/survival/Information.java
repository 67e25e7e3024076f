package io.flowcast.models.expiry.shelflife.survival;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/** The matrix of information of a fit, turned into the covariance of its parameters. */
final class Information {
    /** What is less than this share of the information of a record says nothing about a parameter. */
    private static final double NOTHING = 1e-9;

    /** Parameters of which so little is their own are not told apart. */
    private static final double ALIKE = 1e-12;

    private Information() {}

    /**
     * The inverse, empty where a parameter is not told by the data.
     *
     * @param information matrix of negative second derivatives
     * @param unit weight of a record on average
     */
    static Optional<double[][]> inverse(double[][] information, double unit) {
        int n = information.length;
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(information[i][i] > NOTHING * unit)) {
                return Optional.empty();
            }
            root[i] = Math.sqrt(information[i][i]);
        }
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = information[i][j] / root[i] / root[j];
            }
        }
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(scaled), ALIKE).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }
        double[][] inverse = solver.getInverse().getData();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] = inverse[i][j] / root[i] / root[j];
            }
        }
        return Optional.of(inverse);
    }
}
