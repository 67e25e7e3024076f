package io.flowcast.api.factor;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The factors of a run by key. Immutable. */
public final class Factors {
    /** Prefix of the kgCO2e to produce a kilogram of a category; followed by the category. */
    public static final String PRODUCTION = "production.";

    /**
     * Prefix of the kgCO2e to dispose of a kilogram; followed by the pathway in lower case, and where it is known for a
     * category by a dot and the category.
     */
    public static final String DISPOSAL = "disposal.";

    /** Prefix of the kgCO2e of a kilometre; followed by the kind of vehicle. */
    public static final String TRANSPORT = "transport.";

    /** Meals in a kilogram of donated food. */
    public static final String MEALS = "meals";

    private final Map<String, Factor> byId;

    private Factors(Map<String, Factor> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Factors of a collection.
     *
     * @param factors the factors; where an id occurs twice the last one counts
     * @return the set
     */
    public static Factors of(Collection<Factor> factors) {
        Map<String, Factor> map = new LinkedHashMap<>();
        factors.forEach(factor -> map.put(factor.id(), factor));
        return new Factors(map);
    }

    /**
     * A factor.
     *
     * @param id its key
     * @return the factor, or empty if it is not there
     */
    public Optional<Factor> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * All factors.
     *
     * @return the factors in the order given
     */
    public List<Factor> all() {
        return List.copyOf(byId.values());
    }
}
