package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A combination whose weights have been learned. Immutable. */
record CombinedMethod(String name, List<LearnedMethod> methods, Weighting weights) implements LearnedMethod {
    private static final int MOST_AHEAD = 28;

    @Override
    public int leastCells(int season) {
        return methods.stream().mapToInt(m -> m.leastCells(season)).min().orElse(1);
    }

    @Override
    public boolean usesRegressors() {
        return methods.stream().anyMatch(SeriesMethod::usesRegressors);
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        Candidates candidates = new Candidates(methods, stop);
        return series -> {
            @Nullable SeriesModel[] models = candidates.fit(series);
            boolean[] there = there(models);
            return Candidates.combined(models, weights.of(Features.of(series, models, ahead(series)), there), false);
        };
    }

    /** As far ahead as features look: as far as a rehearsal of the series would. */
    private static int ahead(Series series) {
        return Math.max(1, Math.min(Math.max(MOST_AHEAD, 2 * series.season()), series.length() / 4));
    }

    static boolean[] there(@Nullable SeriesModel[] models) {
        boolean[] there = new boolean[models.length];
        for (int c = 0; c < there.length; c++) {
            there[c] = models[c] != null;
        }
        return there;
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return CombinedModel.read(in, methods);
    }

    @Override
    public void writeLearned(DataOutput out) throws IOException {
        for (LearnedMethod method : methods) {
            method.writeLearned(out);
        }
        weights.write(out);
    }
}
