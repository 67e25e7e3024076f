package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Parallel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fitted base model of all nodes, and how its forecasts are made to add up. */
final class FittedHierarchy implements FittedDemand {
    final String name;
    final Levels levels;
    final Reconciliation how;
    final FittedDemand base;
    final Hierarchy tree;
    /** Demand of a usual step of each leaf. */
    final double[] usual;

    final Correlations correlations;
    private final Provenance provenance;

    FittedHierarchy(
            String name,
            Levels levels,
            Reconciliation how,
            FittedDemand base,
            Hierarchy tree,
            double[] usual,
            Correlations correlations,
            Provenance provenance) {
        this.name = name;
        this.levels = levels;
        this.how = how;
        this.base = base;
        this.tree = tree;
        this.usual = usual;
        this.correlations = correlations;
        this.provenance = provenance;
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return coherent(tree, usual, correlations, base.forecast(horizon, context), context, provenance);
    }

    @Override
    public DemandForecast forecast(DemandPanel rows, int horizon, RunContext context) {
        Hierarchy its = Hierarchy.of(rows, levels);
        // Errors and states belong to the nodes they were seen in; sums of other rows are rows never seen.
        boolean same = its.sameAs(tree);
        DemandPanel nodeRows = same ? AggregatePanel.of(its, rows) : AggregatePanel.marked(its, rows);
        DemandForecast nodes = base.forecast(nodeRows, horizon, context);
        Correlations known = same ? correlations : Correlations.NONE;
        return coherent(its, AggregatePanel.usual(rows), known, nodes, context, nodes.provenance());
    }

    private DemandForecast coherent(
            Hierarchy its,
            double[] shares,
            Correlations known,
            DemandForecast nodes,
            RunContext context,
            Provenance from) {
        int horizon = nodes.horizon();
        double[] mean = new double[Math.multiplyExact(its.leaves, horizon)];
        double[] factors = known.factors();
        Parallel.forEach(context, "reconcile", horizon, h -> {
            double[] y = new double[its.nodes()];
            double[] variance = new double[y.length];
            moments(its, nodes, h, y, variance);
            reconcile(its, known, factors, shares, y, variance);
            for (int i = 0; i < its.leaves; i++) {
                mean[i * horizon + h] = y[its.aggregates + i];
            }
        });
        return new CoherentForecast(its, nodes, mean, made(name, levels, how, from.dataHash(), context, from));
    }

    static Provenance made(
            String name, Levels levels, Reconciliation how, String dataHash, RunContext context, Provenance from) {
        Map<String, String> parameters = Map.of("levels", levels.facts().toString(), "reconciliation", how.toString());
        return Provenance.of("forecast", name, parameters, dataHash, context, from);
    }

    private void moments(Hierarchy tree, DemandForecast nodes, int h, double[] y, double[] variance) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < y.length; k++) {
            y[k] = nodes.mean(k, h);
            variance[k] = switch (how) {
                case OLS -> 1;
                case STRUCTURAL -> k < tree.aggregates ? tree.endOfChildren(k) - tree.firstChild(k) : 1;
                default -> how.projects() ? nodes.sum(k, h, h + 1).variance() : 1;
            };
            least = variance[k] > 0 ? Math.min(least, variance[k]) : least;
        }
        // A node without spread is all but certain, never quite; what is huge elsewhere must not make it less so.
        double floor = least > 0 && least < Double.POSITIVE_INFINITY ? 1e-6 * least : 1;
        for (int k = 0; k < y.length; k++) {
            variance[k] = Math.max(variance[k], Math.max(floor, 1e-8 * y[k] * y[k]));
        }
    }

    private void reconcile(
            Hierarchy tree, Correlations known, double[] factors, double[] shares, double[] y, double[] variance) {
        switch (how) {
            case BOTTOM_UP -> {
                // the leaves stay as they are
            }
            case TOP_DOWN -> split(tree, 0, y, null);
            case TOP_DOWN_HISTORY -> split(tree, 0, y, shares);
            case MIDDLE_OUT -> split(tree, tree.levels / 2, y, null);
            default -> {
                Projection projection = new Projection(tree, factors, known.steps());
                projection.reconcile(y, variance, known.shrinkage(), true);
            }
        }
    }

    /** Splits the forecasts of one level by the leaves' forecasts, or by given weights; evenly if those are zero. */
    private static void split(Hierarchy tree, int level, double[] y, double @Nullable [] weights) {
        int a = tree.aggregates;
        for (int j = tree.levelStart[level]; j < tree.levelStart[level + 1]; j++) {
            double sum = 0;
            for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
                int i = tree.child(p);
                sum += weights == null ? y[a + i] : weights[i];
            }
            int children = tree.endOfChildren(j) - tree.firstChild(j);
            for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
                int i = tree.child(p);
                double weight = weights == null ? y[a + i] : weights[i];
                y[a + i] = y[j] * (sum > 0 ? weight / sum : 1.0 / children);
            }
        }
    }

    @Override
    public FittedDemand update(DemandPanel longer, RunContext context) {
        Hierarchy its = Hierarchy.of(longer, levels);
        boolean same = its.sameAs(tree);
        DemandPanel nodeRows = same ? AggregatePanel.of(its, longer) : AggregatePanel.marked(its, longer);
        return new FittedHierarchy(
                name,
                levels,
                how,
                base.update(nodeRows, context),
                its,
                AggregatePanel.usual(longer),
                same ? correlations : Correlations.NONE,
                made(name, levels, how, DataHash.of(longer), context, provenance));
    }

    @Override
    public void save(OutputStream out) throws IOException {
        HierarchyFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return base.findings();
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}
