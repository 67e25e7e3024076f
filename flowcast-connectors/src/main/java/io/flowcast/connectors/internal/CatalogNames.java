package io.flowcast.connectors.internal;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names for people; a key that the catalog does not know is its own name. */
public final class CatalogNames {
    private final Catalog catalog;
    private final Map<String, String> vehicleNames = new LinkedHashMap<>();

    /** Names of a catalog. */
    public CatalogNames(Catalog catalog) {
        this.catalog = catalog;
        for (Vehicle vehicle : catalog.vehicles()) {
            vehicleNames.putIfAbsent(vehicle.id(), vehicle.name());
        }
    }

    /** Name of a site; empty for a series that has none. */
    public String site(String siteId) {
        return catalog.site(siteId).map(Site::name).orElse(siteId);
    }

    /** Name of a product. */
    public String product(String productId) {
        return catalog.product(productId).map(Product::name).orElse(productId);
    }

    /** Unit in which a product is counted; pieces where it is unknown. */
    public BaseUnit baseUnit(String productId) {
        return catalog.product(productId).map(Product::baseUnit).orElse(BaseUnit.EACH);
    }

    /** Name of a supplier. */
    public String supplier(String supplierId) {
        return catalog.supplier(supplierId).map(Supplier::name).orElse(supplierId);
    }

    /** Name of a recipient of donations. */
    public String recipient(String recipientId) {
        return catalog.recipient(recipientId).map(Recipient::name).orElse(recipientId);
    }

    /** Name of a place of a trip: a site or a recipient. */
    public String place(String placeId) {
        return catalog.site(placeId)
                .map(Site::name)
                .or(() -> catalog.recipient(placeId).map(Recipient::name))
                .orElse(placeId);
    }

    /** Where a site is, if it is known. */
    public Optional<GeoPoint> location(String siteId) {
        return catalog.site(siteId).map(Site::location);
    }

    /** Name of a kind of vehicle. */
    public String vehicle(String vehicleId) {
        return vehicleNames.getOrDefault(vehicleId, vehicleId);
    }
}
