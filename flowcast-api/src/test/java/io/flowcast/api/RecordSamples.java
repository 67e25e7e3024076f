package io.flowcast.api;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.Visit;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sound arguments for every record of the api, found by type; the few that their type does not tell stand here. */
final class RecordSamples {
    private final Map<String, Object> byName = new HashMap<>();
    private final Map<Class<?>, Object> byType = new HashMap<>();

    RecordSamples() {
        put(Finding.class, "code", "sales.negative-quantity");
        put(Finding.class, "cause", "Maybe a sign was lost.");
        put(LeadTime.class, "probabilityByDays", List.of(0.5, 0.5));
        put(Lane.class, "orderDays", Set.of(DayOfWeek.MONDAY));
        put(TimeRange.class, "to", LocalTime.NOON);
        put(DisposalRule.class, "costPerKilogram", Map.of(Pathway.COMPOST, 0.1));
        put(Timeline.class, "step", Timeline.Step.DAY);
        put(Timeline.class, "origin", LocalDateTime.of(2024, 6, 12, 0, 0));
        put(TemperatureLaw.Q10.class, "factor", 2.0);
        put(MarkdownRule.class, "priceElasticity", -1.0);
        put(ImpactTerms.class, "draws", 1_000);
        put(Alternatives.class, "stopIds", List.of("first", "second"));
        put(SameVehicle.class, "stopIds", List.of("first", "second"));
        put(Sequence.class, "afterStopId", "later");
        put(Stop.class, "priority", 0);
        put(Route.class, "visits", List.of(new Visit("stop", 0, 0, 0)));
        byType.put(String.class, "text");
        byType.put(double.class, 0.5);
        byType.put(Double.class, 0.5);
        byType.put(long.class, 1L);
        byType.put(int.class, 1);
        byType.put(boolean.class, false);
        byType.put(BigDecimal.class, BigDecimal.ONE);
        byType.put(LocalDate.class, LocalDate.of(2024, 6, 12));
        byType.put(LocalTime.class, LocalTime.of(6, 0));
        byType.put(Instant.class, Instant.parse("2024-06-12T06:00:00Z"));
        byType.put(Duration.class, Duration.ofSeconds(1));
        byType.put(ZoneId.class, ZoneId.of("Europe/Berlin"));
        byType.put(Currency.class, Currency.getInstance("EUR"));
        byType.put(OptionalDouble.class, OptionalDouble.empty());
        byType.put(Object.class, "value");
        byType.put(List.class, List.of());
        byType.put(Set.class, Set.of());
        byType.put(Map.class, Map.of());
        byType.put(Factors.class, Factors.of(List.of()));
        byType.put(RoutingProblem.class, RoutingProblem.builder("massGrams").build());
        byType.put(
                Catalog.class,
                new Catalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        byType.put(DemandPanel.class, DemandPanel.builder(Timeline.ordinal(1)).build());
    }

    private void put(Class<?> record, String component, Object value) {
        byName.put(record.getName() + "." + component, value);
    }

    /** Arguments of the canonical constructor that it takes; {@code null} where it may stand. */
    @Nullable
    Object[] arguments(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> sample(record, component))
                .toArray();
    }

    private @Nullable Object sample(Class<?> record, RecordComponent component) {
        Object named = byName.get(record.getName() + "." + component.getName());
        return named != null || mayBeNull(component) ? named : sample(component.getType());
    }

    static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Object sample(Class<?> type) {
        Object known = byType.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isSealed()) {
            return sample(type.getPermittedSubclasses()[0]);
        }
        if (type.isInterface()) {
            Object one = anything(type);
            byType.put(type, one);
            return one;
        }
        if (type.isRecord()) {
            return make(type, arguments(type));
        }
        throw new AssertionError("no sample of " + type);
    }

    /** An implementation that answers no more than records ask of it. */
    private static Object anything(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode", "horizon" -> 1;
                    default -> "anything";
                });
    }

    /** Calls the canonical constructor. */
    static Object make(Class<?> record, @Nullable Object... arguments) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
