package io.flowcast.connectors.result;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.IOException;

/** The part {@code forecast}: mean and quantiles of each series and day. */
final class ForecastJson {
    private ForecastJson() {}

    static void write(SupplyPlan plan, CatalogNames names, JsonOut out) throws IOException {
        DemandForecast forecast = plan.forecast();
        out.numbers(
                "probabilities",
                PlanJson.PROBABILITIES.stream().mapToDouble(p -> p).toArray());
        out.array("series", series -> {
            for (int row = 0; row < forecast.rows(); row++) {
                int r = row;
                series.object(s -> series(plan, forecast, r, names, s));
            }
        });
    }

    private static void series(SupplyPlan plan, DemandForecast forecast, int row, CatalogNames names, JsonOut out)
            throws IOException {
        SeriesKey key = forecast.key(row);
        out.text("siteId", key.siteId());
        out.text("siteName", names.site(key.siteId()));
        out.text("productId", key.productId());
        out.text("productName", names.product(key.productId()));
        out.text("baseUnit", names.baseUnit(key.productId()).name());
        out.flag("discrete", forecast.discrete(row));
        out.array("days", days -> {
            for (int step = 0; step < days(plan); step++) {
                int s = step;
                days.object(day -> {
                    day.date("date", plan.asOf().plusDays(s));
                    day.number("meanUnits", forecast.mean(row, s));
                    day.numbers(
                            "quantilesUnits",
                            PlanJson.PROBABILITIES.stream()
                                    .mapToDouble(p -> forecast.quantile(row, s, p))
                                    .toArray());
                });
            }
        });
    }

    /** Days that are planned; the forecast may reach further, for lead times. */
    static int days(SupplyPlan plan) {
        return Math.min(plan.horizonDays(), plan.forecast().horizon());
    }
}
