package io.flowcast.models.demand.boost;

import java.util.Arrays;

/** Pinball error at one or several levels. */
final class QuantileLoss implements Loss {
    private final String name;
    private final double[] levels;

    QuantileLoss(String name, double... levels) {
        if (levels.length == 0) {
            throw new IllegalArgumentException("no level");
        }
        for (int i = 0; i < levels.length; i++) {
            if (!(levels[i] > 0 && levels[i] < 1) || (i > 0 && levels[i] <= levels[i - 1])) {
                throw new IllegalArgumentException("levels must rise between 0 and 1: " + Arrays.toString(levels));
            }
        }
        this.name = name;
        this.levels = levels.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Link link() {
        return Link.IDENTITY;
    }

    @Override
    public int outputs() {
        return levels.length;
    }

    @Override
    public boolean constantCurvature() {
        return true;
    }

    @Override
    public boolean ordered() {
        return true;
    }

    /**
     * The main axes of what gradients of a right model do: a gradient is [u &lt; level] - level with u uniform, so that those of levels s and t have the
     * covariance min(s, t) - s t.
     */
    @Override
    public double[][] directions(int most) {
        int k = levels.length;
        if (k <= most) {
            return Loss.super.directions(most);
        }
        double[][] covariance = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                covariance[i][j] = Math.min(levels[i], levels[j]) - levels[i] * levels[j];
            }
        }
        double[][] axes = new double[Math.min(most, k)][];
        for (int d = 0; d < axes.length; d++) {
            double[] axis = new double[k];
            for (int i = 0; i < k; i++) {
                axis[i] = Math.cos(Math.PI * d * (i + 0.5) / k) + 0.01 * (i % 3);
            }
            double size = 0;
            for (int step = 0; step < 500; step++) {
                double[] next = new double[k];
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        next[i] += covariance[i][j] * axis[j];
                    }
                }
                size = Math.sqrt(dot(next, next));
                for (int i = 0; i < k; i++) {
                    axis[i] = next[i] / size;
                }
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    covariance[i][j] -= size * axis[i] * axis[j];
                }
            }
            axes[d] = axis;
        }
        return axes;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public Evaluator on(TrainingRows rows) {
        return new OnRows(rows);
    }

    private final class OnRows implements Evaluator {
        private final TrainingRows rows;
        private final int outputs = levels.length;

        OnRows(TrainingRows rows) {
            this.rows = rows;
        }

        @Override
        public void start(double[] scores) {
            LeafQuantile quantile = new LeafQuantile();
            int n = rows.rows();
            quantile.ensure(n);
            int kept = 0;
            for (int r = 0; r < n; r++) {
                if (rows.weight(r) > 0) {
                    quantile.values[kept] = rows.target(r);
                    quantile.weights[kept++] = rows.weight(r);
                }
            }
            for (int k = 0; k < outputs; k++) {
                scores[k] = quantile.quantile(kept, levels[k], rows.weighted());
            }
        }

        @Override
        public void derivatives(int from, int to, float[] scores, float[] gradients, float[] curvatures) {
            for (int r = from; r < to; r++) {
                float y = rows.target(r);
                int at = r * outputs;
                int out = (r - from) * outputs;
                if (rows.lowerBound(r)) {
                    for (int k = 0; k < outputs; k++) {
                        gradients[out + k] = (float) (share(r, k, scores) - levels[k]);
                    }
                } else {
                    for (int k = 0; k < outputs; k++) {
                        gradients[out + k] = (float) ((y < scores[at + k] ? 1 : 0) - levels[k]);
                    }
                }
            }
        }

        @Override
        public double loss(int row, float[] scores, int at) {
            double sum = 0;
            float y = rows.target(row);
            boolean bound = rows.lowerBound(row);
            for (int k = 0; k < outputs; k++) {
                double error = y - scores[at + k];
                sum += error >= 0 ? levels[k] * error : bound ? 0 : (levels[k] - 1) * error;
            }
            return sum / outputs;
        }

        @Override
        public double leafLevel(int output) {
            return levels[output];
        }

        /** Of demand above a bound at level c, the part (t - c) / (1 - c) lies below the quantile of level t. */
        @Override
        public double share(int row, int output, float[] scores) {
            if (!rows.lowerBound(row)) {
                return 1;
            }
            int at = row * outputs;
            float bound = rows.target(row);
            if (scores[at + output] <= bound) {
                return 0;
            }
            double level = levelOf(bound, scores, at);
            return level >= levels[output] ? 0 : (levels[output] - level) / (1 - level);
        }

        /** Level at which a value lies between the quantiles of a row; demand below zero is none. */
        private double levelOf(float value, float[] scores, int at) {
            int k = 0;
            while (k < outputs && scores[at + k] <= value) {
                k++;
            }
            if (k == outputs) {
                return levels[outputs - 1];
            }
            if (k == 0) {
                return belowAll(value, scores, at);
            }
            double low = scores[at + k - 1];
            double high = scores[at + k];
            double part = high > low ? (value - low) / (high - low) : 1;
            double lowLevel = levels[k - 1];
            return lowLevel + part * (levels[k] - lowLevel);
        }

        /** Below the lowest quantile the level falls exponentially, with the density between the lowest two; down to no demand where there is one quantile only. */
        private double belowAll(float value, float[] scores, int at) {
            double lowest = scores[at];
            double wide = outputs > 1 ? scores[at + 1] - lowest : 0;
            if (wide > 0) {
                return levels[0] * Math.exp((value - lowest) * (levels[1] - levels[0]) / (levels[0] * wide));
            }
            return lowest > 0 ? levels[0] * Math.max(0, value) / lowest : levels[0];
        }
    }
}
