package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Fits {@code log T = b0 + b x + scale W} by maximum likelihood to exact, right-, left- and interval-censored lives
 * (Kalbfleisch and Prentice 2002, chapter 3).
 *
 * <p>Newton steps on b and the logarithm of the scale with the exact matrix of second derivatives; a step that does not
 * raise the likelihood is halved. Covariates are centred and scaled inside. Costs records times squared covariates for
 * each step, of which there are some ten.
 */
public final class AcceleratedFailure {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_LAST_STEP = 0.01;
    private static final String SOURCE = "accelerated failure time";

    private AcceleratedFailure() {}

    /**
     * Fits one distribution to all records.
     *
     * @param law shape
     * @param data lives above zero; each stratum has a scale of its own
     * @return the model
     * @throws io.flowcast.api.finding.InvalidInputException if the records cannot tell the parameters
     */
    public static AcceleratedFailureModel fit(LifeLaw law, SurvivalData data) {
        return fit(law, data, Covariates.none(data.size()));
    }

    /**
     * Fits a distribution whose location depends on covariates.
     *
     * @param law shape
     * @param data lives above zero; each stratum has a scale of its own
     * @param covariates a row for each record
     * @return the model
     * @throws io.flowcast.api.finding.InvalidInputException if the records cannot tell the parameters
     */
    public static AcceleratedFailureModel fit(LifeLaw law, SurvivalData data, Covariates covariates) {
        covariates.requireRows(data);
        check(data);
        AcceleratedLikelihood likelihood = new AcceleratedLikelihood(law, data, covariates);
        double[] theta = maximise(likelihood);
        double[][] covariance = covariance(likelihood, theta);
        double nullLog = likelihood.value();
        if (!covariates.names().isEmpty()) {
            AcceleratedLikelihood alone = new AcceleratedLikelihood(law, data, Covariates.none(data.size()));
            maximise(alone);
            nullLog = alone.value();
        }
        return likelihood.model(theta, covariance, covariates.names(), nullLog);
    }

    private static void check(SurvivalData data) {
        Refusal refusal = new Refusal(SOURCE);
        double known = 0;
        for (int i = 0; i < data.size(); i++) {
            refusal.check(
                    data.upper(i) > 0 && !(data.failed(i) && data.lower(i) == 0),
                    i,
                    "survival.zero-life",
                    "time",
                    data.upper(i),
                    "Maybe the goods were bad on arrival; give an interval from 0 to the first inspection instead.");
            known += data.upper(i) < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        refusal.check(
                known > 0,
                -1,
                "survival.no-failures",
                "failures",
                0,
                "Maybe the test ended before anything spoiled: watch longer.");
        refusal.throwIfAny();
    }

    private static double[] maximise(AcceleratedLikelihood likelihood) {
        double[] theta = likelihood.start();
        double best = likelihood.evaluate(theta);
        double unit = likelihood.unit();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = likelihood.gradient();
            double[] move = likelihood.newtonStep();
            double slope = 0;
            for (int i = 0; i < move.length; i++) {
                slope += gradient[i] * move[i];
            }
            if (slope <= 1e-20 * (unit + Math.abs(best))) {
                return settled(theta, move, best);
            }
            double share = 1;
            boolean better = false;
            for (int halving = 0; halving < MOST_HALVINGS && !better; halving++) {
                double[] next = theta.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] += share * move[i];
                }
                double value = likelihood.evaluate(next);
                if (value > best || (slope < 1e-9 * unit && value >= best - 1e-12 * Math.abs(best) && share == 1)) {
                    theta = next;
                    best = value;
                    better = true;
                }
                share /= 2;
            }
            if (!better) {
                likelihood.evaluate(theta);
                if (slope < 1e-8 * (unit + Math.abs(best))) {
                    return settled(theta, move, best);
                }
                break;
            }
            if (slope < 1e-16 * (unit + Math.abs(best))) {
                return settled(theta, move, best);
            }
        }
        throw noConvergence(best);
    }

    /** The parameters, unless the likelihood only went flat on the way to infinity: then steps do not shrink. */
    private static double[] settled(double[] theta, double[] move, double best) {
        if (Arrays.stream(move).anyMatch(m -> Math.abs(m) > LONGEST_LAST_STEP)) {
            throw noConvergence(best);
        }
        return theta;
    }

    private static RuntimeException noConvergence(double best) {
        return Refusal.of(
                SOURCE,
                "survival.no-convergence",
                "likelihood",
                best,
                "Maybe a covariate tells failures from survivors perfectly, or all lives are alike.");
    }

    private static double[][] covariance(AcceleratedLikelihood likelihood, double[] theta) {
        likelihood.evaluate(theta);
        return Information.inverse(likelihood.information(), likelihood.unit())
                .orElseThrow(() -> Refusal.of(
                        SOURCE,
                        "survival.not-identified",
                        "information",
                        "singular",
                        "Maybe a covariate is constant or the sum of others, or all lives are alike."));
    }

    /** Solves (-H + ridge) step = g with the smallest ridge that makes the matrix positive. */
    static double[] ascent(double[][] information, double[] gradient) {
        int n = gradient.length;
        double size = 0;
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.abs(information[i][i]));
        }
        double ridge = 0;
        for (int attempt = 0; attempt < 60; attempt++) {
            double[][] matrix = new double[n][];
            for (int i = 0; i < n; i++) {
                matrix[i] = information[i].clone();
                matrix[i][i] += ridge;
            }
            double[] move = solvePositive(matrix, gradient);
            if (move.length == n) {
                return move;
            }
            ridge = ridge == 0 ? Math.max(1e-10, 1e-8 * size) : ridge * 4;
        }
        return new double[n];
    }

    private static double[] solvePositive(double[][] matrix, double[] right) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix), 1e-8, 1e-300)
                    .getSolver()
                    .solve(new ArrayRealVector(right))
                    .toArray();
        } catch (MathIllegalArgumentException notPositive) {
            return new double[0];
        }
    }
}
