package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.internal.BoxMinimiser;
import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/**
 * Likelihood of one exponential smoothing form on one series, with its exact gradient, without allocation.
 *
 * <p>Decides how well parameters and initial states explain a series. With level l, trend b, season s of period m,
 * q = l + phi b and mean mu = q + s or q s, each cell gives
 *
 * <pre>
 *   e  = w (y - mu)                       expected error given what was seen of the cell
 *   l' = q + alpha e / d_s                d_s = s in a multiplicative season, else 1
 *   b' = phi b + beta e / d_s             beta  = alpha betaShare
 *   s' = s + gamma e / d_q                d_q = q in a multiplicative season, else 1; gamma = (1 - alpha) gammaShare
 * </pre>
 *
 * (Hyndman et al. 2008, table 2.2 and 2.3, written in the raw error, which makes forms with additive and relative error
 * the same recursion.) The weight w is 1 for an observed cell, 0 for a missing one, and the share of the variance that was
 * seen of a sold-out one ({@link io.flowcast.models.demand.censored.SoldOut}). The value is -2 log L up to a
 * constant: {@code W log(sum w r^2) + 2 sum w log|mu|}, with r = y - mu or (y - mu)/mu, the second term for relative errors only, W = sum w
 * (ibid., equation 5.2).
 *
 * <p>Squares count by w, not by w^2: {@code sum w (y - mu) = 0} holds at the truth even when fast days are seen for a short time only, and a mean that
 * fits by other weights is too low.
 *
 * <p>Forms with a multiplicative trend are in {@link EtsGrowth}. The gradient of all others is the reverse sweep (adjoint) of the recursion, so it costs about two forward passes whatever the number
 * of parameters. O(n) time and memory. Limits: the state before the first cell is given; one instance serves one thread.
 */
final class EtsLikelihood implements BoxMinimiser.Objective {
    /** Relative errors below this (1e-9 of the series' size) are rounding: a perfect fit must not win without bound. */
    private static final double ERROR_FLOOR = 1e-18;

    private static final double DIFFERENCE = 1e-6;

    private final StopCheck stop;
    private final EtsGrowth growth = new EtsGrowth();
    private double[] value = new double[0];
    private double[] weight = new double[0];
    private int length;
    private double weightSum;
    private int period = 1;
    private EtsForm form = EtsForm.ANN;
    private EtsState initial = new EtsState(0);

    // What the reverse sweep needs of each step: error, q, trend before, season before.
    private double[] error = new double[0];
    private double[] base = new double[0];
    private double[] slope = new double[0];
    private double[] factor = new double[0];
    private double[] season = new double[1];
    private double[] seasonAdjoint = new double[1];

    double alpha;
    double beta;
    double gamma;
    double phi;
    double level;
    double trend;
    private int phase;

    EtsLikelihood(StopCheck stop) {
        this.stop = stop;
    }

    /** Takes a series; the arrays are read, not kept in sync. Values at weight 0 are ignored but must be finite. */
    void series(double[] values, double[] weights, int count, int seasonalPeriod) {
        value = values;
        weight = weights;
        length = count;
        period = seasonalPeriod;
        weightSum = 0;
        for (int t = 0; t < count; t++) {
            weightSum += weights[t];
        }
        if (error.length < count) {
            error = new double[count];
            base = new double[count];
            slope = new double[count];
            factor = new double[count];
        }
        if (season.length < seasonalPeriod) {
            season = new double[seasonalPeriod];
            seasonAdjoint = new double[seasonalPeriod];
        }
    }

    /** Chooses the form that the next calls speak of, and the state before the first cell; the state is kept, not copied. */
    void form(EtsForm chosen, EtsState before) {
        form = chosen;
        initial = before;
    }

    /** Effective number of observations, the sum of the weights. */
    double weightSum() {
        return weightSum;
    }

    @Override
    public double value(double[] x) {
        stop.passed(length);
        unpack(x);
        double squares = form.growth
                ? forwardGrowth()
                : form.season == EtsForm.Season.MULTIPLICATIVE ? forwardMultiplicative() : forwardAdditive();
        if (!(squares < Double.MAX_VALUE)) {
            return Double.POSITIVE_INFINITY;
        }
        return weightSum * Math.log(squares + ERROR_FLOOR * weightSum) + (form.relativeError ? 2 * logMean : 0);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double result = value(x);
        if (form.growth) {
            differences(x, result, gradient);
        } else if (result < Double.POSITIVE_INFINITY) {
            if (form.season == EtsForm.Season.MULTIPLICATIVE) {
                backwardMultiplicative();
            } else {
                backwardAdditive();
            }
            packGradient(x, gradient);
        }
        return result;
    }

    /** The gradient of forms that are only fitted when asked for by name: what may be slow may be plain. */
    private void differences(double[] x, double at, double[] gradient) {
        for (int i = 0; i < form.smoothingParameters() && at < Double.POSITIVE_INFINITY; i++) {
            double here = x[i];
            x[i] = here + DIFFERENCE;
            double above = value(x);
            x[i] = here - DIFFERENCE;
            double below = value(x);
            x[i] = here;
            double slope = (above - below) / (2 * DIFFERENCE);
            gradient[i] = Double.isFinite(slope) ? slope : 0;
        }
    }

    private double forwardGrowth() {
        double squares = growth.squares(value, weight, length, form.seasonal() ? period : 1, season, this);
        squaredSum = squares;
        logMean = growth.logMean;
        return squares;
    }

    /** Mean of the squared errors at the last evaluated point: relative ones for a form with relative errors. */
    double errorVariance() {
        return squaredSum / weightSum;
    }

    // Sum of squares and of log means, and the adjoints of the parameters; fields so that nothing is allocated.
    private double squaredSum;
    private double logMean;
    private double alphaAdjoint;
    private double betaAdjoint;
    private double gammaAdjoint;
    private double phiAdjoint;

    private void unpack(double[] x) {
        int i = 0;
        alpha = x[i++];
        beta = form.trend ? alpha * x[i++] : 0;
        phi = form.damped ? x[i++] : form.trend ? 1 : 0;
        gamma = form.seasonal() ? (1 - alpha) * x[i] : 0;
        level = initial.level;
        trend = form.trend ? initial.trend : 0;
        if (form.seasonal()) {
            System.arraycopy(initial.season, 0, season, 0, period);
        } else {
            season[0] = form.growth ? 1 : 0;
        }
    }

    private void packGradient(double[] x, double[] gradient) {
        int i = 0;
        double betaShare = form.trend ? x[1] : 0;
        double gammaShare = form.seasonal() ? x[form.smoothingParameters() - 1] : 0;
        gradient[i++] = alphaAdjoint + betaAdjoint * betaShare - gammaAdjoint * gammaShare;
        if (form.trend) {
            gradient[i++] = betaAdjoint * alpha;
        }
        if (form.damped) {
            gradient[i++] = phiAdjoint;
        }
        if (form.seasonal()) {
            gradient[i] = gammaAdjoint * (1 - alpha);
        }
    }

    private double forwardAdditive() {
        boolean relative = form.relativeError;
        int m = form.seasonal() ? period : 1;
        double l = level;
        double b = trend;
        double sum = 0;
        double logs = 0;
        double product = 1;
        int j = 0;
        for (int t = 0; t < length; t++) {
            double q = l + phi * b;
            double s = season[j];
            double mu = q + s;
            double w = weight[t];
            double miss = value[t] - mu;
            double e = w * miss;
            error[t] = miss;
            base[t] = q;
            slope[t] = b;
            factor[t] = s;
            if (relative) {
                if (!(mu > 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                double r = miss / mu;
                sum += w * r * r;
                if (w == 1) {
                    product *= mu;
                    if (product < 1e-200 || product > 1e200) {
                        logs += Math.log(product);
                        product = 1;
                    }
                } else if (w > 0) {
                    logs += w * Math.log(mu);
                }
            } else {
                sum += e * miss;
            }
            l = q + alpha * e;
            b = phi * b + beta * e;
            season[j] = s + gamma * e;
            if (++j == m) {
                j = 0;
            }
        }
        return end(l, b, j, sum, logs + Math.log(product));
    }

    private double forwardMultiplicative() {
        double l = level;
        double b = trend;
        double sum = 0;
        double logs = 0;
        double product = 1;
        int j = 0;
        for (int t = 0; t < length; t++) {
            double q = l + phi * b;
            double s = season[j];
            if (!(q > 0) || !(s > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double mu = q * s;
            double w = weight[t];
            double miss = value[t] - mu;
            double e = w * miss;
            error[t] = miss;
            base[t] = q;
            slope[t] = b;
            factor[t] = s;
            double r = miss / mu;
            sum += w * r * r;
            if (w == 1) {
                product *= mu;
                if (product < 1e-200 || product > 1e200) {
                    logs += Math.log(product);
                    product = 1;
                }
            } else if (w > 0) {
                logs += w * Math.log(mu);
            }
            double u = e / s;
            l = q + alpha * u;
            b = phi * b + beta * u;
            season[j] = s + gamma * e / q;
            if (++j == period) {
                j = 0;
            }
        }
        return end(l, b, j, sum, logs + Math.log(product));
    }

    private double end(double l, double b, int j, double sum, double logs) {
        level = l;
        trend = b;
        phase = j;
        squaredSum = sum;
        logMean = logs;
        return sum;
    }

    private void backwardAdditive() {
        boolean relative = form.relativeError;
        int m = form.seasonal() ? period : 1;
        double scale = 2 * weightSum / (squaredSum + ERROR_FLOOR * weightSum);
        Arrays.fill(seasonAdjoint, 0, m, 0);
        double dl = 0;
        double db = 0;
        double dAlpha = 0;
        double dBeta = 0;
        double dGamma = 0;
        double dPhi = 0;
        int j = phase;
        for (int t = length - 1; t >= 0; t--) {
            j = j == 0 ? m - 1 : j - 1;
            double w = weight[t];
            double e = w * error[t];
            double ds = seasonAdjoint[j];
            double de = alpha * dl + beta * db + gamma * ds;
            double dMu;
            if (relative) {
                double mu = base[t] + factor[t];
                double r = error[t] / mu;
                dMu = w * (2 - scale * r * (1 + r)) / mu;
            } else {
                dMu = -scale * e;
            }
            dAlpha += dl * e;
            dBeta += db * e;
            dGamma += ds * e;
            dMu -= w * de;
            double dq = dl + dMu;
            seasonAdjoint[j] = ds + dMu;
            dPhi += (db + dq) * slope[t];
            db = phi * (db + dq);
            dl = dq;
        }
        adjoints(dAlpha, dBeta, dGamma, dPhi);
    }

    private void backwardMultiplicative() {
        double scale = 2 * weightSum / (squaredSum + ERROR_FLOOR * weightSum);
        Arrays.fill(seasonAdjoint, 0, period, 0);
        double dl = 0;
        double db = 0;
        double dAlpha = 0;
        double dBeta = 0;
        double dGamma = 0;
        double dPhi = 0;
        int j = phase;
        for (int t = length - 1; t >= 0; t--) {
            j = j == 0 ? period - 1 : j - 1;
            double w = weight[t];
            double e = w * error[t];
            double q = base[t];
            double s = factor[t];
            double perSeason = 1 / s;
            double perBase = 1 / q;
            double perMean = perSeason * perBase;
            double u = e * perSeason;
            double v = e * perBase;
            double ds = seasonAdjoint[j];
            double du = alpha * dl + beta * db;
            double dv = gamma * ds;
            double r = error[t] * perMean;
            double de = du * perSeason + dv * perBase;
            double dMu = w * (2 - scale * r * (1 + r)) * perMean - w * de;
            dAlpha += dl * u;
            dBeta += db * u;
            dGamma += ds * v;
            double dq = dl - dv * v * perBase + dMu * s;
            seasonAdjoint[j] = ds - du * u * perSeason + dMu * q;
            dPhi += (db + dq) * slope[t];
            db = phi * (db + dq);
            dl = dq;
        }
        adjoints(dAlpha, dBeta, dGamma, dPhi);
    }

    private void adjoints(double dAlpha, double dBeta, double dGamma, double dPhi) {
        alphaAdjoint = dAlpha;
        betaAdjoint = dBeta;
        gammaAdjoint = dGamma;
        phiAdjoint = dPhi;
    }
}
