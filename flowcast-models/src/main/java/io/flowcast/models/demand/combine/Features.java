package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a series looks like, and how its candidate models differ: numbers without unit that weights may depend on.
 *
 * @param row of the series: {@value #ROW} numbers
 * @param candidate of each model, {@value #CANDIDATE} numbers: how large its own one-step and last-step deviation is beside the others', and how far its mean
 *     lies from their median
 */
record Features(double[] row, double[][] candidate) {
    static final int ROW = 8;
    static final int CANDIDATE = 4;
    private static final double MOST = 4;

    static Features of(Series series, @Nullable SeriesModel[] models, int horizon) {
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        int n = models.length;
        double[] first = new double[n];
        double[] last = new double[n];
        double[] level = new double[n];
        double[] early = new double[n];
        Arrays.fill(level, Double.NaN);
        for (int c = 0; c < n; c++) {
            SeriesModel model = models[c];
            if (model != null) {
                model.forecast(horizon, new double[0][], mean, deviation);
                first[c] = deviation[0];
                last[c] = deviation[horizon - 1];
                level[c] = 0;
                for (int h = 0; h < horizon; h++) {
                    level[c] += Math.max(0, mean[h]) / horizon;
                }
                early[c] = Math.max(0, mean[0]);
            }
        }
        double size = size(series);
        double middle = middle(level, models);
        double middleEarly = middle(early, models);
        double[][] candidate = new double[n][CANDIDATE];
        double apart = 0;
        int there = 0;
        for (int c = 0; c < n; c++) {
            if (models[c] != null) {
                candidate[c][0] = logRatio(first[c], middle(first, models));
                candidate[c][1] = logRatio(last[c], middle(last, models));
                candidate[c][2] = bounded(Math.abs(level[c] - middle) / size * 3);
                candidate[c][3] = bounded(Math.abs(early[c] - middleEarly) / size * 3);
                apart += Math.abs(level[c] - middle) / size;
                there++;
            }
        }
        double[] row = series(series, size);
        row[ROW - 1] = Math.log(0.01 + (there > 0 ? apart / there : 0));
        return new Features(row, candidate);
    }

    private static double bounded(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-MOST, Math.min(MOST, value));
    }

    private static double logRatio(double value, double middle) {
        return value > 0 && middle > 0 ? bounded(Math.log(value / middle)) : 0;
    }

    private static double middle(double[] values, @Nullable SeriesModel[] models) {
        double[] sorted = new double[values.length];
        int n = 0;
        for (int c = 0; c < values.length; c++) {
            if (models[c] != null) {
                sorted[n++] = values[c];
            }
        }
        Arrays.sort(sorted, 0, n);
        return n == 0 ? 0 : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    private static double size(Series series) {
        double mean = 0;
        int known = 0;
        for (int t = 0; t < series.length(); t++) {
            double v = series.values()[t];
            if (!Double.isNaN(v)) {
                mean += (v - mean) / ++known;
            }
        }
        return mean > 0 ? mean : 1;
    }

    private static double[] series(Series series, double size) {
        int n = series.length();
        double[] y = new double[n];
        double before = 0;
        int zeros = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            double v = series.values()[t] / size;
            zeros += v == 0 ? 1 : 0;
            known += Double.isNaN(v) ? 0 : 1;
            before = Double.isNaN(v) ? before : v;
            y[t] = before;
        }
        double[] row = new double[ROW];
        row[0] = Math.log(n);
        row[1] = seasonalCorrelation(y, series.season());
        row[2] = trendShare(y);
        row[3] = differenceCorrelation(y);
        row[4] = Math.log(0.001 + meanChange(y, 1));
        row[5] = Math.log(0.001 + Math.abs(recentChange(y, Math.max(4, series.season()))));
        row[6] = known > 0 ? (double) zeros / known : 0;
        return row;
    }

    private static double meanChange(double[] y, int lag) {
        double sum = 0;
        for (int t = lag; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - lag]);
        }
        return y.length > lag ? sum / (y.length - lag) : 0;
    }

    /** How much less values differ from those a season before than from their neighbours. */
    private static double seasonalCorrelation(double[] y, int season) {
        if (season < 2 || y.length < 2 * season) {
            return 0;
        }
        return bounded(Math.log((0.001 + meanChange(y, 1)) / (0.001 + meanChange(y, season))));
    }

    private static double trendShare(double[] y) {
        int n = y.length;
        double centre = 0.5 * (n - 1);
        double mean = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int t = 0; t < n; t++) {
            xy += (t - centre) * (y[t] - mean);
            xx += (t - centre) * (t - centre);
            yy += (y[t] - mean) * (y[t] - mean);
        }
        return xx > 0 && yy > 0 ? Math.min(1, xy / xx * (xy / yy)) : 0;
    }

    private static double differenceCorrelation(double[] y) {
        double product = 0;
        double squares = 0;
        for (int t = 2; t < y.length; t++) {
            product += (y[t] - y[t - 1]) * (y[t - 1] - y[t - 2]);
            squares += (y[t] - y[t - 1]) * (y[t] - y[t - 1]);
        }
        return squares > 0 ? bounded(product / squares) : 0;
    }

    private static double recentChange(double[] y, int window) {
        int n = y.length;
        if (n < 2 * window) {
            return 0;
        }
        double late = Arrays.stream(y, n - window, n).average().orElse(0);
        double early = Arrays.stream(y, n - 2 * window, n - window).average().orElse(0);
        return late - early;
    }
}
