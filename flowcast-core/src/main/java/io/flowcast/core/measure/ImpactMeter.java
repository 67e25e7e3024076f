package io.flowcast.core.measure;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.routing.Route;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures what a plan saves against a baseline. Both sides are played through the same sample paths of demand, so that
 * their difference is the plan's doing and not luck.
 *
 * <p>Counted as emissions: production and disposal of what is thrown away, and driving. Not counted: production of what
 * is sold or given away, energy of stores, and any credit for food that a donation replaces.
 */
public final class ImpactMeter {
    private static final String WASTE_CO2E = "waste kgCO2e";
    private static final String TRANSPORT_CO2E = "transport kgCO2e";
    private static final String MEALS = "meals";

    private final CheckedRequest checked;
    private final PlanSettings settings;
    private final SideSimulation simulation;
    private final DemandForecast demand;
    private final LocalDate end;

    /**
     * A meter for one request.
     *
     * @param checked what is planned
     * @param demand forecast whose rows are the items
     */
    public ImpactMeter(CheckedRequest checked, DemandForecast demand) {
        this.checked = checked;
        this.settings = checked.request().settings();
        this.demand = demand;
        this.simulation = new SideSimulation(checked, demand);
        this.end = checked.asOf().plusDays(settings.horizonDays());
    }

    /**
     * Measures a plan.
     *
     * @param baseline what it is compared with
     * @param plan the plan
     * @param without the baseline
     * @param context seed, threads, deadline, cancellation
     * @return the impact
     */
    public Impact measure(Baseline baseline, PlannedSide plan, PlannedSide without, RunContext context) {
        FindingCollector findings = new FindingCollector();
        FactorLedger ledger = new FactorLedger(checked.request().factors(), findings);
        Footprint planned = footprint(plan, 0, ledger, context);
        Footprint usual = footprint(without, 1, ledger, context);
        return new Impact(
                baseline,
                planned,
                usual,
                settings.currency(),
                ledger.uses(),
                findings.toFindings(),
                Provenance.of(
                        "measure",
                        "paired-simulation",
                        Map.of("paths", String.valueOf(SideSimulation.PATHS), "baseline", baseline.name()),
                        "",
                        context,
                        demand.provenance(),
                        plan.orders().provenance(),
                        without.orders().provenance()));
    }

    /** Sums of one side while it is added up. */
    private static final class Sums {
        private double demand;
        private double sold;
        private double lost;
        private double wasted;
        private double donated;
        private double wastedKilograms;
        private double donatedKilograms;
        private double metres;
        private double revenue;
        private double purchase;
        private double wasteCost;
        private double transportCost;
        private double other;
        private double closing;
        private double wasteCo2e;
        private double transportCo2e;
    }

    private Footprint footprint(PlannedSide side, int number, FactorLedger ledger, RunContext context) {
        Sums sums = new Sums();
        ItemFlow[] flows = simulation.play(side, context);
        for (int row = 0; row < flows.length; row++) {
            add(flows[row], checked.items().get(row), sums, number, ledger);
        }
        purchases(side, sums);
        actions(side, sums, number, ledger);
        lotsWithoutHistory(side, sums, number, ledger);
        trips(side, sums, number, ledger);
        double meals = ledger.apply(MEALS, Factors.MEALS, sums.donatedKilograms, "kg", number);
        return new Footprint(
                sums.demand,
                sums.sold,
                sums.lost,
                sums.wasted,
                sums.donated,
                sums.wastedKilograms,
                sums.donatedKilograms,
                sums.metres / 1000,
                sums.revenue,
                sums.purchase,
                sums.wasteCost,
                sums.transportCost,
                sums.other,
                sums.closing,
                sums.wasteCo2e,
                sums.transportCo2e,
                meals);
    }

    private void add(ItemFlow flow, PlanItem item, Sums sums, int side, FactorLedger ledger) {
        Listing listing = item.listing();
        sums.demand += flow.demand;
        sums.sold += flow.sold;
        sums.lost += flow.lost;
        sums.revenue += flow.revenue;
        sums.closing += flow.closing * listing.unitCost();
        sums.other +=
                flow.lost * listing.lostSaleCostPerUnit() + flow.holdingUnitDays * listing.holdingCostPerUnitDay();
        waste(item.product(), flow.wasted, settings.disposal().cheapest(), sums, side, ledger);
    }

    private void waste(Product product, double units, Pathway pathway, Sums sums, int side, FactorLedger ledger) {
        double kilograms = units * product.massGramsPerUnit() / 1000;
        sums.wasted += units;
        sums.wastedKilograms += kilograms;
        sums.wasteCost += kilograms * settings.disposal().costPerKilogram().getOrDefault(pathway, 0.0);
        sums.wasteCo2e += ledger.apply(WASTE_CO2E, Factors.PRODUCTION + product.category(), kilograms, "kg", side);
        sums.wasteCo2e += ledger.apply(WASTE_CO2E, disposalFactor(pathway, product), kilograms, "kg", side);
    }

    /** The factor of the category where there is one: bread in a landfill emits other amounts than lettuce. */
    private String disposalFactor(Pathway pathway, Product product) {
        String ofCategory = pathway.factorId() + "." + product.category();
        return checked.request().factors().find(ofCategory).isPresent() ? ofCategory : pathway.factorId();
    }

    private void purchases(PlannedSide side, Sums sums) {
        Map<SeriesKey, Double> cost = new HashMap<>();
        for (PlanItem item : checked.items()) {
            cost.put(item.key(), item.listing().unitCost());
            for (PurchaseOrder order : item.onOrder()) {
                if (order.expectedOn().isBefore(end)) {
                    sums.purchase += order.quantityUnits() * order.unitCost();
                }
            }
        }
        for (OrderLine order : side.orders().orders()) {
            if (order.arriveOn().isBefore(end)) {
                sums.purchase += order.quantityUnits() * cost.getOrDefault(order.key(), 0.0);
            }
        }
    }

    private void actions(PlannedSide side, Sums sums, int number, FactorLedger ledger) {
        for (LotDecision decision : side.actions().decisions()) {
            Product product =
                    checked.catalog().product(decision.lot().productId()).orElseThrow();
            double kilograms = decision.quantityUnits() * product.massGramsPerUnit() / 1000;
            if (decision.action() instanceof ExpiryAction.Donate) {
                sums.donated += decision.quantityUnits();
                sums.donatedKilograms += kilograms;
                sums.other += kilograms
                        * (settings.donation().costPerKilogram()
                                - settings.donation().valuePerKilogram());
            } else if (decision.action() instanceof ExpiryAction.Discard discard) {
                waste(product, decision.quantityUnits(), discard.pathway(), sums, number, ledger);
            } else if (decision.action() instanceof ExpiryAction.Markdown) {
                sums.other += decision.quantityUnits() * settings.markdown().labelCostPerUnit();
            }
        }
    }

    /** Goods that nobody forecasts are wasted when their date passes, unless an action takes them away before. */
    private void lotsWithoutHistory(PlannedSide side, Sums sums, int number, FactorLedger ledger) {
        Map<String, Long> left = new HashMap<>();
        checked.otherLots().forEach(lot -> left.put(lot.lotId(), lot.quantityUnits()));
        for (LotDecision decision : side.actions().decisions()) {
            if (!(decision.action() instanceof ExpiryAction.Keep)) {
                left.computeIfPresent(decision.lot().lotId(), (id, units) -> units - decision.quantityUnits());
            }
        }
        for (StockLot lot : checked.otherLots()) {
            LocalDate expires = lot.expiresOn();
            if (expires != null && expires.isBefore(end)) {
                Product product = checked.catalog().product(lot.productId()).orElseThrow();
                waste(
                        product,
                        left.getOrDefault(lot.lotId(), 0L),
                        settings.disposal().cheapest(),
                        sums,
                        number,
                        ledger);
            }
        }
    }

    private void trips(PlannedSide side, Sums sums, int number, FactorLedger ledger) {
        Map<String, Vehicle> vehicles = new HashMap<>();
        checked.catalog().vehicles().forEach(vehicle -> vehicles.putIfAbsent(vehicle.id(), vehicle));
        for (DayTrips day : side.trips()) {
            for (Route route : day.routes().routes()) {
                sums.metres += route.distanceMetres();
                sums.transportCost += route.cost();
                Vehicle vehicle = vehicles.get(route.vehicleTypeId());
                if (vehicle != null) {
                    double kilometres = route.distanceMetres() / 1000.0;
                    sums.transportCo2e +=
                            ledger.apply(TRANSPORT_CO2E, vehicle.emissionFactorId(), kilometres, "km", number);
                }
            }
        }
    }
}
