package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;

/** A fitted proportional hazards model. Immutable. */
public final class CoxModel {
    private final List<String> names;
    private final double[] coefficients;
    private final double[] centre;
    private final double[][] covariance;
    private final double[] logLikelihoods;
    private final double scoreTest;
    private final int records;
    private final int failures;
    private final double concordance;
    private final List<StepHazard> baselines;

    CoxModel(
            List<String> names,
            double[] coefficients,
            double[] centre,
            double[][] covariance,
            double[] logLikelihoods,
            double scoreTest,
            int records,
            int failures,
            double concordance,
            List<StepHazard> baselines) {
        this.names = names;
        this.coefficients = coefficients;
        this.centre = centre;
        this.covariance = covariance;
        this.logLikelihoods = logLikelihoods;
        this.scoreTest = scoreTest;
        this.records = records;
        this.failures = failures;
        this.concordance = concordance;
        this.baselines = baselines;
    }

    /**
     * Names of the covariates.
     *
     * @return the names in their order
     */
    public List<String> names() {
        return names;
    }

    /**
     * Logarithms of the hazard ratios: a covariate that rises by one multiplies the hazard by exp(b).
     *
     * @return a copy, in the order of {@link #names()}
     */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Standard errors, from the observed information.
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
     * Covariance of the coefficients.
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
     * Partial log-likelihood at the estimate.
     *
     * @return the value
     */
    public double logLikelihood() {
        return logLikelihoods[1];
    }

    /**
     * Partial log-likelihood without covariates.
     *
     * @return the value
     */
    public double nullLogLikelihood() {
        return logLikelihoods[0];
    }

    /**
     * Likelihood ratio statistic, chi-squared with as many degrees of freedom as covariates if none matters.
     *
     * @return at least 0
     */
    public double likelihoodRatio() {
        return 2 * (logLikelihoods[1] - logLikelihoods[0]);
    }

    /**
     * Wald statistic of all coefficients together.
     *
     * @return b V^-1 b, at least 0
     */
    public double wald() {
        // by correlations, so that neither units nor weights make a number too small
        double[] errors = standardErrors();
        double[] z = new double[errors.length];
        double[][] correlation = covariance();
        for (int i = 0; i < z.length; i++) {
            z[i] = coefficients[i] / errors[i];
            for (int j = 0; j < z.length; j++) {
                correlation[i][j] /= errors[i];
                correlation[i][j] /= errors[j];
            }
        }
        double[] solved = new LUDecomposition(new Array2DRowRealMatrix(correlation), 1e-300)
                .getSolver()
                .getInverse()
                .operate(z);
        double sum = 0;
        for (int i = 0; i < solved.length; i++) {
            sum += solved[i] * z[i];
        }
        return sum;
    }

    /**
     * Score statistic at b = 0.
     *
     * @return at least 0
     */
    public double scoreTest() {
        return scoreTest;
    }

    /**
     * Records in the fit.
     *
     * @return how many
     */
    public int records() {
        return records;
    }

    /**
     * Records that failed.
     *
     * @return how many
     */
    public int failures() {
        return failures;
    }

    /**
     * Share of comparable pairs in which the record of higher risk failed first (Harrell's C): one half is chance.
     *
     * @return from 0 to 1
     */
    public double concordance() {
        return concordance;
    }

    /**
     * Cumulative hazard where all covariates are 0.
     *
     * @param stratum number of the stratum, from 0
     * @param time any time
     * @return at least 0
     */
    public double baselineHazard(int stratum, double time) {
        double shift = 0;
        for (int j = 0; j < coefficients.length; j++) {
            shift += coefficients[j] * centre[j];
        }
        double hazard = baselines.get(stratum).at(time);
        return hazard == 0 ? 0 : Math.exp(Math.log(hazard) - shift);
    }

    /**
     * Survival for given covariates.
     *
     * @param stratum number of the stratum, from 0
     * @param covariates one value for each covariate
     * @return S(t) = exp(-H0(t) exp(b x)); after the last record it stays where it is
     */
    public SurvivalFunction survival(int stratum, double... covariates) {
        if (covariates.length != coefficients.length) {
            throw new IllegalArgumentException(
                    "covariates must be " + coefficients.length + " values, were " + covariates.length);
        }
        double product = 0;
        for (int j = 0; j < coefficients.length; j++) {
            product += coefficients[j] * (covariates[j] - centre[j]);
        }
        if (Double.isNaN(product)) {
            throw new IllegalArgumentException("covariates must be numbers, were " + Arrays.toString(covariates));
        }
        return new StepSurvival(baselines.get(stratum), Math.min(Double.MAX_VALUE, Math.exp(product)));
    }
}
