package io.flowcast.models.demand.intermittent;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bootstrap of Willemain, Smart and Schwarz ("A new approach to forecasting intermittent demand for service parts inventories", International Journal of Forecasting 20, 2004): a
 * Markov chain says when there is demand, the row's own sizes, jittered, say how much. Row by row; rows learn nothing from each other.
 *
 * <p>The distribution of each step is the one the bootstrap draws from, computed without drawing; sums over steps follow the chain through the copula of the joint
 * forecast. Rows without any sale, of one value or of less than four cells get a finding. O(cells) for a row. Immutable and safe for several threads.
 */
public final class WillemainForecaster implements DemandForecaster {
    private static final String NAME = "willemain";

    /** A forecaster; it has no settings. */
    public WillemainForecaster() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        SparseRow[] rows = FittedSparse.read(panel, context);
        return FittedSparse.of(NAME, panel, rows, WillemainPool.of(rows, panel.integerValued()), context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return SparseFile.read(NAME, in, WillemainPool::read);
    }
}
