package io.flowcast.connectors.report;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.plan.SupplyPlan;
import java.io.IOException;
import java.util.OptionalInt;

/** History and forecast of each series, for the charts. */
final class SeriesData {
    /** Edges of the 95, 80 and 50 % ranges, and the median. */
    private static final double[] PROBABILITIES = {0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975};

    private final SupplyPlan plan;
    private final DemandForecast forecast;
    private final DemandPanel history;
    private final int historyDays;
    private final Index sites;
    private final Index products;

    SeriesData(SupplyPlan plan, DemandPanel history, int historyDays, Index sites, Index products) {
        this.plan = plan;
        this.forecast = plan.forecast();
        this.history = history;
        this.historyDays = historyDays;
        this.sites = sites;
        this.products = products;
    }

    void write(DataOut out) throws IOException {
        int days = Math.min(plan.horizonDays(), forecast.horizon());
        out.field("historyDays", historyDays);
        out.array("series", series -> {
            for (int row = 0; row < forecast.rows(); row++) {
                int r = row;
                series.object(s -> series(r, days, s));
            }
        });
    }

    private void series(int row, int days, DataOut out) throws IOException {
        SeriesKey key = forecast.key(row);
        out.field("s", sites.of(key.siteId()));
        out.field("p", products.of(key.productId()));
        history(key, out);
        out.array("m", means -> {
            for (int step = 0; step < days; step++) {
                means.number(forecast.mean(row, step));
            }
        });
        out.array("q", quantiles -> {
            for (int step = 0; step < days; step++) {
                for (double p : PROBABILITIES) {
                    quantiles.number(forecast.quantile(row, step, p));
                }
            }
        });
        // The range of the whole horizon comes from the distribution of the sum: daily quantiles do not add up.
        Distribution sum = forecast.sum(row, 0, days);
        out.array("w", week -> {
            week.number(sum.mean());
            week.number(sum.quantile(0.10));
            week.number(sum.quantile(0.90));
        });
    }

    /** The last days before the plan: values, and a letter for the state of each. */
    private void history(SeriesKey key, DataOut out) throws IOException {
        OptionalInt row = history.rowOf(key);
        Timeline timeline = history.timeline();
        boolean dated = timeline.step() == Timeline.Step.DAY;
        int end = dated ? timeline.indexOf(plan.asOf()) : history.end();
        StringBuilder states = new StringBuilder(historyDays);
        out.array("h", values -> {
            for (int step = end - historyDays; step < end; step++) {
                CellState state = row.isPresent() ? history.state(row.getAsInt(), step) : CellState.MISSING;
                states.append(letter(state));
                if (state.informative()) {
                    values.number(history.value(row.getAsInt(), step));
                } else {
                    values.whole(0);
                }
            }
        });
        out.field("t", states.toString());
    }

    private static char letter(CellState state) {
        return switch (state) {
            case OBSERVED -> 'o';
            case CENSORED -> 's';
            case MISSING -> 'm';
            case CLOSED -> 'c';
            case NOT_LISTED -> 'n';
        };
    }
}
