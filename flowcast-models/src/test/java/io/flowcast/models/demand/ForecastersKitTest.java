package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One forecaster of each kind keeps all promises of its interface: a method for single series, one with a search of its own, one for rare sales, one
 * that learns across rows, and the combination. Others share all but their method with one of these: {@link ForecastersHardCasesTest} and {@link
 * ForecastersLawsTest} look at every one.
 */
@ParameterizedClass
@MethodSource("names")
class ForecastersKitTest extends DemandForecasterCompatibilityKit {
    @Parameter
    private String name = "";

    static List<String> names() {
        return List.of("theta", "auto-arima", "tsb", "pooled", "auto");
    }

    @Override
    protected DemandForecaster forecaster() {
        return Forecasters.named(name);
    }
}
