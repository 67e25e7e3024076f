package io.flowcast.core.testing;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import java.util.Arrays;
import java.util.Map;

/** A forecast that knows the demand: the same number every day, with certainty. For tests that compute by hand. */
public final class KnownDemand implements DemandForecast {
    private final DemandPanel panel;
    private final int horizon;
    private final double perDay;

    /** The same demand for all rows of a panel. */
    public KnownDemand(DemandPanel panel, int horizon, double perDay) {
        this.panel = panel;
        this.horizon = horizon;
        this.perDay = perDay;
    }

    @Override
    public int rows() {
        return panel.rows();
    }

    @Override
    public SeriesKey key(int row) {
        return panel.key(row);
    }

    @Override
    public int horizon() {
        return horizon;
    }

    @Override
    public Timeline timeline() {
        return panel.timeline();
    }

    @Override
    public int origin() {
        return panel.end();
    }

    @Override
    public double mean(int row, int step) {
        return perDay;
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return perDay;
    }

    @Override
    public double cdf(int row, int step, double value) {
        return value >= perDay ? 1 : 0;
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        throw new AssertionError("not needed by what is tested here");
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        Arrays.fill(target, 0, paths * horizon, perDay);
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
        return Provenance.of("forecast", "known", Map.of(), "", World.context());
    }
}
