package io.flowcast.core.check;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Checks that the parts of a catalog name each other rightly, and leaves out what cannot be used. */
final class CatalogCheck {
    private final Catalog catalog;
    private final FindingCollector findings;

    private CatalogCheck(Catalog catalog, FindingCollector findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    /** Checks a catalog; the answer holds each key once, and only vehicles that have a depot. */
    static Catalog examine(Catalog catalog, Currency currency, FindingCollector findings) {
        Once once = new Once(findings);
        Catalog unique = new Catalog(
                once.each("products", catalog.products(), Product::id, Product::id),
                once.each("sites", catalog.sites(), Site::id, Site::id),
                once.each("suppliers", catalog.suppliers(), Supplier::id, Supplier::id),
                once.each(
                        "lanes",
                        catalog.lanes(),
                        lane -> List.of(lane.supplierId(), lane.siteId()),
                        lane -> lane.supplierId() + " to " + lane.siteId()),
                once.each(
                        "listings",
                        catalog.listings(),
                        listing -> new SeriesKey(listing.siteId(), listing.productId()),
                        listing -> listing.siteId() + "/" + listing.productId()),
                once.each("vehicles", catalog.vehicles(), Vehicle::id, Vehicle::id),
                once.each("recipients", catalog.recipients(), Recipient::id, Recipient::id));
        CatalogCheck check = new CatalogCheck(unique, findings);
        check.sites(currency);
        check.suppliers();
        check.lanes();
        check.listings();
        check.recipients();
        return new Catalog(
                unique.products(),
                unique.sites(),
                unique.suppliers(),
                unique.lanes(),
                unique.listings(),
                check.vehicles(),
                unique.recipients());
    }

    private void sites(Currency currency) {
        for (Site site : catalog.sites()) {
            if (!site.currency().equals(currency)) {
                add(
                        Severity.FATAL,
                        "catalog.currency",
                        "sites",
                        site.id(),
                        "currency",
                        site.currency().getCurrencyCode(),
                        "Maybe sites of two countries are planned in one run: plan each currency by itself or convert, the run is in "
                                + currency.getCurrencyCode() + ".");
            }
        }
    }

    private void suppliers() {
        for (Supplier supplier : catalog.suppliers()) {
            String depot = supplier.depotSiteId();
            if (depot != null && catalog.site(depot).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-depot",
                        "suppliers",
                        supplier.id(),
                        "depotSiteId",
                        depot,
                        "Maybe the depot is missing among the sites; goods of this supplier get no trips.");
            }
        }
    }

    private void lanes() {
        for (Lane lane : catalog.lanes()) {
            String path = lane.supplierId() + " to " + lane.siteId();
            if (catalog.supplier(lane.supplierId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-supplier",
                        "lanes",
                        path,
                        "supplierId",
                        lane.supplierId(),
                        "Maybe the supplier was renamed; the lane is left out.");
            }
            if (catalog.site(lane.siteId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-site",
                        "lanes",
                        path,
                        "siteId",
                        lane.siteId(),
                        "Maybe the site was renamed; the lane is left out.");
            }
        }
    }

    private void listings() {
        for (Listing listing : catalog.listings()) {
            String path = listing.siteId() + "/" + listing.productId();
            if (catalog.site(listing.siteId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-site",
                        "listings",
                        path,
                        "siteId",
                        listing.siteId(),
                        "Maybe the site was renamed; the listing is left out.");
            }
            if (catalog.product(listing.productId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-product",
                        "listings",
                        path,
                        "productId",
                        listing.productId(),
                        "Maybe the product was renamed; the listing is left out.");
            }
            if (catalog.supplier(listing.supplierId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-supplier",
                        "listings",
                        path,
                        "supplierId",
                        listing.supplierId(),
                        "Maybe the supplier was renamed; the listing is left out.");
            } else if (catalog.lane(listing.supplierId(), listing.siteId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.no-lane",
                        "listings",
                        path,
                        "supplierId",
                        listing.supplierId(),
                        "Maybe the lane from this supplier to the site is missing; the listing is left out.");
            }
            if (listing.unitPrice() < listing.unitCost()) {
                add(
                        Severity.WARNING,
                        "catalog.price-below-cost",
                        "listings",
                        path,
                        "unitPrice",
                        listing.unitPrice(),
                        "Maybe price and cost are swapped, or one is for a case and the other for a unit.");
            }
        }
    }

    private List<Vehicle> vehicles() {
        List<Vehicle> usable = new ArrayList<>();
        if (catalog.vehicles().isEmpty()) {
            add(
                    Severity.WARNING,
                    "catalog.no-vehicles",
                    "vehicles",
                    "",
                    "vehicles",
                    0,
                    "Maybe all suppliers deliver to the door; no trips are planned.");
        }
        for (Vehicle vehicle : catalog.vehicles()) {
            if (catalog.site(vehicle.depotSiteId()).isEmpty()) {
                add(
                        Severity.ERROR,
                        "catalog.unknown-depot",
                        "vehicles",
                        vehicle.id(),
                        "depotSiteId",
                        vehicle.depotSiteId(),
                        "Maybe the depot is missing among the sites; the vehicle is left out.");
            } else {
                usable.add(vehicle);
            }
        }
        return usable;
    }

    private void recipients() {
        for (Recipient recipient : catalog.recipients()) {
            if (recipient.capacityGramsPerDay() == 0) {
                add(
                        Severity.INFO,
                        "catalog.recipient-without-capacity",
                        "recipients",
                        recipient.id(),
                        "capacityGramsPerDay",
                        0,
                        "Maybe the recipient is closed for now; it gets nothing.");
            }
        }
    }

    private void add(
            Severity severity, String code, String table, String path, String name, Object value, String cause) {
        findings.add(severity, code, Place.of(table, path), name, value, cause);
    }
}
