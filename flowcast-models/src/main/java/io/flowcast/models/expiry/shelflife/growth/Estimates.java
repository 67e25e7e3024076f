package io.flowcast.models.expiry.shelflife.growth;

import io.flowcast.models.expiry.shelflife.internal.LeastSquares;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Estimated parameters with what is not known about them. Immutable. */
public final class Estimates {
    private final List<String> names;
    private final double[] values;
    private final double[][] covariance;
    private final double residualError;
    private final double aicc;

    private Estimates(List<String> names, double[] values, double[][] covariance, double residualError, double aicc) {
        this.names = List.copyOf(names);
        this.values = values;
        this.covariance = covariance;
        this.residualError = residualError;
        this.aicc = aicc;
    }

    static Estimates of(List<String> names, LeastSquares.Result result) {
        return new Estimates(names, result.parameters(), result.covariance(), result.residualError(), result.aicc());
    }

    /**
     * Names of the parameters.
     *
     * @return the names in their order
     */
    public List<String> names() {
        return names;
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @return the estimate
     */
    public double value(String name) {
        return values[place(name)];
    }

    /**
     * Standard error of one parameter.
     *
     * @param name its name
     * @return at least 0
     */
    public double error(String name) {
        int at = place(name);
        return Math.sqrt(Math.max(0, covariance[at][at]));
    }

    private int place(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("name must be one of " + names + ", was " + name);
        }
        return at;
    }

    /**
     * Covariance of the parameters in the order of their names.
     *
     * @return a copy
     */
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = covariance[i].clone();
        }
        return copy;
    }

    /**
     * Standard deviation of measurements about the model.
     *
     * @return in units of what was fitted
     */
    public double residualError() {
        return residualError;
    }

    /**
     * Akaike's criterion for small samples: of models of the same data the smallest is the best supported.
     *
     * @return the criterion
     */
    public double aicc() {
        return aicc;
    }

    double[] values() {
        return values.clone();
    }

    /** Parameters as they might be: normal about the estimate with its covariance. */
    List<double[]> draw(int count, SplittableRandom random) {
        int p = values.length;
        double[] size = new double[p];
        double[][] correlation = new double[p][p];
        for (int i = 0; i < p; i++) {
            size[i] = Math.sqrt(Math.max(Double.MIN_NORMAL, covariance[i][i]));
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                correlation[i][j] = (covariance[i][j] + covariance[j][i]) / 2 / size[i] / size[j];
            }
        }
        EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(correlation, false));
        double[] root = new double[p];
        for (int k = 0; k < p; k++) {
            root[k] = Math.sqrt(Math.max(0, parts.getRealEigenvalue(k)));
        }
        List<double[]> draws = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            double[] normal = new double[p];
            for (int k = 0; k < p; k++) {
                normal[k] = random.nextGaussian() * root[k];
            }
            double[] draw = values.clone();
            for (int i = 0; i < p; i++) {
                for (int k = 0; k < p; k++) {
                    draw[i] += size[i] * parts.getV().getEntry(i, k) * normal[k];
                }
            }
            draws.add(draw);
        }
        return draws;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value(name));
            text.append(" +- ").append(error(name));
        }
        return text.toString();
    }
}
