package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is sold.
 *
 * @param id key of the product, unique in a catalog
 * @param name name for people
 * @param category category for donation rules, factors and learning across products
 * @param baseUnit unit in which its quantities are counted
 * @param massGramsPerUnit mass of one base unit, above zero
 * @param storage temperatures it must be kept at
 * @param shelfLife how long it keeps
 * @param attributes further static facts by name, for learning across products
 */
public record Product(
        String id,
        String name,
        String category,
        BaseUnit baseUnit,
        double massGramsPerUnit,
        StorageRange storage,
        ShelfLife shelfLife,
        Map<String, String> attributes) {
    /** Checks and copies the arguments. */
    public Product {
        Require.text("id", id);
        Require.text("name", name);
        Require.text("category", category);
        Require.present("baseUnit", baseUnit);
        Require.positive("massGramsPerUnit", massGramsPerUnit);
        Require.present("storage", storage);
        Require.present("shelfLife", shelfLife);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
