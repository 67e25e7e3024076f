package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a file may use; a row with another one is left out.
 *
 * @param siteIds keys of the sites, or {@code null} if any will do
 * @param productIds keys of the products, or {@code null} if any will do
 * @param supplierIds keys of the suppliers, or {@code null} if any will do
 */
public record KnownIds(
        @Nullable Set<String> siteIds,
        @Nullable Set<String> productIds,
        @Nullable Set<String> supplierIds) {
    /** Copies the arguments. */
    public KnownIds {
        siteIds = siteIds == null ? null : Set.copyOf(siteIds);
        productIds = productIds == null ? null : Set.copyOf(productIds);
        supplierIds = supplierIds == null ? null : Set.copyOf(supplierIds);
    }

    /**
     * Nothing is known: every key will do.
     *
     * @return no limits
     */
    public static KnownIds any() {
        return new KnownIds(null, null, null);
    }

    /**
     * The keys of a catalog.
     *
     * @param catalog the catalog
     * @return its sites, products and suppliers
     */
    public static KnownIds of(Catalog catalog) {
        return new KnownIds(
                catalog.sites().stream().map(Site::id).collect(Collectors.toSet()),
                catalog.products().stream().map(Product::id).collect(Collectors.toSet()),
                catalog.suppliers().stream().map(Supplier::id).collect(Collectors.toSet()));
    }
}
