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
     * Spread of the one-step errors of a row.
     *
     * @param counts whether it is that of counts
     * @param sigma standard deviation in the unit of the error: the mean for relative errors, else the size, times the season where it is
     *     given
     * @param excess variance of counts beyond Poisson, in squared means
     * @param cells how many cells it was seen in
     * @param logLikelihood of the excess, by grid point; empty if the spread is not that of counts
     */
    record Spread(boolean counts, double sigma, double excess, double cells, double[] logLikelihood) {
        /** A first guess. */
        static Spread guess(boolean counts, double size) {
            return new Spread(counts, 0.5, counts ? Math.min(1, 1 / size) : 0, 0, new double[0]);
        }
    }
}
