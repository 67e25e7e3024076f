package io.flowcast.api.plan;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.internal.Require;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.util.List;

/**
 * Everything a plan is made from. What does not fit together is reported as findings by the run.
 *
 * @param catalog what is sold, where, by whom
 * @param history daily demand until the day before the run's as-of date
 * @param lots what lies where on the morning of the as-of date
 * @param openOrders what is coming
 * @param temperatures what the loggers recorded
 * @param factors emission factors and meals
 * @param settings what the company decides once
 */
public record PlanRequest(
        Catalog catalog,
        DemandPanel history,
        List<StockLot> lots,
        List<PurchaseOrder> openOrders,
        List<TemperatureHistory> temperatures,
        Factors factors,
        PlanSettings settings) {
    /** Copies the arguments. */
    public PlanRequest {
        Require.present("catalog", catalog);
        Require.present("history", history);
        lots = List.copyOf(lots);
        openOrders = List.copyOf(openOrders);
        temperatures = List.copyOf(temperatures);
        Require.present("factors", factors);
        Require.present("settings", settings);
    }
}
