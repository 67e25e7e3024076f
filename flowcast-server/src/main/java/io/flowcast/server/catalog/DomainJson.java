package io.flowcast.server.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.server.http.Json;
import java.util.Map;

/** JSON for the records of the library: the kinds of a sealed interface are told apart by a field {@code type}. */
public final class DomainJson {

    private DomainJson() {}

    /** A reader and writer that knows the kinds. */
    public static Json create() {
        return new Json(Map.of(
                TemperatureLaw.class, TemperatureLawKinds.class, ServiceObjective.class, ServiceObjectiveKinds.class));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TemperatureLaw.Q10.class, name = "q10"),
        @JsonSubTypes.Type(value = TemperatureLaw.Arrhenius.class, name = "arrhenius"),
        @JsonSubTypes.Type(value = TemperatureLaw.LabelOnly.class, name = "label-only")
    })
    private interface TemperatureLawKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ServiceObjective.FillRate.class, name = "fill-rate"),
        @JsonSubTypes.Type(value = ServiceObjective.CycleService.class, name = "cycle-service"),
        @JsonSubTypes.Type(value = ServiceObjective.LeastCost.class, name = "least-cost")
    })
    private interface ServiceObjectiveKinds {}
}
