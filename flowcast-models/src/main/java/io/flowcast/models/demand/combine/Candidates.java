package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits all methods to one series. One instance serves one thread. */
final class Candidates {
    private final SeriesFitter[] fitters;
    private final List<? extends SeriesMethod> methods;
    private final double[] mean = new double[1];
    private final double[] deviation = new double[1];

    Candidates(List<? extends SeriesMethod> methods, StopCheck stop) {
        this.methods = methods;
        fitters = methods.stream().map(method -> method.fitter(stop)).toArray(SeriesFitter[]::new);
    }

    /** A model of each method, null where it has nothing sound to say. */
    @Nullable
    SeriesModel[] fit(Series series) {
        @Nullable SeriesModel[] models = new SeriesModel[fitters.length];
        int known = 0;
        for (int t = 0; t < series.length(); t++) {
            known += Double.isNaN(series.values()[t]) ? 0 : 1;
        }
        for (int i = 0; i < fitters.length; i++) {
            if (known >= methods.get(i).leastCells(series.season())) {
                SeriesModel model = fitters[i].fit(series);
                models[i] = model != null && sound(model, series) ? model : null;
            }
        }
        return models;
    }

    private boolean sound(SeriesModel model, Series series) {
        if (series.regressors().length > 0) {
            return true; // what it expects depends on a future that is not here
        }
        model.forecast(1, new double[0][], mean, deviation);
        return Double.isFinite(mean[0]) && Double.isFinite(deviation[0]);
    }

    /** The models that there are with their weights, null if there is none. */
    static @Nullable CombinedModel combined(@Nullable SeriesModel[] models, double[] weights, boolean median) {
        int n = 0;
        double sum = 0;
        for (int i = 0; i < models.length; i++) {
            if (models[i] != null && weights[i] > 0) {
                n++;
                sum += weights[i];
            }
        }
        if (n == 0) {
            return null;
        }
        SeriesModel[] kept = new SeriesModel[n];
        int[] of = new int[n];
        double[] share = new double[n];
        int at = 0;
        for (int i = 0; i < models.length; i++) {
            SeriesModel model = models[i];
            if (model != null && weights[i] > 0) {
                kept[at] = model;
                of[at] = i;
                share[at++] = weights[i] / sum;
            }
        }
        return new CombinedModel(kept, of, share, median);
    }
}
