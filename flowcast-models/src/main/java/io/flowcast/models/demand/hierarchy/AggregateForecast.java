package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import java.util.Objects;

/** The sums of the rows of a coherent forecast, path by path. Memory: aggregates x horizon x paths numbers. */
final class AggregateForecast implements DemandForecast {
    /** Paths that one thread draws at a time. */
    private static final int BLOCK = 64;

    private final CoherentForecast leaves;
    private final Hierarchy tree;
    private final int horizon;
    private final int paths;
    private final double[] mean;
    /** Path k of aggregate j in step h at (j * horizon + h) * paths + k. */
    private final float[] drawn;

    private final boolean discrete;
    private final Findings findings;

    private AggregateForecast(CoherentForecast leaves, Findings findings, int paths) {
        this.leaves = leaves;
        this.findings = findings;
        this.paths = paths;
        tree = leaves.tree;
        horizon = leaves.horizon();
        mean = new double[tree.aggregates * horizon];
        drawn = new float[Math.multiplyExact(mean.length, paths)];
        boolean whole = true;
        for (int i = 0; i < tree.leaves; i++) {
            whole &= leaves.discrete(i);
        }
        discrete = whole;
    }

    static DemandForecast of(CoherentForecast leaves, Findings findings, int paths, RunContext context) {
        if (paths < 2) {
            throw new IllegalArgumentException("paths must be at least 2, was " + paths);
        }
        AggregateForecast forecast = new AggregateForecast(leaves, findings, paths);
        forecast.addUp(context);
        return forecast;
    }

    private void addUp(RunContext context) {
        double[] step = new double[tree.leaves];
        for (int h = 0; h < horizon; h++) {
            for (int i = 0; i < step.length; i++) {
                step[i] = leaves.mean(i, h);
            }
            for (int j = 0; j < tree.aggregates; j++) {
                mean[j * horizon + h] = tree.sum(j, step, 0);
            }
        }
        long seed = Streams.seed(context.seed(), "aggregates");
        int blocks = (paths + BLOCK - 1) / BLOCK;
        Parallel.forEach(context, "add up", blocks, b -> {
            int first = b * BLOCK;
            int count = Math.min(BLOCK, paths - first);
            double[] own = new double[count * horizon];
            double[] sums = new double[tree.aggregates * horizon * count];
            for (int i = 0; i < tree.leaves; i++) {
                leaves.samplePaths(i, seed, first, count, own);
                for (int l = 0; l < tree.levels; l++) {
                    int at = tree.parent(i, l) * horizon * count;
                    for (int p = 0; p < own.length; p++) {
                        sums[at + p] += own[p];
                    }
                }
            }
            for (int cell = 0; cell < mean.length; cell++) {
                int from = cell / horizon * horizon * count + cell % horizon;
                for (int k = 0; k < count; k++) {
                    drawn[cell * paths + first + k] = (float) sums[from + k * horizon];
                }
            }
        });
        Parallel.forEach(context, "sort", mean.length, cell -> Arrays.sort(drawn, cell * paths, (cell + 1) * paths));
    }

    @Override
    public int rows() {
        return tree.aggregates;
    }

    @Override
    public SeriesKey key(int row) {
        return tree.aggregateKeys.get(row);
    }

    @Override
    public int horizon() {
        return horizon;
    }

    @Override
    public Timeline timeline() {
        return leaves.timeline();
    }

    @Override
    public int origin() {
        return leaves.origin();
    }

    @Override
    public double mean(int row, int step) {
        return mean[cell(row, step)];
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return marginal(row, step).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return marginal(row, step).cdf(value);
    }

    private Distribution marginal(int row, int step) {
        int from = cell(row, step) * paths;
        double[] samples = new double[paths];
        for (int k = 0; k < paths; k++) {
            samples[k] = discrete ? Math.rint(drawn[from + k]) : drawn[from + k];
        }
        return Distributions.empirical(samples);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        Objects.checkFromToIndex(from, to, horizon);
        if (to == from + 1) {
            return marginal(row, from);
        }
        Objects.checkIndex(from, to);
        double[] target = new double[paths * horizon];
        samplePaths(row, Streams.seed(provenance().seed(), "sum"), 0, paths, target);
        double[] sums = new double[paths];
        for (int k = 0; k < paths; k++) {
            for (int h = from; h < to; h++) {
                sums[k] += target[k * horizon + h];
            }
        }
        return Distributions.empirical(sums);
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int count, double[] target) {
        double[] own = new double[count * horizon];
        Arrays.fill(target, 0, own.length, 0);
        for (int p = tree.firstChild(row); p < tree.endOfChildren(row); p++) {
            leaves.samplePaths(tree.child(p), seed, firstPath, count, own);
            for (int i = 0; i < own.length; i++) {
                target[i] += own[i];
            }
        }
    }

    private int cell(int row, int step) {
        Objects.checkIndex(row, tree.aggregates);
        Objects.checkIndex(step, horizon);
        return row * horizon + step;
    }

    @Override
    public boolean discrete(int row) {
        return discrete;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return leaves.provenance();
    }
}
