package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.SeriesKey;

/** One fitted row: its model, its spread, its state before the first and after the last step it has seen. Immutable. */
final class SmoothingRow {
    final SeriesKey key;
    final EtsFit fit;
    /** Step of the calendar that {@code first} stands before. */
    final int start;

    final EtsState first;
    /** Step of the calendar that {@code last} stands before. */
    final int end;

    final EtsState last;
    /** Typical size of a value, units, above 0: the unit of internal arithmetic. */
    final double size;
    /** Whether the variance is that of counts, mu + excess mu^2; else it is sigma's. */
    final boolean counts;
    /** Standard deviation of one step: relative to the mean for a form with relative error, else to the size. */
    final double sigma;
    /** Variance of counts beyond Poisson, relative to the squared mean. */
    final double excess;

    SmoothingRow(
            SeriesKey key,
            EtsFit fit,
            int start,
            EtsState first,
            int end,
            EtsState last,
            double size,
            boolean counts,
            double sigma,
            double excess) {
        this.key = key;
        this.fit = fit;
        this.start = start;
        this.first = first;
        this.end = end;
        this.last = last;
        this.size = size;
        this.counts = counts;
        this.sigma = sigma;
        this.excess = excess;
    }

    /** The row after more steps. */
    SmoothingRow moved(int newEnd, EtsState state) {
        return new SmoothingRow(key, fit, start, first, newEnd, state, size, counts, sigma, excess);
    }

    /** Variance of one step around a mean, both in units of the size, for an error unit as {@link EtsFit#errorUnit} says. */
    double oneStepVariance(double mu, double errorUnit) {
        if (counts) {
            double positive = Math.max(mu, 1e-6);
            return positive / size + excess * positive * positive;
        }
        double unit = fit.form.relativeError ? mu : errorUnit;
        return sigma * sigma * unit * unit;
    }

    /** Standard deviation of one step around a mean, units. */
    double oneStepDeviation(double mean, double errorUnit) {
        return size * Math.sqrt(oneStepVariance(mean / size, errorUnit));
    }

    /** How alike days are, units: see {@link io.flowcast.models.demand.censored.SoldOut}. */
    double likeness(double mean) {
        if (counts) {
            return excess > 0 ? 1 / excess : Double.POSITIVE_INFINITY;
        }
        // Nothing tells chance from the day's pace where there is no unit: half of the variance each.
        return mean;
    }

    /** Level that a multiplicative form must not fall below. */
    double least() {
        return 1e-6 * size;
    }

    EtsState stateBeforeFirst() {
        return first.copy();
    }
}
