package io.flowcast.core.measure;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Destination;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.impact.Figure;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.impact.MassBalance;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.routing.Route;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account of one side: goods, kilograms, money, and every amount that a factor is applied to. */
final class SideAccount {
    private final CheckedRequest checked;
    private final PlanSettings settings;
    private final ImpactTerms terms;
    private final FactorLedger ledger;
    private final int side;
    private final LocalDate end;

    private final Map<Destination, Double> unsold = new EnumMap<>(Destination.class);
    private double demand;
    private double sold;
    private double lost;
    private double wasted;
    private double donated;
    private double wastedKilograms;
    private double donatedKilograms;
    private double openingKilograms;
    private double arrivedKilograms;
    private double soldKilograms;
    private double markedDownKilograms;
    private double leftKilograms;
    private double relief;
    private double metres;
    private double revenue;
    private double purchase;
    private double wasteCost;
    private double transportCost;
    private double other;
    private double closing;
    private double wasteCo2e;
    private double transportCo2e;
    private double meals;

    SideAccount(CheckedRequest checked, ImpactTerms terms, FactorLedger ledger, int side) {
        this.checked = checked;
        this.settings = checked.request().settings();
        this.terms = terms;
        this.ledger = ledger;
        this.side = side;
        end = checked.asOf().plusDays(settings.horizonDays());
    }

    void add(PlannedSide planned, SideSimulation.Played played) {
        for (int row = 0; row < played.flows().length; row++) {
            add(played, row, checked.items().get(row));
        }
        purchases(planned);
        actions(planned);
        lotsWithoutHistory(planned);
        trips(planned);
        other -= Math.min(settings.donation().relief().maxPerPlan(), relief);
        meals = ledger.apply(Figure.MEALS, List.of(Factors.MEALS), donatedKilograms, "kg", side);
    }

    Footprint footprint() {
        return new Footprint(
                demand,
                sold,
                lost,
                wasted,
                donated,
                wastedKilograms,
                donatedKilograms,
                metres / 1000,
                revenue,
                purchase,
                wasteCost,
                transportCost,
                other,
                closing,
                wasteCo2e,
                transportCo2e,
                meals);
    }

    MassBalance balance() {
        return new MassBalance(
                openingKilograms, arrivedKilograms, soldKilograms, markedDownKilograms, unsold, leftKilograms);
    }

    private void add(SideSimulation.Played played, int row, PlanItem item) {
        ItemFlow flow = played.flows()[row];
        Listing listing = item.listing();
        Product product = item.product();
        demand += flow.demand;
        sold += flow.sold;
        lost += flow.lost;
        revenue += flow.revenue;
        closing += flow.closing * listing.unitCost();
        other += flow.lost * listing.lostSaleCostPerUnit() + flow.holdingUnitDays * listing.holdingCostPerUnitDay();
        double kilograms = product.massGramsPerUnit() / 1000;
        for (StockLot lot : item.lots()) {
            openingKilograms += lot.quantityUnits() * kilograms;
        }
        arrivedKilograms += played.arrivedUnits()[row] * kilograms;
        soldKilograms += flow.sold * kilograms;
        leftKilograms += (flow.closing + played.heldUnits()[row]) * kilograms;
        double marked = flow.soldMarkedDown * kilograms;
        markedDownKilograms += marked;
        rebound(product, marked * (1 - terms.markdownDisplacement()));
        waste(product, flow.wasted, settings.disposal().cheapest());
    }

    private void waste(Product product, double units, Pathway pathway) {
        double kilograms = units * product.massGramsPerUnit() / 1000;
        wasted += units;
        wastedKilograms += kilograms;
        unsold.merge(Destination.of(pathway), kilograms, Double::sum);
        wasteCost += kilograms * settings.disposal().costPerKilogram().getOrDefault(pathway, 0.0);
        wasteCo2e +=
                ledger.apply(Figure.PRODUCTION, ProductFactors.of(Factors.PRODUCTION, product), kilograms, "kg", side);
        wasteCo2e += ledger.apply(Figure.DISPOSAL, ProductFactors.disposal(pathway, product), kilograms, "kg", side);
        resource(Figure.WATER, Factors.WATER, product, kilograms);
        resource(Figure.SCARCE_WATER, Factors.SCARCE_WATER, product, kilograms);
        resource(Figure.LAND, Factors.LAND, product, kilograms);
    }

    /** Water and land are counted where the run has such factors at all; then a gap is a finding. */
    private void resource(Figure figure, String prefix, Product product, double kilograms) {
        if (ledger.any(prefix)) {
            ledger.apply(figure, ProductFactors.of(prefix, product), kilograms, "kg", side);
        }
    }

    private void rebound(Product product, double kilograms) {
        ledger.applyIfKnown(Figure.REBOUND, ProductFactors.of(Factors.PRODUCTION, product), kilograms, "kg", side);
    }

    private void purchases(PlannedSide planned) {
        Map<SeriesKey, Double> cost = new HashMap<>();
        for (PlanItem item : checked.items()) {
            cost.put(item.key(), item.listing().unitCost());
            for (PurchaseOrder order : item.onOrder()) {
                if (order.expectedOn().isBefore(end)) {
                    purchase += order.quantityUnits() * order.unitCost();
                }
            }
        }
        for (OrderLine order : planned.orders().orders()) {
            if (order.arriveOn().isBefore(end)) {
                purchase += order.quantityUnits() * cost.getOrDefault(order.key(), 0.0);
            }
        }
    }

    private void actions(PlannedSide planned) {
        for (LotDecision decision : planned.actions().decisions()) {
            Product product =
                    checked.catalog().product(decision.lot().productId()).orElseThrow();
            double kilograms = decision.quantityUnits() * product.massGramsPerUnit() / 1000;
            if (decision.action() instanceof ExpiryAction.Donate) {
                donate(decision, product, kilograms);
            } else if (decision.action() instanceof ExpiryAction.Discard discard) {
                waste(product, decision.quantityUnits(), discard.pathway());
            } else if (decision.action() instanceof ExpiryAction.Markdown) {
                other += decision.quantityUnits() * settings.markdown().labelCostPerUnit();
            } else if (decision.action() instanceof ExpiryAction.Rework) {
                unsold.merge(Destination.UPCYCLED, kilograms, Double::sum);
                other -= decision.expectedValue();
            } else if (decision.action() instanceof ExpiryAction.ReturnToSupplier) {
                unsold.merge(Destination.RETURNED, kilograms, Double::sum);
                other -= decision.expectedValue();
            }
        }
    }

    private void donate(LotDecision decision, Product product, double kilograms) {
        donated += decision.quantityUnits();
        donatedKilograms += kilograms;
        unsold.merge(Destination.DONATED, kilograms, Double::sum);
        DonationTerms money = settings.donation();
        other -= decision.quantityUnits() * money.valueBeforeRelief(product.massGramsPerUnit());
        Optional<Listing> listing = checked.catalog()
                .listing(decision.lot().siteId(), decision.lot().productId());
        relief += decision.quantityUnits()
                * money.relief()
                        .ofUnit(
                                product.massGramsPerUnit(),
                                listing.map(Listing::unitCost).orElse(0.0),
                                listing.map(Listing::unitPrice).orElse(0.0));
        rebound(product, kilograms * (1 - terms.donationDisplacement()));
        double gone = ledger.applyIfKnown(Figure.RECIPIENT_LOSS, List.of(Factors.DONATION_LOSS), kilograms, "kg", side);
        ledger.applyIfKnown(
                Figure.RECIPIENT_DISPOSAL, ProductFactors.disposal(Pathway.LANDFILL, product), gone, "kg", side);
    }

    /** Goods that nobody forecasts are wasted when their date passes, unless an action takes them away before. */
    private void lotsWithoutHistory(PlannedSide planned) {
        Map<String, Long> left = new HashMap<>();
        checked.otherLots().forEach(lot -> left.put(lot.lotId(), lot.quantityUnits()));
        Map<String, Long> moved = new HashMap<>();
        for (LotDecision decision : planned.actions().decisions()) {
            String id = decision.lot().lotId();
            if (decision.action() instanceof ExpiryAction.Keep || decision.action() instanceof ExpiryAction.Markdown) {
                continue; // it stays where it is
            }
            if (left.computeIfPresent(id, (lot, units) -> units - decision.quantityUnits()) != null
                    && decision.action() instanceof ExpiryAction.Transfer) {
                moved.merge(id, decision.quantityUnits(), Long::sum);
            }
        }
        for (StockLot lot : checked.otherLots()) {
            Product product = checked.catalog().product(lot.productId()).orElseThrow();
            double kilograms = product.massGramsPerUnit() / 1000;
            openingKilograms += lot.quantityUnits() * kilograms;
            leftKilograms += moved.getOrDefault(lot.lotId(), 0L) * kilograms;
            long rest = left.getOrDefault(lot.lotId(), 0L);
            LocalDate expires = lot.expiresOn();
            if (expires != null && expires.isBefore(end)) {
                waste(product, rest, settings.disposal().cheapest());
            } else {
                leftKilograms += rest * kilograms;
            }
        }
    }

    private void trips(PlannedSide planned) {
        Map<String, Vehicle> vehicles = new HashMap<>();
        checked.catalog().vehicles().forEach(vehicle -> vehicles.putIfAbsent(vehicle.id(), vehicle));
        for (DayTrips day : planned.trips()) {
            for (Route route : day.routes().routes()) {
                metres += route.distanceMetres();
                transportCost += route.cost();
                Vehicle vehicle = vehicles.get(route.vehicleTypeId());
                if (vehicle != null) {
                    double kilometres = route.distanceMetres() / 1000.0;
                    transportCo2e += ledger.applyPerKilometre(vehicle.emissionFactorId(), kilometres, side);
                }
            }
        }
    }
}
