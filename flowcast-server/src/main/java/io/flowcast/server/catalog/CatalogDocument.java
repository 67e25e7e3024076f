package io.flowcast.server.catalog;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.server.http.Doc;
import java.util.List;

/** A whole catalog. */
public record CatalogDocument(
        @Doc("What is sold.") List<Product> products,
        @Doc("Where.") List<Site> sites,
        @Doc("Who delivers.") List<Supplier> suppliers,
        @Doc("From which supplier to which site.") List<Lane> lanes,
        @Doc("Which site sells which product.") List<Listing> listings,
        @Doc("What drives.") List<Vehicle> vehicles,
        @Doc("Who takes donations.") List<Recipient> recipients) {

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
