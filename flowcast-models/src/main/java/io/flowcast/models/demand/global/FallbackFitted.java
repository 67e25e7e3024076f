package io.flowcast.models.demand.global;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.OutputStream;

/** What the fallback made of a panel that is too small to learn from, and the finding that says so. */
final class FallbackFitted implements FittedDemand {
    static final String TOO_FEW = "demand.too-few-samples";

    final FittedDemand fitted;
    final int samples;
    final int wanted;
    private final Provenance made;
    private final Findings findings;

    FallbackFitted(FittedDemand fitted, int samples, int wanted, Provenance made) {
        this.fitted = fitted;
        this.samples = samples;
        this.wanted = wanted;
        this.made = made;
        findings = with(fitted.findings());
    }

    private Findings with(Findings others) {
        FindingCollector all = new FindingCollector();
        all.add(
                Severity.WARNING,
                TOO_FEW,
                Place.of("panel"),
                "samples",
                samples,
                "Maybe the panel has few rows or a short history: below " + wanted + " samples "
                        + fitted.provenance().model() + " stands in.");
        all.addAll(others);
        return all.toFindings();
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return new Renamed(fitted.forecast(horizon, context), findings);
    }

    @Override
    public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
        DemandForecast forecast = fitted.forecast(panel, horizon, context);
        return new Renamed(forecast, with(forecast.findings()));
    }

    @Override
    public FittedDemand update(DemandPanel panel, RunContext context) {
        return new FallbackFitted(fitted.update(panel, context), samples, wanted, made);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        BoostedFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return made;
    }

    /** The fallback's forecast with all findings. */
    private record Renamed(DemandForecast forecast, Findings findings) implements DemandForecast {
        @Override
        public int rows() {
            return forecast.rows();
        }

        @Override
        public io.flowcast.api.demand.SeriesKey key(int row) {
            return forecast.key(row);
        }

        @Override
        public int horizon() {
            return forecast.horizon();
        }

        @Override
        public io.flowcast.api.demand.Timeline timeline() {
            return forecast.timeline();
        }

        @Override
        public int origin() {
            return forecast.origin();
        }

        @Override
        public double mean(int row, int step) {
            return forecast.mean(row, step);
        }

        @Override
        public double quantile(int row, int step, double probability) {
            return forecast.quantile(row, step, probability);
        }

        @Override
        public double cdf(int row, int step, double value) {
            return forecast.cdf(row, step, value);
        }

        @Override
        public io.flowcast.api.distribution.Distribution sum(int row, int from, int to) {
            return forecast.sum(row, from, to);
        }

        @Override
        public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
            forecast.samplePaths(row, seed, firstPath, paths, target);
        }

        @Override
        public boolean discrete(int row) {
            return forecast.discrete(row);
        }

        @Override
        public Provenance provenance() {
            return forecast.provenance();
        }
    }
}
