package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The season that rows have in common: a factor for each phase of the calendar, of all rows and of each product that is sold at several sites.
 *
 * <p>Weeks are much alike from shop to shop, and a row of few sales cannot tell its own from chance. With sales s, share of the demand seen a, and mean
 * demand m of the row, the factor of phase j is {@code sum s / sum a m} over all cells of the phase (the Poisson maximum likelihood estimate for given m); that of
 * a product is drawn to that of all rows with the weight of {@value #PRIOR_CELLS} cells. Factors have mean 1. O(cells). Limits: rows of opposite
 * seasons cancel out, and then each must find its own. Immutable.
 */
final class SeasonPool {
    private static final double PRIOR_CELLS = 20;
    private static final int LEAST_ROWS = 2;
    /** A season that moves less than this is none. */
    private static final double LEAST_RANGE = 0.02;

    private static final double LEAST_FACTOR = 0.02;

    final int period;
    /** Factors of all rows; empty if there is no season in common. */
    final double[] all;
    /** How many rows share the factors of all. */
    final int rows;
    /** Factors by product, of products at several sites. */
    final Map<String, Pattern> byProduct;

    /** Factors by phase of the calendar, and how many rows they were learned from. */
    record Pattern(double[] factors, int rows) {
        /** Free values that a row which uses the factors has to answer for: its share of those of the group. */
        double cost() {
            return (factors.length - 1.0) / rows;
        }

        /** The factors by phase of a row that begins at a step of the calendar. */
        double[] from(int start) {
            double[] result = new double[factors.length];
            for (int j = 0; j < result.length; j++) {
                result[j] = factors[Math.floorMod(start + j, result.length)];
            }
            return result;
        }
    }

    static final Pattern NONE = new Pattern(new double[0], 1);

    SeasonPool(int period, double[] all, int rows, Map<String, Pattern> byProduct) {
        this.period = period;
        this.all = all;
        this.rows = rows;
        this.byProduct = byProduct;
    }

    /** The factors for a row, none if there is no season in common. */
    Pattern of(SeriesKey key) {
        if (all.length == 0) {
            return NONE;
        }
        Pattern own = byProduct.get(key.productId());
        return own != null ? own : new Pattern(all, rows);
    }

    static SeasonPool none(int period) {
        return new SeasonPool(period, new double[0], 0, Map.of());
    }

    static SeasonPool of(DemandPanel panel) {
        int period = panel.timeline().seasonLength();
        if (period < 2) {
            return none(period);
        }
        RowReader reader = new RowReader();
        Sums all = new Sums(period);
        Map<String, Sums> products = new TreeMap<>();
        for (int r = 0; r < panel.rows(); r++) {
            reader.read(panel, r);
            double mean = reader.meanDemand();
            if (reader.informative >= 2 * period && mean > 0) {
                all.add(reader, mean);
                products.computeIfAbsent(panel.key(r).productId(), k -> new Sums(period))
                        .add(reader, mean);
            }
        }
        if (all.rows < LEAST_ROWS) {
            return none(period);
        }
        double[] flat = new double[period];
        Arrays.fill(flat, 1);
        double[] common = all.factors(flat);
        Map<String, Pattern> byProduct = new TreeMap<>();
        products.forEach((product, sums) -> {
            if (sums.rows >= LEAST_ROWS) {
                byProduct.put(product, new Pattern(sums.factors(common), sums.rows));
            }
        });
        double range = Arrays.stream(common).max().orElse(1)
                - Arrays.stream(common).min().orElse(1);
        return range < LEAST_RANGE && byProduct.isEmpty()
                ? none(period)
                : new SeasonPool(period, common, all.rows, byProduct);
    }

    /** Sales and expectations by phase, both relative to the rows' means so that huge values do not overflow. */
    private static final class Sums {
        private final double[] sold;
        private final double[] expected;
        private double cells;
        private int rows;

        Sums(int period) {
            sold = new double[period];
            expected = new double[period];
        }

        void add(RowReader reader, double mean) {
            // A row counts by its mean, as Poisson sales do, but no more than a hundred units: beyond, chance is not
            // Poisson.
            double weight = Math.min(mean, 100);
            for (int t = 0; t < reader.length; t++) {
                if (reader.informative(t)) {
                    int phase = Math.floorMod(reader.start + t, sold.length);
                    sold[phase] += weight * (reader.value[t] / mean);
                    expected[phase] += weight * reader.share(t);
                    cells++;
                }
            }
            rows++;
        }

        double[] factors(double[] wider) {
            double prior = PRIOR_CELLS * Arrays.stream(expected).sum() / cells;
            double[] factors = new double[sold.length];
            double mean = 0;
            for (int j = 0; j < factors.length; j++) {
                factors[j] = Math.max(LEAST_FACTOR, (sold[j] + prior * wider[j]) / (expected[j] + prior));
                mean += factors[j] / factors.length;
            }
            for (int j = 0; j < factors.length; j++) {
                factors[j] /= mean;
            }
            return factors;
        }
    }
}
