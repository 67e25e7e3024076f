package io.flowcast.benchmarks.expiry;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Streams;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A made-up joint forecast: on each path a series has one gamma factor of mean 1 for all its days, and each day is Poisson
 * with the mean of the day times that factor. So a day is negative binomial and the days of a series move together.
 */
final class GammaPoissonDemand implements DemandForecast {
    private final LocalDate today;
    private final List<SeriesKey> keys;
    private final double[][] means;
    private final double shape;

    GammaPoissonDemand(LocalDate today, List<SeriesKey> keys, double[][] means, double shape) {
        this.today = today;
        this.keys = List.copyOf(keys);
        this.means = means;
        this.shape = shape;
    }

    @Override
    public int rows() {
        return keys.size();
    }

    @Override
    public SeriesKey key(int row) {
        return keys.get(row);
    }

    @Override
    public int horizon() {
        return means[0].length;
    }

    @Override
    public Timeline timeline() {
        return Timeline.days(today);
    }

    @Override
    public int origin() {
        return 0;
    }

    @Override
    public double mean(int row, int step) {
        return means[row][step];
    }

    private Distribution day(double mean) {
        return Distributions.negativeBinomialOfShape(mean, shape);
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return day(means[row][step]).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return day(means[row][step]).cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        double mean = 0;
        for (int t = from; t < to; t++) {
            mean += means[row][t];
        }
        return day(mean);
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        long rowSeed = Streams.seed(
                Streams.seed(seed, keys.get(row).siteId()), keys.get(row).productId());
        int days = horizon();
        for (int k = 0; k < paths; k++) {
            SplittableRandom random = Streams.of(rowSeed, firstPath + k);
            double factor = gamma(random) / shape;
            for (int t = 0; t < days; t++) {
                target[k * days + t] = poisson(means[row][t] * factor, random.nextDouble());
            }
        }
    }

    /** A gamma variable of the shape and scale 1: Marsaglia and Tsang (2000), ACM Trans. Math. Softw. 26(3), shape at least 1. */
    private double gamma(SplittableRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private static double poisson(double mean, double probability) {
        double mass = Math.exp(-mean);
        double sum = mass;
        int n = 0;
        while (sum < probability && n < 10_000) {
            n++;
            mass *= mean / n;
            sum += mass;
        }
        return n;
    }

    @Override
    public boolean discrete(int row) {
        return true;
    }

    @Override
    public Findings findings() {
        return Findings.none();
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "forecast",
                "gamma-poisson",
                "made up",
                Map.of("shape", String.valueOf(shape)),
                "",
                1,
                Instant.EPOCH,
                Map.of(),
                List.of());
    }
}
