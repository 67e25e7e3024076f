package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.Arrays;

/** A law cut into cells of equal width: values and their probabilities, the tails in the outer cells. */
record DemandCells(double[] values, double[] chances) {
    private static final int MOST_CELLS = 1 << 24;

    static DemandCells of(DemandLaw law, SerialGrid grid, boolean whole) {
        boolean fromBelow = law.discrete() && law.lowest() > Double.NEGATIVE_INFINITY;
        double low = Math.max(0, fromBelow ? law.lowest() - 1 : law.quantile(grid.lowerTail()));
        boolean toEnd = law.discrete() && law.highest() < Double.POSITIVE_INFINITY;
        double high = Math.max(low, toEnd ? law.highest() : law.quantile(1 - grid.upperTail()));
        double step;
        int cells;
        if (whole) {
            low = Math.rint(low);
            step = 1;
            double count = Math.rint(high - low);
            if (!(count < MOST_CELLS)) {
                throw new IllegalArgumentException("demand spans " + count + " values; scale it down");
            }
            cells = (int) count;
        } else if (high > low) {
            cells = grid.demands();
            step = (high - low) / cells;
        } else {
            low = 0.5 * (low + high);
            step = 1;
            cells = 0;
        }
        double[] values = new double[cells + 1];
        int n = 0;
        for (int k = 0; k <= cells; k++) {
            double upTo = k == cells ? 1 : law.cdf((k + 0.5) * step + low);
            double before = k == 0 ? 0 : law.cdf((k - 0.5) * step + low);
            if (upTo > before) {
                values[n++] = k * step + low;
            }
        }
        values = Arrays.copyOf(values, n);
        double[] chances = new double[n];
        for (int k = 0; k < n; k++) {
            double upTo = k == n - 1 ? 1 : law.cdf(values[k] + step * 0.5);
            double before = k == 0 ? 0 : law.cdf(values[k] - step * 0.5);
            chances[k] = upTo - before;
        }
        return new DemandCells(values, chances);
    }
}
