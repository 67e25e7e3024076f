package io.flowcast.api.store;

import io.flowcast.api.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan as it is kept.
 *
 * @param planId key of the plan
 * @param asOf first day of the plan
 * @param createdAt when it was made
 * @param parts name of a part ({@code forecast}, {@code orders}, {@code expiry-actions}, {@code routes}, {@code impact},
 *     {@code findings}, {@code provenance}) to its JSON document
 */
public record PlanDocument(String planId, LocalDate asOf, Instant createdAt, Map<String, String> parts) {
    /** Checks and copies the arguments. */
    public PlanDocument {
        Require.text("planId", planId);
        Require.present("asOf", asOf);
        Require.present("createdAt", createdAt);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
}
