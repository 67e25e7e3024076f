package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forecaster of the catalogue keeps all promises of its interface. */
@ParameterizedClass
@MethodSource("names")
class ForecastersKitTest extends DemandForecasterCompatibilityKit {
    @Parameter
    private String name = "";

    static List<String> names() {
        return Forecasters.names();
    }

    @Override
    protected DemandForecaster forecaster() {
        return Forecasters.named(name);
    }
}
