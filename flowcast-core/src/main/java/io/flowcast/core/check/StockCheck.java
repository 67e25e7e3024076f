package io.flowcast.core.check;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks lots, open orders and temperatures against the catalog and the as-of date. */
final class StockCheck {
    /** A label this many times later than the product's shelf life is likely to be a wrong year. */
    private static final double IMPLAUSIBLE_LIVES = 5;

    private StockCheck() {}

    static Map<SeriesKey, List<StockLot>> lots(
            PlanRequest request, Catalog catalog, LocalDate asOf, FindingCollector findings) {
        Map<SeriesKey, List<StockLot>> byKey = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (StockLot lot : request.lots()) {
            Place place = Place.of("lots", "lot " + lot.lotId());
            if (!known(catalog, lot.siteId(), lot.productId(), "lot", place, findings)) {
                continue;
            }
            if (!seen.add(lot.lotId())) {
                findings.add(
                        Severity.ERROR,
                        "lot.duplicate",
                        place,
                        "lotId",
                        lot.lotId(),
                        "Maybe the lot was counted twice; the first one counts.");
            } else if (lot.receivedOn().isAfter(asOf)) {
                findings.add(
                        Severity.ERROR,
                        "lot.received-in-future",
                        place,
                        "receivedOn",
                        lot.receivedOn(),
                        "Maybe it is still on order; the lot is left out.");
            } else if (lot.quantityUnits() > 0) {
                dates(lot, catalog, asOf, place, findings);
                byKey.computeIfAbsent(new SeriesKey(lot.siteId(), lot.productId()), key -> new ArrayList<>())
                        .add(lot);
            }
        }
        return byKey;
    }

    private static void dates(StockLot lot, Catalog catalog, LocalDate asOf, Place place, FindingCollector findings) {
        LocalDate expires = lot.expiresOn();
        if (expires == null) {
            findings.add(
                    Severity.WARNING,
                    "lot.no-expiry",
                    place,
                    "expiresOn",
                    "",
                    "Maybe the label was not scanned; the life from receipt is taken.");
            return;
        }
        double life = catalog.product(lot.productId()).orElseThrow().shelfLife().days();
        if (expires.isBefore(lot.receivedOn())) {
            findings.add(
                    Severity.WARNING,
                    "lot.expired-on-arrival",
                    place,
                    "expiresOn",
                    expires,
                    "Maybe the date was mistyped, or the delivery should have been refused.");
        } else if (expires.isBefore(asOf)) {
            findings.add(
                    Severity.WARNING,
                    "lot.expired",
                    place,
                    "expiresOn",
                    expires,
                    "Maybe it was thrown away without a record; it is not sold.");
        } else if (expires.toEpochDay() - lot.receivedOn().toEpochDay() > IMPLAUSIBLE_LIVES * life) {
            findings.add(
                    Severity.WARNING,
                    "lot.implausible-expiry",
                    place,
                    "expiresOn",
                    expires,
                    "Maybe the year is wrong: the product keeps " + life + " days.");
        }
    }

    static Map<SeriesKey, List<PurchaseOrder>> orders(
            PlanRequest request, Catalog catalog, LocalDate asOf, FindingCollector findings) {
        Map<SeriesKey, List<PurchaseOrder>> byKey = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (PurchaseOrder order : request.openOrders()) {
            Place place = Place.of("open orders", "order " + order.orderId());
            if (!known(catalog, order.siteId(), order.productId(), "order", place, findings)) {
                continue;
            }
            if (!seen.add(order.orderId())) {
                findings.add(
                        Severity.ERROR,
                        "order.duplicate",
                        place,
                        "orderId",
                        order.orderId(),
                        "Maybe the order was sent twice, or its lines share a key; the first one counts.");
                continue;
            }
            if (catalog.supplier(order.supplierId()).isEmpty()) {
                findings.add(
                        Severity.WARNING,
                        "order.unknown-supplier",
                        place,
                        "supplierId",
                        order.supplierId(),
                        "Maybe the supplier was renamed; the goods are expected at the door, without a trip.");
            }
            PurchaseOrder expected = order;
            if (order.expectedOn().isBefore(asOf)) {
                findings.add(
                        Severity.WARNING,
                        "order.overdue",
                        place,
                        "expectedOn",
                        order.expectedOn(),
                        "Maybe the receipt was not recorded; it is expected on " + asOf + ".");
                expected = new PurchaseOrder(
                        order.orderId(),
                        order.supplierId(),
                        order.siteId(),
                        order.productId(),
                        order.quantityUnits(),
                        order.orderedOn(),
                        asOf,
                        order.unitCost());
            }
            byKey.computeIfAbsent(new SeriesKey(order.siteId(), order.productId()), key -> new ArrayList<>())
                    .add(expected);
        }
        return byKey;
    }

    static void temperatures(PlanRequest request, Catalog catalog, FindingCollector findings) {
        Set<String> seen = new HashSet<>();
        for (TemperatureHistory history : request.temperatures()) {
            if (!seen.add(history.siteId())) {
                findings.add(
                        Severity.WARNING,
                        "temperature.duplicate",
                        Place.of("temperatures", "site " + history.siteId()),
                        "siteId",
                        history.siteId(),
                        "Maybe the site has two loggers; the readings of the first one count.");
            } else if (catalog.site(history.siteId()).isEmpty()) {
                findings.add(
                        Severity.WARNING,
                        "temperature.unknown-site",
                        Place.of("temperatures", "site " + history.siteId()),
                        "siteId",
                        history.siteId(),
                        "Maybe the logger was moved; its readings are not used.");
            }
        }
    }

    private static boolean known(
            Catalog catalog, String siteId, String productId, String what, Place place, FindingCollector findings) {
        boolean site = catalog.site(siteId).isPresent();
        boolean product = catalog.product(productId).isPresent();
        if (!site) {
            findings.add(
                    Severity.ERROR,
                    what + ".unknown-site",
                    place,
                    "siteId",
                    siteId,
                    "Maybe the site is missing in the catalog; the " + what + " is left out.");
        }
        if (!product) {
            findings.add(
                    Severity.ERROR,
                    what + ".unknown-product",
                    place,
                    "productId",
                    productId,
                    "Maybe the product is missing in the catalog; the " + what + " is left out.");
        }
        if (site && product && catalog.listing(siteId, productId).isEmpty()) {
            findings.add(
                    Severity.ERROR,
                    what + ".not-listed",
                    place,
                    "listing",
                    siteId + "/" + productId,
                    "Maybe the product was delisted there; the " + what + " is left out.");
            return false;
        }
        return site && product;
    }
}
