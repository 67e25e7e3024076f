package io.flowcast.models.inventory;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.CountTable;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A forecast for tests: each row has the same table of counts on every day, days are independent. */
final class TableDemand implements DemandForecast {
    private final LocalDate start;
    private final int horizon;
    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<CountTable> tables = new ArrayList<>();

    TableDemand(LocalDate start, int horizon) {
        this.start = start;
        this.horizon = horizon;
    }

    TableDemand add(String product, CountTable day) {
        keys.add(new SeriesKey("shop", product));
        tables.add(day);
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
        return Timeline.days(start);
    }

    @Override
    public int origin() {
        return 0;
    }

    @Override
    public double mean(int row, int step) {
        return tables.get(row).mean();
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return tables.get(row).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return tables.get(row).cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        CountTable sum = tables.get(row);
        for (int t = from + 1; t < to; t++) {
            sum = sum.plus(tables.get(row));
        }
        return sum;
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        for (int k = 0; k < paths; k++) {
            SplittableRandom random =
                    Streams.of(Streams.seed(seed, keys.get(row).toString()), firstPath + k);
            for (int t = 0; t < horizon; t++) {
                target[k * horizon + t] = tables.get(row).quantile(random.nextDouble());
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
                "forecast", "table", Map.of(), "", RunContext.asOf(start).build());
    }
}
