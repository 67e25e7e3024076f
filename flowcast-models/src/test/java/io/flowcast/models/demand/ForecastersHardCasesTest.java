package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterHardCases;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The forecasters of the catalogue that do not go through the whole kit in {@link ForecastersKitTest}, where calendars, panels, files and threads are at their worst. */
@ParameterizedClass
@MethodSource("names")
class ForecastersHardCasesTest extends DemandForecasterHardCases {
    @Parameter
    private String name = "";

    static List<String> names() {
        List<String> whole = ForecastersKitTest.names();
        return Forecasters.names().stream().filter(n -> !whole.contains(n)).toList();
    }

    @Override
    protected DemandForecaster forecaster() {
        return Forecasters.named(name);
    }
}
