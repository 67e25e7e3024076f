package io.flowcast.models.demand.boost;

import io.flowcast.core.run.Streams;

/** Chooses the rows of a round. */
final class RowSample {
    private final BoostSettings settings;
    private final int n;
    private final long seed;
    private final int[] others;
    private final LeafQuantile quantile = new LeafQuantile();

    RowSample(BoostSettings settings, int n, long seed) {
        this.settings = settings;
        this.n = n;
        this.seed = Streams.seed(seed, "boost.rows");
        others = settings.topGradients > 0 || settings.rowFraction < 1 ? new int[n] : new int[0];
    }

    /**
     * Writes the rows in use before the others, both in rising order.
     *
     * @return how many are in use
     */
    int draw(int round, Gradients gradients, int[] rows) {
        long stream = Streams.seed(seed, round);
        if (settings.topGradients > 0) {
            return byGradient(stream, gradients, rows);
        }
        if (settings.rowFraction < 1) {
            return byChance(stream, rows);
        }
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        return n;
    }

    private int byChance(long stream, int[] rows) {
        int in = 0;
        int out = 0;
        for (int r = 0; r < n; r++) {
            boolean use = unit(stream, r) < settings.rowFraction;
            rows[in] = r;
            others[out] = r;
            in += use ? 1 : 0;
            out += use ? 0 : 1;
        }
        if (in == 0) {
            rows[in++] = others[--out];
        }
        System.arraycopy(others, 0, rows, in, out);
        return in;
    }

    private int byGradient(long stream, Gradients gradients, int[] rows) {
        quantile.ensure(n);
        float[] size = quantile.values;
        for (int r = 0; r < n; r++) {
            float sum = 0;
            for (float[] g : gradients.gradient) {
                sum += Math.abs(g[r]);
            }
            size[r] = sum;
        }
        double bar = quantile.quantile(n, 1 - settings.topGradients, false);
        double chance = settings.topGradients >= 1 ? 1 : settings.otherGradients / (1 - settings.topGradients);
        float more = (float) (1 / chance);
        int in = 0;
        int out = 0;
        for (int r = 0; r < n; r++) {
            boolean top = size[r] > bar;
            boolean use = top || unit(stream, r) < chance;
            if (use && !top) {
                for (float[] g : gradients.gradient) {
                    g[r] *= more;
                }
                gradients.curvature[r] *= more;
            }
            rows[in] = r;
            others[out] = r;
            in += use ? 1 : 0;
            out += use ? 0 : 1;
        }
        if (in == 0) {
            rows[in++] = others[--out];
        }
        System.arraycopy(others, 0, rows, in, out);
        return in;
    }

    private static double unit(long stream, int row) {
        return (Streams.seed(stream, row) >>> 11) * 0x1.0p-53;
    }
}
