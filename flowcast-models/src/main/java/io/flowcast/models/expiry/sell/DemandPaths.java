package io.flowcast.models.expiry.sell;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Who comes to buy, on every path and day: customers at full price who take the oldest goods, customers at full price
 * who take the freshest, and customers whom only a lower price brings.
 *
 * <p>Demand D of a path comes from the joint forecast. Of whole units, each is wanted as the freshest with the share of
 * newest-first customers, drawn apart. At a discount d demand is f(d) = (1 - d)^elasticity times as high; the extra
 * customers are not simply (f - 1) D, since the chance that made D high on one day need not bring more bargain hunters
 * too. With mean m and variance v of D over the paths, the part w = max(0, 1 - m / v) of the variance belongs to the
 * rate and the rest is Poisson, so the rate known from D is A = m + w (D - m), the linear Bayes estimate (Buehlmann), and
 * the extra customers are Poisson with mean (f - 1) A. For a Poisson forecast that makes demand at the discount Poisson
 * with mean f m. Goods that are not counted in whole units take (f - 1) A itself. Discounts share their random numbers
 * (the quantile of the Poisson distribution at one number for each path and day): a deeper one never brings fewer
 * customers.
 */
final class DemandPaths {
    /** Above it a Poisson or binomial number is drawn from the normal distribution. */
    private static final double MANY = 40;

    final int paths;
    final int days;
    final double[] demand;
    final double[] newest;
    final double[][] extra;
    final double[] meanPerDay;

    private final double[] levelFactor;
    private boolean whole;
    private final boolean[] extraReady;
    /** Share of the variance of demand that belongs to its rate; NaN until it is asked for. */
    private double rateShare;

    private long seed;
    private double[] raw = new double[0];

    DemandPaths(int paths, int days, MarkdownRule rule) {
        this.paths = paths;
        this.days = days;
        demand = new double[paths * days];
        newest = new double[paths * days];
        meanPerDay = new double[paths];
        int levels = rule.discountFractions().size();
        extra = new double[levels][paths * days];
        levelFactor = new double[levels];
        extraReady = new boolean[levels];
        for (int l = 0; l < levels; l++) {
            levelFactor[l] = rule.demandFactor(rule.discountFractions().get(l)) - 1;
        }
    }

    /** Draws the paths of a row; false if the forecast holds numbers that are no demand. */
    boolean load(DemandForecast forecast, int row, long pathSeed, double newestFirstShare) {
        int horizon = forecast.horizon();
        if (raw.length < paths * horizon) {
            raw = new double[paths * horizon];
        }
        forecast.samplePaths(row, pathSeed, 0, paths, raw);
        whole = forecast.discrete(row);
        seed = Streams.seed(
                Streams.seed(pathSeed, forecast.key(row).siteId()),
                forecast.key(row).productId());
        Arrays.fill(extraReady, false);
        rateShare = Double.NaN;
        for (int k = 0; k < paths; k++) {
            double sum = 0;
            for (int t = 0; t < days; t++) {
                double d = raw[k * horizon + t];
                if (!(d >= 0 && d < Double.MAX_VALUE)) {
                    none();
                    return false;
                }
                demand[k * days + t] = d;
                sum += d;
            }
            meanPerDay[k] = sum / days;
        }
        split(newestFirstShare);
        return true;
    }

    /** Nobody comes. */
    void none() {
        Arrays.fill(demand, 0);
        Arrays.fill(newest, 0);
        Arrays.fill(meanPerDay, 0);
        for (double[] level : extra) {
            Arrays.fill(level, 0);
        }
        Arrays.fill(extraReady, true);
    }

    private void split(double share) {
        if (share <= 0 || share >= 1 || !whole) {
            for (int c = 0; c < demand.length; c++) {
                newest[c] = share * demand[c];
            }
            return;
        }
        SplittableRandom random = Streams.of(seed, "newest-first");
        for (int c = 0; c < demand.length; c++) {
            newest[c] = binomial(demand[c], share, random);
        }
    }

    private static double binomial(double trials, double share, SplittableRandom random) {
        if (trials > MANY) {
            double drawn = trials * share + Math.sqrt(trials * share * (1 - share)) * random.nextGaussian();
            return Math.min(trials, Math.max(0, Math.rint(drawn)));
        }
        int n = 0;
        for (int i = 1; i <= trials; i++) {
            n += random.nextDouble() < share ? 1 : 0;
        }
        return n;
    }

    /** Draws the customers whom a discount brings, once for a row and only if it is tried. */
    void needExtra(int level) {
        if (extraReady[level]) {
            return;
        }
        extraReady[level] = true;
        if (Double.isNaN(rateShare)) {
            rateShare = rateShare();
        }
        double[] target = extra[level];
        double factor = levelFactor[level];
        for (int t = 0; t < days; t++) {
            double mean = 0;
            for (int k = 0; k < paths; k++) {
                mean += demand[k * days + t];
            }
            mean /= paths;
            for (int k = 0; k < paths; k++) {
                int c = k * days + t;
                double more = factor * Math.max(0, mean + rateShare * (demand[c] - mean));
                target[c] = whole ? poissonQuantile(more, Streams.unit(seed, k, t)) : more;
            }
        }
    }

    private double rateShare() {
        double means = 0;
        double variances = 0;
        for (int t = 0; t < days; t++) {
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < paths; k++) {
                double d = demand[k * days + t];
                sum += d;
                squares += d * d;
            }
            double mean = sum / paths;
            means += mean;
            variances += Math.max(0, squares / paths - mean * mean);
        }
        return variances > 0 ? Math.max(0, 1 - means / variances) : 0;
    }

    /** The quantile of a Poisson distribution; of many, that of a normal one with its mean and variance. */
    private static double poissonQuantile(double mean, double probability) {
        if (mean > MANY) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * normalQuantile(probability)));
        }
        double mass = Math.exp(-mean);
        double sum = mass;
        int n = 0;
        while (sum < probability && n < 4 * MANY) {
            n++;
            mass *= mean / n;
            sum += mass;
        }
        return n;
    }

    /** Within 4.5e-4 of the normal quantile: Abramowitz and Stegun, formula 26.2.23. */
    private static double normalQuantile(double probability) {
        double tail = Math.max(1e-12, Math.min(probability, 1 - probability));
        double t = Math.sqrt(-2 * Math.log(tail));
        double x =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return probability < 0.5 ? -x : x;
    }
}
