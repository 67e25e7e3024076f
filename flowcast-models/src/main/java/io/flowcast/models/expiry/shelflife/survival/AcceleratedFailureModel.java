package io.flowcast.models.expiry.shelflife.survival;

import java.util.ArrayList;
import java.util.List;

/** A fitted {@code log T = b0 + b x + scale W}. Immutable. */
public final class AcceleratedFailureModel {
    private final LifeLaw law;
    private final List<String> names;
    private final double[] coefficients;
    private final double[] scales;
    private final double[][] covariance;
    private final double logLikelihood;
    private final double nullLogLikelihood;

    AcceleratedFailureModel(
            LifeLaw law,
            List<String> covariates,
            double[] coefficients,
            double[] scales,
            double[][] covariance,
            double logLikelihood,
            double nullLogLikelihood) {
        this.law = law;
        List<String> all = new ArrayList<>(List.of("(intercept)"));
        all.addAll(covariates);
        names = List.copyOf(all);
        this.coefficients = coefficients;
        this.scales = scales;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.nullLogLikelihood = nullLogLikelihood;
    }

    /**
     * Shape of the lives.
     *
     * @return the law
     */
    public LifeLaw law() {
        return law;
    }

    /**
     * Names of the coefficients.
     *
     * @return "(intercept)" and then the covariates
     */
    public List<String> names() {
        return names;
    }

    /**
     * Coefficients on log T: a covariate that rises by one multiplies every life by exp(b).
     *
     * @return a copy, in the order of {@link #names()}
     */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Standard errors of the coefficients, from the observed information.
     *
     * @return a copy, in the order of {@link #names()}
     */
    public double[] standardErrors() {
        double[] errors = new double[coefficients.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(covariance[i][i]);
        }
        return errors;
    }

    /**
     * Scale of the first stratum.
     *
     * @return above zero, 1 for exponential lives
     */
    public double scale() {
        return scales[0];
    }

    /**
     * Scale of each stratum.
     *
     * @return a copy
     */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * Standard error of the logarithm of a scale.
     *
     * @param stratum its number, from 0
     * @return at least 0; 0 for exponential lives, whose scale is known
     */
    public double logScaleError(int stratum) {
        int at = coefficients.length + stratum;
        return at < covariance.length ? Math.sqrt(covariance[at][at]) : 0;
    }

    /**
     * Covariance of coefficients and logarithms of scales.
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
     * Log-likelihood at the estimate, on the scale of time.
     *
     * @return the value
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Log-likelihood of the best model without covariates.
     *
     * @return the value, not above {@link #logLikelihood()}
     */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /**
     * Akaike's criterion, for choosing among laws: the smaller the better.
     *
     * @return 2 parameters - 2 log-likelihood
     */
    public double aic() {
        return 2 * covariance.length - 2 * logLikelihood;
    }

    /**
     * Distribution of lives for given covariates in the first stratum.
     *
     * @param covariates one value for each covariate
     * @return the distribution
     */
    public ParametricLife life(double... covariates) {
        return life(0, covariates);
    }

    /**
     * Distribution of lives for given covariates.
     *
     * @param stratum number of the stratum, from 0
     * @param covariates one value for each covariate
     * @return the distribution
     */
    public ParametricLife life(int stratum, double[] covariates) {
        if (covariates.length != coefficients.length - 1) {
            throw new IllegalArgumentException(
                    "covariates must be " + (coefficients.length - 1) + " values, were " + covariates.length);
        }
        double location = coefficients[0];
        for (int j = 0; j < covariates.length; j++) {
            location += coefficients[j + 1] * covariates[j];
        }
        return new ParametricLife(law, location, scales[Math.min(stratum, scales.length - 1)]);
    }
}
