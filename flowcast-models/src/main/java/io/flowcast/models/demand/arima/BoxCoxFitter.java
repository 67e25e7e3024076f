package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import org.jspecify.annotations.Nullable;

/** Fits another fitter's model to a transformed series. Serves one thread. */
final class BoxCoxFitter implements SeriesFitter {
    private final SeriesFitter inner;
    /** NaN to choose it. */
    private final double given;

    private final Guerrero guerrero = new Guerrero();

    BoxCoxFitter(SeriesFitter inner, double given) {
        this.inner = inner;
        this.given = given;
    }

    @Override
    public @Nullable SeriesModel fit(Series series) {
        BoxCox transform = transform(series);
        SeriesModel model = inner.fit(BoxCoxModel.transformed(transform, series));
        return model == null ? null : new BoxCoxModel(transform, model);
    }

    private BoxCox transform(Series series) {
        double mean = 0;
        double largest = 0;
        boolean zeros = false;
        int known = 0;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            if (!Double.isNaN(value)) {
                mean += (value - mean) / ++known;
                largest = Math.max(largest, value);
                zeros |= !(value > 0);
            }
        }
        if (!(mean > 0)) {
            return new BoxCox(1, 1, 0); // nothing to transform
        }
        double lambda = Double.isNaN(given)
                ? guerrero.lambda(series.values(), series.length(), series.season(), mean)
                : zeros ? Math.max(given, BoxCox.LEAST_WITH_ZEROS) : given;
        return new BoxCox(lambda, mean, largest / mean);
    }
}
