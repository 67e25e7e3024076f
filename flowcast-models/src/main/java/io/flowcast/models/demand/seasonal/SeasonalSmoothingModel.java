package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mean of some smoothings of several seasons, at the end of a series. */
final class SeasonalSmoothingModel implements SeriesModel {
    private static final byte VERSION = 1;
    private static final int MAX_SEASONS = 64;
    private static final int MAX_PERIOD = 1 << 20;

    private final Power power;
    private final int[] periods;
    private final SmoothedState first;
    private final double[][] weights;
    private final double sigma;
    private final SmoothedState[] last;

    /**
     * A model.
     *
     * @param power scale of the values
     * @param periods season lengths
     * @param first states before a series
     * @param weights one set for each smoothing
     * @param sigma standard deviation of the one-step errors
     * @param last states at the end, one for each smoothing
     */
    SeasonalSmoothingModel(
            Power power, int[] periods, SmoothedState first, double[][] weights, double sigma, SmoothedState[] last) {
        this.power = power;
        this.periods = periods;
        this.first = first;
        this.weights = weights;
        this.sigma = sigma;
        this.last = last;
    }

    /** The same with the standard deviation of its errors, standing at the end. */
    SeasonalSmoothingModel fittedTo(Series series) {
        double[] squares = new double[2];
        SmoothedState[] end = walk(series, null, squares);
        double deviation = squares[1] > 0 ? Math.sqrt(squares[0] / squares[1]) : 0;
        return new SeasonalSmoothingModel(power, periods, first, weights, deviation, end);
    }

    /** Runs all smoothings; the errors of their mean go into squares (sum, count) once the first cycle is over. */
    private SmoothedState[] walk(Series series, double @Nullable [] mean, double[] squares) {
        SmoothedState[] states = new SmoothedState[weights.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = new SmoothedState(periods);
            states[i].start(weights[i], first, series.firstStep());
        }
        int settled = periods.length == 0 ? 1 : periods[periods.length - 1];
        for (int t = 0; t < series.length(); t++) {
            double z = power.forward(series.values()[t]);
            boolean known = !Double.isNaN(z);
            double sum = 0;
            for (SmoothedState state : states) {
                double m = state.mean();
                sum += m;
                state.take(known ? z - m : 0);
            }
            double m = sum / states.length;
            if (mean != null) {
                mean[t] = t < settled ? Double.NaN : power.mean(m, sigma);
            }
            if (known && t >= settled) {
                squares[0] += (z - m) * (z - m);
                squares[1]++;
            }
        }
        return states;
    }

    @Override
    public String label() {
        StringBuilder text = new StringBuilder();
        double damping = 0;
        for (double[] set : weights) {
            damping += set[2] / weights.length;
        }
        text.append(String.format(Locale.ROOT, "BATS(%s,{1,0},%.2f", power.root() ? "0.25" : "1", damping));
        for (int period : periods) {
            text.append(',').append(period);
        }
        return text.append(')').toString();
    }

    /** On the scale of the powers: level with what errors carry over, trend, each season; each row holds the sum up to it. */
    private double[][] ahead(int horizon) {
        double[][] sum = new double[2 + periods.length][horizon];
        double[] trend = new double[horizon];
        double[] carried = new double[horizon];
        double[][] season = new double[periods.length][horizon];
        for (SmoothedState state : last) {
            state.ahead(horizon, trend, carried, season);
            for (int h = 0; h < horizon; h++) {
                double level = state.level + carried[h];
                sum[0][h] += level / last.length;
                sum[1][h] += (level + trend[h]) / last.length;
                double all = level + trend[h];
                for (int i = 0; i < periods.length; i++) {
                    all += season[i][h];
                    sum[2 + i][h] += all / last.length;
                }
            }
        }
        return sum;
    }

    private double[] deviations(int horizon) {
        double[] carry = new double[horizon];
        carryOver(carry);
        double variance = 0;
        for (int h = 0; h < horizon; h++) {
            variance += carry[h] * carry[h];
            carry[h] = sigma * Math.sqrt(variance);
        }
        return carry;
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] m = ahead(horizon)[1 + periods.length];
        double[] s = deviations(horizon);
        for (int h = 0; h < horizon; h++) {
            mean[h] = power.mean(m[h], s[h]);
            deviation[h] = power.deviation(m[h], s[h]);
        }
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        String[] names = new String[2 + periods.length];
        names[0] = "level";
        names[1] = "trend";
        for (int i = 0; i < periods.length; i++) {
            names[2 + i] = "season " + periods[i];
        }
        return power.parts(names, ahead(horizon), deviations(horizon));
    }

    @Override
    public void carryOver(double[] carry) {
        Arrays.fill(carry, 0);
        for (double[] set : weights) {
            SmoothedState.addCarryOver(carry, periods, set, 1.0 / weights.length);
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        walk(series, mean, new double[2]);
    }

    @Override
    public SeriesModel at(Series series) {
        return new SeasonalSmoothingModel(power, periods, first, weights, sigma, walk(series, null, new double[2]));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(power.scale());
        out.writeBoolean(power.root());
        out.writeInt(periods.length);
        for (int period : periods) {
            out.writeInt(period);
        }
        out.writeInt(weights.length);
        for (double[] set : weights) {
            for (double weight : set) {
                out.writeDouble(weight);
            }
        }
        out.writeDouble(sigma);
        first.write(out);
        for (SmoothedState state : last) {
            state.write(out);
        }
    }

    static SeasonalSmoothingModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a smoothing of several seasons is not known");
        }
        Power power = new Power(in.readDouble(), in.readBoolean());
        int[] periods = new int[count(in.readInt(), 0, MAX_SEASONS)];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = count(in.readInt(), 2, MAX_PERIOD);
        }
        double[][] weights = new double[count(in.readInt(), 1, MAX_SEASONS)][SmoothedState.FIXED + periods.length];
        for (double[] set : weights) {
            for (int i = 0; i < set.length; i++) {
                set[i] = in.readDouble();
            }
        }
        double sigma = in.readDouble();
        SmoothedState first = new SmoothedState(periods);
        first.read(in);
        SmoothedState[] last = new SmoothedState[weights.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = new SmoothedState(periods);
            last[i].start(weights[i], first, 0);
            last[i].read(in);
        }
        return new SeasonalSmoothingModel(power, periods, first, weights, sigma, last);
    }

    private static int count(int n, int least, int most) throws IOException {
        if (n < least || n > most) {
            throw new IOException("a smoothing of several seasons cannot hold " + n);
        }
        return n;
    }
}
