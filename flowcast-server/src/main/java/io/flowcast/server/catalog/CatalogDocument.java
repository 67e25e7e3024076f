package io.flowcast.server.catalog;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import java.util.List;

/**
 * A whole catalog.
 *
 * @param products what is sold
 * @param sites where
 * @param suppliers who delivers
 * @param lanes from which supplier to which site
 * @param listings which site sells which product
 * @param vehicles what drives
 * @param recipients who takes donations
 */
public record CatalogDocument(
        List<Product> products,
        List<Site> sites,
        List<Supplier> suppliers,
        List<Lane> lanes,
        List<Listing> listings,
        List<Vehicle> vehicles,
        List<Recipient> recipients) {

    /** Keeps its own copies of the lists. */
    public CatalogDocument {
        products = List.copyOf(products);
        sites = List.copyOf(sites);
        suppliers = List.copyOf(suppliers);
        lanes = List.copyOf(lanes);
        listings = List.copyOf(listings);
        vehicles = List.copyOf(vehicles);
        recipients = List.copyOf(recipients);
    }

    /** The document of a catalog. */
    public static CatalogDocument of(Catalog catalog) {
        return new CatalogDocument(
                catalog.products(),
                catalog.sites(),
                catalog.suppliers(),
                catalog.lanes(),
                catalog.listings(),
                catalog.vehicles(),
                catalog.recipients());
    }

    /** The catalog of the document. */
    public Catalog toCatalog() {
        return new Catalog(products, sites, suppliers, lanes, listings, vehicles, recipients);
    }
}
