package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.connectors.file.ScenarioFile.LeadTimeShare;
import io.flowcast.connectors.file.ScenarioFile.SupplierEntry;
import io.flowcast.connectors.file.ScenarioFile.VehicleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts sites, products and suppliers together: a store sells what it has sold before, and gets it from the supplier of the
 * category at its depot.
 */
final class ScenarioCatalog {
    private static final int MAX_LEAD_TIME_DAYS = 365;

    private final ScenarioFile file;
    private final ScenarioParts parts;
    private final Map<String, SiteRow> sites = new LinkedHashMap<>();
    private final Map<String, ProductRow> products = new LinkedHashMap<>();
    private final Map<String, String> supplierByDepotAndCategory = new HashMap<>();

    ScenarioCatalog(ScenarioFile file, ScenarioParts parts, List<SiteRow> sites, List<ProductRow> products) {
        this.file = file;
        this.parts = parts;
        sites.forEach(row -> this.sites.put(row.site().id(), row));
        products.forEach(row -> this.products.put(row.product().id(), row));
        checkSites();
        checkSuppliers();
        checkProducts();
        checkVehicles();
    }

    KnownIds knownIds() {
        return new KnownIds(
                sites.keySet(),
                products.keySet(),
                file.suppliers().items().stream().map(SupplierEntry::supplierId).collect(Collectors.toSet()));
    }

    Catalog catalog(List<SalesDay> sales) {
        Set<SeriesKey> sold = new TreeSet<>();
        sales.forEach(day -> sold.add(day.key()));
        List<Listing> listings = new ArrayList<>();
        for (SeriesKey key : sold) {
            Listing listing = listing(key);
            if (listing != null) {
                listings.add(listing);
            }
        }
        return new Catalog(
                products.values().stream().map(ProductRow::product).toList(),
                sites.values().stream().map(SiteRow::site).toList(),
                parts.each(
                        "/suppliers/items",
                        file.suppliers().items(),
                        SupplierEntry::supplierId,
                        s -> new Supplier(s.supplierId(), s.name(), s.depotId())),
                lanes(),
                listings,
                parts.vehicles(),
                parts.recipients());
    }

    private @Nullable Listing listing(SeriesKey key) {
        SiteRow site = sites.get(key.siteId());
        ProductRow terms = products.get(key.productId());
        if (site == null || terms == null) {
            return null;
        }
        String supplier = supplierByDepotAndCategory.get(
                pair(String.valueOf(site.depotId()), terms.product().category()));
        if (supplier == null) {
            return null;
        }
        ScenarioFile.Planning planning = file.planning();
        return new Listing(
                key.siteId(),
                key.productId(),
                supplier,
                terms.casePackUnits(),
                terms.unitCost(),
                terms.unitPrice(),
                planning.lostSaleCostShareOfUnitPrice() * terms.unitPrice(),
                planning.holdingCostShareOfUnitCostPerDay() * terms.unitCost());
    }

    private List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        List<SupplierEntry> suppliers = file.suppliers().items();
        for (int i = 0; i < suppliers.size(); i++) {
            SupplierEntry supplier = suppliers.get(i);
            Lane toDepot = parts.make(
                    "/suppliers/items/" + i, supplier.supplierId(), () -> lane(supplier, supplier.depotId()));
            for (SiteRow row : sites.values()) {
                boolean served = row.site().kind() == Site.Kind.STORE
                        && supplier.depotId().equals(row.depotId());
                if (toDepot != null && served) {
                    lanes.add(lane(supplier, row.site().id()));
                }
            }
        }
        return lanes;
    }

    private static Lane lane(SupplierEntry supplier, String siteId) {
        return new Lane(
                supplier.supplierId(),
                siteId,
                EnumSet.copyOf(supplier.orderDays()),
                supplier.cutOffTime(),
                leadTime(supplier.leadTimeDays()),
                supplier.minimumOrderUnits(),
                supplier.costPerOrder());
    }

    private static LeadTime leadTime(List<LeadTimeShare> shares) {
        int longest = 0;
        for (LeadTimeShare share : shares) {
            if (share.days() < 0 || share.days() > MAX_LEAD_TIME_DAYS) {
                throw new IllegalArgumentException("leadTimeDays must lie between 0 and 365, was " + share.days());
            }
            longest = Math.max(longest, share.days());
        }
        Double[] probabilities = new Double[longest + 1];
        Arrays.fill(probabilities, 0.0);
        shares.forEach(share -> probabilities[share.days()] += share.probability());
        return new LeadTime(List.of(probabilities));
    }

    private void checkSites() {
        for (SiteRow row : sites.values()) {
            boolean store = row.site().kind() == Site.Kind.STORE;
            if (store && !isDepot(row.depotId())) {
                parts.fatal(
                        "unknown-depot",
                        "/files/sites",
                        row.site().id() + " at " + row.depotId(),
                        "Maybe the depot was left out or is not of the kind DEPOT.");
            }
            if (!row.site().currency().getCurrencyCode().equals(file.general().currency())) {
                parts.fatal(
                        "other-currency",
                        "/general/currency",
                        row.site().id() + " in " + row.site().currency(),
                        "Maybe prices must be converted first: a run has one currency.");
            }
        }
    }

    private boolean isDepot(@Nullable String siteId) {
        SiteRow row = siteId == null ? null : sites.get(siteId);
        return row != null && row.site().kind() == Site.Kind.DEPOT;
    }

    private void checkSuppliers() {
        List<SupplierEntry> suppliers = file.suppliers().items();
        Set<String> categories = parts.categoryNames().keySet();
        for (int i = 0; i < suppliers.size(); i++) {
            SupplierEntry supplier = suppliers.get(i);
            String at = "/suppliers/items/" + i;
            if (!isDepot(supplier.depotId())) {
                parts.fatal("unknown-depot", at + "/depotId", supplier.depotId(), "Maybe the depot was renamed.");
            }
            for (String category : supplier.categories()) {
                if (!categories.contains(category)) {
                    parts.fatal("unknown-category", at + "/categories", category, "Maybe the category was renamed.");
                }
                String other = supplierByDepotAndCategory.putIfAbsent(
                        pair(supplier.depotId(), category), supplier.supplierId());
                if (other != null) {
                    parts.fatal(
                            "two-suppliers",
                            at + "/categories",
                            category,
                            "Maybe the category should have been taken from " + other + ".");
                }
            }
        }
    }

    private void checkProducts() {
        Set<String> served = new HashSet<>();
        file.suppliers().items().forEach(supplier -> served.addAll(supplier.categories()));
        for (ProductRow row : products.values()) {
            Product product = row.product();
            if (!served.contains(product.category())) {
                parts.fatal(
                        "no-supplier",
                        "/suppliers",
                        product.id() + " in " + product.category(),
                        "Maybe the category was renamed, or its supplier forgotten.");
            }
        }
    }

    private void checkVehicles() {
        Set<String> factors = new HashSet<>();
        file.factors().items().forEach(factor -> factors.add(factor.factorId()));
        for (int i = 0; i < file.vehicles().items().size(); i++) {
            VehicleEntry vehicle = file.vehicles().items().get(i);
            String at = "/vehicles/items/" + i;
            if (!isDepot(vehicle.depotId())) {
                parts.fatal("unknown-depot", at + "/depotId", vehicle.depotId(), "Maybe the depot was renamed.");
            }
            if (!factors.contains(vehicle.emissionFactorId())) {
                parts.fatal(
                        "unknown-factor",
                        at + "/emissionFactorId",
                        vehicle.emissionFactorId(),
                        "Maybe the factor was renamed.");
            }
        }
    }

    private static String pair(String depot, String category) {
        return depot + "\n" + category;
    }
}
