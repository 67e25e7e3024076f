package io.flowcast.models.demand.naive;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A naive rule at the end of a series.
 *
 * @param rule the rule
 * @param memory what it remembers; no cell is taken any more
 * @param sigma standard deviation that {@link Memory#growth} is a multiple of, in base units
 */
record NaiveModel(Rule rule, Memory memory, double sigma) implements SeriesModel {
    private static final byte VERSION = 1;

    static NaiveModel of(Rule rule, Series series) {
        Memory end = Memory.of(rule, series);
        double largest = 0;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
        }
        return new NaiveModel(rule, end, largest > 0 ? largest * sigma(rule, series, end, largest) : 0);
    }

    /** In units of the largest value, so that no square overflows or vanishes. */
    private static double sigma(Rule rule, Series series, Memory end, double largest) {
        double squares = 0;
        int count = 0;
        Memory passing = new Memory(rule);
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            if (!Double.isNaN(value) && (rule.unlimited() || passing.tells())) {
                double error =
                        (value - (rule.unlimited() ? end.meanOfAll() : passing.meanWithSlope(end.slope()))) / largest;
                double growth = rule.unlimited() ? 1 : passing.pastGrowth();
                squares += error / growth * (error / growth);
                count++;
            }
            passing.take(value);
        }
        // One value was used up by the mean, or by the slope.
        int free = rule.unlimited() || rule.kind() == Rule.Kind.DRIFT ? 1 : 0;
        return count > 0 ? Math.sqrt(squares / Math.max(1, count - free)) : 0;
    }

    @Override
    public String label() {
        return rule.label();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        for (int h = 0; h < horizon; h++) {
            mean[h] = memory.mean(h + 1);
            deviation[h] = sigma * memory.growth(h + 1);
        }
    }

    @Override
    public void carryOver(double[] weights) {
        for (int j = 0; j < weights.length; j++) {
            weights[j] = j == 0 ? 1 : memory.carried(j);
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        Memory passing = new Memory(rule);
        for (int t = 0; t < series.length(); t++) {
            mean[t] = passing.mean(1);
            passing.take(series.values()[t]);
        }
    }

    @Override
    public SeriesModel at(Series series) {
        return new NaiveModel(rule, Memory.of(rule, series), sigma);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        rule.write(out);
        memory.write(out);
        out.writeDouble(sigma);
    }

    static NaiveModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a naive forecast is not known");
        }
        Rule rule = Rule.read(in);
        return new NaiveModel(rule, Memory.read(rule, in), in.readDouble());
    }
}
