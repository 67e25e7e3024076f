package io.flowcast.benchmarks.retail;

import io.flowcast.core.feature.HourlyProfiles;
import java.util.SplittableRandom;

/**
 * How far forecasts were from what sold on days in stock from 6 to 21 o'clock, and from what sold in the hours in stock of all days.
 *
 * <p>Sums are kept by series, so that a bootstrap over series says how sure a difference is. Weights are the inverse of the share of a series' days before the
 * origin on which the stock lasted, drawn to that of all.
 */
final class RetailScore {
    /** Levels whose pinball errors are averaged. */
    static final double[] LEVELS = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

    final double[] pinball;
    final double[] weighted;
    final double[] demand;
    final double[] weightedDemand;
    private double absolute;
    private double absoluteOfMean;
    private double inStock;
    private double openForecast;
    private double openSales;
    private final long[] below = new long[LEVELS.length];
    private long days;

    RetailScore(int rows) {
        pinball = new double[rows];
        weighted = new double[rows];
        demand = new double[rows];
        weightedDemand = new double[rows];
    }

    /** Adds the days after an origin. Quantiles: row after row, day after day, the levels of {@link #LEVELS}. */
    void add(RetailData data, int origin, int horizon, double[] mean, double[] quantiles, HourlyProfiles profiles) {
        add(data, origin, horizon, mean, quantiles, profiles, horizon);
    }

    /** Adds some of the days after an origin. */
    void add(
            RetailData data,
            int origin,
            int horizon,
            double[] mean,
            double[] quantiles,
            HourlyProfiles profiles,
            int daysAhead) {
        double[] chance = chances(data, origin);
        for (int r = 0; r < data.rows; r++) {
            for (int h = 0; h < Math.min(daysAhead, horizon) && origin + h < data.days; h++) {
                int t = origin + h;
                if (!data.known(r, t)) {
                    continue;
                }
                double y = data.sales[r * data.days + t];
                int cell = r * horizon + h;
                double open = profiles.of(data.key(r)).availability(data.day(r, t));
                openForecast += open * mean[cell];
                openSales += y;
                if (data.inStock(r, t)) {
                    one(r, y, mean[cell], quantiles, cell * LEVELS.length, 1 / chance[r]);
                }
            }
        }
    }

    private void one(int row, double y, double mean, double[] quantiles, int at, double weight) {
        double loss = 0;
        for (int k = 0; k < LEVELS.length; k++) {
            double q = quantiles[at + k];
            loss += y >= q ? LEVELS[k] * (y - q) : (1 - LEVELS[k]) * (q - y);
            below[k] += y <= q ? 1 : 0;
        }
        loss /= LEVELS.length;
        pinball[row] += loss;
        demand[row] += y;
        weighted[row] += weight * loss;
        weightedDemand[row] += weight * y;
        absolute += Math.abs(y - quantiles[at + LEVELS.length / 2]);
        absoluteOfMean += Math.abs(y - mean);
        inStock += y;
        days++;
    }

    /** Share of the days before an origin on which the stock lasted, drawn to that of all rows. */
    static double[] chances(RetailData data, int origin) {
        double[] chance = new double[data.rows];
        double all = 0;
        double allDays = 0;
        double[] known = new double[data.rows];
        for (int r = 0; r < data.rows; r++) {
            for (int t = 0; t < origin; t++) {
                if (data.known(r, t)) {
                    known[r]++;
                    chance[r] += data.inStock(r, t) ? 1 : 0;
                }
            }
            all += chance[r];
            allDays += known[r];
        }
        for (int r = 0; r < chance.length; r++) {
            chance[r] = Math.max(0.05, (chance[r] + 5 * all / allDays) / (known[r] + 5));
        }
        return chance;
    }

    double pinballOverDemand() {
        return sum(pinball) / sum(demand);
    }

    double weightedPinballOverDemand() {
        return sum(weighted) / sum(weightedDemand);
    }

    double wape() {
        return absolute / inStock;
    }

    double wapeOfMean() {
        return absoluteOfMean / inStock;
    }

    /** Forecast demand in the hours in stock over the sales in them, minus 1. */
    double bias() {
        return openForecast / openSales - 1;
    }

    /** Share of days at or below each quantile. */
    double[] covered() {
        double[] share = new double[below.length];
        for (int k = 0; k < share.length; k++) {
            share[k] = (double) below[k] / days;
        }
        return share;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    /** Lower and upper end of the 95 % interval of 1 - this/other, by a paired bootstrap over series. */
    double[] gainOver(RetailScore other, boolean inverseWeights) {
        double[] mine = inverseWeights ? weighted : pinball;
        double[] others = inverseWeights ? other.weighted : other.pinball;
        int rounds = 1000;
        double[] gains = new double[rounds];
        SplittableRandom random = new SplittableRandom(1);
        for (int b = 0; b < rounds; b++) {
            double a = 0;
            double c = 0;
            for (int i = 0; i < mine.length; i++) {
                int r = random.nextInt(mine.length);
                a += mine[r];
                c += others[r];
            }
            gains[b] = 1 - a / c;
        }
        java.util.Arrays.sort(gains);
        return new double[] {gains[25], gains[974]};
    }
}
