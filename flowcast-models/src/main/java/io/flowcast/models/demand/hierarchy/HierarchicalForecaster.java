package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import java.io.IOException;
import java.io.InputStream;

/**
 * Forecasts rows so that they agree with the forecasts of their sums: by site, by product, by whatever {@link Levels} names.
 *
 * <p>What it decides: the base forecaster learns the panel's rows and all sums as one panel; {@link Reconciliation} says how their forecasts are made to add
 * up. The forecast has the panel's rows, as that of any other forecaster; {@link CoherentForecast#aggregates} has the sums, whose sample paths are
 * the sums of the rows' paths. Leaves are never negative.
 *
 * <p>Sums of rows that sold out are themselves sold out in part, and are told so. Cost: the base forecaster on all nodes, then for each step some
 * hundred products with the summing matrix. Limits: all levels are partitions of all rows; {@link Reconciliation#MINT_SHRINK} forecasts the last third
 * of the history, at most 40 steps, once more. A panel for an update has all rows: one that it
 * lacks is gone from the sums, too. Immutable and safe for several threads.
 */
public final class HierarchicalForecaster implements DemandForecaster {
    private final DemandForecaster base;
    private final Levels levels;
    private final Reconciliation how;

    /**
     * A forecaster.
     *
     * @param base forecasts rows and sums
     * @param levels the sums
     * @param how how forecasts are made to add up
     */
    public HierarchicalForecaster(DemandForecaster base, Levels levels, Reconciliation how) {
        this.base = base;
        this.levels = levels;
        this.how = how;
        if (levels.facts().isEmpty() && how != Reconciliation.BOTTOM_UP) {
            throw new IllegalArgumentException("without levels there is nothing to reconcile");
        }
    }

    @Override
    public String name() {
        return "hierarchical-" + base.name();
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        Hierarchy tree = Hierarchy.of(panel, levels);
        DemandPanel nodes = AggregatePanel.of(tree, panel);
        FittedDemand fitted = base.fit(nodes, context);
        Correlations correlations = how == Reconciliation.MINT_SHRINK && panel.rows() > 0
                ? Correlations.of(fitted, nodes, context)
                : Correlations.NONE;
        Provenance made = FittedHierarchy.made(name(), levels, how, DataHash.of(panel), context, fitted.provenance());
        return new FittedHierarchy(name(), levels, how, fitted, tree, AggregatePanel.usual(panel), correlations, made);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return HierarchyFile.read(name(), base, levels, how, in);
    }
}
