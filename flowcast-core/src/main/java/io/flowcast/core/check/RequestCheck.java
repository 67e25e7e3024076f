package io.flowcast.core.check;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the parts of a {@link PlanRequest} fit together. Everything that is wrong is found at once: a wrong row is
 * left out with an {@link Severity#ERROR}, and only what leaves nothing to plan stops the run.
 */
public final class RequestCheck {
    /** Longest plan: memory and time grow with it, and what is ordered for later will be decided again anyway. */
    private static final int MOST_HORIZON_DAYS = 366;

    private RequestCheck() {}

    /**
     * Checks a request.
     *
     * @param request the request
     * @param context gives the as-of date
     * @return what is left, with the findings
     * @throws InvalidInputException if there is nothing to plan
     */
    public static CheckedRequest examine(PlanRequest request, RunContext context) {
        FindingCollector findings = new FindingCollector();
        Catalog catalog =
                CatalogCheck.examine(request.catalog(), request.settings().currency(), findings);
        DemandPanel history = HistoryCheck.until(request.history(), context.asOf(), findings);
        Map<SeriesKey, List<StockLot>> lots = StockCheck.lots(request, catalog, context.asOf(), findings);
        Map<SeriesKey, List<PurchaseOrder>> orders = StockCheck.orders(request, catalog, context.asOf(), findings);
        StockCheck.temperatures(request, catalog, findings);
        horizon(request, findings);

        List<PlanItem> items = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < history.rows(); row++) {
            PlanItem item = item(catalog, history.key(row), lots, orders, findings);
            if (item != null) {
                items.add(item);
                rows.add(row);
            }
        }
        HistoryCheck.listingsWithoutHistory(catalog, request.history(), findings);
        if (items.isEmpty() && !findings.has(Severity.FATAL)) {
            findings.add(
                    Severity.FATAL,
                    "plan.nothing-to-plan",
                    Place.of("plan request"),
                    "history",
                    history.rows() + " rows",
                    "Maybe the keys of the history and of the catalog's listings differ.");
        }
        findings.toFindings().throwIfFatal();
        DemandPanel panel =
                history.select(rows.stream().mapToInt(Integer::intValue).toArray());
        items.forEach(item -> lots.remove(item.key()));
        List<StockLot> otherLots = lots.values().stream().flatMap(List::stream).toList();
        return new CheckedRequest(request, catalog, context.asOf(), panel, items, otherLots, findings.toFindings());
    }

    private static void horizon(PlanRequest request, FindingCollector findings) {
        int days = request.settings().horizonDays();
        if (days > MOST_HORIZON_DAYS) {
            findings.add(
                    Severity.FATAL,
                    "plan.horizon-too-long",
                    Place.of("settings"),
                    "horizonDays",
                    days,
                    "Maybe hours or minutes were meant: a plan looks at most " + MOST_HORIZON_DAYS + " days ahead.");
        }
    }

    private static @Nullable PlanItem item(
            Catalog catalog,
            SeriesKey key,
            Map<SeriesKey, List<StockLot>> lots,
            Map<SeriesKey, List<PurchaseOrder>> orders,
            FindingCollector findings) {
        Place place = Place.of("history", key.toString());
        Site site = catalog.site(key.siteId()).orElse(null);
        Product product = catalog.product(key.productId()).orElse(null);
        if (site == null) {
            leftOut(findings, "history.unknown-site", place, "siteId", key.siteId(), "site");
        }
        if (product == null) {
            leftOut(findings, "history.unknown-product", place, "productId", key.productId(), "product");
        }
        if (site == null || product == null) {
            return null;
        }
        Listing listing = catalog.listing(key.siteId(), key.productId()).orElse(null);
        if (listing == null) {
            leftOut(findings, "history.not-listed", place, "listing", key.toString(), "listing");
            return null;
        }
        Supplier supplier = catalog.supplier(listing.supplierId()).orElse(null);
        Lane lane = catalog.lane(listing.supplierId(), key.siteId()).orElse(null);
        if (supplier == null || lane == null) {
            return null; // the check of the catalog has said so
        }
        return new PlanItem(
                listing,
                product,
                site,
                supplier,
                lane,
                lots.getOrDefault(key, List.of()),
                orders.getOrDefault(key, List.of()));
    }

    private static void leftOut(
            FindingCollector findings, String code, Place place, String name, String value, String what) {
        findings.add(
                Severity.ERROR,
                code,
                place,
                name,
                value,
                "Maybe the " + what + " is missing in the catalog; the series is left out.");
    }
}
