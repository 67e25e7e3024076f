package io.flowcast.models.demand.smoothing;

import org.jspecify.annotations.Nullable;

/** Gives a row that was fitted on its own the spread of its panel, and moves it to the end of its cells. */
final class Adoption {
    private Adoption() {}

    static SmoothingRow finish(RowFit fit, Pool pool, RowReader reader) {
        SmoothingRow own = fit.row(pool.excessOf(fit));
        double sigma = own.sigma;
        @Nullable String fallback = fit.fallback;
        if (RowFitter.NO_OBSERVATION.equals(fallback) || RowFitter.TOO_SHORT.equals(fallback)) {
            sigma = Math.max(sigma, pool.usualSigma);
        }
        SmoothingRow row = new SmoothingRow(
                own.key, own.fit, own.start, own.first, own.start, own.first, own.size, own.counts, sigma, own.excess);
        EtsState state = row.stateBeforeFirst();
        reader.filter(row, state, 0, reader.length);
        return row.moved(row.start + reader.length, state);
    }
}
