package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.internal.BoxMinimiser;
import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses and fits the exponential smoothing form of one series: each admissible form is fitted by maximum likelihood, and
 * the one with the smallest AICc = -2 log L + 2k + 2k(k+1)/(n-k-1) wins (Hyndman, Koehler, Snyder and Grose 2002; k counts smoothing
 * parameters, initial states and the variance; n is the sum of the weights).
 *
 * <p>Parameters stay in the usual region 0 &lt; beta &lt; alpha &lt; 1, 0 &lt; gamma &lt; 1 - alpha, .8 &le; phi &le; .98
 * (Hyndman et al. 2008, section 2.5). The states before the first cell are those of {@link EtsStart} and are held: choosing them by likelihood too
 * explains the first cells at the price of the next ones (M3, pooled sMAPE 13.7 instead of 13.2). Forms that need positive values are left
 * out when a value is not positive; whether the variance stays bounded is asked by the caller, who takes {@link #next} if not. O(forms x
 * evaluations x n), some 25 evaluations for each form.
 * One instance serves one thread and keeps its workspaces.
 */
final class EtsSearch implements RowModel {
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
    /**
     * Counts are few and wild, and a trend in them is chance more often than AICc allows for: it must be worth this many more parameters. On the daily
     * sales of the sample forecasts of a week get better by 1 % (ranked probability score) than without.
     */
    private static final double TREND_COST_OF_COUNTS = 4;

    /** Least first level of a multiplicative trend, in units of the series' size, and the largest first ratio. */
    private static final double LEAST_START = 1e-3;

    private static final double MOST_RATIO = 2;

    private static final int MAX_ITERATIONS = 120;
    private static final double TOLERANCE = 1e-3;

    private final EtsLikelihood likelihood;
    private final BoxMinimiser minimiser = new BoxMinimiser();
    private final EtsStart start = new EtsStart();
    private final double[][] solutions = new double[EtsForm.values().length][];
    private final double[] criterion = new double[EtsForm.values().length];
    private double[] scaled = new double[0];
    private final double[] lower = new double[4];
    private final double[] upper = new double[4];
    private final double[] step = new double[4];
    private final EtsState[] before = new EtsState[EtsForm.Season.values().length];
    private EtsState given = new EtsState(0);
    private double scale;
    private double trendCost;
    private int evaluations;

    private final Set<EtsForm> forms;

    /** Chooses among all forms. */
    EtsSearch(StopCheck stop) {
        this(bounded(), stop);
    }

    /** Chooses among some forms. */
    EtsSearch(Set<EtsForm> forms, StopCheck stop) {
        this.forms = forms;
        likelihood = new EtsLikelihood(stop);
        for (int i = 0; i < solutions.length; i++) {
            solutions[i] = new double[4];
        }
    }

    /** All forms whose variance can be bounded. */
    private static Set<EtsForm> bounded() {
        EnumSet<EtsForm> forms = EnumSet.allOf(EtsForm.class);
        forms.removeIf(form -> form.growth);
        return forms;
    }

    /** Likelihood evaluations of the last call, over all forms. */
    int evaluations() {
        return evaluations;
    }

    /** AICc of a form in the last call; infinite if it was left out or has been handed out already. */
    double aicc(EtsForm form) {
        return criterion[form.ordinal()];
    }

    @Override
    public @Nullable Candidate best(double[] seen, double[] weight, int n, Setting setting) {
        int period = setting.period();
        Arrays.fill(criterion, Double.POSITIVE_INFINITY);
        evaluations = 0;
        trendCost = setting.counts() ? TREND_COST_OF_COUNTS : 0;
        boolean positive = scale(seen, weight, n);
        likelihood.series(scaled, weight, n, period);
        estimateStart(weight, n, period, positive);
        for (EtsForm form : forms) {
            if (!form.givenSeason()
                    && (!form.seasonal() || period > 1)
                    && (positive || !form.needsPositiveValues())
                    && likelihood.weightSum() >= form.dimension(period) + 2.5) {
                fit(form, form, start(form), form.dimension(period), 0);
            }
        }
        if (setting.pattern().factors().length > 1) {
            withGivenSeason(weight, n, setting.pattern());
        }
        return next();
    }

    /** Fits the series divided by a season that is given; its likelihood is turned back to that of the series itself. */
    private void withGivenSeason(double[] weight, int n, SeasonPool.Pattern pattern) {
        double[] factors = pattern.factors();
        double logs = 0;
        for (int t = 0; t < n; t++) {
            scaled[t] /= factors[t % factors.length];
            logs += weight[t] * Math.log(factors[t % factors.length]);
        }
        EtsState state = new EtsState(factors.length);
        start.estimate(scaled, weight, n, 1, EtsForm.Season.NONE, state);
        System.arraycopy(factors, 0, state.season, 0, factors.length);
        given = state;
        for (EtsForm form : forms) {
            if (form.givenSeason()
                    && likelihood.weightSum() >= form.withoutSeason().dimension(1) + 2.5) {
                fit(form, form.withoutSeason(), state, form.withoutSeason().dimension(1) + pattern.cost(), 2 * logs);
            }
        }
    }

    @Override
    public @Nullable Candidate next() {
        EtsForm best = null;
        for (EtsForm form : EtsForm.values()) {
            double value = criterion[form.ordinal()];
            if (value < Double.POSITIVE_INFINITY && (best == null || value < criterion[best.ordinal()])) {
                best = form;
            }
        }
        if (best == null) {
            return null;
        }
        criterion[best.ordinal()] = Double.POSITIVE_INFINITY;
        return candidate(best, best.givenSeason() ? given : start(best));
    }

    private EtsState start(EtsForm form) {
        EtsState state = before[form.season.ordinal()];
        return form.growth ? growing(state) : state;
    }

    /** A line as a ratio: through the values that it has at the first two cells (after Hyndman et al. 2002, section 5.2). */
    private static EtsState growing(EtsState line) {
        EtsState state = line.copy();
        double first = line.level + line.trend;
        double second = first + line.trend;
        boolean positive = first > LEAST_START && second > LEAST_START;
        state.trend = positive ? Math.max(1 / MOST_RATIO, Math.min(MOST_RATIO, second / first)) : 1;
        state.level = Math.max(LEAST_START, first) / state.trend;
        return state;
    }

    private void estimateStart(double[] weight, int n, int period, boolean positive) {
        for (EtsForm.Season kind : EtsForm.Season.values()) {
            EtsState state = new EtsState(kind == EtsForm.Season.NONE ? 0 : period);
            if (kind == EtsForm.Season.NONE || (period > 1 && (positive || kind == EtsForm.Season.ADDITIVE))) {
                start.estimate(scaled, weight, n, period, kind, state);
            }
            before[kind.ordinal()] = state;
        }
    }

    private boolean scale(double[] y, double[] w, int n) {
        if (scaled.length < n) {
            scaled = new double[n];
        }
        double weights = 0;
        boolean positive = true;
        for (int t = 0; t < n; t++) {
            if (w[t] > 0) {
                weights += w[t];
                positive &= y[t] > 0;
            }
        }
        double mean = 0;
        for (int t = 0; t < n; t++) {
            mean += w[t] > 0 ? w[t] / weights * Math.abs(y[t]) : 0;
        }
        scale = mean > 0 ? mean : 1;
        for (int t = 0; t < n; t++) {
            scaled[t] = w[t] > 0 ? y[t] / scale : 0;
        }
        return positive;
    }

    /** Fits a form by the recursion of another one, which is the same unless the season is given. */
    private void fit(EtsForm form, EtsForm recursion, EtsState start, double free, double jacobian) {
        double[] x = solutions[form.ordinal()];
        likelihood.form(recursion, start);
        if (!bestOfGrid(recursion, x)) {
            return;
        }
        box(recursion);
        double value = minimiser.minimise(
                likelihood, x, lower, upper, step, recursion.smoothingParameters(), MAX_ITERATIONS, TOLERANCE);
        evaluations += minimiser.evaluations();
        double weights = likelihood.weightSum();
        double k = free + 1 + (form.trend ? trendCost : 0);
        double minusTwoLogLikelihood = value + jacobian + 2 * weights * Math.log(scale);
        criterion[form.ordinal()] = minusTwoLogLikelihood + 2 * k + 2 * k * (k + 1) / (weights - k - 1);
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

    private Candidate candidate(EtsForm form, EtsState scaledBefore) {
        double[] x = solutions[form.ordinal()];
        int i = 0;
        double alpha = x[i++];
        double beta = form.trend ? alpha * x[i++] : 0;
        double phi = form.damped ? x[i++] : 1;
        double gamma = form.seasonal() && !form.givenSeason() ? (1 - alpha) * x[i] : 0;
        EtsState state = new EtsState(scaledBefore.season.length);
        state.level = scaledBefore.level * scale;
        state.trend = form.growth ? scaledBefore.trend : form.trend ? scaledBefore.trend * scale : 0;
        for (int j = 0; j < state.season.length; j++) {
            state.season[j] = scaledBefore.season[j] * (form.season == EtsForm.Season.ADDITIVE ? scale : 1);
        }
        return new Candidate(new EtsFit(form, alpha, beta, gamma, phi), state);
    }
}
