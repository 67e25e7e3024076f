package io.flowcast.benchmarks.regressors;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.arima.Arima;
import io.flowcast.models.demand.ensemble.EnsembleForecaster;
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
    static final String DEFAULT = "planned";

    private static final String ALONE = "seasonal-arx";
    private static final String PLAIN = "seasonal-arx-plain";
    private static final String BOTH = "arx-boosted-mean";
    /** Models every evaluation compares. */
    static final List<String> COMPARED = List.of("seasonal-naive", "auto-ets", "auto", "boosted", ALONE, DEFAULT);

    private RegressorModel() {}

    static List<String> names() {
        return Stream.concat(
                        Stream.of(DEFAULT, ALONE, PLAIN, "boosted", BOTH, "auto-arimax"), Forecasters.names().stream())
                .distinct()
                .toList();
    }

    static DemandForecaster named(String name, int horizon) {
        DemandForecaster arx = new PlannedForecaster(new SeriesForecaster(SeasonalAutoregression.withRegressors()));
        return switch (name) {
            case DEFAULT -> Forecasters.withRegressors();
            case ALONE -> arx;
            case PLAIN -> new SeriesForecaster(SeasonalAutoregression.withRegressors());
            case "auto-arimax" -> new SeriesForecaster(Arima.autoWithRegressors());
            case "boosted" -> boosted(horizon, arx);
            case BOTH -> new EnsembleForecaster(BOTH, List.of(arx, boosted(horizon, arx)));
            default -> Forecasters.named(name);
        };
    }

    private static DemandForecaster boosted(int horizon, DemandForecaster fallback) {
        return new BoostedForecaster(
                BoostedSettings.builder()
                        .horizon(horizon)
                        .origins(20)
                        .samples(300_000)
                        .plansExplain(true)
                        .build(),
                fallback);
    }
}
