package io.flowcast.models.demand.ces;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Complex exponential smoothing at the end of a series. An error carries over as the recursion says, which is linear in it. */
final class CesModel implements SeriesModel {
    private static final byte VERSION = 1;
    private static final double BOUND_IN_RANGES = 3;
    private static final int LEAST_CHECK_HORIZON = 12;

    private final CesRule rule;
    private final double size;
    /** Standard deviation of a one-step error, in units of the size. */
    private final double sigma;
    /** Step of the calendar of the first cell of the series it was fitted on. */
    private final int origin;

    private final CesState before;
    private final CesState state;

    private CesModel(CesRule rule, double size, double sigma, int origin, CesState before, CesState state) {
        this.rule = rule;
        this.size = size;
        this.sigma = sigma;
        this.origin = origin;
        this.before = before;
        this.state = state;
    }

    /** The model of a series, at its end. */
    static CesModel of(CesRule rule, CesState before, double size, Series series) {
        CesModel model = new CesModel(rule, size, 0, series.firstStep(), before, before);
        double[] mean = new double[series.length()];
        CesState end = model.run(series, mean);
        double squares = 0;
        int known = 0;
        for (int t = 0; t < mean.length; t++) {
            double error = (series.values()[t] - mean[t]) / size;
            if (!Double.isNaN(error)) {
                squares += error * error;
                known++;
            }
        }
        double sigma = Math.sqrt(squares / Math.max(1, known - rule.season().parameters));
        return new CesModel(rule, size, sigma, series.firstStep(), before, end);
    }

    /** Whether the deviation and the change of the mean stay within three ranges of what was seen. */
    boolean bounded(double range) {
        int horizon = Math.max(LEAST_CHECK_HORIZON, Math.min(2 * rule.period(), 2 * LEAST_CHECK_HORIZON));
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        forecast(horizon, new double[0][], mean, deviation);
        double most = BOUND_IN_RANGES * range + 1e-9 * size;
        double last = Math.abs(mean[horizon - 1] - mean[0]);
        return deviation[horizon - 1] <= most && last <= most;
    }

    private CesState run(Series series, double[] mean) {
        CesState at = before.copy(rule);
        boolean started = series.firstStep() == origin;
        if (at.season.length > 0) {
            at.phase = Math.floorMod(series.firstStep() - origin, at.season.length);
        }
        for (int t = 0; t < series.length(); t++) {
            double z = series.values()[t] / size;
            if (!started && !Double.isNaN(z) && rule.season() != CesSeason.SIMPLE) {
                // The level before the first cell is that of another place: the first value tells it.
                double share = at.level != 0 ? at.potential / at.level : 1;
                at.level += z - rule.mean(at);
                at.potential = share * at.level;
                started = true;
            }
            double mu = rule.mean(at);
            mean[t] = mu * size;
            rule.pass(at, Double.isNaN(z) ? 0 : z - mu);
        }
        return at;
    }

    @Override
    public String label() {
        return rule.label();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] carried = new double[horizon];
        carryOver(carried);
        CesState at = state.copy(rule);
        double squares = 0;
        for (int h = 0; h < horizon; h++) {
            squares += carried[h] * carried[h];
            mean[h] = rule.mean(at) * size;
            deviation[h] = sigma * Math.sqrt(squares) * size;
            rule.pass(at, 0);
        }
    }

    @Override
    public void carryOver(double[] weights) {
        CesState at = new CesState(rule);
        for (int h = 0; h < weights.length; h++) {
            weights[h] = h == 0 ? 1 : rule.mean(at);
            rule.pass(at, h == 0 ? 1 : 0);
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        run(series, mean);
    }

    @Override
    public SeriesModel at(Series series) {
        CesState end = run(series, new double[series.length()]);
        return new CesModel(rule, size, sigma, origin, before, end);
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] level = new double[horizon];
        double[] season = new double[horizon];
        CesState at = state.copy(rule);
        for (int h = 0; h < horizon; h++) {
            double mean = rule.mean(at);
            level[h] = (rule.season() == CesSeason.SIMPLE ? mean : at.level) * size;
            season[h] = mean * size - level[h];
            rule.pass(at, 0);
        }
        Parts parts = Parts.of("level", level);
        boolean seasonal = rule.season() == CesSeason.PARTIAL || rule.season() == CesSeason.FULL;
        return seasonal ? parts.and("season", season) : parts;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        rule.write(out);
        out.writeDouble(size);
        out.writeDouble(sigma);
        out.writeInt(origin);
        before.write(out);
        state.write(out);
    }

    static CesModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of complex exponential smoothing is not known");
        }
        CesRule rule = CesRule.read(in);
        return new CesModel(
                rule, in.readDouble(), in.readDouble(), in.readInt(), CesState.read(rule, in), CesState.read(rule, in));
    }
}
