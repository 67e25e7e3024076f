package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Proportional hazards (Cox 1972): {@code h(t | x) = h0(t) exp(b x)}, b by partial likelihood, h0 without a shape, one for
 * each stratum.
 *
 * <p>Newton steps from b = 0 with halving; each costs a sort done once and records times squared covariates.
 */
public final class Cox {
    private static final int MOST_STEPS = 100;
    private static final double LONGEST_LAST_STEP = 0.01;
    private static final String SOURCE = "proportional hazards";

    private Cox() {}

    /**
     * Fits the model with Efron's ties.
     *
     * @param data exact or right-censored records
     * @param covariates a row for each record, at least one column
     * @return the model
     * @throws io.flowcast.api.finding.InvalidInputException if the records cannot tell the coefficients
     */
    public static CoxModel fit(SurvivalData data, Covariates covariates) {
        return fit(data, covariates, Ties.EFRON);
    }

    /**
     * Fits the model.
     *
     * @param data exact or right-censored records; each stratum has a baseline of its own
     * @param covariates a row for each record, at least one column
     * @param ties how failures at one moment count
     * @return the model
     * @throws io.flowcast.api.finding.InvalidInputException if the records cannot tell the coefficients
     */
    public static CoxModel fit(SurvivalData data, Covariates covariates, Ties ties) {
        covariates.requireRows(data);
        data.requireRightCensored("Cox");
        Refusal refusal = new Refusal(SOURCE);
        double failures = 0;
        for (int i = 0; i < data.size(); i++) {
            failures += data.failed(i) ? 1 : 0;
        }
        refusal.check(
                failures > 0,
                -1,
                "survival.no-failures",
                "failures",
                0,
                "Maybe the test ended before anything spoiled: watch longer.");
        refusal.check(
                !covariates.names().isEmpty(),
                -1,
                "survival.no-covariates",
                "covariates",
                0,
                "Maybe KaplanMeier is what is wanted.");
        refusal.throwIfAny();
        PartialLikelihood likelihood = new PartialLikelihood(data, covariates, ties);
        double[] beta = new double[covariates.names().size()];
        double nullLog = likelihood.evaluate(beta);
        double[] score = likelihood.gradient();
        double scoreTest = quadratic(
                score,
                Information.inverse(likelihood.information(), likelihood.unit())
                        .orElseThrow(() -> Refusal.of(
                                SOURCE,
                                "survival.not-identified",
                                "information",
                                "singular",
                                "Maybe a covariate is constant or the sum of others.")));
        beta = maximise(likelihood, beta, nullLog);
        double value = likelihood.evaluate(beta);
        double[][] covariance = Information.inverse(likelihood.information(), likelihood.unit())
                .orElseThrow(() -> noConvergence("singular at the end"));
        List<StepHazard> baselines = likelihood.baselines(beta);
        double[] width = likelihood.width();
        for (int i = 0; i < beta.length; i++) {
            beta[i] /= width[i];
            for (int j = 0; j < beta.length; j++) {
                covariance[i][j] /= width[i];
                covariance[i][j] /= width[j];
            }
        }
        return new CoxModel(
                covariates.names(),
                beta,
                likelihood.centre(),
                covariance,
                new double[] {nullLog, value},
                scoreTest,
                data.size(),
                (int) failures,
                concordance(data, covariates, beta),
                baselines);
    }

    private static double[] maximise(PartialLikelihood likelihood, double[] start, double startValue) {
        double[] beta = start;
        double best = startValue;
        double unit = likelihood.unit();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = likelihood.gradient();
            double[] move = AcceleratedFailure.ascent(likelihood.information(), gradient);
            double slope = 0;
            for (int i = 0; i < move.length; i++) {
                slope += move[i] * gradient[i];
            }
            if (slope <= 1e-20 * (unit + Math.abs(best))) {
                return settled(beta, move);
            }
            double share = 1;
            boolean better = false;
            while (share > 1e-9 && !better) {
                double[] next = beta.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] += share * move[i];
                }
                double value = likelihood.evaluate(next);
                better = value > best || (slope < 1e-9 * unit && value >= best - 1e-12 * Math.abs(best));
                if (better) {
                    beta = next;
                    best = value;
                }
                share /= 2;
            }
            if (!better || slope < 1e-16 * (unit + Math.abs(best))) {
                if (!better && slope > 1e-7 * (unit + Math.abs(best))) {
                    break;
                }
                return settled(beta, move);
            }
            if (Arrays.stream(beta).anyMatch(b -> !Double.isFinite(b)) || likelihood.runsAway(beta)) {
                break;
            }
        }
        throw noConvergence(Arrays.toString(beta));
    }

    /** The coefficients, unless the likelihood only went flat on the way to infinity: then steps do not shrink. */
    private static double[] settled(double[] beta, double[] move) {
        if (Arrays.stream(move).anyMatch(m -> Math.abs(m) > LONGEST_LAST_STEP)) {
            throw noConvergence(Arrays.toString(beta));
        }
        return beta;
    }

    private static RuntimeException noConvergence(String value) {
        return Refusal.of(
                SOURCE,
                "survival.no-convergence",
                "coefficients",
                value,
                "Maybe a covariate tells failures from survivors perfectly, so that its hazard ratio is infinite.");
    }

    private static double quadratic(double[] v, double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum += v[i] * matrix[i][j] * v[j];
            }
        }
        return sum;
    }

    /**
     * Share of comparable pairs in which the record of higher risk fails first, equal risks counted half (Harrell 1982).
     * Pairs are comparable within a stratum if the earlier of the two failed; a record censored at a moment outlasts those
     * that failed then.
     */
    private static double concordance(SurvivalData data, Covariates covariates, double[] beta) {
        int n = data.size();
        double[] risk = new double[n];
        for (int i = 0; i < n; i++) {
            risk[i] = covariates.product(i, beta);
        }
        double[] sorted = Arrays.stream(risk).sorted().distinct().toArray();
        Integer[] order = data.byTime();
        double concordant = 0;
        double tied = 0;
        double all = 0;
        for (int s = 0; s < data.strata(); s++) {
            double[] tree = new double[sorted.length + 1];
            double inTree = 0;
            int k = n - 1;
            while (k >= 0) {
                double time = data.lower(order[k]);
                int first = k;
                while (first > 0 && data.lower(order[first - 1]) == time) {
                    first--;
                }
                // censored ones come last in the order of a moment, so going back they are put in before failures are
                // asked
                for (int q = k; q >= first; q--) {
                    int row = order[q];
                    if (data.stratumOf(row) == s && !data.failed(row)) {
                        add(tree, rank(sorted, risk[row]), data.weight(row));
                        inTree += data.weight(row);
                    }
                }
                for (int q = k; q >= first; q--) {
                    int row = order[q];
                    if (data.stratumOf(row) == s && data.failed(row)) {
                        int at = rank(sorted, risk[row]);
                        double below = sum(tree, at - 1);
                        double same = sum(tree, at) - below;
                        concordant += data.weight(row) * below;
                        tied += data.weight(row) * same;
                        all += data.weight(row) * inTree;
                    }
                }
                for (int q = k; q >= first; q--) {
                    int row = order[q];
                    if (data.stratumOf(row) == s && data.failed(row)) {
                        add(tree, rank(sorted, risk[row]), data.weight(row));
                        inTree += data.weight(row);
                    }
                }
                k = first - 1;
            }
        }
        return all == 0 ? 0.5 : (concordant + tied / 2) / all;
    }

    private static int rank(double[] sorted, double value) {
        return Arrays.binarySearch(sorted, value) + 1;
    }

    private static void add(double[] tree, int at, double weight) {
        for (int i = at; i < tree.length; i += i & -i) {
            tree[i] += weight;
        }
    }

    private static double sum(double[] tree, int to) {
        double sum = 0;
        for (int i = to; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
