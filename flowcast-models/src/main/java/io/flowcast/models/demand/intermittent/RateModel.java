package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A rate at the end of a series: the same mean in all steps. The deviation is the root mean square of the one-step errors within the series, and of an error
 * the rule's share stays, Var_h = s^2 (1 + (h - 1) memory^2).
 *
 * @param rule how the rate moves
 * @param rate expected demand of a step
 * @param deviation root mean square of the one-step errors of the fit
 */
record RateModel(RateRule rule, double rate, double deviation) implements SeriesModel {
    private static final byte VERSION = 1;

    /** The rule after a series. */
    static RateModel of(RateRule rule, Series series) {
        RateRule.Rate moving = rule.start();
        double largest = 0;
        for (int t = 0; t < series.length(); t++) {
            largest = Math.max(largest, Double.isNaN(series.values()[t]) ? 0 : series.values()[t]);
        }
        double squares = 0;
        int count = 0;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            double mean = moving.mean();
            if (!Double.isNaN(value) && !Double.isNaN(mean) && largest > 0) {
                double error = (value - mean) / largest;
                squares += error * error;
                count++;
            }
            moving.take(value);
        }
        return new RateModel(rule, known(moving), count > 0 ? largest * Math.sqrt(squares / count) : 0);
    }

    private static double known(RateRule.Rate moving) {
        double mean = moving.mean();
        return Double.isNaN(mean) ? 0 : mean;
    }

    @Override
    public String label() {
        return rule.label();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] spread) {
        double memory = rule.memory();
        for (int h = 0; h < horizon; h++) {
            mean[h] = rate;
            spread[h] = deviation * Math.sqrt(1 + h * memory * memory);
        }
    }

    @Override
    public void carryOver(double[] weights) {
        Arrays.fill(weights, rule.memory());
        if (weights.length > 0) {
            weights[0] = 1;
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        RateRule.Rate moving = rule.start();
        for (int t = 0; t < series.length(); t++) {
            mean[t] = moving.mean();
            moving.take(series.values()[t]);
        }
    }

    @Override
    public SeriesModel at(Series series) {
        RateRule.Rate moving = rule.start();
        for (int t = 0; t < series.length(); t++) {
            moving.take(series.values()[t]);
        }
        return new RateModel(rule, known(moving), deviation);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        rule.write(out);
        out.writeDouble(rate);
        out.writeDouble(deviation);
    }

    static RateModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a rate of intermittent demand is not known");
        }
        return new RateModel(RateRule.read(in), in.readDouble(), in.readDouble());
    }
}
