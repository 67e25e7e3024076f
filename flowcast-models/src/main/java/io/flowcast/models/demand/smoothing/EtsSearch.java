package io.flowcast.models.demand.smoothing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses and fits the exponential smoothing form of one series: each admissible form is fitted by maximum likelihood, and
 * the one with the smallest AICc = -2 log L + 2k + 2k(k+1)/(n-k-1) wins (Hyndman, Koehler, Snyder and Grose 2002; k counts smoothing
 * parameters, initial states and the variance; n is the sum of the weights).
 *
 * <p>Parameters stay in the usual region 0 &lt; beta &lt; alpha &lt; 1, 0 &lt; gamma &lt; 1 - alpha, .8 &le; phi &le; .98
 * (Hyndman et al. 2008, section 2.5). A form with more terms starts from the fit of the form it extends, so the whole family costs
 * little more than its largest member. Forms that need positive values are left out when a value is not positive.
 * One instance serves one thread and keeps its workspaces.
 */
final class EtsSearch {
    private static final double ALPHA_MIN = 1e-4;
    private static final double ALPHA_MAX = 0.9999;
    private static final double SHARE_MIN = 1e-4;
    private static final double[] ALPHA_GRID = {0.05, 0.2, 0.5, 0.9};
    private static final double[] TREND_GRID = {0.02, 0.2, 0.6};
    private static final double[] SEASON_GRID = {0.03, 0.3, 0.8};
    private static final double[] NO_GRID = {0};
    private static final double PHI_MIN = 0.8;
    private static final double PHI_MAX = 0.98;
    private static final double PHI_START = 0.97;
    private static final int MAX_ITERATIONS = 120;
    private static final double TOLERANCE = 1e-3;

    private final EtsLikelihood likelihood = new EtsLikelihood();
    private final BoxMinimiser minimiser = new BoxMinimiser();
    private final EtsStart start = new EtsStart();
    private final double[][] solutions = new double[EtsForm.values().length][];
    private final double[] criterion = new double[EtsForm.values().length];
    private final double[] fitted = new double[EtsForm.values().length];
    private double[] scaled = new double[0];
    private final double[] lower = new double[4];
    private final double[] upper = new double[4];
    private final double[] step = new double[4];
    private final EtsState[] before = new EtsState[EtsForm.Season.values().length];
    private double scale;
    private int evaluations;

    EtsSearch() {
        for (int i = 0; i < solutions.length; i++) {
            solutions[i] = new double[4];
        }
    }

    /** Likelihood evaluations of the last call, over all forms. */
    int evaluations() {
        return evaluations;
    }

    /** AICc of a form in the last call; infinite if it was left out. */
    double aicc(EtsForm form) {
        return criterion[form.ordinal()];
    }

    /** Minus two log likelihood of a form in the last call, in the units of the series; infinite if it was left out. */
    double minusTwoLogLikelihood(EtsForm form) {
        return fitted[form.ordinal()];
    }

    /**
     * Fits the best form.
     *
     * @param y values; ignored where the weight is 0
     * @param w weights in [0, 1]
     * @param n number of cells
     * @param period cells in a season, 1 for none
     * @param forms which forms may be tried
     * @return the fit, or null if no form has fewer parameters than the series has observations
     */
    @Nullable
    EtsFit search(double[] y, double[] w, int n, int period, EtsFormFilter forms) {
        Arrays.fill(criterion, Double.POSITIVE_INFINITY);
        Arrays.fill(fitted, Double.POSITIVE_INFINITY);
        evaluations = 0;
        boolean positive = scale(y, w, n);
        likelihood.series(scaled, w, n, period);
        for (EtsForm.Season kind : EtsForm.Season.values()) {
            EtsState state = new EtsState(kind == EtsForm.Season.NONE ? 0 : period);
            if (kind == EtsForm.Season.NONE || period > 1 && (positive || kind == EtsForm.Season.ADDITIVE)) {
                start.estimate(scaled, w, n, period, kind, state);
            }
            before[kind.ordinal()] = state;
        }
        EtsForm best = null;
        for (EtsForm form : EtsForm.values()) {
            if (form.seasonal() && period < 2
                    || form.needsPositiveValues() && !positive
                    || !forms.allows(form)
                    || likelihood.weightSum() < form.dimension(period) + 2.5) {
                continue;
            }
            fit(form, before[form.season.ordinal()], period);
            if (criterion[form.ordinal()] < Double.POSITIVE_INFINITY
                    && (best == null || criterion[form.ordinal()] < criterion[best.ordinal()])) {
                best = form;
            }
        }
        return best == null ? null : result(best, before[best.season.ordinal()], period);
    }

    private boolean scale(double[] y, double[] w, int n) {
        if (scaled.length < n) {
            scaled = new double[n];
        }
        double sum = 0;
        double weights = 0;
        boolean positive = true;
        for (int t = 0; t < n; t++) {
            if (w[t] > 0) {
                sum += w[t] * Math.abs(y[t]);
                weights += w[t];
                positive &= y[t] > 0;
            }
        }
        scale = sum > 0 ? sum / weights : 1;
        for (int t = 0; t < n; t++) {
            scaled[t] = w[t] > 0 ? y[t] / scale : 0;
        }
        return positive;
    }

    private void fit(EtsForm form, EtsState before, int period) {
        double[] x = solutions[form.ordinal()];
        likelihood.form(form, before);
        if (!bestOfGrid(form, x)) {
            return;
        }
        box(form);
        double value = minimiser.minimise(
                likelihood, x, lower, upper, step, form.smoothingParameters(), MAX_ITERATIONS, TOLERANCE);
        evaluations += minimiser.evaluations();
        double weights = likelihood.weightSum();
        int k = form.dimension(period) + 1;
        fitted[form.ordinal()] = value + 2 * weights * Math.log(scale);
        criterion[form.ordinal()] = fitted[form.ordinal()] + 2 * k + 2.0 * k * (k + 1) / (weights - k - 1);
    }

    /** Moves the smoothing parameters to the best point of a coarse grid; false if none is admissible. */
    private boolean bestOfGrid(EtsForm form, double[] x) {
        int seasonal = form.smoothingParameters() - 1;
        double best = Double.POSITIVE_INFINITY;
        double bestAlpha = x[0];
        double bestShare = 0;
        double bestGamma = 0;
        for (double alpha : ALPHA_GRID) {
            for (double share : form.trend ? TREND_GRID : NO_GRID) {
                for (double gamma : form.seasonal() ? SEASON_GRID : NO_GRID) {
                    x[0] = alpha;
                    set(form, x, share, gamma, seasonal);
                    double value = likelihood.value(x);
                    evaluations++;
                    if (value < best) {
                        best = value;
                        bestAlpha = alpha;
                        bestShare = share;
                        bestGamma = gamma;
                    }
                }
            }
        }
        x[0] = bestAlpha;
        set(form, x, bestShare, bestGamma, seasonal);
        return best < Double.POSITIVE_INFINITY;
    }

    private static void set(EtsForm form, double[] x, double share, double gamma, int seasonal) {
        if (form.trend) {
            x[1] = share;
        }
        if (form.damped) {
            x[2] = PHI_START;
        }
        if (form.seasonal()) {
            x[seasonal] = gamma;
        }
    }

    private void box(EtsForm form) {
        int i = 0;
        bound(i++, ALPHA_MIN, ALPHA_MAX, 0.1);
        if (form.trend) {
            bound(i++, SHARE_MIN, 1, 0.1);
        }
        if (form.damped) {
            bound(i++, PHI_MIN, PHI_MAX, 0.03);
        }
        if (form.seasonal()) {
            bound(i, SHARE_MIN, 1, 0.1);
        }
    }

    private void bound(int i, double least, double most, double typicalChange) {
        lower[i] = least;
        upper[i] = most;
        step[i] = typicalChange;
    }

    private EtsFit result(EtsForm form, EtsState before, int period) {
        double[] x = solutions[form.ordinal()];
        int i = 0;
        double alpha = x[i++];
        double beta = form.trend ? alpha * x[i++] : 0;
        double phi = form.damped ? x[i++] : 1;
        double gamma = form.seasonal() ? (1 - alpha) * x[i] : 0;
        EtsState state = new EtsState(form.seasonal() ? period : 0);
        state.level = before.level * scale;
        state.trend = form.trend ? before.trend * scale : 0;
        for (int j = 0; j < state.season.length; j++) {
            state.season[j] = before.season[j] * (form.season == EtsForm.Season.ADDITIVE ? scale : 1);
        }
        return new EtsFit(form, alpha, beta, gamma, phi, state, fitted[form.ordinal()], criterion[form.ordinal()]);
    }
}
