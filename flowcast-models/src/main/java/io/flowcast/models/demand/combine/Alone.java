package io.flowcast.models.demand.combine;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.PooledMethod;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.SeriesPanel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A method that has nothing to learn across rows, beside those that have. */
record Alone(SeriesMethod method) implements PooledMethod, LearnedMethod {
    @Override
    public String name() {
        return method.name();
    }

    @Override
    public LearnedMethod learn(SeriesPanel panel, RunContext context) {
        return this;
    }

    @Override
    public LearnedMethod readLearned(DataInput in) {
        return this;
    }

    @Override
    public void writeLearned(DataOutput out) {
        // there is nothing that rows share
    }

    @Override
    public int leastCells(int season) {
        return method.leastCells(season);
    }

    @Override
    public boolean usesRegressors() {
        return method.usesRegressors();
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return method.fitter(stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return method.read(in);
    }
}
