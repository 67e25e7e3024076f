package io.flowcast.core.pipeline;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import java.util.ArrayList;
import java.util.List;

/** From demand and stock to the question what to order. */
final class OrderStage {
    /** Longest wait for the next order day: lanes repeat every week. */
    private static final int REVIEW_DAYS = 7;

    private OrderStage() {}

    /** Days of demand that the orders of the last planned day depend on: the plan, the way, and the wait for the next. */
    static int forecastDays(CheckedRequest checked) {
        int lead = checked.items().stream()
                .mapToInt(item -> item.lane().leadTime().maxDays())
                .max()
                .orElse(0);
        return checked.request().settings().horizonDays() + lead + REVIEW_DAYS;
    }

    static InventoryPlan order(
            InventoryPlanner planner, CheckedRequest checked, DemandForecast demand, RunContext context) {
        PlanSettings settings = checked.request().settings();
        double disposalCostPerKilogram = disposalCost(settings);
        List<ReplenishmentItem> items = new ArrayList<>(checked.items().size());
        for (int row = 0; row < checked.items().size(); row++) {
            PlanItem item = checked.items().get(row);
            items.add(new ReplenishmentItem(
                    row,
                    item.listing(),
                    item.lane(),
                    item.lots(),
                    item.onOrder(),
                    item.shelfLifeDays(),
                    disposalCostPerKilogram * item.product().massGramsPerUnit() / 1000));
        }
        return planner.plan(
                new InventoryProblem(
                        checked.asOf(),
                        settings.horizonDays(),
                        demand,
                        items,
                        settings.objective(),
                        settings.newestFirstShare()),
                context);
    }

    /** Disposal can earn money (feed); an order must not count on that. */
    static double disposalCost(PlanSettings settings) {
        return Math.max(
                0,
                settings.disposal()
                        .costPerKilogram()
                        .getOrDefault(settings.disposal().cheapest(), 0.0));
    }
}
