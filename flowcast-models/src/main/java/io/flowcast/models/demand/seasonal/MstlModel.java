package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.seasonal.Adjusted.Cycle;
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
import java.util.Map;

/**
 * The last cycle of each season and a model of the rest.
 *
 * @param power scale on which seasons add up
 * @param seasons the cycles, shortest first
 * @param next step of the calendar after the series
 * @param offset what was added to the rest
 * @param rest model of the adjusted series
 */
record MstlModel(Power power, List<Cycle> seasons, int next, double offset, SeriesModel rest) implements SeriesModel {
    private static final byte VERSION = 1;
    private static final int MAX_SEASONS = 64;
    private static final int MAX_PERIOD = 1 << 20;
    /** Decompositions from which one-step means take their seasons. */
    private static final int ORIGINS = 12;

    private int[] periods() {
        return seasons.stream().mapToInt(cycle -> cycle.values().length).toArray();
    }

    @Override
    public String label() {
        StringBuilder text = new StringBuilder("MSTL(");
        for (int period : periods()) {
            text.append(period).append(',');
        }
        return text.append(rest.label()).append(')').toString();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] m = new double[horizon];
        double[] s = new double[horizon];
        rest.forecast(horizon, new double[0][], m, s);
        for (int h = 0; h < horizon; h++) {
            double z = m[h] - offset + Adjusted.sum(seasons, next + h);
            mean[h] = power.mean(z, s[h]);
            deviation[h] = power.deviation(z, s[h]);
        }
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] s = new double[horizon];
        rest.forecast(horizon, new double[0][], new double[horizon], s);
        Map<String, double[]> inner = rest.parts(horizon, new double[0][]).units();
        List<String> names = new ArrayList<>(inner.keySet());
        List<double[]> sums = new ArrayList<>();
        double[] sum = new double[horizon];
        Arrays.fill(sum, -offset);
        for (double[] part : inner.values()) {
            for (int h = 0; h < horizon; h++) {
                sum[h] += part[h];
            }
            sums.add(sum.clone());
        }
        for (Cycle cycle : seasons) {
            for (int h = 0; h < horizon; h++) {
                sum[h] += cycle.at(next + h);
            }
            names.add("season " + cycle.values().length);
            sums.add(sum.clone());
        }
        return power.parts(names.toArray(new String[0]), sums.toArray(new double[0][]), s);
    }

    @Override
    public void carryOver(double[] weights) {
        rest.carryOver(weights);
    }

    @Override
    public void fitted(Series series, double[] mean) {
        int n = series.length();
        Arrays.fill(mean, 0, n, Double.NaN);
        int[] periods = periods();
        int longest = periods.length == 0 ? 1 : periods[periods.length - 1];
        int from = Math.min(n, 2 * longest);
        int block = Math.max(1, (n - from + ORIGINS - 1) / ORIGINS);
        StlRun run = new StlRun();
        double[] means = new double[n];
        double[] adjusted = new double[n];
        double[] s = new double[1];
        rest.forecast(1, new double[0][], new double[1], s);
        for (int origin = from; origin < n; origin += block) {
            int end = Math.min(n, origin + block);
            Adjusted before = Adjusted.of(run, power, cut(series, origin), periods, List.of(), offset);
            System.arraycopy(before.series().values(), 0, adjusted, 0, origin);
            for (int t = origin; t < end; t++) {
                double z = power.forward(series.values()[t]);
                double season = Adjusted.sum(before.seasons(), series.firstStep() + t);
                adjusted[t] = Double.isNaN(z) ? Double.NaN : Math.max(0, z - season + offset);
            }
            rest.fitted(new Series(adjusted, end, new int[0], false, series.firstStep(), new double[0][]), means);
            for (int t = origin; t < end; t++) {
                double season = Adjusted.sum(before.seasons(), series.firstStep() + t);
                mean[t] = power.mean(means[t] - offset + season, s[0]);
            }
        }
    }

    private static Series cut(Series series, int length) {
        return new Series(
                series.values(), length, series.seasons(), series.counts(), series.firstStep(), new double[0][]);
    }

    @Override
    public SeriesModel at(Series series) {
        Adjusted adjusted = Adjusted.of(new StlRun(), power, series, periods(), seasons, offset);
        int end = series.firstStep() + series.length();
        return new MstlModel(power, adjusted.seasons(), end, offset, rest.at(adjusted.series()));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(power.scale());
        out.writeBoolean(power.root());
        out.writeDouble(offset);
        out.writeInt(next);
        out.writeInt(seasons.size());
        for (Cycle cycle : seasons) {
            out.writeInt(cycle.values().length);
            for (double value : cycle.values()) {
                out.writeDouble(value);
            }
        }
        rest.write(out);
    }

    static MstlModel read(DataInput in, SeriesMethod method) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a forecast by MSTL is not known");
        }
        Power power = new Power(in.readDouble(), in.readBoolean());
        double offset = in.readDouble();
        int next = in.readInt();
        int count = in.readInt();
        if (count < 0 || count > MAX_SEASONS) {
            throw new IOException("a series cannot have " + count + " seasons");
        }
        List<Cycle> seasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int period = in.readInt();
            if (period < 2 || period > MAX_PERIOD) {
                throw new IOException("a season cannot have " + period + " steps");
            }
            double[] values = new double[period];
            for (int p = 0; p < period; p++) {
                values[p] = in.readDouble();
            }
            seasons.add(new Cycle(values));
        }
        return new MstlModel(power, List.copyOf(seasons), next, offset, method.read(in));
    }
}
