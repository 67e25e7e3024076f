package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Do groups fail alike? The log-rank test of Mantel (1966) and the family of Harrington and Fleming (1982, Biometrika 69),
 * which weighs each failure with S(t-)^rho: 0 is the log-rank test, 1 the Peto and Peto test. Strata are compared each
 * within itself and added up.
 *
 * @param observed failures in each group (weighted by S(t-)^rho)
 * @param expected what the groups would have if they failed alike
 * @param chiSquared the statistic, at least 0
 * @param degreesOfFreedom groups that have anything at risk, minus 1
 * @param pValue probability of so large a statistic if the groups fail alike
 */
public record LogRank(double[] observed, double[] expected, double chiSquared, int degreesOfFreedom, double pValue) {
    /** Copies the arrays. */
    public LogRank {
        observed = observed.clone();
        expected = expected.clone();
    }

    /**
     * Failures in each group.
     *
     * @return a copy
     */
    @Override
    public double[] observed() {
        return observed.clone();
    }

    /**
     * What the groups would have if they failed alike.
     *
     * @return a copy
     */
    @Override
    public double[] expected() {
        return expected.clone();
    }

    /**
     * The log-rank test.
     *
     * @param data exact or right-censored records; its strata are compared each within itself
     * @param group number of the group of each record, from 0
     * @return the test
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static LogRank test(SurvivalData data, int[] group) {
        return test(data, group, 0);
    }

    /**
     * The test with failures weighted by S(t-)^rho.
     *
     * @param data exact or right-censored records
     * @param group number of the group of each record, from 0
     * @param rho 0 for the log-rank test, 1 for Peto and Peto
     * @return the test
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static LogRank test(SurvivalData data, int[] group, double rho) {
        data.requireRightCensored("log-rank");
        if (!Double.isFinite(rho)) {
            throw new IllegalArgumentException("rho must be finite, was " + rho);
        }
        if (group.length != data.size() || Arrays.stream(group).anyMatch(g -> g < 0 || g >= data.size())) {
            throw new IllegalArgumentException(
                    "group must name a group from 0 on for each of " + data.size() + " records");
        }
        int groups = Arrays.stream(group).max().orElse(0) + 1;
        double[] observed = new double[groups];
        double[] expected = new double[groups];
        double[][] variance = new double[groups][groups];
        Integer[] order = data.byTime();
        for (int s = 0; s < data.strata(); s++) {
            stratum(data, order, s, group, rho, observed, expected, variance);
        }
        int used = 0;
        for (double e : expected) {
            used += e > 0 ? 1 : 0;
        }
        double chiSquared = used < 2 ? 0 : quadratic(observed, expected, variance);
        int degrees = Math.max(0, used - 1);
        double p = degrees == 0 ? 1 : 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(chiSquared);
        return new LogRank(observed, expected, chiSquared, degrees, p);
    }

    private static void stratum(
            SurvivalData data,
            Integer[] order,
            int stratum,
            int[] group,
            double rho,
            double[] observed,
            double[] expected,
            double[][] variance) {
        int groups = observed.length;
        double[] risk = new double[groups];
        double all = 0;
        for (int row : order) {
            if (data.stratumOf(row) == stratum) {
                risk[group[row]] += data.weight(row);
                all += data.weight(row);
            }
        }
        double survival = 1;
        double[] failed = new double[groups];
        double[] left = new double[groups];
        int k = 0;
        while (k < order.length) {
            double time = data.lower(order[k]);
            Arrays.fill(failed, 0);
            Arrays.fill(left, 0);
            double deaths = 0;
            for (; k < order.length && data.lower(order[k]) == time; k++) {
                int row = order[k];
                if (data.stratumOf(row) == stratum) {
                    left[group[row]] += data.weight(row);
                    if (data.failed(row)) {
                        failed[group[row]] += data.weight(row);
                        deaths += data.weight(row);
                    }
                }
            }
            if (deaths > 0) {
                double w = rho == 0 ? 1 : Math.pow(survival, rho);
                double spread = all > 1 ? w * w * deaths * (all - deaths) / (all * (all - 1)) : 0;
                for (int g = 0; g < groups; g++) {
                    observed[g] += w * failed[g];
                    expected[g] += w * deaths * risk[g] / all;
                    variance[g][g] += spread * risk[g];
                    for (int h = 0; h < groups; h++) {
                        variance[g][h] -= spread * risk[g] * risk[h] / all;
                    }
                }
                survival *= 1 - deaths / all;
            }
            for (int g = 0; g < groups; g++) {
                risk[g] -= left[g];
                all -= left[g];
            }
        }
    }

    /** The matrix has rank groups - 1 at most, so its pseudoinverse is taken. */
    private static double quadratic(double[] observed, double[] expected, double[][] variance) {
        double[] difference = new double[observed.length];
        Arrays.setAll(difference, g -> observed[g] - expected[g]);
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(variance);
        double[] solved =
                new SingularValueDecomposition(matrix).getSolver().getInverse().operate(difference);
        double sum = 0;
        for (int g = 0; g < solved.length; g++) {
            sum += difference[g] * solved[g];
        }
        return Math.max(0, sum);
    }
}
