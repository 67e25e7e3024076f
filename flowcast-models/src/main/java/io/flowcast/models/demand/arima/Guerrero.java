package io.flowcast.models.demand.arima;

/**
 * The power that makes the spread of a series independent of its level: the least coefficient of variation of {@code s_h / m_h^(1 - lambda)} over its seasons, with
 * mean m_h and standard deviation s_h of season h (Guerrero, "Time-series analysis supported by power transformations", Journal of Forecasting 12, 1993). Without a season
 * two cells are one. Whole seasons are counted from the end; one with less than two known cells, or all zero, says nothing. O(n) and some sixty passes over the seasons.
 */
final class Guerrero {
    private static final double LEAST = -1;
    private static final double MOST = 2;
    private static final int GRID = 30;
    private static final double TOLERANCE = 1e-6;

    private double[] logMean = new double[0];
    private double[] logDeviation = new double[0];
    private int count;

    /**
     * The power for the known values of a series.
     *
     * @param values not negative, NaN where nothing is known
     * @param n number of cells
     * @param season season length, 1 for none
     * @param scale mean of the known values, above 0
     * @return from -1 to 2, at least {@link BoxCox#LEAST_WITH_ZEROS} where there are zeros; 1, which changes nothing, if nothing tells
     */
    double lambda(double[] values, int n, int season, double scale) {
        boolean zeros = seasons(values, n, Math.max(2, season), scale);
        if (count < 2) {
            return 1;
        }
        double least = zeros ? BoxCox.LEAST_WITH_ZEROS : LEAST;
        double step = (MOST - least) / GRID;
        double best = 1;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double lambda = least + i * step;
            double variation = variation(lambda);
            if (variation < lowest) {
                lowest = variation;
                best = lambda;
            }
        }
        return refined(Math.max(least, best - step), Math.min(MOST, best + step));
    }

    /** Golden section (Kiefer 1953). */
    private double refined(double low, double high) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double from = low;
        double to = high;
        double left = to - golden * (to - from);
        double right = from + golden * (to - from);
        double atLeft = variation(left);
        double atRight = variation(right);
        while (to - from > TOLERANCE) {
            if (atLeft <= atRight) {
                to = right;
                right = left;
                atRight = atLeft;
                left = to - golden * (to - from);
                atLeft = variation(left);
            } else {
                from = left;
                left = right;
                atLeft = atRight;
                right = from + golden * (to - from);
                atRight = variation(right);
            }
        }
        return (from + to) / 2;
    }

    private double variation(double lambda) {
        double mean = 0;
        for (int h = 0; h < count; h++) {
            mean += ratio(h, lambda) / count;
        }
        double squares = 0;
        for (int h = 0; h < count; h++) {
            double d = ratio(h, lambda) - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / (count - 1)) / mean;
    }

    private double ratio(int h, double lambda) {
        return Math.exp(logDeviation[h] - (1 - lambda) * logMean[h]);
    }

    /** Means and deviations of the seasons; whether a value is zero. */
    private boolean seasons(double[] values, int n, int season, double scale) {
        if (logMean.length < n / season + 1) {
            logMean = new double[n / season + 1];
            logDeviation = new double[n / season + 1];
        }
        count = 0;
        boolean zeros = false;
        for (int t = 0; t < n; t++) {
            zeros |= !(values[t] > 0) && !Double.isNaN(values[t]);
        }
        for (int from = n % season; from + season <= n; from += season) {
            int known = 0;
            double mean = 0;
            double squares = 0;
            for (int t = from; t < from + season; t++) {
                if (!Double.isNaN(values[t])) {
                    double x = values[t] / scale;
                    double d = x - mean;
                    known++;
                    mean += d / known;
                    squares += d * (x - mean);
                }
            }
            // A season without any spread has one that rounding decides.
            if (known > 1 && mean > 0) {
                logMean[count] = Math.log(mean);
                logDeviation[count++] = 0.5 * Math.log(Math.max(squares / (known - 1), 1e-24 * mean * mean));
            }
        }
        return zeros;
    }
}
