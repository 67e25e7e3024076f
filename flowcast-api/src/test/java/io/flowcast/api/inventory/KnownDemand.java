package io.flowcast.api.inventory;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A forecast for tests: every day of a row is Poisson or certain, and days are independent. */
final class KnownDemand implements DemandForecast {
    private final LocalDate start;
    private final int horizon;
    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<double[]> means = new ArrayList<>();
    private final List<Boolean> certain = new ArrayList<>();

    KnownDemand(LocalDate start, int horizon) {
        this.start = start;
        this.horizon = horizon;
    }

    /** Adds a row of Poisson demand with the means of a week, first Monday; means up to 500. */
    KnownDemand poisson(SeriesKey key, double... weekMeans) {
        return add(key, false, weekMeans);
    }

    /** Adds a row of which every day is known. */
    KnownDemand certain(SeriesKey key, double... weekUnits) {
        return add(key, true, weekUnits);
    }

    private KnownDemand add(SeriesKey key, boolean sure, double... week) {
        double[] mean = new double[horizon];
        for (int t = 0; t < horizon; t++) {
            mean[t] = week[(start.plusDays(t).getDayOfWeek().getValue() - 1) % week.length];
        }
        keys.add(key);
        means.add(mean);
        certain.add(sure);
        return this;
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
        return horizon;
    }

    @Override
    public Timeline timeline() {
        return Timeline.days(start.minusDays(10));
    }

    @Override
    public int origin() {
        return 10;
    }

    @Override
    public double mean(int row, int step) {
        return means.get(row)[step];
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return sum(row, step, step + 1).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return sum(row, step, step + 1).cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        double mean = 0;
        for (int t = from; t < to; t++) {
            mean += mean(row, t);
        }
        return new Sum(mean, certain.get(row));
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        for (int k = 0; k < paths; k++) {
            SplittableRandom random =
                    new SplittableRandom(seed * 31 + keys.get(row).hashCode() * 1_000_003L + firstPath + k);
            for (int t = 0; t < horizon; t++) {
                double mean = mean(row, t);
                target[k * horizon + t] =
                        certain.get(row) ? mean : new Sum(mean, false).quantile(random.nextDouble() * (1 - 1e-9));
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
        return Provenance.of(
                "forecast", "known", Map.of(), "", RunContext.asOf(start).build());
    }

    /** Poisson by adding up its probabilities, or a certain value. */
    private record Sum(double mean, boolean certain) implements Distribution {
        @Override
        public double variance() {
            return certain ? 0 : mean;
        }

        @Override
        public double quantile(double probability) {
            if (certain || mean == 0) {
                return mean;
            }
            double p = Math.exp(-mean);
            double reached = p;
            int k = 0;
            while (reached < Math.min(probability, 1 - 1e-9) && k < mean + 60 + 20 * Math.sqrt(mean)) {
                k++;
                p *= mean / k;
                reached += p;
            }
            return k;
        }

        @Override
        public double cdf(double value) {
            if (certain || mean == 0) {
                return value >= mean ? 1 : 0;
            }
            double p = Math.exp(-mean);
            double reached = value >= 0 ? p : 0;
            for (int k = 1; k <= value && k < 100_000; k++) {
                p *= mean / k;
                reached += p;
            }
            return Math.min(1, reached);
        }

        @Override
        public double lossAbove(double level) {
            if (certain || mean == 0) {
                return Math.max(0, mean - level);
            }
            double loss = mean - Math.max(0, level);
            for (int k = 0; k < level && k < 100_000; k++) {
                loss += (Math.min(level, k + 1) - k) * cdf(k);
            }
            return Math.max(0, level < 0 ? mean - level : loss);
        }

        @Override
        public boolean discrete() {
            return mean == Math.rint(mean) || !certain;
        }

        @Override
        public Tail tail() {
            return certain ? Tail.BOUNDED : Tail.LIGHT;
        }
    }
}
