package io.flowcast.models.demand.pooled;

import java.util.Arrays;

/**
 * Seasonal parts of logarithms by classical decomposition, drawn towards nothing where the noise could have made them (James and Stein 1961; for
 * seasonal indices Miller and Williams, International Journal of Forecasting 19, 2003). Several seasons are taken one after the other, the shortest first.
 */
final class Seasonal {
    /** A cell further from the mean of its phase than this many mean distances is brought back to there. */
    private static final double FAR = 3;

    private final int[] seasons;
    private final double[][] parts;
    private final double[] first;
    private double[] rest = new double[0];
    private double[] around = new double[0];

    Seasonal(int[] seasons) {
        this.seasons = seasons;
        parts = new double[seasons.length][];
        first = new double[seasons.length == 0 ? 0 : seasons[seasons.length - 1]];
        for (int s = 0; s < seasons.length; s++) {
            parts[s] = new double[seasons[s]];
        }
    }

    /** Estimates the parts from the first cells of an array. */
    void estimate(double[] logs, int count) {
        if (rest.length < count) {
            rest = new double[Math.max(count, 2 * rest.length)];
            around = new double[rest.length];
        }
        System.arraycopy(logs, 0, rest, 0, count);
        for (int s = 0; s < seasons.length; s++) {
            one(seasons[s], parts[s], count);
            if (s + 1 < seasons.length) {
                for (int t = 0; t < count; t++) {
                    rest[t] -= parts[s][t % seasons[s]];
                }
            }
        }
    }

    private void one(int m, double[] part, int count) {
        Arrays.fill(part, 0);
        if (count < 2 * m + 1) {
            return;
        }
        int half = m / 2;
        int end = count - half;
        double sum = 0;
        for (int t = 0; t < m; t++) {
            sum += rest[t];
        }
        for (int t = half; t < end; t++) {
            // an even season: the cells at both ends count half
            double trend = m % 2 == 1 ? sum / m : (sum + 0.5 * (rest[t + half] - rest[t - half])) / m;
            around[t] = rest[t] - trend;
            part[t % m] += around[t];
            int next = t - half + m;
            if (next < count) {
                sum += rest[next] - rest[t - half];
            }
        }
        means(part, m, half, end);
        double far = FAR * size(part, m, half, end) / (end - half);
        double[] before = first;
        System.arraycopy(part, 0, before, 0, m);
        Arrays.fill(part, 0);
        for (int t = half; t < end; t++) {
            double usual = before[t % m];
            around[t] = usual + Math.max(-far, Math.min(far, around[t] - usual));
            part[t % m] += around[t];
        }
        double mean = means(part, m, half, end);
        double noise = 0;
        for (int t = half; t < end; t++) {
            double error = around[t] - part[t % m];
            noise += error * error;
        }
        double squares = 0;
        for (int p = 0; p < m; p++) {
            part[p] -= mean;
            squares += part[p] * part[p];
        }
        int cells = end - half;
        double variance = noise / Math.max(1, cells - m) * m / cells;
        double keep = m > 3 && squares > 0 ? Math.max(0, 1 - (m - 3) * variance / squares) : 1;
        for (int p = 0; p < m; p++) {
            part[p] *= keep;
        }
    }

    /** Makes means of sums by phase; returns the mean of the means. */
    private static double means(double[] part, int m, int from, int to) {
        double mean = 0;
        for (int p = 0; p < m; p++) {
            int cells = (to - 1 - p + m) / m - (from - 1 - p + m) / m;
            part[p] /= Math.max(1, cells);
            mean += part[p] / m;
        }
        return mean;
    }

    private double size(double[] part, int m, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += Math.abs(around[t] - part[t % m]);
        }
        return sum;
    }

    /** The seasonal part of a cell, within what was seen or after it. */
    double at(int t) {
        double sum = 0;
        for (int s = 0; s < seasons.length; s++) {
            sum += parts[s][t % seasons[s]];
        }
        return sum;
    }

    /** One number for each phase of each season. */
    double[][] copy() {
        double[][] copy = new double[parts.length][];
        for (int s = 0; s < parts.length; s++) {
            copy[s] = parts[s].clone();
        }
        return copy;
    }
}
