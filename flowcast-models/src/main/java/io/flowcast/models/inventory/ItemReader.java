package io.flowcast.models.inventory;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the items of a problem into what the algorithms see; what is wrong with them becomes findings. */
final class ItemReader {
    /** Stock and orders beyond this many days are as good as there for ever. */
    private static final int FAR = 20_000;

    private final InventoryProblem problem;
    private final FindingCollector findings;

    ItemReader(InventoryProblem problem, FindingCollector findings) {
        this.problem = problem;
        this.findings = findings;
    }

    /** Items that can be planned, in the problem's order. */
    List<PlannedItem> read() {
        checkForecast();
        Set<SeriesKey> seen = new HashSet<>();
        List<PlannedItem> items = new ArrayList<>();
        for (ReplenishmentItem item : problem.items()) {
            if (usable(item, seen)) {
                items.add(plan(item));
            }
        }
        return items;
    }

    private void checkForecast() {
        DemandForecast forecast = problem.forecast();
        Timeline timeline = forecast.timeline();
        Place place = Place.of("forecast");
        if (timeline.step() != Timeline.Step.DAY && timeline.step() != Timeline.Step.ORDINAL) {
            findings.add(
                    Severity.FATAL,
                    "inventory.forecast-not-daily",
                    place,
                    "timeline.step",
                    timeline.step(),
                    "Maybe it was made for longer or shorter steps; orders need one step for each day.");
        } else if (timeline.step() == Timeline.Step.DAY) {
            LocalDate start = timeline.dateOf(forecast.origin());
            if (!start.equals(problem.today())) {
                findings.add(
                        Severity.FATAL,
                        "inventory.forecast-start",
                        place,
                        "origin",
                        start,
                        "Maybe the forecast was made on another day; the plan starts on " + problem.today() + ".");
            }
        }
        Findings found = findings.toFindings();
        found.throwIfFatal();
    }

    private boolean usable(ReplenishmentItem item, Set<SeriesKey> seen) {
        Place place = place(item);
        DemandForecast forecast = problem.forecast();
        int row = item.forecastRow();
        if (row >= forecast.rows()) {
            findings.add(
                    Severity.ERROR,
                    "inventory.no-forecast-row",
                    place,
                    "forecastRow",
                    row,
                    "Maybe the forecast was made for fewer items; it has " + forecast.rows() + " rows.");
            return false;
        }
        if (!forecast.key(row).equals(item.key())) {
            findings.add(
                    Severity.ERROR,
                    "inventory.row-of-another-item",
                    place,
                    "forecastRow",
                    row,
                    "Maybe items and forecast are sorted differently; the row is of " + forecast.key(row) + ".");
            return false;
        }
        Listing listing = item.listing();
        if (!item.lane().siteId().equals(listing.siteId())
                || !item.lane().supplierId().equals(listing.supplierId())) {
            findings.add(
                    Severity.ERROR,
                    "inventory.lane-of-another-item",
                    place,
                    "lane",
                    item.lane().supplierId() + " to " + item.lane().siteId(),
                    "Maybe the supplier of the listing changed; it is " + listing.supplierId() + ".");
            return false;
        }
        if (!seen.add(item.key())) {
            findings.add(
                    Severity.ERROR,
                    "inventory.duplicate-item",
                    place,
                    "key",
                    item.key(),
                    "Maybe the item was added twice; the first one counts.");
            return false;
        }
        return true;
    }

    private PlannedItem plan(ReplenishmentItem item) {
        double[] stock = new double[longestRemaining(item)];
        for (StockLot lot : item.lots()) {
            int remaining = remaining(item, lot, true);
            if (remaining > 0) {
                stock[Math.min(remaining, stock.length) - 1] += lot.quantityUnits();
            }
        }
        double[] arriving = new double[longestWait(item) + 1];
        for (PurchaseOrder order : item.onOrder()) {
            if (belongs(item, order)) {
                arriving[wait(order)] += order.quantityUnits();
                if (order.expectedOn().isBefore(problem.today())) {
                    findings.add(
                            Severity.WARNING,
                            "inventory.overdue-order",
                            place(item),
                            "expectedOn",
                            order.expectedOn(),
                            "Maybe the receipt of order " + order.orderId()
                                    + " was not recorded; it is expected today.");
                }
            }
        }
        return new PlannedItem(item, problem.today(), stock, arriving);
    }

    private int longestRemaining(ReplenishmentItem item) {
        int longest = Math.min(item.shelfLifeDays(), FAR);
        for (StockLot lot : item.lots()) {
            longest = Math.max(longest, Math.min(remaining(item, lot, false), FAR));
        }
        return longest;
    }

    /** Days a lot can still be sold, today included; 0 if it does not count. */
    private int remaining(ReplenishmentItem item, StockLot lot, boolean tell) {
        if (!lot.siteId().equals(item.listing().siteId())
                || !lot.productId().equals(item.listing().productId())) {
            tell(
                    tell,
                    "inventory.lot-of-another-item",
                    item,
                    "lotId",
                    lot.lotId(),
                    "Maybe lots were joined to the wrong item; the lot is left out.");
            return 0;
        }
        if (lot.receivedOn().isAfter(problem.today())) {
            tell(
                    tell,
                    "inventory.lot-received-in-future",
                    item,
                    "receivedOn",
                    lot.receivedOn(),
                    "Maybe lot " + lot.lotId() + " is still on order; it is left out.");
            return 0;
        }
        if (lot.condition() == StockLot.Condition.BLOCKED || lot.quantityUnits() == 0) {
            return 0;
        }
        LocalDate last = lot.expiresOn();
        if (last == null) {
            last = lot.receivedOn().plusDays(item.shelfLifeDays() - 1L);
            tell(
                    tell,
                    "inventory.assumed-expiry",
                    item,
                    "expiresOn",
                    "",
                    "Maybe the label of lot " + lot.lotId() + " was not scanned; it is taken to be sold until " + last
                            + ".");
        }
        long days = last.toEpochDay() - problem.today().toEpochDay() + 1;
        return (int) Math.max(0, Math.min(days, FAR));
    }

    private void tell(boolean tell, String code, ReplenishmentItem item, String name, Object value, String cause) {
        if (tell) {
            findings.add(Severity.WARNING, code, place(item), name, value, cause);
        }
    }

    private boolean belongs(ReplenishmentItem item, PurchaseOrder order) {
        if (order.siteId().equals(item.listing().siteId())
                && order.productId().equals(item.listing().productId())) {
            return true;
        }
        findings.add(
                Severity.WARNING,
                "inventory.order-of-another-item",
                place(item),
                "orderId",
                order.orderId(),
                "Maybe open orders were joined to the wrong item; the order is left out.");
        return false;
    }

    private int longestWait(ReplenishmentItem item) {
        return item.onOrder().stream().mapToInt(this::wait).max().orElse(0);
    }

    private int wait(PurchaseOrder order) {
        long days = order.expectedOn().toEpochDay() - problem.today().toEpochDay();
        return (int) Math.max(0, Math.min(days, FAR));
    }

    static Place place(ReplenishmentItem item) {
        return Place.of("inventory", "item " + item.key());
    }
}
