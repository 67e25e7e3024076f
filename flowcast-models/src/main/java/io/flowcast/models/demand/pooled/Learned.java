package io.flowcast.models.demand.pooled;

import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts one row by its local forecast and the networks' correction of it.
 *
 * @param name of the method
 * @param ensemble the networks; null if there was nothing to learn from, then no row has a model
 */
record Learned(String name, @Nullable Ensemble ensemble) implements LearnedMethod {
    private static final byte VERSION = 1;

    @Override
    public int leastCells(int season) {
        return ensemble == null ? Integer.MAX_VALUE : ensemble.layout().leastCells();
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        Ensemble known = ensemble;
        return known == null ? series -> null : new Fitter(known);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        if (ensemble == null) {
            throw new IOException(name + " learned nothing, so it has no models of rows");
        }
        return PooledModel.read(ensemble, in);
    }

    @Override
    public void writeLearned(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(ensemble != null);
        if (ensemble != null) {
            ensemble.write(out);
        }
    }

    static Learned read(String name, DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of what " + name + " learned is not known");
        }
        return new Learned(name, in.readBoolean() ? Ensemble.read(in) : null);
    }

    /** Looks at rows. */
    static final class Fitter implements SeriesFitter {
        private final Ensemble ensemble;
        private final Trace trace = new Trace();
        private final Origin origin;
        private final Ensemble.Reader reader;

        Fitter(Ensemble ensemble) {
            this.ensemble = ensemble;
            origin = new Origin(ensemble.layout());
            reader = new Ensemble.Reader(ensemble.layout(), ensemble.standard());
        }

        @Override
        public @Nullable SeriesModel fit(Series series) {
            Layout layout = ensemble.layout();
            boolean fit = layout.serves(series.seasons()) && trace.read(series, layout.season());
            return fit && trace.cells >= layout.leastCells() ? model(trace.length) : null;
        }

        private PooledModel model(int length) {
            origin.look(trace.logs, length);
            double[] correction = new double[ensemble.layout().horizon()];
            ensemble.correct(reader, origin.inputs, correction);
            double noise = origin.levels.noise;
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < length; t++) {
                lowest = Math.min(lowest, trace.logs[t]);
                highest = Math.max(highest, trace.logs[t]);
            }
            for (int h = 0; h < correction.length; h++) {
                correction[h] *= noise;
            }
            return new PooledModel(
                    ensemble,
                    length,
                    trace.scale,
                    origin.levels.mean,
                    0.5 * origin.slope,
                    origin.levels.weight,
                    noise,
                    lowest,
                    highest,
                    origin.seasonal.copy(),
                    correction);
        }
    }
}
