package io.flowcast.models.demand.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What stands in for rows from which a method cannot learn: their mean, which goes on learning slowly from later cells.
 *
 * @param first level before the first cell
 * @param level level at the end
 * @param deviation standard deviation of one step
 */
record FlatModel(double first, double level, double deviation) implements SeriesModel {
    private static final byte VERSION = 1;
    private static final double ALPHA = 0.2;

    @Override
    public String label() {
        return "mean";
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] spread) {
        for (int h = 0; h < horizon; h++) {
            mean[h] = level;
            spread[h] = deviation * Math.sqrt(1 + h * ALPHA * ALPHA);
        }
    }

    @Override
    public void carryOver(double[] weights) {
        Arrays.fill(weights, ALPHA);
        if (weights.length > 0) {
            weights[0] = 1;
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        double now = first;
        for (int t = 0; t < series.length(); t++) {
            mean[t] = now;
            now = next(now, series.values()[t]);
        }
    }

    @Override
    public SeriesModel at(Series series) {
        double now = first;
        for (int t = 0; t < series.length(); t++) {
            now = next(now, series.values()[t]);
        }
        return new FlatModel(first, now, deviation);
    }

    private static double next(double now, double value) {
        return Double.isNaN(value) ? now : now + ALPHA * (value - now);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(first);
        out.writeDouble(level);
        out.writeDouble(deviation);
    }

    static FlatModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a mean is not known");
        }
        return new FlatModel(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
