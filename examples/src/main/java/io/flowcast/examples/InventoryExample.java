package io.flowcast.examples;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.models.Models;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Strawberries that keep three days are ordered every day but Sunday, in trays of six, and come the next day. */
public final class InventoryExample {
    private InventoryExample() {}

    /** The orders of the coming week, for a service that is met from stock to 95 percent. */
    static InventoryPlan plan() {
        DemandForecast forecast = DemandExample.forecast();
        LocalDate today = forecast.timeline().dateOf(forecast.origin());
        Listing strawberries = new Listing("north", "strawberries", "grower", 6, 1.50, 3.00, 0.30, 0.01);
        Lane lane = new Lane(
                "grower",
                "north",
                EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)),
                LocalTime.NOON,
                LeadTime.fixedDays(1),
                0,
                0);
        // Fifteen are left of yesterday's; they can be sold today and tomorrow.
        StockLot left = new StockLot(
                "lot 1",
                null,
                "north",
                "strawberries",
                15,
                today.minusDays(1),
                today.plusDays(1),
                DateKind.USE_BY,
                1.50,
                StockLot.Condition.SEALED,
                null);
        ReplenishmentItem item = new ReplenishmentItem(0, strawberries, lane, List.of(left), List.of(), 3, 0.05);
        InventoryProblem problem =
                new InventoryProblem(today, 7, forecast, List.of(item), new ServiceObjective.FillRate(0.95), 0.3);
        return Models.inventory().plan(problem, RunContext.asOf(today).seed(1).build());
    }

    /** Prints the orders. */
    public static void main(String[] args) {
        print(plan(), System.out);
    }

    static void print(InventoryPlan plan, PrintStream out) {
        plan.orders()
                .forEach(order -> out.printf(
                        Locale.ROOT,
                        "%s %s: %d for %s. %s%n",
                        order.firm() ? "order   " : "foreseen",
                        order.orderOn(),
                        order.quantityUnits(),
                        order.arriveOn(),
                        order.reason()));
        ItemOutlook week = plan.outlook().get(0);
        out.printf(
                Locale.ROOT,
                "expected: demand %.0f, sold %.0f, lost %.0f, wasted %.1f%n",
                week.demandUnits(),
                week.salesUnits(),
                week.lostSalesUnits(),
                week.wasteUnits());
    }
}
