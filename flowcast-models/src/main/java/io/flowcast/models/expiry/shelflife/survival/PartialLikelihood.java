package io.flowcast.models.expiry.shelflife.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Partial log-likelihood of proportional hazards with derivatives; weights as in Therneau and Grambsch (2000), "Modeling
 * survival data", section 3.2 and 7.1. With r_i = w_i exp(b x_i), R the sum over what is at risk, D that over d tied failures
 * and w their mean weight: {@code sum_failures w_i b x_i - w sum_{j<d} log(R - (j / d) D)}; Breslow has no second term.
 */
final class PartialLikelihood {
    private static final double FAR = 500;

    private final SurvivalData data;
    private final Ties ties;
    private final Integer[] order;
    private final double[][] x;
    private final double[] centre;
    private final double[] width;
    private final int p;
    private final double[] gradient;
    private final double[][] information;

    PartialLikelihood(SurvivalData data, Covariates covariates, Ties ties) {
        this.data = data;
        this.ties = ties;
        order = data.byTime();
        p = covariates.names().size();
        int n = data.size();
        x = new double[n][p];
        centre = new double[p];
        width = new double[p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                centre[j] += covariates.at(i, j) / n;
            }
            for (int i = 0; i < n; i++) {
                x[i][j] = covariates.at(i, j) - centre[j];
                width[j] = Math.max(width[j], Math.abs(x[i][j]));
            }
            // in widths, so that no answer depends on the unit of a covariate
            width[j] = width[j] > 0 ? width[j] : 1;
            for (int i = 0; i < n; i++) {
                x[i][j] /= width[j];
            }
        }
        gradient = new double[p];
        information = new double[p][p];
    }

    double[] gradient() {
        return gradient.clone();
    }

    double[][] information() {
        double[][] copy = new double[p][];
        for (int i = 0; i < p; i++) {
            copy[i] = information[i].clone();
        }
        return copy;
    }

    /** Whether hazards differ by more than any data can tell. */
    boolean runsAway(double[] beta) {
        double most = 0;
        for (int j = 0; j < p; j++) {
            most = Math.max(most, Math.abs(beta[j]));
        }
        return most > 100;
    }

    private double risk(int row, double[] beta) {
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += beta[j] * x[row][j];
        }
        return Math.max(-FAR, Math.min(FAR, sum));
    }

    double evaluate(double[] beta) {
        Arrays.fill(gradient, 0);
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        double value = 0;
        for (int s = 0; s < data.strata(); s++) {
            value += stratum(s, beta);
        }
        return value;
    }

    private double stratum(int stratum, double[] beta) {
        double value = 0;
        double all = 0;
        double[] first = new double[p];
        double[][] second = new double[p][p];
        double[] tiedFirst = new double[p];
        double[][] tiedSecond = new double[p][p];
        int k = order.length - 1;
        while (k >= 0) {
            double time = data.lower(order[k]);
            double tied = 0;
            double weights = 0;
            int deaths = 0;
            Arrays.fill(tiedFirst, 0);
            for (double[] row : tiedSecond) {
                Arrays.fill(row, 0);
            }
            for (; k >= 0 && data.lower(order[k]) == time; k--) {
                int row = order[k];
                if (data.stratumOf(row) != stratum) {
                    continue;
                }
                double eta = risk(row, beta);
                double r = data.weight(row) * Math.exp(eta);
                all += r;
                addMoments(first, second, r, row);
                if (data.failed(row)) {
                    deaths++;
                    weights += data.weight(row);
                    tied += r;
                    addMoments(tiedFirst, tiedSecond, r, row);
                    value += data.weight(row) * eta;
                    for (int j = 0; j < p; j++) {
                        gradient[j] += data.weight(row) * x[row][j];
                    }
                }
            }
            for (int d = 0; d < deaths; d++) {
                double gone = ties == Ties.EFRON ? (double) d / deaths : 0;
                double weight = weights / deaths;
                double risk = all - gone * tied;
                value -= weight * Math.log(risk);
                for (int i = 0; i < p; i++) {
                    double mean = (first[i] - gone * tiedFirst[i]) / risk;
                    gradient[i] -= weight * mean;
                    for (int j = 0; j < p; j++) {
                        double other = (first[j] - gone * tiedFirst[j]) / risk;
                        information[i][j] += weight * ((second[i][j] - gone * tiedSecond[i][j]) / risk - mean * other);
                    }
                }
            }
        }
        return value;
    }

    private void addMoments(double[] first, double[][] second, double r, int row) {
        for (int i = 0; i < p; i++) {
            first[i] += r * x[row][i];
            for (int j = 0; j < p; j++) {
                second[i][j] += r * x[row][i] * x[row][j];
            }
        }
    }

    /** What the covariates are measured from: their means. */
    double[] centre() {
        return centre.clone();
    }

    /** The unit in which the coefficients here count a covariate: its largest distance from its mean. */
    double[] width() {
        return width.clone();
    }

    /** The weight of a record on average: what a single record can tell. */
    double unit() {
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += data.weight(i) / data.size();
        }
        return sum;
    }

    /** Cumulative baseline hazard of each stratum, at the means of the covariates; the ties as in the likelihood. */
    List<StepHazard> baselines(double[] beta) {
        List<StepHazard> baselines = new ArrayList<>();
        for (int s = 0; s < data.strata(); s++) {
            double[] times = new double[order.length];
            double[] steps = new double[order.length];
            int n = 0;
            double all = 0;
            int k = order.length - 1;
            while (k >= 0) {
                double time = data.lower(order[k]);
                double tied = 0;
                double weights = 0;
                int deaths = 0;
                int members = 0;
                for (; k >= 0 && data.lower(order[k]) == time; k--) {
                    int row = order[k];
                    if (data.stratumOf(row) == s) {
                        double r = data.weight(row) * Math.exp(risk(row, beta));
                        members++;
                        all += r;
                        if (data.failed(row)) {
                            deaths++;
                            weights += data.weight(row);
                            tied += r;
                        }
                    }
                }
                double step = 0;
                for (int d = 0; d < deaths; d++) {
                    step += weights / deaths / (all - (ties == Ties.EFRON ? (double) d / deaths * tied : 0));
                }
                if (members > 0) {
                    times[n] = time;
                    steps[n++] = step;
                }
            }
            baselines.add(StepHazard.ofDescending(times, steps, n));
        }
        return baselines;
    }
}
