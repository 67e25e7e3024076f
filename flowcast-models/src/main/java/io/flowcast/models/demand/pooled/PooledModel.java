package io.flowcast.models.demand.pooled;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row at its end. All numbers but the scale are logarithms.
 *
 * @param ensemble what all rows share
 * @param length cells seen
 * @param scale what a logarithm of 0 stands for
 * @param level the level
 * @param drift its change from step to step
 * @param weight of a new value in the level
 * @param noise mean absolute error of one step
 * @param lowest least value seen
 * @param highest largest value seen
 * @param seasons seasonal parts by phase of each season
 * @param correction of each step by the networks
 */
record PooledModel(
        Ensemble ensemble,
        int length,
        double scale,
        double level,
        double drift,
        double weight,
        double noise,
        double lowest,
        double highest,
        double[][] seasons,
        double[] correction)
        implements SeriesModel {
    private static final byte VERSION = 1;
    /** A forecast leaves the range seen by at most this factor, e squared. */
    private static final double BEYOND = 2;
    /** A deviation grows to at most about this many times the mean. */
    private static final double LARGEST_VARIANCE = 2.5;

    @Override
    public String label() {
        return "Theta with " + ensemble.networks().length + " networks";
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] spread = ensemble.spread();
        for (int h = 0; h < horizon; h++) {
            mean[h] = value(level + drift * (h + 1) + season(h) + learned(h));
            int last = spread.length - 1;
            double units = h <= last ? spread[h] : spread[last] * Math.sqrt((h + 1.0) / (last + 1));
            double log = noise * units;
            deviation[h] =
                    Math.min(Double.MAX_VALUE, mean[h] * Math.sqrt(Math.expm1(Math.min(LARGEST_VARIANCE, log * log))));
        }
    }

    private double season(int h) {
        double sum = 0;
        for (double[] season : seasons) {
            sum += season[(length + h) % season.length];
        }
        return sum;
    }

    /** After the steps the networks correct, the last correction stays. */
    private double learned(int h) {
        return correction[Math.min(h, correction.length - 1)];
    }

    private double value(double log) {
        return Math.min(Double.MAX_VALUE, scale * Math.exp(Math.max(lowest - BEYOND, Math.min(highest + BEYOND, log))));
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] levels = new double[horizon];
        double[] trends = new double[horizon];
        double[] season = new double[horizon];
        double[] learned = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            levels[h] = value(level);
            double local = value(level + drift * (h + 1));
            trends[h] = local - levels[h];
            double seasonal = value(level + drift * (h + 1) + season(h));
            season[h] = seasonal - local;
            learned[h] = value(level + drift * (h + 1) + season(h) + learned(h)) - seasonal;
        }
        return Parts.of("level", levels)
                .and("trend", trends)
                .and("season", season)
                .and("learned from all rows", learned);
    }

    @Override
    public void carryOver(double[] weights) {
        Arrays.fill(weights, weight);
        if (weights.length > 0) {
            weights[0] = 1;
        }
    }

    /** By the local forecast with the season and weight it has now: the networks' share of one step is small and would cost a forecast for each cell. */
    @Override
    public void fitted(Series series, double[] mean) {
        follow(series, mean);
    }

    /** Lets the level follow a series; returns where it ends, NaN if no cell is known. */
    private double follow(Series series, double @Nullable [] mean) {
        double now = Double.NaN;
        for (int t = 0; t < series.length(); t++) {
            double season = 0;
            for (double[] part : seasons) {
                season += part[t % part.length];
            }
            if (mean != null) {
                mean[t] = Double.isNaN(now) ? Double.NaN : value(now + drift + season);
            }
            double value = series.values()[t];
            if (!Double.isNaN(value)) {
                double log = Math.max(lowest - BEYOND, Math.min(highest + BEYOND, Math.log(value / scale))) - season;
                now = Double.isNaN(now) ? log : now + drift + weight * (log - now - drift);
            } else if (!Double.isNaN(now)) {
                now += drift;
            }
        }
        return now;
    }

    /** Looks at the row anew; if it has become one the networks cannot read, its level goes on without them. */
    @Override
    public SeriesModel at(Series series) {
        SeriesModel model = new Learned.Fitter(ensemble).fit(series);
        if (model != null) {
            return model;
        }
        double end = follow(series, null);
        return new PooledModel(
                ensemble,
                series.length(),
                scale,
                Double.isNaN(end) ? level : end,
                drift,
                weight,
                noise,
                lowest,
                highest,
                seasons,
                new double[correction.length]);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(length);
        for (double number : new double[] {scale, level, drift, weight, noise, lowest, highest}) {
            out.writeDouble(number);
        }
        for (double[] season : seasons) {
            for (double part : season) {
                out.writeDouble(part);
            }
        }
        for (double step : correction) {
            out.writeDouble(step);
        }
    }

    static PooledModel read(Ensemble ensemble, DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a row of a pooled method is not known");
        }
        int length = in.readInt();
        double[] numbers = numbers(in, 7);
        double[][] seasons = new double[ensemble.layout().seasons().length][];
        for (int s = 0; s < seasons.length; s++) {
            seasons[s] = numbers(in, ensemble.layout().seasons()[s]);
        }
        double[] correction = numbers(in, ensemble.layout().horizon());
        if (length < 1 || !(numbers[0] > 0)) {
            throw new IOException("a row of a pooled method has neither length nor scale");
        }
        return new PooledModel(
                ensemble,
                length,
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                seasons,
                correction);
    }

    private static double[] numbers(DataInput in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readDouble();
            if (!Double.isFinite(numbers[i])) {
                throw new IOException("a row of a pooled method holds what is not a number");
            }
        }
        return numbers;
    }
}
