package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the candidate models of one series forecast for steps they had not seen. Immutable.
 *
 * @param name name of the series
 * @param features what weights may depend on, as of the first origin
 * @param there which candidates have a model
 * @param forecast by candidate and point, over the scale
 * @param actual by point, over the scale
 */
record Trial(String name, Features features, boolean[] there, double[][] forecast, double[] actual) {
    private static final int ORIGINS = 4;

    /** The trial of a series whose early part the models were fitted on, null if nothing is known of the rest. */
    static @Nullable Trial of(String name, Series whole, Series early, @Nullable SeriesModel[] models) {
        int n = whole.length();
        int first = early.length();
        double scale = scale(early);
        if (n <= first || !(scale > 0) || Arrays.stream(models).allMatch(m -> m == null)) {
            return null;
        }
        int stride = Math.max(1, (n - first + ORIGINS - 1) / ORIGINS);
        int points = 0;
        for (int origin = first; origin < n; origin += stride) {
            points += n - origin;
        }
        double[][] forecast = new double[models.length][points];
        double[] actual = new double[points];
        boolean[] there = new boolean[models.length];
        double[] mean = new double[n - first];
        double[] deviation = new double[n - first];
        for (int c = 0; c < models.length; c++) {
            SeriesModel model = models[c];
            int at = 0;
            for (int origin = first; origin < n && model != null; origin += stride) {
                SeriesModel moved = origin == first ? model : model.at(upTo(whole, origin));
                moved.forecast(n - origin, new double[0][], mean, deviation);
                for (int h = 0; h < n - origin; h++) {
                    forecast[c][at++] = Math.max(0, mean[h]) / scale;
                }
            }
            there[c] = model != null && Arrays.stream(forecast[c]).allMatch(Double::isFinite);
        }
        int at = 0;
        for (int origin = first; origin < n; origin += stride) {
            for (int t = origin; t < n; t++) {
                actual[at++] = whole.values()[t] / scale;
            }
        }
        Features features = Features.of(early, models, n - first);
        return new Trial(name, features, there, forecast, actual);
    }

    private static Series upTo(Series whole, int n) {
        return new Series(whole.values(), n, whole.seasons(), whole.counts(), whole.firstStep(), whole.regressors());
    }

    /** Half a mean value and half of a mean change over a season: errors count by both, as in the sMAPE and the MASE. */
    private static double scale(Series early) {
        int season = early.season();
        double level = 0;
        double change = 0;
        int levels = 0;
        int changes = 0;
        for (int t = 0; t < early.length(); t++) {
            double v = early.values()[t];
            if (!Double.isNaN(v)) {
                level += (v - level) / ++levels;
            }
            if (t >= season && !Double.isNaN(v - early.values()[t - season])) {
                change += (Math.abs(v - early.values()[t - season]) - change) / ++changes;
            }
        }
        // An error of ten percent of the level counts like one of the mean change.
        double inverse = (level > 0 ? 0.5 / (0.1 * level) : 0) + (change > 0 ? 0.5 / change : 0);
        return inverse > 0 ? 1 / inverse : 0;
    }
}
