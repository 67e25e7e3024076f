package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Streams;
import java.util.Objects;

/**
 * A forecast of the leaves whose means agree with those of their sums. Each leaf keeps the shape of its base forecast, scaled to the reconciled mean, and its
 * dependence on other leaves and steps. Immutable and safe for several threads.
 */
public final class CoherentForecast implements DemandForecast {
    private static final int SUM_PATHS = 2_000;

    final Hierarchy tree;
    private final DemandForecast nodes;
    private final double[] mean;
    private final Provenance provenance;

    CoherentForecast(Hierarchy tree, DemandForecast nodes, double[] mean, Provenance provenance) {
        this.tree = tree;
        this.nodes = nodes;
        this.mean = mean;
        this.provenance = provenance;
    }

    /**
     * The forecast of the sums, level after level: its means are the sums of the leaves' means, and its path {@code k} with a seed is the sum of the
     * leaves' paths {@code k} with that seed. Quantiles come from sample paths of all leaves, drawn here once.
     *
     * @param paths how many sample paths the distributions are made of, at least 2
     * @param context seed, threads, deadline, cancellation
     * @return a forecast with a row for each group of each level
     */
    public DemandForecast aggregates(int paths, RunContext context) {
        return AggregateForecast.of(this, nodes.findings(), paths, context);
    }

    @Override
    public int rows() {
        return tree.leaves;
    }

    @Override
    public SeriesKey key(int row) {
        return nodes.key(node(row));
    }

    @Override
    public int horizon() {
        return nodes.horizon();
    }

    @Override
    public Timeline timeline() {
        return nodes.timeline();
    }

    @Override
    public int origin() {
        return nodes.origin();
    }

    @Override
    public double mean(int row, int step) {
        Objects.checkIndex(step, horizon());
        return mean[Objects.checkIndex(row, rows()) * horizon() + step];
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return scaled(row, step).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return scaled(row, step).cdf(value);
    }

    private Distribution scaled(int row, int step) {
        return ScaledDemand.of(nodes.sum(node(row), step, step + 1), mean(row, step));
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        Objects.checkFromToIndex(from, to, horizon());
        if (to == from + 1) {
            return scaled(row, from);
        }
        Objects.checkIndex(from, to);
        double[] paths = new double[SUM_PATHS * horizon()];
        samplePaths(row, Streams.seed(provenance.seed(), "sum"), 0, SUM_PATHS, paths);
        double[] sums = new double[SUM_PATHS];
        for (int k = 0; k < SUM_PATHS; k++) {
            for (int h = from; h < to; h++) {
                sums[k] += paths[k * horizon() + h];
            }
        }
        return Distributions.empirical(sums);
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        nodes.samplePaths(node(row), seed, firstPath, paths, target);
        boolean whole = discrete(row);
        long stream = Streams.seed(Streams.seed(seed, key(row).toString()), "rounding");
        for (int h = 0; h < horizon(); h++) {
            double now = mean(row, h);
            double before = nodes.mean(node(row), h);
            boolean unforeseen = now > 0 && (!(before > 0) || now / before > 1e6);
            double factor = before > 0 ? now / before : 0;
            Distribution instead = unforeseen ? scaled(row, h) : Distributions.point(0);
            for (int k = 0; k < paths; k++) {
                int at = k * horizon() + h;
                double u = Streams.unit(stream, firstPath + k, h);
                if (unforeseen) {
                    target[at] = instead.quantile(u);
                } else if (factor != 1) {
                    double value = factor * target[at];
                    target[at] = whole ? Math.floor(value + u) : value;
                }
            }
        }
    }

    private int node(int row) {
        return tree.aggregates + Objects.checkIndex(row, rows());
    }

    @Override
    public boolean discrete(int row) {
        return nodes.discrete(node(row));
    }

    @Override
    public Findings findings() {
        return nodes.findings();
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}
