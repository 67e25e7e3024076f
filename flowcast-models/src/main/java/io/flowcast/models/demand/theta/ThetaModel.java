package io.flowcast.models.demand.theta;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Theta model at the end of a series.
 *
 * <p>An error of one step carries over as the recursion says, which is linear in it: by alpha into the level and, if the line is dynamic, through the line. A cell
 * that is not known passes as its mean. A season of ratios scales the deviation as it does the mean.
 */
final class ThetaModel implements SeriesModel {
    private static final byte VERSION = 1;

    private final String label;
    private final ThetaRule rule;
    private final List<Season> seasons;
    /** Unit of the rule and the state. */
    private final double size;
    /** Standard deviation of a one-step error, in units of the size. */
    private final double sigma;
    /** Step of the calendar of the first cell of the series it was fitted on. */
    private final int origin;
    /** Step of the calendar that comes next. */
    private final int next;

    private final ThetaState state;

    private ThetaModel(
            String label,
            ThetaRule rule,
            List<Season> seasons,
            double size,
            double sigma,
            int origin,
            int next,
            ThetaState state) {
        this.label = label;
        this.rule = rule;
        this.seasons = seasons;
        this.size = size;
        this.sigma = sigma;
        this.origin = origin;
        this.next = next;
        this.state = state;
    }

    /** The model of a series, at its end. */
    static ThetaModel of(String name, ThetaRule rule, List<Season> seasons, double size, Series series) {
        StringBuilder label = new StringBuilder(name)
                .append(rule.weight() < 1 ? String.format(Locale.ROOT, "(%.3g)", 1 / (1 - rule.weight())) : "(inf)");
        for (Season season : seasons) {
            label.append(season.ratio() ? 'x' : '+')
                    .append('[')
                    .append(season.factors().length)
                    .append(']');
        }
        ThetaModel model =
                new ThetaModel(label.toString(), rule, seasons, size, 0, series.firstStep(), 0, new ThetaState());
        Errors errors = new Errors();
        ThetaState end = model.run(series, null, errors);
        return new ThetaModel(
                label.toString(),
                rule,
                seasons,
                size,
                errors.deviation(),
                series.firstStep(),
                series.firstStep() + series.length(),
                end);
    }

    /** Squared errors of the cells from the second on; the first one starts the recursion. */
    private static final class Errors {
        private double squares;
        private int count;

        void add(double error) {
            squares += error * error;
            count++;
        }

        double deviation() {
            return count > 0 ? Math.sqrt(squares / Math.max(1, count - 2)) : 0;
        }
    }

    private double without(double value, int step) {
        double z = value / size;
        for (Season season : seasons) {
            z = season.without(z, step);
        }
        return z;
    }

    private double with(double rest, int step) {
        double z = rest;
        for (int i = seasons.size() - 1; i >= 0; i--) {
            z = seasons.get(i).with(z, step);
        }
        return z * size;
    }

    /** How much of the rest is in the value: the product of the seasons that are ratios. */
    private double ratio(int step) {
        double ratio = 1;
        for (Season season : seasons) {
            ratio *= season.ratio() ? season.at(step) : 1;
        }
        return ratio;
    }

    private ThetaState run(Series series, double @Nullable [] mean, Errors errors) {
        int first = series.firstStep();
        ThetaState at = ThetaState.before(rule, 0);
        boolean started = false;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            if (!started) {
                if (Double.isNaN(value)) {
                    if (mean != null) {
                        mean[t] = Double.NaN;
                    }
                    continue;
                }
                at = start(without(value, first + t), first + t);
            }
            double mu = at.level + at.trend(rule);
            double z = Double.isNaN(value) ? mu : without(value, first + t);
            if (mean != null) {
                mean[t] = with(mu, first + t);
            }
            if (started && !Double.isNaN(value)) {
                errors.add(z - mu);
            }
            started = true;
            at.pass(rule, z);
        }
        return at;
    }

    /** Before a first cell; at another place than the one the rule was fitted from, the first value tells the level. */
    private ThetaState start(double first, int step) {
        ThetaState at = ThetaState.before(rule, first);
        if (step != origin) {
            at.cells = rule.dynamic() ? 0 : Math.max(0, step - origin);
            at.power = Math.pow(1 - rule.alpha(), at.cells);
            at.level = first - at.trend(rule);
        }
        return at;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        double[] carried = new double[horizon];
        carryOver(carried);
        ThetaState at = state.copy();
        double squares = 0;
        for (int h = 0; h < horizon; h++) {
            double mu = at.level + at.trend(rule);
            at.pass(rule, mu);
            squares += carried[h] * carried[h];
            mean[h] = with(mu, next + h);
            deviation[h] = sigma * Math.sqrt(squares) * ratio(next + h) * size;
        }
    }

    @Override
    public void carryOver(double[] weights) {
        ThetaState at = new ThetaState();
        at.cells = state.cells;
        at.power = state.power;
        for (int h = 0; h < weights.length; h++) {
            weights[h] = h == 0 ? 1 : at.level + at.trend(rule);
            at.pass(rule, weights[h]);
        }
    }

    @Override
    public void fitted(Series series, double[] mean) {
        run(series, mean, new Errors());
    }

    @Override
    public SeriesModel at(Series series) {
        ThetaState end = run(series, null, new Errors());
        return new ThetaModel(label, rule, seasons, size, sigma, origin, series.firstStep() + series.length(), end);
    }

    /**
     * Absolute errors of the forecasts from each cell on up to the end, for a model of the cells before the first of these.
     *
     * @param series the whole series
     * @param from first cell to forecast from
     * @return their sum, in units of the size
     */
    double pastErrors(Series series, int from) {
        double[] values = series.values();
        ThetaState at = state.copy();
        double sum = 0;
        for (int origin = from; origin < series.length(); origin++) {
            ThetaState ahead = at.copy();
            for (int t = origin; t < series.length(); t++) {
                double mu = ahead.level + ahead.trend(rule);
                ahead.pass(rule, mu);
                if (!Double.isNaN(values[t])) {
                    sum += Math.abs(with(mu, series.firstStep() + t) - values[t]) / size;
                }
            }
            double value = values[origin];
            at.pass(
                    rule,
                    Double.isNaN(value) ? at.level + at.trend(rule) : without(value, series.firstStep() + origin));
        }
        return sum;
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] level = new double[horizon];
        double[] trend = new double[horizon];
        double[] season = new double[horizon];
        ThetaState at = state.copy();
        for (int h = 0; h < horizon; h++) {
            double mu = at.level + at.trend(rule);
            at.pass(rule, mu);
            level[h] = state.level * size;
            trend[h] = (mu - state.level) * size;
            season[h] = with(mu, next + h) - level[h] - trend[h];
        }
        Parts parts = Parts.of("level", level).and("trend", trend);
        return seasons.isEmpty() ? parts : parts.and("season", season);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(label);
        rule.write(out);
        out.writeInt(seasons.size());
        for (Season season : seasons) {
            season.write(out);
        }
        out.writeDouble(size);
        out.writeDouble(sigma);
        out.writeInt(origin);
        out.writeInt(next);
        state.write(out);
    }

    static ThetaModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a Theta model is not known");
        }
        String label = in.readUTF();
        ThetaRule rule = ThetaRule.read(in);
        int count = in.readInt();
        if (count < 0 || count > 64) {
            throw new IOException("a Theta model has some seasons, not " + count);
        }
        List<Season> seasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seasons.add(Season.read(in));
        }
        return new ThetaModel(
                label,
                rule,
                List.copyOf(seasons),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                ThetaState.read(in));
    }
}
