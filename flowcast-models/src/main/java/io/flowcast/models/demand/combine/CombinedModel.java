package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Models of several methods at the end of one series, with weights. Means are cut at zero before they are combined. Immutable.
 *
 * @param models the models
 * @param of for each model the number of its method
 * @param weights at least 0, with sum 1
 * @param median whether means are combined by their weighted median, not their weighted mean; the standard deviation is always the weighted
 *     mean of those of the models: errors of methods for the same series go together
 */
record CombinedModel(SeriesModel[] models, int[] of, double[] weights, boolean median) implements SeriesModel {
    private static final byte VERSION = 1;

    @Override
    public String label() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < models.length; i++) {
            parts.add(String.format(Locale.ROOT, "%.2f %s", weights[i], models[i].label()));
        }
        return (median ? "median of " : "") + String.join(" + ", parts);
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[][] means = new double[models.length][horizon];
        double[][] spreads = new double[models.length][horizon];
        for (int i = 0; i < models.length; i++) {
            models[i].forecast(horizon, future, means[i], spreads[i]);
            for (int h = 0; h < horizon; h++) {
                means[i][h] = Math.max(0, means[i][h]);
            }
        }
        combine(means, horizon, mean);
        for (int h = 0; h < horizon; h++) {
            deviation[h] = meanAt(spreads, h);
        }
    }

    private void combine(double[][] means, int n, double[] mean) {
        for (int h = 0; h < n; h++) {
            mean[h] = median ? medianAt(means, h) : meanAt(means, h);
        }
    }

    /** Over the models that have a mean in this step. */
    private double meanAt(double[][] means, int h) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < models.length; i++) {
            if (!Double.isNaN(means[i][h])) {
                sum += weights[i] * means[i][h];
                total += weights[i];
            }
        }
        return total > 0 ? sum / total : Double.NaN;
    }

    private double medianAt(double[][] means, int h) {
        double total = 0;
        for (int i = 0; i < models.length; i++) {
            total += Double.isNaN(means[i][h]) ? 0 : weights[i];
        }
        double low = half(means, h, total, false);
        return total > 0 ? 0.5 * (low + half(means, h, total, true)) : Double.NaN;
    }

    /** The least mean with at least half of the weight at or below it, or the greatest with half at or above. */
    private double half(double[][] means, int h, double total, boolean fromAbove) {
        double best = Double.NaN;
        for (int i = 0; i < models.length; i++) {
            double candidate = means[i][h];
            double weight = 0;
            for (int j = 0; j < models.length; j++) {
                boolean counts = fromAbove ? means[j][h] >= candidate : means[j][h] <= candidate;
                weight += counts ? weights[j] : 0;
            }
            boolean enough = weight >= 0.5 * total - 1e-12;
            boolean better = Double.isNaN(best) || (fromAbove ? candidate > best : candidate < best);
            best = enough && better ? candidate : best;
        }
        return best;
    }

    @Override
    public void carryOver(double[] carried) {
        double[] own = new double[carried.length];
        Arrays.fill(carried, 0);
        for (int i = 0; i < models.length; i++) {
            models[i].carryOver(own);
            for (int j = 0; j < own.length; j++) {
                carried[j] += weights[i] * own[j];
            }
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        int n = series.length();
        double[][] means = new double[models.length][n];
        for (int i = 0; i < models.length; i++) {
            models[i].fitted(series, means[i]);
            for (int t = 0; t < n; t++) {
                means[i][t] = Double.isFinite(means[i][t]) ? Math.max(0, means[i][t]) : Double.NaN;
            }
        }
        combine(means, n, mean);
    }

    @Override
    public SeriesModel at(Series series) {
        SeriesModel[] moved = new SeriesModel[models.length];
        Arrays.setAll(moved, i -> models[i].at(series));
        return new CombinedModel(moved, of, weights, median);
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] mean = new double[horizon];
        forecast(horizon, future, mean, new double[horizon]);
        if (median) {
            return Parts.of("level", mean);
        }
        Parts all = new Parts(Map.of());
        double[] rest = mean.clone();
        for (int i = 0; i < models.length; i++) {
            for (var part : models[i].parts(horizon, future).units().entrySet()) {
                double[] units = part.getValue().clone();
                for (int h = 0; h < horizon; h++) {
                    units[h] *= weights[i];
                    rest[h] -= units[h];
                }
                all = all.and(part.getKey(), units);
            }
        }
        double largest = Arrays.stream(mean).map(Math::abs).max().orElse(0);
        boolean cut = Arrays.stream(rest).anyMatch(v -> Math.abs(v) > 1e-9 * largest);
        return cut ? all.and("not below zero", rest) : all;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(median);
        out.writeInt(models.length);
        for (int i = 0; i < models.length; i++) {
            out.writeInt(of[i]);
            out.writeDouble(weights[i]);
            models[i].write(out);
        }
    }

    static CombinedModel read(DataInput in, List<? extends SeriesMethod> methods) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a combination is not known");
        }
        boolean median = in.readBoolean();
        int n = in.readInt();
        if (n < 1 || n > methods.size()) {
            throw new IOException("a combination of " + n + " models");
        }
        SeriesModel[] models = new SeriesModel[n];
        int[] of = new int[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            of[i] = in.readInt();
            if (of[i] < 0 || of[i] >= methods.size()) {
                throw new IOException("a combination of " + methods.size() + " methods has none numbered " + of[i]);
            }
            weights[i] = in.readDouble();
            models[i] = methods.get(of[i]).read(in);
        }
        return new CombinedModel(models, of, weights, median);
    }
}
