package io.flowcast.core.pipeline;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import io.flowcast.core.enrich.Surroundings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the goods that move on one day into a routing problem. Goods with the same start and end travel as one drop; a
 * drop larger than the largest vehicle is split.
 */
final class TripBuilder {
    private final CheckedRequest checked;
    private final Catalog catalog;
    private final Surroundings surroundings;
    private final LocalDate date;
    private final FindingCollector findings;
    private final Map<Way, Drop> drops = new LinkedHashMap<>();
    private final Set<StorageRange> storages = new LinkedHashSet<>();
    private final List<TripStop> stops = new ArrayList<>();
    private final RoutingProblem.Builder problem = RoutingProblem.builder("massGrams");

    /** What moves from one place to another, and why. */
    private record Way(String fromSiteId, String toId, Kind kind) {}

    private enum Kind {
        DELIVERY,
        TRANSFER,
        DONATION
    }

    private static final class Drop {
        private double massGrams;
        private int products;
        private final Set<StorageRange> storages = new LinkedHashSet<>();

        void add(Product product, long units) {
            massGrams += units * product.massGramsPerUnit();
            products++;
            storages.add(product.storage());
        }

        String goods() {
            return products
                    + (products == 1 ? " product, " : " products, ")
                    + String.format(Locale.ROOT, "%.1f kg", massGrams / 1000);
        }
    }

    TripBuilder(CheckedRequest checked, Surroundings surroundings, LocalDate date, FindingCollector findings) {
        this.checked = checked;
        this.catalog = checked.catalog();
        this.surroundings = surroundings;
        this.date = date;
        this.findings = findings;
    }

    /** Takes in what comes to the sites on this day on our own vehicles. */
    void deliver(InventoryPlan orders) {
        Map<SeriesKey, PlanItem> items = new HashMap<>();
        for (PlanItem item : checked.items()) {
            items.put(item.key(), item);
            for (PurchaseOrder order : item.onOrder()) {
                if (order.expectedOn().equals(date)) {
                    deliver(item, order.quantityUnits());
                }
            }
        }
        for (OrderLine order : orders.orders()) {
            PlanItem item = items.get(order.key());
            if (item != null && order.arriveOn().equals(date)) {
                deliver(item, order.quantityUnits());
            }
        }
    }

    private void deliver(PlanItem item, long units) {
        String depot = item.supplier().depotSiteId();
        if (depot != null && catalog.site(depot).isPresent()) {
            drop(depot, item.site().id(), Kind.DELIVERY).add(item.product(), units);
        }
    }

    /** Takes in what leaves sites on this day for other sites and recipients. */
    void move(ExpiryPlan actions) {
        for (LotDecision decision : actions.decisions()) {
            if (!decision.on().equals(date)) {
                continue;
            }
            Product product = catalog.product(decision.lot().productId()).orElseThrow();
            String from = decision.lot().siteId();
            if (decision.action() instanceof ExpiryAction.Transfer transfer) {
                drop(from, transfer.toSiteId(), Kind.TRANSFER).add(product, decision.quantityUnits());
            } else if (decision.action() instanceof ExpiryAction.Donate donate) {
                drop(from, donate.recipientId(), Kind.DONATION).add(product, decision.quantityUnits());
            }
        }
    }

    private Drop drop(String from, String to, Kind kind) {
        return drops.computeIfAbsent(new Way(from, to, kind), way -> new Drop());
    }

    /** The routing problem of the day and what its stops mean; called once. */
    Day build() {
        drops.values().forEach(drop -> storages.addAll(drop.storages));
        surroundings.travel().forEach(problem::travel);
        addVehicles();
        drops.forEach(this::add);
        return new Day(date, problem.build(), stops);
    }

    /** One day to drive. */
    record Day(LocalDate date, RoutingProblem problem, List<TripStop> stops) {}

    private void addVehicles() {
        Set<String> depots = new TreeSet<>();
        for (Vehicle vehicle : catalog.vehicles()) {
            Optional<Site> depot = catalog.site(vehicle.depotSiteId());
            if (depot.isEmpty()) {
                continue; // the check of the catalog has said so
            }
            if (depots.add(vehicle.depotSiteId())) {
                problem.depot(new Depot(
                        vehicle.depotSiteId(),
                        surroundings.site(vehicle.depotSiteId()).orElseThrow(),
                        TimeWindow.ALWAYS));
            }
            List<String> skills = new ArrayList<>(List.of(fromDepot(vehicle.depotSiteId())));
            for (StorageRange storage : storages) {
                if (overlap(storage, vehicle.temperature())) {
                    skills.add(keeps(storage));
                }
            }
            problem.vehicleType(
                    VehicleType.at(vehicle.id(), vehicle.count(), vehicle.depotSiteId(), vehicle.capacityGrams())
                            .shift(seconds(vehicle.shift()))
                            .profile(Surroundings.profile(vehicle))
                            .cost(vehicle.fixedCost(), vehicle.costPerKilometre() / 1000, vehicle.costPerHour() / 3600)
                            .skills(skills.toArray(String[]::new))
                            .build());
        }
    }

    private void add(Way way, Drop drop) {
        long capacity = largestCapacity(way, drop);
        long mass = Math.round(Math.ceil(drop.massGrams));
        if (capacity == 0) {
            findings.add(
                    Severity.ERROR,
                    "route.no-vehicle",
                    Place.of("trips", date + " " + way.fromSiteId + " to " + way.toId),
                    "vehicles",
                    drop.goods(),
                    "Maybe no vehicle of the depot can keep the temperature of these goods; they get no trip.");
            return;
        }
        long parts = Math.max(1, (mass + capacity - 1) / capacity);
        if (parts > 1) {
            findings.add(
                    Severity.WARNING,
                    "route.drop-split",
                    Place.of("trips", date + " " + way.fromSiteId + " to " + way.toId),
                    "massGrams",
                    mass,
                    "Maybe the vehicles are small: the drop is larger than the largest one and travels in " + parts
                            + " parts.");
        }
        for (long part = 0; part < parts; part++) {
            long grams = mass / parts + (part < mass % parts ? 1 : 0);
            String suffix = parts == 1 ? "" : " part " + (part + 1);
            if (way.kind == Kind.DELIVERY) {
                addDelivery(way, drop, grams, suffix);
            } else {
                addShipment(way, drop, grams, suffix);
            }
        }
    }

    private void addDelivery(Way way, Drop drop, long grams, String suffix) {
        Site site = catalog.site(way.toId).orElseThrow();
        Optional<TimeRange> hours = open(way, site.deliveryHours(), site.name());
        if (hours.isEmpty()) {
            return;
        }
        String id = "delivery from " + way.fromSiteId + " to " + way.toId + suffix;
        problem.stop(Stop.at(id, surroundings.site(way.toId).orElseThrow())
                .delivery(grams)
                .windows(seconds(hours.get()))
                .serviceSeconds(checked.request().settings().serviceSecondsPerStop())
                .requiredSkills(skills(drop, fromDepot(way.fromSiteId)))
                .build());
        stops.add(new TripStop(id, TripStop.Purpose.DELIVERY, way.toId, site.location(), grams, drop.goods()));
    }

    private void addShipment(Way way, Drop drop, long grams, String suffix) {
        boolean donation = way.kind == Kind.DONATION;
        Site from = catalog.site(way.fromSiteId).orElseThrow();
        Optional<Recipient> recipient = donation ? catalog.recipient(way.toId) : Optional.empty();
        GeoPoint target = donation
                ? recipient.orElseThrow().location()
                : catalog.site(way.toId).orElseThrow().location();
        Optional<TimeRange> pickupHours = open(way, from.deliveryHours(), from.name());
        Optional<TimeRange> dropHours = donation
                ? open(
                        way,
                        recipient.orElseThrow().openingHours(),
                        recipient.orElseThrow().name())
                : open(way, catalog.site(way.toId).orElseThrow().deliveryHours(), way.toId);
        if (pickupHours.isEmpty() || dropHours.isEmpty()) {
            return;
        }
        String id = (donation ? "donation from " : "transfer from ") + way.fromSiteId + " to " + way.toId + suffix;
        long service = checked.request().settings().serviceSecondsPerStop();
        Stop pickup = Stop.at(id + ", pickup", surroundings.site(way.fromSiteId).orElseThrow())
                .windows(seconds(pickupHours.get()))
                .serviceSeconds(service)
                .requiredSkills(skills(drop))
                .build();
        int place = donation
                ? surroundings.recipient(way.toId).orElseThrow()
                : surroundings.site(way.toId).orElseThrow();
        Stop delivery = Stop.at(id + ", drop", place)
                .windows(seconds(dropHours.get()))
                .serviceSeconds(service)
                .requiredSkills(skills(drop))
                .build();
        problem.shipment(new Shipment(id, pickup, delivery, List.of(grams), Long.MAX_VALUE));
        stops.add(new TripStop(
                pickup.id(),
                donation ? TripStop.Purpose.DONATION_PICKUP : TripStop.Purpose.TRANSFER_PICKUP,
                way.fromSiteId,
                from.location(),
                grams,
                drop.goods()));
        stops.add(new TripStop(
                delivery.id(),
                donation ? TripStop.Purpose.DONATION_DROP : TripStop.Purpose.TRANSFER_DROP,
                way.toId,
                target,
                grams,
                drop.goods()));
    }

    private Optional<TimeRange> open(Way way, OpeningHours hours, String name) {
        Optional<TimeRange> today = hours.on(date);
        if (today.isEmpty()) {
            findings.add(
                    Severity.WARNING,
                    "route.closed",
                    Place.of("trips", date + " " + way.fromSiteId + " to " + way.toId),
                    "openingHours",
                    name,
                    "Maybe the lead time does not fit the opening days: nobody takes goods there that day, so there is"
                            + " no trip.");
        }
        return today;
    }

    private long largestCapacity(Way way, Drop drop) {
        return catalog.vehicles().stream()
                .filter(vehicle -> catalog.site(vehicle.depotSiteId()).isPresent())
                .filter(vehicle ->
                        way.kind != Kind.DELIVERY || vehicle.depotSiteId().equals(way.fromSiteId))
                .filter(vehicle -> drop.storages.stream().allMatch(s -> overlap(s, vehicle.temperature())))
                .mapToLong(Vehicle::capacityGrams)
                .max()
                .orElse(0);
    }

    private static boolean overlap(StorageRange a, StorageRange b) {
        return a.minCelsius() <= b.maxCelsius() && b.minCelsius() <= a.maxCelsius();
    }

    private static String[] skills(Drop drop, String... more) {
        List<String> skills = new ArrayList<>(List.of(more));
        drop.storages.forEach(storage -> skills.add(keeps(storage)));
        return skills.toArray(String[]::new);
    }

    private static String fromDepot(String depotSiteId) {
        return "loads at " + depotSiteId;
    }

    private static String keeps(StorageRange storage) {
        return "keeps " + storage.minCelsius() + " to " + storage.maxCelsius() + " \u00b0C";
    }

    private static TimeWindow seconds(TimeRange range) {
        return new TimeWindow(range.from().toSecondOfDay(), range.to().toSecondOfDay());
    }
}
