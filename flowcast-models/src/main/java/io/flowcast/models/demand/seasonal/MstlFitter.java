package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits {@link MstlModel}s. */
final class MstlFitter implements SeriesFitter {
    private final SeriesFitter rest;
    private final StlRun run;

    MstlFitter(SeriesFitter rest, StopCheck stop) {
        this.rest = rest;
        run = new StlRun(stop);
    }

    @Override
    public @Nullable SeriesModel fit(Series series) {
        Power power = Power.of(series.values(), series.length());
        if (power == null) {
            power = new Power(1, false);
        }
        Adjusted adjusted = Adjusted.of(run, power, series, series.seasons(), List.of(), Double.NaN);
        SeriesModel inner = rest.fit(adjusted.series());
        int next = series.firstStep() + series.length();
        return inner == null ? null : new MstlModel(power, adjusted.seasons(), next, adjusted.offset(), inner);
    }
}
