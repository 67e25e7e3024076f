package io.flowcast.core.pipeline;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import io.flowcast.core.enrich.Surroundings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From stock, demand and what will come in to the question what to do with each lot. */
final class ExpiryStage {
    private final ExpiryPlanner planner;
    private final ShelfLifeModel shelfLife;

    ExpiryStage(ExpiryPlanner planner, ShelfLifeModel shelfLife) {
        this.planner = planner;
        this.shelfLife = shelfLife;
    }

    ExpiryPlan expire(
            CheckedRequest checked,
            Surroundings surroundings,
            DemandForecast demand,
            InventoryPlan orders,
            RunContext context) {
        PlanSettings settings = checked.request().settings();
        return planner.plan(
                new ExpiryProblem(
                        checked.asOf(),
                        settings.horizonDays(),
                        demand,
                        lots(checked),
                        arrivals(checked, orders),
                        settings.markdown(),
                        transfers(checked, surroundings),
                        new DonationRun(checked.catalog().recipients(), settings.donation()),
                        settings.disposal(),
                        settings.newestFirstShare(),
                        settings.rescue()),
                context);
    }

    private List<LotOutlook> lots(CheckedRequest checked) {
        Map<String, TemperatureHistory> histories = new HashMap<>();
        checked.request().temperatures().forEach(history -> histories.putIfAbsent(history.siteId(), history));
        List<LotOutlook> lots = new ArrayList<>();
        for (int row = 0; row < checked.items().size(); row++) {
            PlanItem item = checked.items().get(row);
            for (StockLot lot : item.lots()) {
                lots.add(outlook(lot, row, item.product(), item.site(), item.listing(), checked.asOf(), histories));
            }
        }
        for (StockLot lot : checked.otherLots()) {
            lots.add(outlook(
                    lot,
                    -1,
                    checked.catalog().product(lot.productId()).orElseThrow(),
                    checked.catalog().site(lot.siteId()).orElseThrow(),
                    checked.catalog().listing(lot.siteId(), lot.productId()).orElseThrow(),
                    checked.asOf(),
                    histories));
        }
        return lots;
    }

    private LotOutlook outlook(
            StockLot lot,
            int row,
            Product product,
            Site site,
            Listing listing,
            LocalDate asOf,
            Map<String, TemperatureHistory> histories) {
        Instant morning = asOf.atStartOfDay(site.zone()).toInstant();
        TemperatureHistory history = histories.getOrDefault(site.id(), TemperatureHistory.none(site.id()));
        return new LotOutlook(
                lot,
                row,
                shelfLife.remaining(lot, product, site, history, morning),
                product.category(),
                product.massGramsPerUnit(),
                listing.unitPrice(),
                listing.unitCost(),
                product.storage().minCelsius(),
                product.storage().maxCelsius());
    }

    private static List<Arrival> arrivals(CheckedRequest checked, InventoryPlan orders) {
        LocalDate end = checked.asOf().plusDays(checked.request().settings().horizonDays());
        List<Arrival> arrivals = new ArrayList<>();
        for (PlanItem item : checked.items()) {
            for (PurchaseOrder order : item.onOrder()) {
                if (order.expectedOn().isBefore(end)) {
                    arrivals.add(new Arrival(item.key(), order.expectedOn(), order.quantityUnits()));
                }
            }
        }
        for (OrderLine order : orders.orders()) {
            if (order.arriveOn().isBefore(end)) {
                arrivals.add(new Arrival(order.key(), order.arriveOn(), order.quantityUnits()));
            }
        }
        return arrivals;
    }

    private static List<TransferOption> transfers(CheckedRequest checked, Surroundings surroundings) {
        PlanSettings.TransferTerms terms = checked.request().settings().transfer();
        List<TransferOption> options = new ArrayList<>();
        if (terms.maxDistanceMetres() == 0 || surroundings.travel().isEmpty()) {
            return options;
        }
        TravelMatrix travel = surroundings.travel().values().iterator().next();
        List<Site> stores = checked.catalog().sites().stream()
                .filter(site -> site.kind() == Site.Kind.STORE)
                .toList();
        for (Site from : stores) {
            for (Site to : stores) {
                long metres = from.id().equals(to.id())
                        ? TravelMatrix.UNREACHABLE
                        : travel.distanceMetres(
                                surroundings.site(from.id()).orElseThrow(),
                                surroundings.site(to.id()).orElseThrow());
                if (metres <= terms.maxDistanceMetres()) {
                    double costPerKilogram = terms.costPerKilogramKilometre() * metres / 1000;
                    options.add(
                            new TransferOption(from.id(), to.id(), costPerKilogram, terms.fixedCost(), terms.days()));
                }
            }
        }
        return options;
    }
}
