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
 * <p>No law fits all panels. So the law is one of eight {@link Sources}, beside it the row's own cells, Willemain's bootstrap and others, and the forecast is their linear pool, with weights that did
 * best on the panel's own past, for each horizon and by how often a row sells: {@link SourceFit}. The weights are those of the horizon asked for, so a forecast of twelve steps is not the continuation of one of three.
 *
 * <p>The measure of the field, a root mean squared error scaled row by row (RMSSE), is least not at the mean but below it where most rows do not sell at all, the more the fewer steps are asked for. So {@link
 * #CountForecaster()} may pool in lowered chances, as far as it needs to err less than Croston's method and its descendants did on that past, and lets no size exceed the largest seen; on spare parts its mean lies up to a quarter
 * below what sells, most of it in rows whose usual quantiles are zero anyway. Whoever orders by the mean takes {@link #unbiased()}, which does neither.
 *
 * <p>A cell that sold out counts for the share of the demand that was seen. A row that cannot speak for itself gets what the rows have in common, and a finding: {@code demand.no-observation},
 * {@code demand.too-short} (below four cells), {@code demand.all-zero}, {@code demand.constant}. The tail is bounded. Cost of a fit: about 30 logarithms for each cell of at most 4,000 rows, a search over at most 8,000 sizes, and forecasts of at most 2,000 rows at five origins. Immutable and safe for several threads.
 */
public final class CountForecaster implements DemandForecaster {
    private final boolean unbiased;

    /** The forecaster {@code count}, made for a low scaled error. */
    public CountForecaster() {
        this(false);
    }

    private CountForecaster(boolean unbiased) {
        this.unbiased = unbiased;
    }

    /**
     * The same model with a mean as high as what sells and a tail beyond the largest size seen.
     *
     * @return the forecaster {@code count-unbiased}
     */
    public static CountForecaster unbiased() {
        return new CountForecaster(true);
    }

    @Override
    public String name() {
        return unbiased ? "count-unbiased" : "count";
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        SparseRow[] rows = FittedSparse.read(panel, context);
        CountPool pool = CountFit.fit(rows, panel.integerValued(), unbiased, context);
        return FittedSparse.of(name(), panel, rows, pool, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return SparseFile.read(name(), in, CountPool::read);
    }
}
