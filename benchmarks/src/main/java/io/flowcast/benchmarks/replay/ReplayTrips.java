package io.flowcast.benchmarks.replay;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.core.run.Streams;
import io.flowcast.models.Models;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Drives what was ordered from the depots to the stores, day by day, with the same route planner for every policy. */
final class ReplayTrips {
    private static final long ITERATIONS = 400;

    /** No policy is punished for a day on which it orders much: vehicles can be hired at the same price. */
    private static final int HIRED = 10;

    private final ReplayWorld world;
    private final Catalog catalog;
    private final RunContext context;
    private final Map<String, Integer> placeOfSite = new LinkedHashMap<>();
    private final Map<String, TravelMatrix> travel = new LinkedHashMap<>();
    private final Map<String, Vehicle> vehicles = new HashMap<>();
    private final int[] wayOfItem;
    private final List<Way> ways = new ArrayList<>();

    private record Way(String depot, Site store) {}

    /** Kilometres, cost and emissions of one run. */
    record Driven(double kilometres, double cost, double kilogramsCo2e) {}

    ReplayTrips(ReplayWorld world, RunContext context) {
        this.world = world;
        this.catalog = world.scenario.catalog();
        this.context = context;
        List<GeoPoint> places = new ArrayList<>();
        for (Site site : catalog.sites()) {
            placeOfSite.put(site.id(), places.size());
            places.add(site.location());
        }
        GreatCircleTravel roads = new GreatCircleTravel(world.scenario.detourFactor());
        for (Vehicle vehicle : catalog.vehicles()) {
            vehicles.put(vehicle.id(), vehicle);
            travel.computeIfAbsent(
                    profile(vehicle),
                    key -> roads.matrix(places, vehicle.averageKilometresPerHour(), context)
                            .value());
        }
        wayOfItem = new int[world.items];
        Map<Way, Integer> index = new HashMap<>();
        for (int i = 0; i < world.items; i++) {
            Way way = way(world.keys.get(i));
            wayOfItem[i] = index.computeIfAbsent(way, key -> {
                ways.add(key);
                return ways.size() - 1;
            });
        }
    }

    private Way way(SeriesKey key) {
        Listing listing = catalog.listing(key.siteId(), key.productId()).orElseThrow();
        String depot = catalog.supplier(listing.supplierId()).orElseThrow().depotSiteId();
        if (depot == null) {
            throw new IllegalStateException("supplier " + listing.supplierId() + " has no depot in the scenario");
        }
        return new Way(depot, catalog.site(key.siteId()).orElseThrow());
    }

    private static String profile(Vehicle vehicle) {
        return vehicle.averageKilometresPerHour() + " km/h";
    }

    int ways() {
        return ways.size();
    }

    int wayOf(int item) {
        return wayOfItem[item];
    }

    /** Plans the trips of all days of a run; element [day][way] is what arrives, in grams. */
    Driven drive(double[][] grams, int seed) {
        double metres = 0;
        double cost = 0;
        double emissions = 0;
        for (int day = 0; day < grams.length; day++) {
            RoutingProblem problem = problem(grams[day], day);
            if (problem.stops().isEmpty()) {
                continue;
            }
            RunContext seeded =
                    context.toBuilder().seed(Streams.seed(seed, day)).build();
            RoutePlan plan = Models.routing().plan(problem, StopWhen.afterIterations(ITERATIONS), seeded);
            if (!plan.feasible()) {
                throw new IllegalStateException("day " + day + " cannot be driven: " + plan.violations());
            }
            for (Route route : plan.routes()) {
                metres += route.distanceMetres();
                cost += route.cost();
                Vehicle vehicle = vehicles.get(route.vehicleTypeId());
                if (vehicle != null) {
                    emissions += route.distanceMetres() / 1000.0 * world.factor(vehicle.emissionFactorId());
                }
            }
        }
        return new Driven(metres / 1000, cost, emissions);
    }

    private RoutingProblem problem(double[] grams, int day) {
        RoutingProblem.Builder problem = RoutingProblem.builder("massGrams");
        travel.forEach(problem::travel);
        TreeSet<String> depots = new TreeSet<>();
        for (Vehicle vehicle : catalog.vehicles()) {
            if (depots.add(vehicle.depotSiteId())) {
                problem.depot(new Depot(vehicle.depotSiteId(), place(vehicle.depotSiteId()), TimeWindow.ALWAYS));
            }
            problem.vehicleType(VehicleType.at(
                            vehicle.id(), HIRED * vehicle.count(), vehicle.depotSiteId(), vehicle.capacityGrams())
                    .shift(seconds(vehicle.shift()))
                    .profile(profile(vehicle))
                    .cost(vehicle.fixedCost(), vehicle.costPerKilometre() / 1000, vehicle.costPerHour() / 3600)
                    .skills(vehicle.depotSiteId())
                    .build());
        }
        for (int w = 0; w < ways.size(); w++) {
            if (grams[w] > 0) {
                add(ways.get(w), Math.round(Math.ceil(grams[w])), day, problem);
            }
        }
        return problem.build();
    }

    private void add(Way way, long grams, int day, RoutingProblem.Builder problem) {
        TimeRange hours = way.store()
                .deliveryHours()
                .on(world.rules.calendar().hiddenFrom().plusDays(day))
                .orElseThrow(
                        () -> new IllegalStateException("store " + way.store().id() + " is closed on day " + day));
        long largest = catalog.vehicles().stream()
                .filter(vehicle -> vehicle.depotSiteId().equals(way.depot()))
                .mapToLong(Vehicle::capacityGrams)
                .max()
                .orElseThrow();
        long parts = (grams + largest - 1) / largest;
        for (long part = 0; part < parts; part++) {
            problem.stop(Stop.at(
                            way.depot() + " to " + way.store().id() + " " + part,
                            place(way.store().id()))
                    .delivery(grams / parts + (part < grams % parts ? 1 : 0))
                    .windows(seconds(hours))
                    .serviceSeconds(world.scenario.settings().serviceSecondsPerStop())
                    .requiredSkills(way.depot())
                    .build());
        }
    }

    private int place(String siteId) {
        Integer place = placeOfSite.get(siteId);
        if (place == null) {
            throw new IllegalStateException("no site " + siteId + " in the scenario");
        }
        return place;
    }

    private static TimeWindow seconds(TimeRange range) {
        return new TimeWindow(range.from().toSecondOfDay(), range.to().toSecondOfDay());
    }
}
