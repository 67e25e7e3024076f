package io.flowcast.models.expiry.shelflife.internal;

import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;

/**
 * Nonlinear least squares by Levenberg and Marquardt with central differences; standard errors from {@code s^2 (J'J)^-1} with
 * s^2 the residual sum of squares over the degrees of freedom (Bates and Watts 1988, "Nonlinear regression analysis").
 */
public final class LeastSquares {
    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    private static final int MOST_RESTARTS = 20;
    /** Stands for a model value that is no number, so that the search turns back. */
    private static final double WRONG = 1e8;

    private final String source;
    private final double[] observed;
    private final Function<double[], double[]> model;

    public LeastSquares(String source, double[] observed, Function<double[], double[]> model) {
        this.source = source;
        this.observed = observed.clone();
        this.model = model;
    }

    /** Where the search ended: parameters, their covariance, residual sum of squares. */
    public record Result(double[] parameters, double[][] covariance, double residualSumOfSquares, int observations) {
        public double[] errors() {
            double[] errors = new double[parameters.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Math.sqrt(Math.max(0, covariance[i][i]));
            }
            return errors;
        }

        public double residualError() {
            return Math.sqrt(residualSumOfSquares / Math.max(1, observations - parameters.length));
        }

        /** Akaike's criterion for small samples; the variance counts as a parameter. */
        public double aicc() {
            double k = parameters.length + 1;
            double n = observations;
            double penalty = n - k - 1 > 0 ? 2 * k * n / (n - k - 1) : Double.MAX_VALUE / 4;
            return n * Math.log(Math.max(Double.MIN_NORMAL, residualSumOfSquares / n)) + penalty;
        }
    }

    /** The best of the searches from several starts. */
    public Result fit(double[]... starts) {
        double best = Double.POSITIVE_INFINITY;
        double[] at = new double[0];
        for (double[] start : starts) {
            double[] found = search(start);
            double sum = sumOfSquares(found);
            // a search that a kink of the model stopped goes on from where it stands with a fresh trust region
            for (int again = 0; again < MOST_RESTARTS; again++) {
                double[] next = search(found);
                double lower = sumOfSquares(next);
                boolean done = lower >= sum * (1 - 1e-10);
                found = next;
                sum = lower;
                if (done) {
                    break;
                }
            }
            if (sum < best) {
                best = sum;
                at = found;
            }
        }
        if (at.length == 0 || !(best < WRONG)) {
            throw Refusal.of(
                    source,
                    "fit.no-convergence",
                    "parameters",
                    starts.length + " starts",
                    "Maybe the data do not have the shape of this model.");
        }
        if (observed.length <= at.length) {
            throw Refusal.of(
                    source,
                    "fit.too-few-observations",
                    "observations",
                    observed.length + " for " + at.length + " parameters",
                    "Maybe more measurements are needed.");
        }
        return new Result(at, covariance(at, best), best, observed.length);
    }

    private double[] search(double[] start) {
        double[][] best = {start.clone()};
        double[] least = {sumOfSquares(start)};
        MultivariateJacobianFunction function = point -> {
            double[] p = point.toArray();
            double[] values = values(p);
            double sum = sumOfSquares(values, observed);
            if (sum < least[0]) {
                least[0] = sum;
                best[0] = p.clone();
            }
            return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian(p), false));
        };
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(1e-13)
                    .withParameterRelativeTolerance(1e-11)
                    .withOrthoTolerance(1e-13)
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .target(observed)
                            .model(function)
                            .lazyEvaluation(false)
                            .maxEvaluations(2_000)
                            .maxIterations(2_000)
                            .build());
        } catch (MathIllegalStateException | MathIllegalArgumentException stopped) {
            // so small a tolerance may end the search by rounding: the best point stands, and the other starts decide
            return best[0];
        }
        return best[0];
    }

    private double[] values(double[] p) {
        double[] values = model.apply(p);
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isFinite(values[i]) ? Math.max(-WRONG, Math.min(WRONG, values[i])) : WRONG;
        }
        return values;
    }

    private double[][] jacobian(double[] p) {
        double[][] jacobian = new double[observed.length][p.length];
        for (int j = 0; j < p.length; j++) {
            double step = STEP * Math.max(Math.abs(p[j]), 1e-4);
            double[] up = p.clone();
            double[] down = p.clone();
            up[j] += step;
            down[j] -= step;
            double[] high = values(up);
            double[] low = values(down);
            for (int i = 0; i < observed.length; i++) {
                jacobian[i][j] = (high[i] - low[i]) / (up[j] - down[j]);
            }
        }
        return jacobian;
    }

    private double sumOfSquares(double[] p) {
        return sumOfSquares(values(p), observed);
    }

    private static double sumOfSquares(double[] values, double[] observed) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double off = observed[i] - values[i];
            sum += off * off;
        }
        return sum;
    }

    private double[][] covariance(double[] p, double sum) {
        double[][] jacobian = jacobian(p);
        double[] size = new double[p.length];
        for (int j = 0; j < p.length; j++) {
            for (double[] row : jacobian) {
                size[j] += row[j] * row[j];
            }
            size[j] = Math.sqrt(size[j]);
            if (size[j] == 0) {
                throw notIdentified(j);
            }
            for (double[] row : jacobian) {
                row[j] /= size[j];
            }
        }
        RealMatrix scaled = new Array2DRowRealMatrix(jacobian, false);
        SingularValueDecomposition decomposed = new SingularValueDecomposition(scaled);
        double[] singular = decomposed.getSingularValues();
        int p1 = p.length;
        if (!(singular[p1 - 1] > 1e-7 * singular[0])) {
            throw notIdentified(p1 - 1);
        }
        RealMatrix v = decomposed.getV();
        double variance = sum / (observed.length - p1);
        double[][] covariance = new double[p1][p1];
        for (int i = 0; i < p1; i++) {
            for (int j = 0; j < p1; j++) {
                double entry = 0;
                for (int k = 0; k < p1; k++) {
                    entry += v.getEntry(i, k) * v.getEntry(j, k) / (singular[k] * singular[k]);
                }
                covariance[i][j] = variance * entry / (size[i] * size[j]);
            }
        }
        return covariance;
    }

    private RuntimeException notIdentified(int parameter) {
        return Refusal.of(
                source,
                "fit.not-identified",
                "parameter " + parameter,
                "",
                "Maybe the data do not reach the phase that this parameter describes.");
    }
}
