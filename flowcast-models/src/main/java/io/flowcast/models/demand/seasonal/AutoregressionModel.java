package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A subset autoregression at the end of a series.
 *
 * @param power scale of the values; one of scale 0 for a constant
 * @param centre mean of the powers
 * @param spread standard deviation of the powers
 * @param lags rising; none for a constant
 * @param coefficients one for each lag
 * @param shift constant
 * @param effects what regressors add before the lags see a cell
 * @param sigma standard deviation of the one-step errors
 * @param last standardised powers of the last cells, as many as the longest lag
 * @param range least and largest standardised power of the known cells without effects, then with them
 */
record AutoregressionModel(
        Power power,
        double centre,
        double spread,
        int[] lags,
        double[] coefficients,
        double shift,
        Effects effects,
        double sigma,
        double[] last,
        double[] range)
        implements SeriesModel {
    private static final byte VERSION = 1;
    private static final int MAX_LAG = 1 << 20;
    /** Forecasts may leave the range of the history by this share of its width. */
    private static final double MARGIN = 0.3;

    /** A model without anything to tell but a value. */
    static AutoregressionModel constant(double value) {
        return new AutoregressionModel(
                new Power(value, false),
                1,
                0,
                new int[0],
                new double[0],
                0,
                Effects.NONE,
                0,
                new double[0],
                new double[4]);
    }

    private int longest() {
        return lags.length == 0 ? 0 : lags[lags.length - 1];
    }

    @Override
    public String label() {
        StringBuilder text = new StringBuilder(effects.count() > 0 ? "ARX(" : "AR(");
        for (int i = 0; i < lags.length; i++) {
            int from = i;
            while (i + 1 < lags.length && lags[i + 1] == lags[i] + 1) {
                i++;
            }
            text.append(from == 0 ? "" : ",").append(lags[from]);
            if (i > from) {
                text.append("..").append(lags[i]);
            }
        }
        return text.append(')').toString();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] z = ahead(horizon);
        double[] s = deviations(horizon);
        for (int h = 0; h < horizon; h++) {
            double m = centre + spread * sane(z[h] + effects.at(future, h));
            mean[h] = power.mean(m, s[h]);
            deviation[h] = power.deviation(m, s[h]);
        }
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] z = ahead(horizon);
        String[] names = new String[1 + effects.count()];
        double[][] sums = new double[names.length][horizon];
        for (int r = 0; r < names.length; r++) {
            names[r] = r == 0 ? "level" : "regressor " + r;
            for (int h = 0; h < horizon; h++) {
                z[h] += r == 0 ? 0 : effects.one(future, r - 1, h);
                sums[r][h] = centre + spread * (r == effects.count() ? sane(z[h]) : z[h]);
            }
        }
        return power.parts(names, sums, deviations(horizon));
    }

    /** Standardised roots without effects, held within the range of the history and a margin. */
    private double[] ahead(int horizon) {
        int longest = longest();
        double[] z = Arrays.copyOf(last, longest + horizon);
        for (int h = 0; h < horizon; h++) {
            z[longest + h] = within(step(z, longest + h), range, (h + 1.0) / Math.max(1, longest));
        }
        return Arrays.copyOfRange(z, longest, longest + horizon);
    }

    private double[] deviations(int horizon) {
        double[] carry = new double[horizon];
        carryOver(carry);
        double variance = 0;
        for (int h = 0; h < horizon; h++) {
            variance += carry[h] * carry[h];
            carry[h] = deviationAt(variance);
        }
        return carry;
    }

    /** No more than the range of the history, where an estimated root lies outside the unit circle. */
    private double deviationAt(double variance) {
        return spread * Math.min(sigma * Math.sqrt(variance), Math.max(sigma, range[1] - range[0]));
    }

    private double step(double[] z, int t) {
        double sum = shift;
        for (int i = 0; i < lags.length; i++) {
            sum += coefficients[i] * z[t - lags[i]];
        }
        return sum;
    }

    /** Holds a root within the range of the history and a margin, which grows with the cycles ahead. */
    static double within(double value, double[] range, double cycles) {
        double room = MARGIN * Math.max(1, cycles) * (range[1] - range[0]);
        return Math.max(range[0] - room, Math.min(range[1] + room, value));
    }

    /** Regressors beyond all that was seen must not carry a forecast away. */
    private double sane(double value) {
        double width = range[3] - range[2];
        return effects.count() == 0 ? value : Math.max(range[2] - width, Math.min(range[3] + width, value));
    }

    @Override
    public void carryOver(double[] weights) {
        for (int h = 0; h < weights.length; h++) {
            double sum = h == 0 ? 1 : 0;
            for (int i = 0; i < lags.length && lags[i] <= h; i++) {
                sum += coefficients[i] * weights[h - lags[i]];
            }
            // A root outside the unit circle must not carry an error to infinity.
            weights[h] = Math.max(-1, Math.min(1, sum));
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        walk(series, mean);
    }

    @Override
    public SeriesModel at(Series series) {
        int longest = longest();
        double[] z = walk(series, null);
        double[] tail = Arrays.copyOfRange(z, series.length(), series.length() + longest);
        double[] reach = range.clone();
        for (int t = 0; t < series.length(); t++) {
            if (!Double.isNaN(series.values()[t])) {
                reach[0] = Math.min(reach[0], z[longest + t]);
                reach[1] = Math.max(reach[1], z[longest + t]);
                double whole = standard(series.values()[t]);
                reach[2] = Math.min(reach[2], whole);
                reach[3] = Math.max(reach[3], whole);
            }
        }
        return new AutoregressionModel(power, centre, spread, lags, coefficients, shift, effects, sigma, tail, reach);
    }

    /**
     * Standardised powers without effects, after as many cells that stand for the time before the series; a missing cell takes its one-step mean. Those before are taken as the mean of
     * the history the model was fitted on.
     */
    private double[] walk(Series series, double @Nullable [] mean) {
        int longest = longest();
        int n = series.length();
        double[] z = new double[longest + n];
        for (int t = 0; t < n; t++) {
            double value = series.values()[t];
            double effect = effects.at(series.regressors(), t);
            double step = Double.NaN;
            if (mean != null || Double.isNaN(value)) {
                step = step(z, longest + t);
            }
            if (mean != null) {
                mean[t] = t < longest ? Double.NaN : power.mean(centre + spread * (step + effect), spread * sigma);
            }
            z[longest + t] = Double.isNaN(value) ? within(step, range, 0) : standard(value) - effect;
        }
        return z;
    }

    private double standard(double value) {
        return spread > 0 ? (power.forward(value) - centre) / spread : 0;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(power.scale());
        out.writeBoolean(power.root());
        out.writeDouble(centre);
        out.writeDouble(spread);
        out.writeDouble(shift);
        effects.write(out);
        out.writeDouble(sigma);
        out.writeInt(lags.length);
        for (int i = 0; i < lags.length; i++) {
            out.writeInt(lags[i]);
            out.writeDouble(coefficients[i]);
        }
        for (double value : last) {
            out.writeDouble(value);
        }
        for (double bound : range) {
            out.writeDouble(bound);
        }
    }

    static AutoregressionModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a seasonal autoregression is not known");
        }
        Power power = new Power(in.readDouble(), in.readBoolean());
        double centre = in.readDouble();
        double spread = in.readDouble();
        double shift = in.readDouble();
        Effects effects = Effects.read(in);
        double sigma = in.readDouble();
        int k = in.readInt();
        if (k < 0 || k > MAX_LAG) {
            throw new IOException("an autoregression cannot have " + k + " lags");
        }
        int[] lags = new int[k];
        double[] coefficients = new double[k];
        for (int i = 0; i < k; i++) {
            lags[i] = in.readInt();
            coefficients[i] = in.readDouble();
            if (lags[i] <= (i == 0 ? 0 : lags[i - 1]) || lags[i] > MAX_LAG) {
                throw new IOException("lags of an autoregression rise from 1, " + lags[i] + " does not");
            }
        }
        double[] last = new double[k == 0 ? 0 : lags[k - 1]];
        for (int i = 0; i < last.length; i++) {
            last[i] = in.readDouble();
        }
        double[] range = {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()};
        return new AutoregressionModel(power, centre, spread, lags, coefficients, shift, effects, sigma, last, range);
    }
}
