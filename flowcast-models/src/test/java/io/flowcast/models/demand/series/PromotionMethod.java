package io.flowcast.models.demand.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A mean without and one with the first regressor: the least that a method with regressors can be. */
final class PromotionMethod implements SeriesMethod {
    @Override
    public String name() {
        return "promotion-means";
    }

    @Override
    public int leastCells(int season) {
        return 2;
    }

    @Override
    public boolean usesRegressors() {
        return true;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return series -> {
            double[] sum = new double[2];
            int[] count = new int[2];
            for (int t = 0; t < series.length(); t++) {
                int with = series.regressors()[0][t] > 0.5 ? 1 : 0;
                sum[with] += series.values()[t];
                count[with]++;
            }
            double without = sum[0] / Math.max(1, count[0]);
            return new Model(without, count[1] > 0 ? sum[1] / count[1] : without);
        };
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return new Model(in.readDouble(), in.readDouble());
    }

    private record Model(double without, double with) implements SeriesModel {
        @Override
        public String label() {
            return "two means";
        }

        @Override
        public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
            for (int h = 0; h < horizon; h++) {
                mean[h] = future[0][h] > 0.5 ? with : without;
                deviation[h] = 1;
            }
        }

        @Override
        public void carryOver(double[] weights) {
            Arrays.fill(weights, 0);
            weights[0] = 1;
        }

        @Override
        public void fitted(Series series, double[] mean) {
            for (int t = 0; t < series.length(); t++) {
                mean[t] = series.regressors()[0][t] > 0.5 ? with : without;
            }
        }

        @Override
        public SeriesModel at(Series series) {
            return this;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeDouble(without);
            out.writeDouble(with);
        }
    }
}
