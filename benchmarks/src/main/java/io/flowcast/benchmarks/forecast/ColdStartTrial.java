package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.ProbabilityErrors;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.coldstart.ColdStartForecaster;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hides the history of some rows, whole or but for their last days, and says how well they are forecast from the others.
 *
 * <p>Judged on observed days of the hidden rows after the origin. Compared: the mean of all rows; that of the same product elsewhere (all rows if there is none); the row's own mean, where it has
 * days; the same own mean drawn to the product's with the weight of seven days; the wrapped forecaster alone; the cold start.
 */
final class ColdStartTrial {
    private static final double OWN_DAYS = 7;

    private final DemandForecaster base;
    private final DemandPanel panel;
    private final int origin;
    private final int horizon;
    private final double share;
    private final RunContext context;

    ColdStartTrial(
            DemandForecaster base, DemandPanel panel, int origin, int horizon, double share, RunContext context) {
        this.base = base;
        this.panel = panel;
        this.origin = origin;
        this.horizon = horizon;
        this.share = share;
        this.context = context;
    }

    /** Figures of one way to forecast: sum of absolute errors over that of values, and, where it has quantiles, mean pinball over the mean value. */
    static final class Figures {
        private double absolute;
        private double signed;
        private double pinball;
        private double values;
        long cells;

        double wape() {
            return absolute / values;
        }

        double bias() {
            return signed / values;
        }

        double pinball() {
            return pinball / values;
        }

        private void add(double value, double mean) {
            absolute += Math.abs(mean - value);
            signed += mean - value;
            values += value;
            cells++;
        }
    }

    private boolean hidden(int row, int fold) {
        SeriesKey key = panel.key(row);
        long stream = Streams.seed(Streams.seed(fold, key.siteId()), key.productId());
        return Streams.unit(stream, 0, 0) < share;
    }

    /** Runs some folds, each hiding other rows but for their last known days. */
    Map<String, Figures> run(int knownDays, int folds) {
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int fold = 0; fold < folds; fold++) {
            fold(knownDays, fold, figures);
        }
        return figures;
    }

    private void fold(int knownDays, int fold, Map<String, Figures> figures) {
        DemandPanel known = panel.asKnownAt(origin);
        DemandPanel.Builder builder = DemandPanel.builder(panel.timeline()).integerValued(panel.integerValued());
        for (int r = 0; r < known.rows(); r++) {
            int from = hidden(r, fold) ? Math.max(known.start(r), origin - knownDays) : known.start(r);
            int length = Math.max(0, known.end(r) - from);
            double[] value = new double[length];
            CellState[] state = new CellState[length];
            double[] seen = new double[length];
            for (int i = 0; i < length; i++) {
                value[i] = known.value(r, from + i);
                state[i] = known.state(r, from + i);
                seen[i] = known.availability(r, from + i);
            }
            builder.addRow(known.key(r), length == 0 ? origin : from, value, state, seen);
        }
        known.attributes().forEach(builder::attribute);
        DemandPanel given = builder.build();
        DemandForecast alone = base.fit(given, context).forecast(horizon, context);
        DemandForecast cold = new ColdStartForecaster(base, Math.max(14, knownDays + 1))
                .fit(given, context)
                .forecast(horizon, context);
        Map<String, double[]> product = new HashMap<>();
        double[] all = new double[2];
        for (int r = 0; r < given.rows(); r++) {
            if (!hidden(r, fold)) {
                double mean = mean(given, r);
                add(product.computeIfAbsent(given.key(r).productId(), k -> new double[2]), mean);
                add(all, mean);
            }
        }
        for (int r = 0; r < given.rows(); r++) {
            if (hidden(r, fold)) {
                double[] elsewhere = product.getOrDefault(given.key(r).productId(), all);
                judge(given, r, all[0], elsewhere[0], alone, cold, figures);
            }
        }
    }

    private void judge(
            DemandPanel given,
            int r,
            double all,
            double product,
            DemandForecast alone,
            DemandForecast cold,
            Map<String, Figures> figures) {
        double own = mean(given, r);
        int days = given.length(r);
        double drawn = days == 0 || Double.isNaN(own) ? product : (days * own + OWN_DAYS * product) / (days + OWN_DAYS);
        for (int h = 0; h < horizon; h++) {
            if (panel.state(r, origin + h) != CellState.OBSERVED) {
                continue;
            }
            double value = panel.value(r, origin + h);
            at(figures, "all rows").add(value, all);
            at(figures, "product").add(value, product);
            if (days > 0) {
                at(figures, "own").add(value, Double.isNaN(own) ? product : own);
                at(figures, "own and product").add(value, drawn);
            }
            add(at(figures, base.name()), alone, r, h, value);
            add(at(figures, "cold start"), cold, r, h, value);
        }
    }

    private static void add(Figures figures, DemandForecast forecast, int row, int step, double value) {
        figures.add(value, forecast.mean(row, step));
        for (double p : SparseScore.PROBABILITIES) {
            figures.pinball += ProbabilityErrors.pinball(value, forecast.quantile(row, step, p), p)
                    / SparseScore.PROBABILITIES.length;
        }
    }

    private static Figures at(Map<String, Figures> figures, String name) {
        return figures.computeIfAbsent(name, k -> new Figures());
    }

    private static void add(double[] mean, double value) {
        if (!Double.isNaN(value)) {
            mean[0] += (value - mean[0]) / ++mean[1];
        }
    }

    /** Sales over the share of the demand seen, NaN if nothing was. */
    private static double mean(DemandPanel panel, int row) {
        double sold = 0;
        double seen = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            if (panel.state(row, t).informative()) {
                sold += panel.value(row, t);
                seen += panel.state(row, t) == CellState.CENSORED ? panel.availability(row, t) : 1;
            }
        }
        return seen > 0 ? sold / seen : Double.NaN;
    }
}
