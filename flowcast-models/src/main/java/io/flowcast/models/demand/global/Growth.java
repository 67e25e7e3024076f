package io.flowcast.models.demand.global;

import io.flowcast.core.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;

/**
 * How all rows together grew after each origin: a common factor that is taken out before trees are grown.
 *
 * <p>With a dozen origins there are a dozen such factors, however many rows share them, and trees would learn each by heart. They are forecast
 * instead: the mean of their logarithms, with weights that halve from origin to origin back, drawn to 0 by half.
 */
final class Growth {
    private static final double FADE = 0.5;
    private static final double SHRINK = 0.5;

    private final int[] origins;
    private final int block;
    private final double[][] factor;
    final double ahead;

    private Growth(int[] origins, int block, double[][] factor, double ahead) {
        this.origins = origins;
        this.block = block;
        this.factor = factor;
        this.ahead = ahead;
    }

    /** No growth at all. */
    static Growth none(int[] origins, int horizon, int season) {
        int block = Math.max(season, 7);
        double[][] factor = new double[origins.length][(horizon + block - 1) / block];
        for (double[] blocks : factor) {
            Arrays.fill(blocks, 1);
        }
        return new Growth(origins, block, factor, 1);
    }

    /** Sales over expected sales of the samples of each origin, in blocks of a season. */
    static Growth of(FeatureTable table, double[] sales, double[] exposure, int[] origins, int horizon, int season) {
        int block = Math.max(season, 7);
        int blocks = (horizon + block - 1) / block;
        double[][] sold = new double[origins.length][blocks];
        double[][] expected = new double[origins.length][blocks];
        for (int i = 0; i < sales.length; i++) {
            double scale = table.scale(i);
            if (scale > 0) {
                int o = position(origins, table.origin(i));
                int b = table.step(i) / block;
                double weight = Math.min(30, Math.max(0.3, scale));
                sold[o][b] += weight * Math.min(1e6, sales[i] / scale);
                expected[o][b] += weight * exposure[i];
            }
        }
        double[][] factor = new double[origins.length][blocks];
        double sum = 0;
        double weights = 0;
        for (int o = 0; o < origins.length; o++) {
            double up = 0;
            double down = 0;
            for (int b = 0; b < blocks; b++) {
                double prior = 50;
                factor[o][b] = clip((sold[o][b] + prior) / (expected[o][b] + prior));
                up += sold[o][b];
                down += expected[o][b];
            }
            double weight = Math.pow(FADE, origins.length - 1 - o);
            sum += weight * Math.log(clip((up + 50) / (down + 50)));
            weights += weight;
        }
        return new Growth(origins, block, factor, weights > 0 ? Math.exp(SHRINK * sum / weights) : 1);
    }

    private static double clip(double factor) {
        return Math.min(2, Math.max(0.5, factor));
    }

    private static int position(int[] origins, int origin) {
        return Arrays.binarySearch(origins, origin);
    }

    /** Factor of a sample. */
    double of(FeatureTable table, int sample) {
        return factor[position(origins, table.origin(sample))][table.step(sample) / block];
    }

    /** Names the list of origins for messages. */
    List<Integer> origins() {
        return Arrays.stream(origins).boxed().toList();
    }
}
