package io.flowcast.connectors.result;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a plan as JSON, part by part.
 *
 * <p>Keys are lower camel case and carry the unit ({@code quantityUnits}, {@code distanceMetres}); dates are ISO 8601;
 * seconds of trips count from midnight, local time of the depots; money is in the currency that the part names; an
 * action has a {@code type}. A field without a value is left out. Every part says its {@code formatVersion}: fields may
 * be added within a version, none is renamed or removed. The shape of each part is a JSON schema (draft 2020-12).
 */
public final class PlanJson {
    /** Names of the parts, in the order of the plan. */
    public static final List<String> PARTS =
            List.of("forecast", "orders", "expiry-actions", "routes", "impact", "findings", "provenance");

    /** Probabilities of the quantiles in the part {@code forecast}. */
    public static final List<Double> PROBABILITIES = List.of(0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975);

    static final int FORMAT_VERSION = 1;

    private PlanJson() {}

    /**
     * All parts of a plan.
     *
     * @param plan the plan
     * @param catalog names, units and prices of what is in it; a key that it does not know stands for itself
     * @return part name to JSON document, in the order of {@link #PARTS}
     * @throws IllegalStateException if the plan holds a number that is not finite, against its promise
     */
    public static Map<String, String> parts(SupplyPlan plan, Catalog catalog) {
        CatalogNames names = new CatalogNames(catalog);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("forecast", document(plan, out -> ForecastJson.write(plan, names, out)));
        parts.put("orders", document(plan, out -> OrdersJson.write(plan, catalog, names, out)));
        parts.put("expiry-actions", document(plan, out -> ExpiryJson.write(plan, names, out)));
        parts.put("routes", document(plan, out -> RoutesJson.write(plan, names, out)));
        parts.put("impact", document(plan, out -> ImpactJson.write(plan.impact(), out)));
        parts.put("findings", document(plan, out -> FindingsJson.write(plan.findings(), out)));
        parts.put("provenance", document(plan, out -> ProvenanceJson.write(plan.provenance(), out)));
        return Collections.unmodifiableMap(parts);
    }

    private static String document(SupplyPlan plan, JsonOut.Body body) {
        return JsonOut.document(out -> {
            out.whole("formatVersion", FORMAT_VERSION);
            out.date("asOf", plan.asOf());
            out.whole("horizonDays", plan.horizonDays());
            body.write(out);
        });
    }

    /**
     * The shape of a part.
     *
     * @param part one of {@link #PARTS}
     * @return its JSON schema, draft 2020-12
     * @throws IllegalArgumentException if there is no such part
     */
    public static String schema(String part) {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException("part must be one of " + PARTS + ", was " + part);
        }
        String file = part + ".schema.json";
        try (InputStream in = PlanJson.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
