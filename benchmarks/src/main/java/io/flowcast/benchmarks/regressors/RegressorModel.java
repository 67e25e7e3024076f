package io.flowcast.benchmarks.regressors;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.arima.Arima;
import io.flowcast.models.demand.ensemble.PlannedForecaster;
import io.flowcast.models.demand.global.BoostedForecaster;
import io.flowcast.models.demand.global.BoostedSettings;
import io.flowcast.models.demand.seasonal.SeasonalAutoregression;
import io.flowcast.models.demand.series.SeriesForecaster;
import java.util.List;
import java.util.stream.Stream;

/** Forecasters by name: those that take regressors, and all others. */
final class RegressorModel {
    /** The default. */
    static final String REGRESSION = "regression";
    /** Models every evaluation compares. */
    static final List<String> COMPARED =
            List.of("seasonal-naive", "auto-ets", "auto", "seasonal-arx", "boosted", REGRESSION);

    private RegressorModel() {}

    static List<String> names() {
        return Stream.concat(
                        Stream.of(REGRESSION, "boosted", "seasonal-arx", "seasonal-arx-plain", "auto-arimax"),
                        Forecasters.names().stream())
                .distinct()
                .toList();
    }

    static DemandForecaster named(String name, int horizon) {
        SeriesForecaster arx = new SeriesForecaster(SeasonalAutoregression.withRegressors());
        return switch (name) {
            case REGRESSION -> Forecasters.withRegressors(horizon);
            case "seasonal-arx" -> new PlannedForecaster(arx);
            case "seasonal-arx-plain" -> arx;
            case "auto-arimax" -> new SeriesForecaster(Arima.autoWithRegressors());
            case "boosted" -> new BoostedForecaster(
                    BoostedSettings.builder()
                            .horizon(horizon)
                            .origins(20)
                            .samples(300_000)
                            .build(),
                    arx);
            default -> Forecasters.named(name);
        };
    }
}
