package io.flowcast.models.demand.intermittent;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last cells of a row: all that a distribution of rare demand is made from, so that a model takes in new cells by appending them. Immutable.
 *
 * <p>A cell that sold out counts as the value its share seen stands for, with the share as its weight; one of which only the bound is known, as the bound.
 *
 * @param key key of the row
 * @param start step of the calendar of the first cell kept
 * @param value demand by cell; NaN where nothing is known
 * @param weight how much a known cell counts, above 0 and at most 1
 */
record SparseRow(SeriesKey key, int start, double[] value, float[] weight) {
    static final String NO_OBSERVATION = "demand.no-observation";
    static final String ALL_ZERO = "demand.all-zero";
    static final String CONSTANT = "demand.constant";
    static final String TOO_SHORT = "demand.too-short";

    /** Older cells are forgotten; two years of days. */
    static final int MOST_CELLS = 730;

    private static final double LEAST_SEEN = 0.05;
    private static final int SHORT = 4;

    /** The row of a panel from its first known cell on. */
    static SparseRow of(DemandPanel panel, int row, boolean counts) {
        int from = panel.start(row);
        int end = panel.end(row);
        while (from < end && Double.isNaN(read(panel, row, from, counts))) {
            from++;
        }
        from = Math.max(from, end - MOST_CELLS);
        double[] value = new double[end - from];
        float[] weight = new float[value.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = read(panel, row, from + i, counts);
            weight[i] = (float) weight(panel, row, from + i);
        }
        return new SparseRow(panel.key(row), from, value, weight);
    }

    private static double weight(DemandPanel panel, int row, int step) {
        return panel.state(row, step) == CellState.CENSORED ? Math.max(LEAST_SEEN, panel.availability(row, step)) : 1;
    }

    private static double read(DemandPanel panel, int row, int step, boolean counts) {
        CellState state = panel.state(row, step);
        if (!state.informative() || (state == CellState.CENSORED && panel.availability(row, step) < LEAST_SEEN)) {
            return Double.NaN;
        }
        double demand = panel.value(row, step) / weight(panel, row, step);
        return counts ? Math.rint(demand) : demand;
    }

    int end() {
        return start + value.length;
    }

    /** This row with what another reading of it tells beyond its end; cut off if that ends earlier. */
    SparseRow then(SparseRow other) {
        if (other.value.length == 0 || other.end() == end()) {
            return this;
        }
        if (other.end() < end()) {
            int kept = Math.max(0, other.end() - start);
            return kept == 0
                    ? other
                    : new SparseRow(key, start, Arrays.copyOf(value, kept), Arrays.copyOf(weight, kept));
        }
        if (value.length == 0) {
            return other;
        }
        int first = Math.max(start, other.end() - MOST_CELLS);
        double[] joined = new double[other.end() - first];
        float[] weights = new float[joined.length];
        for (int i = 0; i < joined.length; i++) {
            int step = first + i;
            SparseRow source = step < end() ? this : other;
            boolean has = step >= source.start;
            joined[i] = has ? source.value[step - source.start] : Double.NaN;
            weights[i] = has ? source.weight[step - source.start] : 1;
        }
        return new SparseRow(key, first, joined, weights);
    }

    int known() {
        int known = 0;
        for (double v : value) {
            known += Double.isNaN(v) ? 0 : 1;
        }
        return known;
    }

    /** Why this row does not speak for itself, null if it does. */
    @Nullable
    String fallback() {
        int known = known();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean whole = true;
        for (int i = 0; i < value.length; i++) {
            if (!Double.isNaN(value[i])) {
                least = Math.min(least, value[i]);
                most = Math.max(most, value[i]);
                whole &= weight[i] >= 1;
            }
        }
        if (known == 0) {
            return NO_OBSERVATION;
        }
        if (known < SHORT) {
            return TOO_SHORT;
        }
        if (!(most > 0)) {
            return ALL_ZERO;
        }
        return least == most && whole ? CONSTANT : null;
    }

    static String cause(String code) {
        return switch (code) {
            case NO_OBSERVATION -> "Maybe the product is new or was never on sale; what rows have in common stands in.";
            case ALL_ZERO -> "Maybe the product is not sold here any more; a demand near zero is assumed.";
            case CONSTANT -> "Maybe the values were filled in; the same value is taken to come again.";
            case TOO_SHORT -> "Maybe the product is new; its few steps count beside what rows have in common.";
            default -> "Maybe the row is new; it is read by what the fitted rows have in common.";
        };
    }

    /** Index of the last known cell, -1 for none. */
    int lastKnown() {
        int last = value.length - 1;
        while (last >= 0 && Double.isNaN(value[last])) {
            last--;
        }
        return last;
    }
}
