package io.flowcast.models.demand.global;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.run.DataHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One model for all series: boosted trees over features of many origins and steps ahead, with direct quantiles.
 *
 * <p>Demand is learned in multiples of each series' own level, so series of all sizes share the same trees; errors count in units of demand. Sold-out days
 * count for what was seen of them, see {@link SoldOutDays}; what all rows had in common after an origin is taken out and forecast apart. Quantiles of single steps
 * become a joint distribution by the correlation of past errors between steps and rows.
 *
 * <p>Rows are dealt into parts and trees are grown once without each, see {@link BoostedSettings.Builder#parts}: forecasts are averages, and the rows left out say how wide
 * the spread has to be, as trees are too sure of rows they learned from. Quantiles share their trees; where {@link BoostedSettings.Builder#levelTrees} says so, each also gets trees of its own,
 * and both are averaged.
 *
 * <p>A panel with too few samples to learn from is forecast by the fallback, and the findings say so. Covariates that are known ahead must be known for all
 * steps of a forecast. Cost: about 0.2 ms for each sample learned from and core, 0.05 ms for each cell forecast. Immutable and safe for several threads.
 */
public final class BoostedForecaster implements DemandForecaster {
    static final String NAME = "boosted";

    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::siteId).thenComparing(SeriesKey::productId);

    private final BoostedSettings settings;
    private final DemandForecaster fallback;

    /**
     * A forecaster.
     *
     * @param settings how it learns
     * @param fallback forecasts panels that are too small to learn from
     */
    public BoostedForecaster(BoostedSettings settings, DemandForecaster fallback) {
        this.settings = settings;
        this.fallback = fallback;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        DemandPanel rows = inOrder(panel);
        int season = panel.timeline().seasonLength();
        int horizon = settings.horizon > 0 ? settings.horizon : Math.max(14, 2 * season);
        Provenance made = Provenance.of("forecast", NAME, parameters(horizon), DataHash.of(panel), context);
        DemandFeatures features = DemandFeatures.of(rows, horizon, settings.plansExplain);
        Samples samples = Samples.of(rows, features, settings, horizon, context);
        int usable = Training.usable(samples);
        if (usable < settings.leastSamples) {
            return new FallbackFitted(fallback.fit(panel, context), usable, settings.leastSamples, made);
        }
        Training training = new Training(rows, settings, features, horizon, samples, context);
        GlobalModel model = training.run();
        FindingCollector findings = new FindingCollector();
        for (int r = 0; r < rows.rows(); r++) {
            note(rows, r, findings);
        }
        return new FittedBoosted(settings, model, training.residuals(), panel, findings.toFindings(), made);
    }

    /**
     * Says what made the expected demand of a row: how much each group of features added to the demand of usual features.
     *
     * <p>Usual is the median of each feature over all rows and steps; groups are put in place one after the other, once from the first to the last and once back, and what each
     * adds is the mean of both (Shapley value by two orders). Contributions and the usual demand add up to the mean.
     *
     * @param fitted a model of this forecaster that learned trees
     * @param key the row
     * @param horizon number of steps ahead
     * @param context threads and cancellation
     * @return the explanation
     * @throws IllegalArgumentException if the fallback stands in, or the row is unknown
     */
    public static Explanation explain(FittedDemand fitted, SeriesKey key, int horizon, RunContext context) {
        if (!(fitted instanceof FittedBoosted boosted)) {
            throw new IllegalArgumentException("only a model that learned trees can be explained");
        }
        return boosted.explain(key, horizon, context);
    }

    private Map<String, String> parameters(int horizon) {
        return Map.of("settings", settings.toString(), "horizon", String.valueOf(horizon));
    }

    /** The same rows sorted by key: sums and samples must not depend on the order in which rows were added. */
    static DemandPanel inOrder(DemandPanel panel) {
        int[] order = IntStream.range(0, panel.rows())
                .boxed()
                .sorted((a, b) -> ORDER.compare(panel.key(a), panel.key(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int r = 0; r < order.length; r++) {
            if (order[r] != r) {
                return panel.select(order);
            }
        }
        return panel;
    }

    private static void note(DemandPanel panel, int row, FindingCollector findings) {
        int seen = 0;
        int lasted = 0;
        double sold = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            CellState state = panel.state(row, t);
            seen += state.informative() && panel.availability(row, t) > 0 ? 1 : 0;
            lasted += state == CellState.OBSERVED ? 1 : 0;
            sold += state.informative() ? panel.value(row, t) : 0;
        }
        Place place = Place.of("panel", panel.key(row).toString());
        int season = panel.timeline().seasonLength();
        if (seen == 0) {
            findings.add(
                    Severity.WARNING,
                    "demand.no-observation",
                    place,
                    "demand",
                    0,
                    "Maybe the product is new or was never on sale; the level of related rows, or of all, stands in.");
        } else if (!(sold > 0)) {
            findings.add(
                    Severity.WARNING,
                    "demand.all-zero",
                    place,
                    "demand",
                    0,
                    "Maybe the product is not sold here any more; a demand near zero is assumed.");
        } else if (seen < 2 * season) {
            findings.add(
                    Severity.WARNING,
                    "demand.too-short",
                    place,
                    "steps",
                    seen,
                    "Maybe the product is new; what the model learned of other rows says most.");
        } else if (lasted == 0) {
            findings.add(
                    Severity.WARNING,
                    "demand.all-sold-out",
                    place,
                    "demand",
                    sold / seen,
                    "Maybe too little is delivered: no step in stock, so demand rests on the part of the day in stock.");
        }
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return BoostedFile.read(settings, fallback, in);
    }
}
