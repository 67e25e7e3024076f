package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/** Fits {@link AutoregressionModel}s. */
final class AutoregressionFitter implements SeriesFitter {
    private static final double RIDGE = 3e-5;
    /** Effects are few for the cells they are seen in, and some hardly ever seen. */
    private static final double EFFECT_RIDGE = 1e-3;
    /** Errors above so many robust standard deviations weigh less (Huber 1964; 1.345 gives 95 % efficiency, 1.5 a little more). */
    private static final double HUBER = 1.5;

    private static final int ROUNDS = 2;
    /** Turns between effects and lags. */
    private static final int TURNS = 3;
    /** Median absolute deviation of a standard normal variable. */
    private static final double NORMAL_MAD = 0.6745;

    private final boolean regressors;
    private final StopCheck stop;
    private final RidgeRegression regression = new RidgeRegression();
    /** Standardised roots, NaN where missing. */
    private double[] z = new double[0];
    /** The same without effects, gaps filled. */
    private double[] rest = new double[0];

    private double[] error = new double[0];
    private double[] sorted = new double[0];
    private double[] row = new double[0];
    /** Least and largest of the known cells without effects. */
    private final double[] range = new double[4];

    private double limit;
    private double sigma;

    AutoregressionFitter(boolean regressors, StopCheck stop) {
        this.regressors = regressors;
        this.stop = stop;
    }

    @Override
    public SeriesModel fit(Series series) {
        int n = series.length();
        Power power = Power.of(series.values(), n);
        if (power == null) {
            return AutoregressionModel.constant(0);
        }
        reserve(n);
        int known = 0;
        double sum = 0;
        for (int t = 0; t < n; t++) {
            z[t] = power.forward(series.values()[t]);
            if (!Double.isNaN(z[t])) {
                known++;
                sum += z[t];
            }
        }
        double mean = sum / known;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            squares += Double.isNaN(z[t]) ? 0 : (z[t] - mean) * (z[t] - mean);
        }
        double deviation = Math.sqrt(squares / known);
        // Rounding alone gives 1e-16 where all cells are the same.
        if (!(deviation > 1e-12)) {
            return AutoregressionModel.constant(power.median(mean));
        }
        for (int t = 0; t < n; t++) {
            z[t] = (z[t] - mean) / deviation;
        }
        int[] lags = Lags.of(series.seasons(), z, n);
        double[] b = new double[lags.length + 1];
        Effects effects = Effects.NONE;
        sigma = 1;
        if (lags.length == 0) {
            fill(series, effects, 1);
        } else {
            effects = regressors ? effects(series, lags, b) : Effects.NONE;
            estimate(series, effects, lags, b);
        }
        double[] units = Arrays.copyOf(b, lags.length);
        return new AutoregressionModel(
                        power,
                        mean,
                        deviation,
                        lags,
                        units,
                        b[lags.length],
                        effects,
                        sigma,
                        new double[0],
                        range.clone())
                .at(series);
    }

    private void reserve(int n) {
        if (z.length < n) {
            z = new double[n];
            rest = new double[n];
            error = new double[n];
            sorted = new double[n];
        }
    }

    /** Effects of the regressors, in turns with the lags. */
    private Effects effects(Series series, int[] lags, double[] b) {
        int n = series.length();
        double[][] x = series.regressors();
        int count = x.length;
        Effects effects = new Effects(new double[count], new double[count]);
        double[] scale = new double[count];
        for (int r = 0; r < count; r++) {
            scale[r] = scale(x[r], n, effects.centres(), r);
        }
        if (row.length < count) {
            row = new double[count];
        }
        double[] slopes = new double[count];
        int season = Math.min(series.season(), lags[lags.length - 1]);
        limit = Double.POSITIVE_INFINITY;
        for (int t = season; t < n; t++) {
            error[t] = z[t] - z[t - season];
        }
        turn(series, scale, new int[] {season}, new double[] {1}, slopes, effects);
        for (int turn = 0; turn < TURNS; turn++) {
            estimate(series, effects, lags, b);
            turn(series, scale, lags, b, slopes, effects);
        }
        return effects;
    }

    /** Standard deviation of a regressor over the known cells, 0 if it never moves there and so says nothing; leaves its mean. */
    private double scale(double[] x, int n, double[] centres, int r) {
        double largest = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(z[t])) {
                largest = Math.max(largest, Math.abs(x[t]));
                known++;
            }
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            sum += Double.isNaN(z[t]) ? 0 : x[t] / largest / known;
        }
        for (int t = 0; t < n; t++) {
            double d = Double.isNaN(z[t]) ? 0 : x[t] / largest - sum;
            squares += d * d / known;
        }
        centres[r] = sum * largest;
        return squares > 1e-20 ? largest * Math.sqrt(squares) : 0;
    }

    /** Moves the effects by a regression of the errors on what the lags leave of the regressors. */
    private void turn(Series series, double[] scale, int[] lags, double[] b, double[] slopes, Effects effects) {
        int count = scale.length;
        double[][] x = series.regressors();
        regression.start(count);
        int from = lags[lags.length - 1];
        for (int t = from; t < series.length(); t++) {
            stop.passed(count);
            if (Double.isNaN(z[t]) || Double.isNaN(error[t])) {
                continue;
            }
            for (int r = 0; r < count; r++) {
                double left = 0;
                if (scale[r] > 0) {
                    left = (x[r][t] - effects.centres()[r]) / scale[r];
                    for (int i = 0; i < lags.length; i++) {
                        // A gap was filled without its effects.
                        int cell = t - lags[i];
                        left -= Double.isNaN(z[cell]) ? 0 : b[i] * ((x[r][cell] - effects.centres()[r]) / scale[r]);
                    }
                }
                row[r] = left;
            }
            double size = Math.abs(error[t]);
            regression.add(row, error[t], size <= limit ? 1 : limit / size);
        }
        regression.solve(EFFECT_RIDGE, slopes);
        for (int r = 0; r < count; r++) {
            effects.slopes()[r] += scale[r] > 0 ? slopes[r] / scale[r] : 0;
        }
    }

    /** Coefficients, the constant last; leaves errors, their standard deviation and the limit of Huber's weights. */
    private void estimate(Series series, Effects effects, int[] lags, double[] b) {
        int n = series.length();
        int k = lags.length;
        int longest = lags[k - 1];
        if (row.length < k + 1) {
            row = new double[k + 1];
        }
        fill(series, effects, season(series));
        for (int round = 0; round <= ROUNDS; round++) {
            regression.start(k + 1);
            for (int t = longest; t < n; t++) {
                stop.passed(k);
                if (!Double.isNaN(z[t])) {
                    gather(lags, t);
                    double size = Math.abs(error[t]);
                    regression.add(row, rest[t], round == 0 || size <= limit ? 1 : limit / size);
                }
            }
            regression.solve(RIDGE, b);
            int count = 0;
            double squares = 0;
            for (int t = longest; t < n; t++) {
                gather(lags, t);
                double mean = 0;
                for (int i = 0; i <= k; i++) {
                    mean += b[i] * row[i];
                }
                if (Double.isNaN(z[t])) {
                    rest[t] = AutoregressionModel.within(mean, range, 0);
                } else {
                    error[t] = rest[t] - mean;
                    squares += error[t] * error[t];
                    sorted[count++] = Math.abs(error[t]);
                }
            }
            sigma = Math.sqrt(squares / Math.max(1, count - k - 1 - effects.count()));
            Arrays.sort(sorted, 0, count);
            limit = HUBER * Math.max(sorted[count / 2] / NORMAL_MAD, 1e-9 * sigma);
        }
    }

    private static int season(Series series) {
        int season = 1;
        for (int m : series.seasons()) {
            season = m <= series.length() / 2 ? m : season;
        }
        return season;
    }

    /** Takes the effects off; missing cells as one season before, or as the last known one, until the regression says more. */
    private void fill(Series series, Effects effects, int season) {
        range[0] = Double.POSITIVE_INFINITY;
        range[1] = Double.NEGATIVE_INFINITY;
        range[2] = Double.POSITIVE_INFINITY;
        range[3] = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < series.length(); t++) {
            rest[t] = z[t] - effects.at(series.regressors(), t);
            if (!Double.isNaN(rest[t])) {
                range[0] = Math.min(range[0], rest[t]);
                range[1] = Math.max(range[1], rest[t]);
                range[2] = Math.min(range[2], z[t]);
                range[3] = Math.max(range[3], z[t]);
            } else {
                rest[t] = t >= season ? rest[t - season] : t > 0 ? rest[t - 1] : 0;
            }
        }
    }

    private void gather(int[] lags, int t) {
        for (int i = 0; i < lags.length; i++) {
            row[i] = rest[t - lags[i]];
        }
        row[lags.length] = 1;
    }
}
