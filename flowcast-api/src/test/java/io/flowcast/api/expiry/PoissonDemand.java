package io.flowcast.api.expiry;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A forecast for tests: each day of each row is Poisson with a given mean, independent of all others. A mean of NaN gives
 * paths that hold no numbers, as a forecaster that failed might.
 */
public final class PoissonDemand implements DemandForecast {
    private final List<SeriesKey> keys;
    private final double[][] means;
    private final LocalDate today;

    private PoissonDemand(List<SeriesKey> keys, double[][] means, LocalDate today) {
        this.keys = keys;
        this.means = means;
        this.today = today;
    }

    /**
     * A forecast.
     *
     * @param today day of step 0
     * @param meansByKey expected demand of each day, by row; all of one length
     * @return the forecast
     */
    public static PoissonDemand of(LocalDate today, Map<SeriesKey, double[]> meansByKey) {
        return new PoissonDemand(
                List.copyOf(meansByKey.keySet()), meansByKey.values().toArray(double[][]::new), today);
    }

    /**
     * A forecast of one row.
     *
     * @param today day of step 0
     * @param siteId its site
     * @param productId its product
     * @param means expected demand of each day
     * @return the forecast
     */
    public static PoissonDemand of(LocalDate today, String siteId, String productId, double... means) {
        return of(today, new LinkedHashMap<>(Map.of(new SeriesKey(siteId, productId), means)));
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

    @Override
    public double quantile(int row, int step, double probability) {
        return new Poisson(means[row][step]).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return new Poisson(means[row][step]).cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        return new Poisson(Arrays.stream(means[row], from, to).sum());
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        long rowSeed = seed * 0x9e3779b97f4a7c15L + keys.get(row).toString().hashCode();
        for (int k = 0; k < paths; k++) {
            SplittableRandom random = new SplittableRandom(rowSeed ^ (0x632be59bd9b4e019L * (firstPath + k + 1)));
            for (int t = 0; t < horizon(); t++) {
                Poisson demand = new Poisson(means[row][t]);
                double u = random.nextDouble();
                target[k * horizon() + t] = Double.isNaN(means[row][t]) ? Double.NaN : demand.quantile(u);
            }
        }
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
                "forecast", "poisson-demand", "test", Map.of(), "", 1, Instant.EPOCH, Map.of(), List.of());
    }

    private record Poisson(double mean) implements Distribution {
        @Override
        public double variance() {
            return mean;
        }

        @Override
        public double quantile(double probability) {
            double p = Math.exp(-mean);
            double sum = p;
            int x = 0;
            double target = Math.min(probability, 1 - 1e-9);
            while (sum < target && x < 100_000) {
                x++;
                p *= mean / x;
                sum += p;
            }
            return x;
        }

        @Override
        public double cdf(double value) {
            double p = Math.exp(-mean);
            double sum = 0;
            for (int x = 0; x <= value; x++) {
                sum += p;
                p *= mean / (x + 1);
            }
            return Math.min(1, sum);
        }

        @Override
        public double lossAbove(double level) {
            double p = Math.exp(-mean);
            double loss = mean - level;
            for (int x = 0; x <= level; x++) {
                loss += (level - x) * p;
                p *= mean / (x + 1);
            }
            return Math.max(0, loss);
        }

        @Override
        public boolean discrete() {
            return true;
        }

        @Override
        public Tail tail() {
            return Tail.LIGHT;
        }
    }
}
