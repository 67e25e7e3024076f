package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Exponential smoothing at the end of a series. */
final class EtsModel implements SeriesModel {
    private static final byte VERSION = 1;
    private static final int MAX_PERIOD = 1 << 20;

    final SmoothingRow row;

    EtsModel(SmoothingRow row) {
        this.row = row;
    }

    /** A state on its way over a series. */
    static final class Pass {
        final EtsState state;
        private final SmoothingRow row;
        private boolean started;

        Pass(SmoothingRow row, Series series) {
            this.row = row;
            state = row.stateBeforeFirst();
            started = series.firstStep() == row.start;
            if (state.season.length > 0) {
                // The season before the first cell belongs to the calendar step it was fitted at.
                state.phase = Math.floorMod(series.firstStep() - row.start, state.season.length);
            }
        }

        double mean() {
            return row.fit.mean(state);
        }

        void take(double value) {
            if (!started && !Double.isNaN(value)) {
                // The level before the first cell is that of another place: the first value tells it.
                double season = state.season.length == 0 ? 0 : state.season[state.phase];
                double level = row.fit.form.season == EtsForm.Season.MULTIPLICATIVE ? value / season : value - season;
                state.level = row.fit.before(level, state.trend);
                started = true;
            }
            row.fit.advance(state, Double.isNaN(value) ? 0 : value - mean(), row.least());
        }
    }

    private EtsModel moved(int end, EtsState last) {
        return new EtsModel(row.moved(end, last));
    }

    @Override
    public String label() {
        return row.fit.form.label();
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        new EtsMoments().unbounded(row, row.last, horizon, mean, deviation, 0);
    }

    @Override
    public void carryOver(double[] weights) {
        row.fit.dependence(row.last).weights(weights, weights.length);
    }

    @Override
    public void fitted(Series series, double[] mean) {
        Pass pass = new Pass(row, series);
        for (int t = 0; t < series.length(); t++) {
            mean[t] = pass.mean();
            pass.take(series.values()[t]);
        }
    }

    @Override
    public SeriesModel at(Series series) {
        Pass pass = new Pass(row, series);
        for (int t = 0; t < series.length(); t++) {
            pass.take(series.values()[t]);
        }
        return moved(series.firstStep() + series.length(), pass.state);
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        double[] level = new double[horizon];
        double[] trend = new double[horizon];
        double[] season = new double[horizon];
        EtsState state = row.last.copy();
        for (int h = 0; h < horizon; h++) {
            level[h] = row.last.level;
            trend[h] = row.fit.base(state) - level[h];
            season[h] = row.fit.mean(state) - row.fit.base(state);
            row.fit.advance(state, 0, row.least());
        }
        Parts parts = Parts.of("level", level);
        parts = row.fit.form.trend ? parts.and("trend", trend) : parts;
        return row.fit.form.seasonal() ? parts.and("season", season) : parts;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(row.fit.form.name());
        out.writeDouble(row.fit.alpha);
        out.writeDouble(row.fit.beta);
        out.writeDouble(row.fit.gamma);
        out.writeDouble(row.fit.phi);
        out.writeInt(row.start);
        write(out, row.first);
        out.writeInt(row.end);
        write(out, row.last);
        out.writeDouble(row.size);
        out.writeDouble(row.sigma);
    }

    private static void write(DataOutput out, EtsState state) throws IOException {
        out.writeDouble(state.level);
        out.writeDouble(state.trend);
        out.writeInt(state.season.length);
        for (double season : state.season) {
            out.writeDouble(season);
        }
        out.writeInt(state.phase);
    }

    static EtsModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of exponential smoothing is not known");
        }
        String name = in.readUTF();
        EtsForm form;
        try {
            form = EtsForm.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no form of exponential smoothing is called " + name, e);
        }
        EtsFit fit = new EtsFit(form, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        int start = in.readInt();
        EtsState first = state(in, form);
        int end = in.readInt();
        EtsState last = state(in, form);
        return new EtsModel(EtsFitter.row(fit, start, first, end, last, in.readDouble(), in.readDouble()));
    }

    private static EtsState state(DataInput in, EtsForm form) throws IOException {
        double level = in.readDouble();
        double trend = in.readDouble();
        int period = in.readInt();
        if (period < 0 || period > MAX_PERIOD || form.seasonal() != period > 0) {
            throw new IOException("a season of " + period + " steps does not fit " + form.label());
        }
        EtsState state = new EtsState(period);
        state.level = level;
        state.trend = trend;
        for (int j = 0; j < period; j++) {
            state.season[j] = in.readDouble();
        }
        state.phase = in.readInt();
        if (state.phase < 0 || state.phase > Math.max(0, period - 1)) {
            throw new IOException("a season of " + period + " steps has no step " + state.phase);
        }
        return state;
    }
}
