package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forecasts of parts of a panel as one, rows in the panel's order. Rows of different parts share the numbers of their paths, not their past. */
final class JoinedForecast implements DemandForecast {
    private final Timeline timeline;
    private final int origin;
    private final int horizon;
    private final List<SeriesKey> keys;
    private final int[] part;
    private final int[] rowInPart;
    private final @Nullable DemandForecast[] forecasts;
    private final int[] passed;
    private final Findings findings;
    private final Provenance provenance;

    JoinedForecast(
            Timeline timeline,
            int origin,
            int horizon,
            List<SeriesKey> keys,
            int[] part,
            @Nullable DemandForecast[] forecasts,
            int[] passed,
            Findings findings,
            Provenance provenance) {
        this.timeline = timeline;
        this.origin = origin;
        this.horizon = horizon;
        this.keys = keys;
        this.part = part;
        this.forecasts = forecasts;
        this.passed = passed;
        this.findings = findings;
        this.provenance = provenance;
        rowInPart = new int[part.length];
        int[] count = new int[forecasts.length];
        for (int r = 0; r < part.length; r++) {
            rowInPart[r] = count[part[r]]++;
        }
    }

    private DemandForecast of(int row) {
        return Objects.requireNonNull(forecasts[part[Objects.checkIndex(row, part.length)]]);
    }

    private int step(int row, int step) {
        return Objects.checkIndex(step, horizon) + passed[part[row]];
    }

    @Override
    public int rows() {
        return part.length;
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
        return timeline;
    }

    @Override
    public int origin() {
        return origin;
    }

    @Override
    public double mean(int row, int step) {
        return of(row).mean(rowInPart[row], step(row, step));
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return of(row).quantile(rowInPart[row], step(row, step), probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return of(row).cdf(rowInPart[row], step(row, step), value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        Objects.checkFromToIndex(from, to, horizon);
        Objects.checkIndex(from, to);
        int behind = passed[part[Objects.checkIndex(row, part.length)]];
        return of(row).sum(rowInPart[row], from + behind, to + behind);
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        DemandForecast its = of(row);
        int behind = passed[part[row]];
        if (behind == 0) {
            its.samplePaths(rowInPart[row], seed, firstPath, paths, target);
            return;
        }
        int steps = horizon + behind;
        double[] longer = new double[Math.multiplyExact(paths, steps)];
        its.samplePaths(rowInPart[row], seed, firstPath, paths, longer);
        for (int k = 0; k < paths; k++) {
            System.arraycopy(longer, k * steps + behind, target, k * horizon, horizon);
        }
    }

    @Override
    public boolean discrete(int row) {
        return of(row).discrete(rowInPart[row]);
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}
