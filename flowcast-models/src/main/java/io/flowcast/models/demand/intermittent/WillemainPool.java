package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The law of {@link WillemainForecaster}. Sale and no sale follow each other as a Markov chain of two states whose transitions are counted in the row; a sale has a size drawn
 * from the row's own and jittered,
 *
 * <pre>
 *   jittered = 1 + floor(s + Z sqrt(s)),    s itself where that is not above 0
 * </pre>
 *
 * (Willemain, Smart and Schwarz 2004, section 3). Instead of bootstrap samples the distribution they are drawn from is computed: the chain's chance h steps ahead, times the jittered
 * sizes at equally likely Z. Amounts are jittered in units of the row's smallest size, without rounding.
 *
 * @param counts whether sizes are whole numbers
 * @param meanChance chance of a sale over all rows, for rows that show none
 * @param usualSize median size over all rows, likewise
 */
record WillemainPool(boolean counts, double meanChance, double usualSize) implements SparsePool {
    private static final int LONGEST_MEMORY = 64;
    private static final double[] JITTER = jitter();
    private static final int MOST_SIZES = 200;

    private static double[] jitter() {
        double[] z = new double[15];
        for (int i = 0; i < z.length; i++) {
            z[i] = Normal.quantile((i + 0.5) / z.length);
        }
        return z;
    }

    /** Chances of a sale after none and after one. */
    private record Chain(double afterNone, double afterSale, double last) {
        double carry() {
            return afterSale - afterNone;
        }

        double usual() {
            return afterNone / Math.max(1e-9, 1 - carry());
        }
    }

    private Chain chain(SparseRow row) {
        double sales = 0;
        double cells = 0;
        double[] from = new double[2];
        double[] sale = new double[2];
        int before = -1;
        for (double value : row.value()) {
            if (Double.isNaN(value)) {
                before = -1;
                continue;
            }
            int now = value > 0 ? 1 : 0;
            sales += now;
            cells++;
            if (before >= 0) {
                from[before]++;
                sale[before] += now;
            }
            before = now;
        }
        if (cells == 0) {
            return new Chain(meanChance, meanChance, meanChance);
        }
        // One transition at the row's own rate, so that a state never left or never met has a sound chance.
        double rate = (sales + meanChance) / (cells + 1);
        double afterNone = (sale[0] + rate) / (from[0] + 1);
        double afterSale = (sale[1] + rate) / (from[1] + 1);
        int last = row.lastKnown();
        return new Chain(afterNone, afterSale, last < 0 ? rate : row.value()[last] > 0 ? 1 : 0);
    }

    @Override
    public Ahead ahead() {
        return this::ahead;
    }

    private void ahead(SparseRow row, int gap, Hurdle[] target) {
        String fallback = row.fallback();
        if (SparseRow.CONSTANT.equals(fallback)) {
            Arrays.fill(target, new Hurdle(1, Hurdle.Sizes.of(row.value()[row.lastKnown()]), counts));
            return;
        }
        if (SparseRow.ALL_ZERO.equals(fallback)) {
            Hurdle.Sizes one = Hurdle.Sizes.of(counts ? 1 : 0);
            Arrays.fill(target, new Hurdle(0.5 / (row.known() + 1), one, counts));
            return;
        }
        Hurdle.Sizes sizes = sizes(row);
        Chain chain = chain(row);
        double usual = chain.usual();
        int behind = row.lastKnown() < 0 ? 0 : gap + row.value().length - 1 - row.lastKnown();
        double away = (chain.last() - usual) * Math.pow(chain.carry(), Math.min(behind, 10_000));
        for (int h = 0; h < target.length; h++) {
            away *= chain.carry();
            target[h] = new Hurdle(usual + away, sizes, counts);
        }
    }

    private Hurdle.Sizes sizes(SparseRow row) {
        double[] size = new double[MOST_SIZES];
        int n = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int t = row.value().length - 1; t >= 0 && n < MOST_SIZES; t--) {
            if (row.value()[t] > 0) {
                size[n++] = row.value()[t];
                least = Math.min(least, row.value()[t]);
            }
        }
        if (n == 0) {
            return Hurdle.Sizes.of(counts ? Math.max(1, Math.rint(usualSize)) : usualSize);
        }
        double[] value = new double[n * JITTER.length];
        double[] weight = new double[value.length];
        Arrays.fill(weight, 1);
        double unit = counts ? 1 : least;
        for (int i = 0, at = 0; i < n; i++) {
            double s = size[i] / unit;
            for (double z : JITTER) {
                double moved = s + z * Math.sqrt(s);
                double jittered = counts ? 1 + Math.floor(moved) : moved;
                value[at++] = unit * (jittered > 0 ? jittered : s);
            }
        }
        return Hurdle.Sizes.of(value, weight, value.length);
    }

    @Override
    public StepDependence dependence(SparseRow row) {
        double carry = Math.max(-0.95, Math.min(0.95, chain(row).carry()));
        double[] weight = new double[LONGEST_MEMORY];
        double power = 1;
        for (int j = 0; j < weight.length; j++) {
            power *= carry;
            weight[j] = Math.abs(power) < 1e-6 ? 0 : power;
        }
        return StepDependence.ofWeights(weight);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(counts);
        out.writeDouble(meanChance);
        out.writeDouble(usualSize);
    }

    static WillemainPool read(DataInput in) throws IOException {
        return new WillemainPool(in.readBoolean(), in.readDouble(), in.readDouble());
    }

    /** What rows have in common: not more than a row needs that shows nothing. */
    static WillemainPool of(SparseRow[] rows, boolean counts) {
        double sales = 0.5;
        double cells = 1;
        double[] usual = new double[rows.length];
        int n = 0;
        for (SparseRow row : rows) {
            double largest = 0;
            for (double value : row.value()) {
                cells += Double.isNaN(value) ? 0 : 1;
                sales += value > 0 ? 1 : 0;
                largest = Math.max(largest, value > 0 ? value : 0);
            }
            double sum = 0;
            int seen = 0;
            for (double value : row.value()) {
                if (value > 0) {
                    sum += value / largest;
                    seen++;
                }
            }
            if (seen > 0) {
                usual[n++] = largest * (sum / seen);
            }
        }
        Arrays.sort(usual, 0, n);
        return new WillemainPool(counts, sales / cells, n > 0 ? usual[n / 2] : 1);
    }
}
