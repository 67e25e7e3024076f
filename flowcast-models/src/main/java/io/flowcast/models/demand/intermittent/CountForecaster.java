package io.flowcast.models.demand.intermittent;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Rare and lumpy demand with the whole distribution: a chance of a sale that moves with the sales, times the sizes the row has shown, both drawn to
 * what the rows of the panel have in common.
 *
 * <p>A dynamic hurdle model (compare Snyder, Ord and Beaumont, "Forecasting the intermittent demand for slow-moving inventories", International Journal of Forecasting 28, 2012, whose
 * hurdle has one smoothing constant and a Poisson size) with empirical Bayes over the panel, since a row of a hundred cells has ten sales: {@link
 * Occurrence} and {@link CountFit} for the chance, {@link SizeLaw} for the sizes. All steps ahead have the same distribution; sums take into account that a
 * surprise stays in the chance. No seasons and no covariates.
 *
 * <p>A cell that sold out counts for the share of the demand that was seen. A row that cannot speak for itself gets what the rows have in common, and a finding: {@code demand.no-observation},
 * {@code demand.too-short} (below four cells), {@code demand.all-zero}, {@code demand.constant}. Sizes end at (1 + 1/n) times the largest of the row's
 * n: the tail is bounded. Cost of a fit: about 30 logarithms for each cell of at most 4,000 rows, and a search over at most 8,000 sizes. Immutable and safe for several threads.
 */
public final class CountForecaster implements DemandForecaster {
    private static final String NAME = "count";

    /** A forecaster; it has no settings. */
    public CountForecaster() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        SparseRow[] rows = FittedSparse.read(panel, context);
        CountPool pool = CountFit.fit(rows, panel.integerValued(), context);
        return FittedSparse.of(NAME, panel, rows, pool, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return SparseFile.read(NAME, in, CountPool::read);
    }
}
