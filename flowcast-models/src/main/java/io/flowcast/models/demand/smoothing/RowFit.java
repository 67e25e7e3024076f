package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.SeriesKey;
import org.jspecify.annotations.Nullable;

/** What one row tells on its own, before rows are pooled. */
final class RowFit {
    final SeriesKey key;
    final RowModel.Candidate candidate;
    final int start;
    final double size;
    /** Code of the fallback that was taken, if one was. */
    final @Nullable String fallback;

    final Spread spread;

    RowFit(
            SeriesKey key,
            RowModel.Candidate candidate,
            int start,
            double size,
            @Nullable String fallback,
            Spread spread) {
        this.key = key;
        this.candidate = candidate;
        this.start = start;
        this.size = size;
        this.fallback = fallback;
        this.spread = spread;
    }

    /** The row with a spread for counts, before it has moved. */
    SmoothingRow row(double excess) {
        return new SmoothingRow(
                key,
                candidate.fit(),
                start,
                candidate.before(),
                start,
                candidate.before(),
                size,
                spread.counts(),
                spread.sigma(),
                excess);
    }

    /**
     * Moments of the one-step errors of a row.
     *
     * @param counts whether they are those of counts
     * @param sigma standard deviation, relative to the mean for a form with relative error, else to the size
     * @param excessSum sum of (e^2 - Poisson variance), in squared sizes
     * @param squareSum sum of the squared means in squared sizes
     */
    record Spread(boolean counts, double sigma, double excessSum, double squareSum) {
        /** Variance beyond Poisson that this row alone shows. */
        double excess() {
            return squareSum > 0 ? Math.max(0, excessSum / squareSum) : 0;
        }
    }
}
