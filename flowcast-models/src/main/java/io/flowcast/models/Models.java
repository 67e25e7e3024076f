package io.flowcast.models;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.core.pipeline.FlowCast;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import io.flowcast.models.expiry.ExpectedValueExpiryPlanner;
import io.flowcast.models.expiry.ExpirySettings;
import io.flowcast.models.expiry.shelflife.KineticShelfLife;
import io.flowcast.models.expiry.shelflife.ShelfLifeSettings;
import io.flowcast.models.inventory.BaseStockPlanner;
import io.flowcast.models.inventory.LookaheadPlanner;
import io.flowcast.models.routing.RuinRecreatePlanner;

/** Good implementations of the crafts: the only place that chooses defaults. */
public final class Models {
    private Models() {}

    /**
     * The whole chain with the default crafts. Its plans are compared with what a shop does by hand: fill the shelf up to
     * what sold on the same weekdays last week plus safety stock, and do nothing before goods expire.
     *
     * @param travel knows the roads
     * @return the chain
     */
    public static FlowCast flowCast(TravelProvider travel) {
        return flowCast(travel, ImpactTerms.standard());
    }

    /**
     * The whole chain with the default crafts, its impact measured on other terms.
     *
     * @param travel knows the roads
     * @param impact waste hierarchy, displacement, intervals
     * @return the chain
     */
    public static FlowCast flowCast(TravelProvider travel, ImpactTerms impact) {
        return FlowCast.builder()
                .impact(impact)
                .forecaster(demand())
                .inventory(inventory())
                .expiry(expiry(), shelfLife())
                .routing(routing())
                .travel(travel)
                .baseline(
                        new Baseline(
                                "last week",
                                "Every order fills the shelf up to what sold on the same weekdays last week plus safety stock for"
                                        + " the same service target, whatever the age of the stock; nothing is marked down,"
                                        + " moved or given away; the same vehicles and route planner."),
                        NaiveForecaster.seasonal(),
                        new BaseStockPlanner())
                .build();
    }

    /**
     * Who forecasts: the mean of one boosted model of all rows and of exponential smoothing where many rows sell out or are planned ahead, a combination
     * learned from backtests for plain series, a count model for rare demand; sold-out days as lower bounds, calibrated.
     *
     * @return the forecaster {@code auto}
     */
    public static DemandForecaster demand() {
        return Forecasters.named("auto");
    }

    /**
     * Who orders: looks ahead with the stock by age along sample paths of the demand.
     *
     * @return the inventory planner
     */
    public static InventoryPlanner inventory() {
        return new LookaheadPlanner();
    }

    /**
     * Who decides about goods that expire: the action of highest expected value, gifts shared fairly.
     *
     * @return the expiry planner
     */
    public static ExpiryPlanner expiry() {
        return new ExpectedValueExpiryPlanner(ExpirySettings.standard());
    }

    /**
     * Who says how long goods are good: label and temperature history.
     *
     * @return the shelf-life model
     */
    public static ShelfLifeModel shelfLife() {
        return new KineticShelfLife(ShelfLifeSettings.standard());
    }

    /**
     * Who plans the trips: ruin and recreate, one search.
     *
     * @return the route planner
     */
    public static RoutePlanner routing() {
        return new RuinRecreatePlanner();
    }
}
