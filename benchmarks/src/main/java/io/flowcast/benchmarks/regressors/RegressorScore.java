package io.flowcast.benchmarks.regressors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far forecasts were from what came. Scaled errors are over the mean absolute (mean squared) difference between days a week apart in the series' own
 * history: on open days those pairs of which both were open, on all days with closed days as zero. A series whose history never moves is left out of them.
 */
final class RegressorScore {
    /** Levels whose pinball errors are averaged and that give the intervals. */
    static final double[] LEVELS = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};

    private static final int WEEK = 7;
    private double mase;
    private double maseAll;
    private double rmsse;
    private int scaled;
    private int scaledAll;
    private double absolute;
    private double signed;
    private double sum;
    private double pinball;
    private long days;
    private long in80;
    private long in95;

    /**
     * Adds one series.
     *
     * @param sales of all days, NaN where there is no record
     * @param closed which days are closed
     * @param origin first day that is judged
     * @param mean forecasts of the days from the origin on
     * @param quantiles of the levels of those days
     */
    void add(double[] sales, boolean[] closed, int origin, double[] mean, double[][] quantiles) {
        double openError = 0;
        double openSquares = 0;
        double allError = 0;
        int open = 0;
        int all = 0;
        for (int h = 0; h < mean.length && origin + h < sales.length; h++) {
            double y = sales[origin + h];
            if (closed[origin + h]) {
                all++;
            } else if (!Double.isNaN(y)) {
                double error = Math.abs(y - mean[h]);
                openError += error;
                openSquares += error * error;
                allError += error;
                open++;
                all++;
                day(y, mean[h], quantiles[h]);
            }
        }
        double[] scale = scale(sales, closed, origin, true);
        double[] scaleAll = scale(sales, closed, origin, false);
        if (open > 0 && scale[0] > 0) {
            mase += openError / open / scale[0];
            rmsse += Math.sqrt(openSquares / open / scale[1]);
            scaled++;
        }
        if (all > 0 && scaleAll[0] > 0) {
            maseAll += allError / all / scaleAll[0];
            scaledAll++;
        }
    }

    private void day(double y, double mean, double[] quantiles) {
        absolute += Math.abs(y - mean);
        signed += mean - y;
        sum += y;
        days++;
        int k = LEVELS.length;
        in95 += y >= quantiles[0] && y <= quantiles[k - 1] ? 1 : 0;
        in80 += y >= quantiles[2] && y <= quantiles[k - 3] ? 1 : 0;
        for (int i = 0; i < k; i++) {
            double d = y - quantiles[i];
            pinball += Math.max(LEVELS[i] * d, (LEVELS[i] - 1) * d) / k;
        }
    }

    /** Mean absolute and mean squared difference of a week. */
    private static double[] scale(double[] sales, boolean[] closed, int origin, boolean openOnly) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int t = WEEK; t < origin; t++) {
            if (openOnly && (closed[t] || closed[t - WEEK])) {
                continue;
            }
            double d = Math.abs((closed[t] ? 0 : sales[t]) - (closed[t - WEEK] ? 0 : sales[t - WEEK]));
            if (!Double.isNaN(d)) {
                sum += d;
                squares += d * d;
                n++;
            }
        }
        return new double[] {n > 0 ? sum / n : 0, n > 0 ? squares / n : 0};
    }

    Map<String, Object> figures() {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("series", scaled);
        f.put("days", days);
        f.put("mase", ratio(mase, scaled));
        f.put("maseAllDays", ratio(maseAll, scaledAll));
        f.put("rmsse", ratio(rmsse, scaled));
        f.put("wape", ratio(absolute, sum));
        f.put("bias", ratio(signed, sum));
        f.put("pinball", ratio(pinball, sum));
        f.put("coverage80", ratio(in80, days));
        f.put("coverage95", ratio(in95, days));
        return f;
    }

    /** 0 where there was nothing to judge. */
    private static double ratio(double up, double down) {
        return down > 0 ? Math.round(up / down * 1e6) / 1e6 : 0;
    }
}
