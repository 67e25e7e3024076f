package io.flowcast.core.pipeline;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.run.Progress;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.RequestCheck;
import io.flowcast.core.enrich.Enrichment;
import io.flowcast.core.enrich.Surroundings;
import io.flowcast.core.measure.ImpactMeter;
import io.flowcast.core.measure.PlannedSide;
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Streams;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into what to do: the whole chain. Immutable and safe for several threads.
 *
 * <p>The crafts are given when it is built; {@code io.flowcast.models.Models} knows good ones.
 */
public final class FlowCast {
    private final DemandForecaster forecaster;
    private final InventoryPlanner inventory;
    private final ExpiryStage expiry;
    private final RouteStage routing;
    private final Enrichment enrichment;
    private final Baseline baseline;
    private final ImpactTerms impactTerms;
    private final DemandForecaster baselineForecaster;
    private final InventoryPlanner baselineInventory;

    private FlowCast(Builder b) {
        forecaster = Objects.requireNonNull(b.forecaster, "forecaster");
        inventory = Objects.requireNonNull(b.inventory, "inventory");
        expiry = new ExpiryStage(
                Objects.requireNonNull(b.expiry, "expiry"), Objects.requireNonNull(b.shelfLife, "shelfLife"));
        routing = new RouteStage(Objects.requireNonNull(b.routing, "routing"));
        enrichment = new Enrichment(Objects.requireNonNull(b.travel, "travel"));
        baselineForecaster = Objects.requireNonNull(b.baselineForecaster, "baselineForecaster");
        baselineInventory = Objects.requireNonNull(b.baselineInventory, "baselineInventory");
        baseline = Objects.requireNonNull(b.baseline, "baseline");
        impactTerms = b.impactTerms;
    }

    /**
     * Chooses the crafts.
     *
     * @return a builder without any
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Plans the coming days: history is checked and enriched, demand is forecast, stock is ordered, what is about to
     * expire gets an action, what moves gets a trip, and what it all saves is measured.
     *
     * @param request everything the plan is made from
     * @param context as-of date, seed, threads, deadline, cancellation, progress
     * @return the plan, with the findings of all stages
     * @throws io.flowcast.api.finding.InvalidInputException if there is nothing to plan
     * @throws io.flowcast.api.finding.SourceException if an outside source does not answer
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before there is a plan
     */
    public SupplyPlan plan(PlanRequest request, RunContext context) {
        CheckedRequest checked = RequestCheck.examine(request, context);
        Surroundings surroundings = enrichment.freeze(checked, context);
        DemandForecast demand = ForecastStage.forecast(forecaster, checked, stage("forecast", context));
        InventoryPlan orders = OrderStage.order(inventory, checked, demand, stage("order", context));
        ExpiryPlan actions = expiry.expire(checked, surroundings, demand, orders, stage("expire", context));
        RouteStage.Trips trips = routing.route(checked, surroundings, orders, actions, stage("route", context));
        PlannedSide without = usual(checked, surroundings, stage("baseline", context));
        Impact impact = new ImpactMeter(checked, demand, impactTerms)
                .measure(baseline, new PlannedSide(orders, actions, trips.days()), without, stage("measure", context));
        return deliver(checked, surroundings, demand, orders, actions, trips, impact, context);
    }

    /** What would be done without the plan: usual orders, nothing about expiry, the same vehicles. */
    private PlannedSide usual(CheckedRequest checked, Surroundings surroundings, RunContext loud) {
        RunContext context =
                loud.toBuilder().progress(Progress.silent()).build(); // its stages have the names of the plan's
        DemandForecast guess = ForecastStage.forecast(baselineForecaster, checked, context);
        InventoryPlan orders = OrderStage.order(baselineInventory, checked, guess, context);
        ExpiryPlan nothing = new ExpiryPlan(
                List.of(),
                Findings.none(),
                Provenance.of("expire", "none", Map.of(), "", context, orders.provenance()));
        RouteStage.Trips trips = routing.route(checked, surroundings, orders, nothing, context);
        return new PlannedSide(orders, nothing, trips.days());
    }

    private static SupplyPlan deliver(
            CheckedRequest checked,
            Surroundings surroundings,
            DemandForecast demand,
            InventoryPlan orders,
            ExpiryPlan actions,
            RouteStage.Trips trips,
            Impact impact,
            RunContext context) {
        PlanSettings settings = checked.request().settings();
        Findings findings = checked.findings()
                .and(ForecastStage.shortPlans(checked))
                .and(demand.findings())
                .and(orders.findings())
                .and(actions.findings())
                .and(trips.findings())
                .and(impact.findings());
        Provenance provenance = Provenance.of(
                        "plan",
                        "flowcast",
                        Map.of(
                                "settings",
                                settings.toString(),
                                "asOf",
                                checked.asOf().toString()),
                        DataHash.of(checked.panel()),
                        context,
                        demand.provenance(),
                        orders.provenance(),
                        actions.provenance(),
                        impact.provenance())
                .withSources(surroundings.sources());
        return new SupplyPlan(
                checked.asOf(),
                settings.horizonDays(),
                demand,
                orders,
                actions,
                trips.days(),
                impact,
                findings,
                provenance);
    }

    /** A context whose random streams are those of one stage. */
    private static RunContext stage(String name, RunContext context) {
        context.stopIfAsked("planning, before stage " + name);
        return context.toBuilder().seed(Streams.seed(context.seed(), name)).build();
    }

    /** Builds a {@link FlowCast}. */
    public static final class Builder {
        private @Nullable DemandForecaster forecaster;
        private @Nullable InventoryPlanner inventory;
        private @Nullable ExpiryPlanner expiry;
        private @Nullable ShelfLifeModel shelfLife;
        private @Nullable RoutePlanner routing;
        private @Nullable TravelProvider travel;
        private @Nullable Baseline baseline;
        private @Nullable DemandForecaster baselineForecaster;
        private @Nullable InventoryPlanner baselineInventory;
        private ImpactTerms impactTerms = ImpactTerms.standard();

        private Builder() {}

        /**
         * Sets who forecasts.
         *
         * @param value the forecaster
         * @return this builder
         */
        public Builder forecaster(DemandForecaster value) {
            forecaster = value;
            return this;
        }

        /**
         * Sets who orders.
         *
         * @param value the planner
         * @return this builder
         */
        public Builder inventory(InventoryPlanner value) {
            inventory = value;
            return this;
        }

        /**
         * Sets who decides about goods that expire.
         *
         * @param planner decides
         * @param model says how long they are good
         * @return this builder
         */
        public Builder expiry(ExpiryPlanner planner, ShelfLifeModel model) {
            expiry = planner;
            shelfLife = model;
            return this;
        }

        /**
         * Sets who plans the trips.
         *
         * @param value the planner
         * @return this builder
         */
        public Builder routing(RoutePlanner value) {
            routing = value;
            return this;
        }

        /**
         * Sets who knows the roads.
         *
         * @param value the provider
         * @return this builder
         */
        public Builder travel(TravelProvider value) {
            travel = value;
            return this;
        }

        /**
         * Sets what the plan is compared with.
         *
         * @param value name and description
         * @param guess forecasts as would be done without the plan
         * @param planner orders as would be done without the plan
         * @return this builder
         */
        public Builder baseline(Baseline value, DemandForecaster guess, InventoryPlanner planner) {
            baseline = value;
            baselineForecaster = guess;
            baselineInventory = planner;
            return this;
        }

        /**
         * Sets what is assumed where the impact is measured; {@link ImpactTerms#standard()} if it is not set.
         *
         * @param value waste hierarchy, displacement, intervals
         * @return this builder
         */
        public Builder impact(ImpactTerms value) {
            impactTerms = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * The chain.
         *
         * @return an immutable chain
         * @throws NullPointerException if a craft was not set
         */
        public FlowCast build() {
            return new FlowCast(this);
        }
    }
}
