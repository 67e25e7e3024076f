package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;
import java.util.List;

/**
 * Log-likelihood of an accelerated failure time model with first and second derivatives by intercept, slopes and the
 * logarithms of the scales; covariates standardised, translated back in {@link #model}.
 *
 * <p>With z = (log t - eta) / scale and tau = log scale, an exact life adds {@code log f(z) - tau - log t}, a censored one
 * {@code log S(z)}, {@code log F(z)} or {@code log(F(z2) - F(z1))}; the derivatives follow from dz/deta = -1 / scale and
 * dz/dtau = -z.
 */
final class AcceleratedLikelihood {
    private final LifeLaw law;
    private final SurvivalData data;
    private final int slopes;
    private final int scales;
    private final double[][] x;
    private final double[] centre;
    private final double[] width;

    private double value;
    private final double[] gradient;
    private final double[][] information;
    /** Derivatives of one record: by eta, tau, eta eta, eta tau, tau tau. */
    private final double[] part = new double[5];

    AcceleratedLikelihood(LifeLaw law, SurvivalData data, Covariates covariates) {
        this.law = law;
        this.data = data;
        slopes = covariates.names().size();
        scales = law == LifeLaw.EXPONENTIAL ? 0 : data.strata();
        int n = data.size();
        x = new double[n][slopes + 1];
        centre = new double[slopes];
        width = new double[slopes];
        for (int j = 0; j < slopes; j++) {
            for (int i = 0; i < n; i++) {
                centre[j] += covariates.at(i, j) / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double off = covariates.at(i, j) - centre[j];
                squares += off * off / n;
            }
            width[j] = squares > 0 ? Math.sqrt(squares) : 1;
        }
        for (int i = 0; i < n; i++) {
            x[i][0] = 1;
            for (int j = 0; j < slopes; j++) {
                x[i][j + 1] = (covariates.at(i, j) - centre[j]) / width[j];
            }
        }
        gradient = new double[slopes + 1 + scales];
        information = new double[gradient.length][gradient.length];
    }

    /** Mean and spread of the logarithms of what is known of each life. */
    double[] start() {
        double sum = 0;
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < data.size(); i++) {
            double middle =
                    data.upper(i) == Double.POSITIVE_INFINITY ? data.lower(i) : (data.lower(i) + data.upper(i)) / 2;
            if (middle > 0) {
                double log = Math.log(middle);
                sum += data.weight(i) * log;
                squares += data.weight(i) * log * log;
                weights += data.weight(i);
            }
        }
        double mean = sum / weights;
        double spread = Math.sqrt(Math.max(1e-4, squares / weights - mean * mean));
        double[] theta = new double[gradient.length];
        theta[0] = mean;
        for (int s = 0; s < scales; s++) {
            theta[slopes + 1 + s] = Math.log(spread * 0.8);
        }
        return theta;
    }

    /** The weight of a record on average: what a single record can tell. */
    double unit() {
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += data.weight(i) / data.size();
        }
        return sum;
    }

    double value() {
        return value;
    }

    double[] gradient() {
        return gradient.clone();
    }

    double[][] information() {
        double[][] copy = new double[information.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = information[i].clone();
        }
        return copy;
    }

    double[] newtonStep() {
        return AcceleratedFailure.ascent(information, gradient);
    }

    double evaluate(double[] theta) {
        value = 0;
        Arrays.fill(gradient, 0);
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < data.size(); i++) {
            int tauAt = slopes + 1 + data.stratumOf(i);
            double tau = scales == 0 ? 0 : theta[tauAt];
            double eta = 0;
            for (int j = 0; j <= slopes; j++) {
                eta += theta[j] * x[i][j];
            }
            double weight = data.weight(i);
            value += weight * record(i, eta, Math.exp(tau), tau);
            for (int j = 0; j <= slopes; j++) {
                gradient[j] += weight * part[0] * x[i][j];
                for (int k = 0; k <= slopes; k++) {
                    information[j][k] -= weight * part[2] * x[i][j] * x[i][k];
                }
                if (scales > 0) {
                    double mixed = weight * part[3] * x[i][j];
                    information[j][tauAt] -= mixed;
                    information[tauAt][j] -= mixed;
                }
            }
            if (scales > 0) {
                gradient[tauAt] += weight * part[1];
                information[tauAt][tauAt] -= weight * part[4];
            }
        }
        if (!Double.isFinite(value)) {
            value = Double.NEGATIVE_INFINITY;
        }
        return value;
    }

    private double record(int i, double eta, double scale, double tau) {
        BaseLaw base = law.base();
        double lower = data.lower(i);
        double upper = data.upper(i);
        if (lower == upper) {
            double log = Math.log(lower);
            double z = (log - eta) / scale;
            double first = base.slope(z);
            chain(z, scale, first, base.bend(z) - first * first);
            part[1] -= 1;
            return base.logDensity(z) - tau - log;
        }
        if (upper == Double.POSITIVE_INFINITY) {
            if (lower == 0) {
                Arrays.fill(part, 0);
                return 0;
            }
            double z = (Math.log(lower) - eta) / scale;
            double log = base.logSurvival(z);
            double ratio = -Math.exp(base.logDensity(z) - log);
            chain(z, scale, ratio, ratio * base.slope(z) - ratio * ratio);
            return log;
        }
        double to = (Math.log(upper) - eta) / scale;
        if (lower == 0) {
            double log = base.logBelow(to);
            double ratio = Math.exp(base.logDensity(to) - log);
            chain(to, scale, ratio, ratio * base.slope(to) - ratio * ratio);
            return log;
        }
        return between(base, (Math.log(lower) - eta) / scale, to, scale);
    }

    /** Derivatives of g(z) by eta and tau from g' and g''. */
    private void chain(double z, double scale, double first, double second) {
        part[0] = -first / scale;
        part[1] = -z * first;
        part[2] = second / (scale * scale);
        part[3] = (first + z * second) / scale;
        part[4] = z * first + z * z * second;
    }

    private double between(BaseLaw base, double from, double to, double scale) {
        double log = base.logBetween(from, to);
        double low = Math.exp(base.logDensity(from) - log);
        double high = Math.exp(base.logDensity(to) - log);
        double lowSlope = low * base.slope(from);
        double highSlope = high * base.slope(to);
        double byEta = -(high - low) / scale;
        double byTau = -(to * high - from * low);
        double product = to * highSlope - from * lowSlope;
        part[0] = byEta;
        part[1] = byTau;
        part[2] = (highSlope - lowSlope) / (scale * scale) - byEta * byEta;
        part[3] = (high - low + product) / scale - byEta * byTau;
        part[4] = to * high - from * low + to * to * highSlope - from * from * lowSlope - byTau * byTau;
        return log;
    }

    AcceleratedFailureModel model(double[] theta, double[][] covariance, List<String> names, double nullLog) {
        int p = gradient.length;
        double[][] back = new double[p][p];
        for (int i = 0; i < p; i++) {
            back[i][i] = i >= 1 && i <= slopes ? 1 / width[i - 1] : 1;
        }
        for (int j = 0; j < slopes; j++) {
            back[0][j + 1] = -centre[j] / width[j];
        }
        double[] original = new double[p];
        double[][] variance = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                original[i] += back[i][j] * theta[j];
                for (int k = 0; k < p; k++) {
                    for (int l = 0; l < p; l++) {
                        variance[i][j] += back[i][k] * covariance[k][l] * back[j][l];
                    }
                }
            }
        }
        double[] coefficients = Arrays.copyOf(original, slopes + 1);
        double[] scale = new double[Math.max(1, scales)];
        for (int s = 0; s < scale.length; s++) {
            scale[s] = scales == 0 ? 1 : Math.exp(original[slopes + 1 + s]);
        }
        return new AcceleratedFailureModel(law, names, coefficients, scale, variance, value, nullLog);
    }
}
