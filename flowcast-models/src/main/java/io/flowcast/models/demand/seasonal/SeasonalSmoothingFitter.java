package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/** Fits {@link SeasonalSmoothingModel}s. */
final class SeasonalSmoothingFitter implements SeriesFitter {
    private static final int SETS = 120;
    private static final int BEST = 5;
    private static final int ORIGINS = 12;
    private static final int LEAST_HORIZON = 6;
    private static final int MOST_HORIZON = 48;
    /** Shares of the weight of the level that the slope gets; twice none, as most series have no trend worth following. */
    private static final double[] SLOPES = {0, 0, 0.05, 0.2};

    private static final double[] DAMPINGS = {0.8, 0.9, 0.98};
    private static final double[] REPEATS = {0, 0.3, 0.6, 0.8, 0.9, 0.95};
    private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};

    private final StopCheck stop;
    private final StartStates start = new StartStates();
    private double[] z = new double[0];
    private final double[] score = new double[SETS];

    SeasonalSmoothingFitter(StopCheck stop) {
        this.stop = stop;
    }

    @Override
    public SeriesModel fit(Series series) {
        int n = series.length();
        Power power = Power.of(series.values(), n);
        if (power == null) {
            power = new Power(1, false);
        }
        if (z.length < n) {
            z = new double[n];
        }
        int known = 0;
        for (int t = 0; t < n; t++) {
            z[t] = power.forward(series.values()[t]);
            known += Double.isNaN(z[t]) ? 0 : 1;
        }
        int[] periods = held(series.seasons(), n, known);
        SmoothedState first = new SmoothedState(periods);
        start.find(z, n, periods, series.firstStep(), first);
        double[][] sets = new double[SETS][];
        SmoothedState state = new SmoothedState(periods);
        for (int i = 0; i < SETS; i++) {
            stop.passed((long) n * (2 + periods.length));
            sets[i] = weights(i + 1, periods);
            score[i] = score(series.firstStep(), n, periods, sets[i], first, state);
        }
        double[][] chosen = new double[BEST][];
        for (int b = 0; b < BEST; b++) {
            int best = 0;
            for (int i = 1; i < SETS; i++) {
                best = score[i] < score[best] ? i : best;
            }
            chosen[b] = sets[best];
            score[best] = Double.POSITIVE_INFINITY;
        }
        return new SeasonalSmoothingModel(power, periods, first, chosen, 0, new SmoothedState[0]).fittedTo(series);
    }

    private static int[] held(int[] seasons, int n, int known) {
        int count = 0;
        while (count < seasons.length && seasons[count] <= Math.min(n, known) / 2) {
            count++;
        }
        return Arrays.copyOf(seasons, count);
    }

    /** The i-th point of Halton's sequence, as weights. */
    private static double[] weights(int i, int[] periods) {
        double[] w = new double[SmoothedState.FIXED + periods.length];
        w[0] = between(0.002, 0.8, halton(i, 0));
        w[1] = w[0] * pick(SLOPES, halton(i, 1));
        w[2] = pick(DAMPINGS, halton(i, 2));
        w[3] = pick(REPEATS, halton(i, 3));
        for (int s = 0; s < periods.length; s++) {
            w[SmoothedState.FIXED + s] = between(0.005, 0.6, halton(i, SmoothedState.FIXED + s));
        }
        return w;
    }

    private static double between(double least, double most, double u) {
        return least * Math.pow(most / least, u);
    }

    private static double pick(double[] values, double u) {
        return values[(int) (u * values.length)];
    }

    private static double halton(int i, int dimension) {
        int base = BASES[dimension % BASES.length];
        double result = 0;
        double share = 1;
        for (int rest = i; rest > 0; rest /= base) {
            share /= base;
            result += share * (rest % base);
        }
        return result;
    }

    /** Mean absolute error of forecasts from the last origins. */
    private double score(
            int firstStep, int n, int[] periods, double[] weights, SmoothedState first, SmoothedState state) {
        int season = periods.length == 0 ? 1 : periods[0];
        int horizon = Math.max(LEAST_HORIZON, Math.min(MOST_HORIZON, 2 * season));
        horizon = Math.max(1, Math.min(horizon, n / 4));
        int apart = Math.max(1, season / 2);
        int earliest = n - horizon - (ORIGINS - 1) * apart;
        state.start(weights, first, firstStep);
        double sum = 0;
        for (int t = 0; t + horizon <= n; t++) {
            if (t >= earliest && (t - earliest) % apart == 0 && t > 0) {
                sum += state.distance(z, t, horizon);
            }
            state.take(Double.isNaN(z[t]) ? 0 : z[t] - state.mean());
        }
        return Double.isFinite(sum) ? sum : Double.MAX_VALUE;
    }
}
