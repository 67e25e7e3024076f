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

    /** Prefix of the litres of fresh water to produce a kilogram of a category; followed by the category. */
    public static final String WATER = "water.";

    /** Prefix of the litres of fresh water, weighted by scarcity, to produce a kilogram; followed by the category. */
    public static final String SCARCE_WATER = "scarce-water.";

    /** Prefix of the square metres of land used for a year to produce a kilogram; followed by the category. */
    public static final String LAND = "land.";

    /**
     * Between a prefix and the id of a product, for a factor of that product alone, which counts before that of its
     * category: {@code production.product.P1}.
     */
    public static final String OF_PRODUCT = "product.";

    /** Meals in a kilogram of donated food. */
    public static final String MEALS = "meals";

    /** Share of donated food that is lost at the recipient and goes to landfill. */
    public static final String DONATION_LOSS = "donation.loss";

    private final Map<String, Factor> byId;
    private final Map<String, String> idByAlias;

    private Factors(Map<String, Factor> byId, Map<String, String> idByAlias) {
        this.byId = Collections.unmodifiableMap(byId);
        this.idByAlias = Collections.unmodifiableMap(idByAlias);
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
        return new Factors(map, Map.of());
    }

    /**
     * The same factors, some of which have a second key: the published factor that stands for a product or category, so
     * that a report names the published one.
     *
     * @param ids key of the factor by second key; those whose factor is not there are left out
     * @return the set
     */
    public Factors withAliases(Map<String, String> ids) {
        Map<String, String> aliases = new LinkedHashMap<>(idByAlias);
        ids.forEach((alias, id) -> {
            if (byId.containsKey(id)) {
                aliases.put(alias, id);
            }
        });
        return new Factors(byId, aliases);
    }

    /**
     * These factors, and others that count before them.
     *
     * @param others for example the user's own
     * @return the set
     */
    public Factors overriddenBy(Factors others) {
        Map<String, Factor> map = new LinkedHashMap<>(byId);
        map.putAll(others.byId);
        Map<String, String> aliases = new LinkedHashMap<>(idByAlias);
        aliases.keySet().removeAll(others.byId.keySet());
        aliases.putAll(others.idByAlias);
        return new Factors(map, aliases);
    }

    /**
     * A factor.
     *
     * @param id its key or second key
     * @return the factor, or empty if it is not there
     */
    public Optional<Factor> find(String id) {
        Factor factor = byId.get(id);
        String other = factor == null ? idByAlias.get(id) : null;
        return Optional.ofNullable(other == null ? factor : byId.get(other));
    }

    /**
     * Whether any factor or second key begins with a prefix.
     *
     * @param prefix for example {@link #WATER}
     * @return true if there is one
     */
    public boolean any(String prefix) {
        return byId.keySet().stream().anyMatch(id -> id.startsWith(prefix))
                || idByAlias.keySet().stream().anyMatch(id -> id.startsWith(prefix));
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
