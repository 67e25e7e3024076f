package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Arrays;

/** Fits {@link AutoregressionModel}s. */
final class AutoregressionFitter implements SeriesFitter {
    private static final double RIDGE = 3e-5;
    /** Errors above so many robust standard deviations weigh less (Huber 1964; 1.345 gives 95 % efficiency, 1.5 a little more). */
    private static final double HUBER = 1.5;

    private static final int ROUNDS = 2;
    /** Median absolute deviation of a standard normal variable. */
    private static final double NORMAL_MAD = 0.6745;

    private final RidgeRegression regression = new RidgeRegression();
    private double[] z = new double[0];
    private double[] row = new double[0];
    private double[] error = new double[0];
    private double[] sorted = new double[0];

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
        int[] lags = Lags.of(series.seasons(), n, known);
        for (int t = 0; t < n; t++) {
            z[t] = (z[t] - mean) / deviation;
        }
        double[] b = new double[lags.length + 1];
        double sigma = lags.length == 0 ? 1 : estimate(series, lags, b);
        double[] units = new double[lags.length];
        double shift = b[lags.length];
        System.arraycopy(b, 0, units, 0, lags.length);
        return new AutoregressionModel(power, mean, deviation, lags, units, shift, sigma, new double[0], new double[2])
                .at(series);
    }

    private void reserve(int n) {
        if (z.length < n) {
            z = new double[n];
            error = new double[n];
            sorted = new double[n];
        }
    }

    /** Coefficients, the constant last; gives the standard deviation of the errors. */
    private double estimate(Series series, int[] lags, double[] b) {
        int n = series.length();
        int k = lags.length;
        int longest = lags[k - 1];
        if (row.length < k + 1) {
            row = new double[k + 1];
        }
        fill(series, lags[0] < longest ? season(series) : 1);
        double limit = Double.POSITIVE_INFINITY;
        double sigma = 1;
        for (int round = 0; round <= ROUNDS; round++) {
            regression.start(k + 1);
            for (int t = longest; t < n; t++) {
                if (!Double.isNaN(series.values()[t])) {
                    gather(lags, t);
                    double size = Math.abs(error[t]);
                    regression.add(row, z[t], round == 0 || size <= limit ? 1 : limit / size);
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
                if (Double.isNaN(series.values()[t])) {
                    z[t] = mean;
                } else {
                    error[t] = z[t] - mean;
                    squares += error[t] * error[t];
                    sorted[count++] = Math.abs(error[t]);
                }
            }
            sigma = Math.sqrt(squares / Math.max(1, count - k - 1));
            Arrays.sort(sorted, 0, count);
            limit = HUBER * Math.max(sorted[count / 2] / NORMAL_MAD, 1e-9 * sigma);
        }
        return sigma;
    }

    private static int season(Series series) {
        int season = 1;
        for (int m : series.seasons()) {
            season = m <= series.length() / 2 ? m : season;
        }
        return season;
    }

    /** Missing cells as one season before, or as the last known one, until the regression says more. */
    private void fill(Series series, int season) {
        for (int t = 0; t < series.length(); t++) {
            if (Double.isNaN(z[t])) {
                z[t] = t >= season ? z[t - season] : t > 0 ? z[t - 1] : 0;
            }
        }
    }

    private void gather(int[] lags, int t) {
        for (int i = 0; i < lags.length; i++) {
            row[i] = z[t - lags[i]];
        }
        row[lags.length] = 1;
    }
}
