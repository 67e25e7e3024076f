package io.flowcast.benchmarks.route;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpSolution;
import io.flowcast.core.verify.SolutionChecker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drives the routes of a solution file, which says who visits whom but not when: with the earliest end, and the latest start that still
 * reaches it, which is the shortest duration where each stop has one window. A depot between customers is a reload.
 *
 * <p>The cost is recomputed from the instance. So whatever a file states, and in whatever unit, two plans of one instance compare.
 */
final class PublishedPlan {

    private final VrpInstance instance;
    private final RoutingProblem problem;
    private final Map<String, Stop> stops = new HashMap<>();
    private final Map<String, Depot> depots = new HashMap<>();

    private PublishedPlan(VrpInstance instance) {
        this.instance = instance;
        problem = instance.problem();
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
        }
    }

    /**
     * The plan that a solution is.
     *
     * @throws IllegalArgumentException if it visits somebody the instance does not have, or has more routes than there are vehicles
     */
    static RoutePlan of(VrpInstance instance, VrpSolution solution) {
        return new PublishedPlan(instance).plan(solution);
    }

    private RoutePlan plan(VrpSolution solution) {
        List<Route> routes = new ArrayList<>();
        Set<String> served = new HashSet<>();
        int used = 0;
        for (int r = 0; r < solution.routes().size(); r++) {
            List<Integer> numbers = solution.routes().get(r);
            if (numbers.isEmpty()) {
                continue;
            }
            numbers.forEach(number -> served.add(instance.stopId(number)));
            routes.add(drive(r + 1, used++, numbers));
        }
        List<UnservedStop> unserved = new ArrayList<>();
        double cost = routes.stream().mapToDouble(Route::cost).sum();
        List<Stop> all = new ArrayList<>(problem.stops());
        problem.shipments().forEach(shipment -> all.add(shipment.pickup()));
        for (Stop stop : all) {
            if (!served.contains(stop.id())) {
                unserved.add(new UnservedStop(stop.id(), "left out by the solution file"));
                cost += stop.prize().orElse(0);
            }
        }
        List<Violation> violations = new SolutionChecker().check(problem, routes, unserved, cost);
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        Provenance provenance = Provenance.of("route", "solution-file", Map.of(), "", context);
        return new RoutePlan(routes, unserved, cost, violations, 0, Findings.none(), provenance);
    }

    /** Route {@code number} of the file, which is the {@code used}-th that is not empty, from 0. */
    private Route drive(int number, int used, List<Integer> numbers) {
        if (instance.vehicles().isEmpty()) {
            return drive(problem.vehicleTypes().get(0), used, numbers);
        }
        for (VehicleType type : problem.vehicleTypes()) {
            int vehicle = instance.vehicles().getOrDefault(type.id(), List.of()).indexOf(number);
            if (vehicle >= 0) {
                return drive(type, vehicle, numbers);
            }
        }
        throw new IllegalArgumentException("Route " + number + " has no vehicle in instance " + instance.name());
    }

    private Route drive(VehicleType type, int vehicle, List<Integer> numbers) {
        List<List<Stop>> trips = new ArrayList<>(List.of(new ArrayList<>()));
        List<Depot> between = new ArrayList<>();
        for (int number : numbers) {
            Depot reload = type.maxTrips() == 1 ? null : reloadDepot(number);
            if (reload == null) {
                trips.get(trips.size() - 1).add(stop(instance.stopId(number)));
            } else if (!trips.get(trips.size() - 1).isEmpty()) {
                between.add(reload);
                trips.add(new ArrayList<>());
            } // Some published solutions reload twice in a row; the second changes nothing.
        }
        if (trips.get(trips.size() - 1).isEmpty()) {
            trips.remove(trips.size() - 1);
            between.remove(between.size() - 1);
        }
        TravelMatrix travel = Objects.requireNonNull(problem.travel().get(type.profile()));
        Depot from = depot(type.startDepotId());
        Depot to = type.endDepotId() == null ? null : depot(type.endDepotId());
        // With one trip as late as it can be; with several as early, which is feasible if anything is.
        long start = trips.size() == 1
                ? latestStart(travel, type, from, to, trips.get(0))
                : ready(Math.max(from.window().startSecond(), type.shift().startSecond()), trips.get(0));
        Drive drive = new Drive(travel, from.location(), start);
        for (int t = 0; t < trips.size(); t++) {
            if (t > 0) {
                drive.reload(type, between.get(t - 1), trips.get(t));
            }
            trips.get(t).forEach(drive::visit);
        }
        if (to != null) {
            drive.go(to.location());
        }
        double cost = type.fixedCost() + type.costPerMetre() * drive.metres + type.timeCost(drive.time - start);
        return new Route(
                type.id(),
                vehicle,
                from.id(),
                to == null ? null : to.id(),
                start,
                drive.time,
                drive.visits,
                drive.metres,
                cost,
                drive.reloads,
                List.of());
    }

    private @Nullable Depot reloadDepot(int number) {
        return problem.depots().stream()
                .filter(depot -> instance.depotNumber(depot.id()) == number)
                .findFirst()
                .orElse(null);
    }

    /** When a trip may leave that could leave at some time but for its goods. */
    private static long ready(long time, List<Stop> trip) {
        return trip.stream().mapToLong(Stop::releaseSecond).reduce(time, Math::max);
    }

    /** A vehicle under way. */
    private static final class Drive {
        private final TravelMatrix travel;
        private int at;
        private long time;
        private long metres;
        private final List<Visit> visits = new ArrayList<>();
        private final List<Reload> reloads = new ArrayList<>();

        Drive(TravelMatrix travel, int at, long time) {
            this.travel = travel;
            this.at = at;
            this.time = time;
        }

        void go(int place) {
            metres = plus(metres, travel.distanceMetres(at, place));
            time = plus(time, travel.durationSeconds(at, place));
            at = place;
        }

        void visit(Stop stop) {
            go(stop.location());
            long arrives = time;
            long begins = Math.max(arrives, window(stop).startSecond());
            time = plus(begins, stop.serviceSeconds());
            visits.add(new Visit(stop.id(), arrives, begins, time));
        }

        void reload(VehicleType type, Depot depot, List<Stop> next) {
            go(depot.location());
            long arrives = time;
            long begins = Math.max(arrives, depot.window().startSecond());
            time = ready(plus(begins, type.reloadSeconds()), next);
            reloads.add(new Reload(depot.id(), visits.size(), arrives, begins, time));
        }
    }

    private static long latestStart(
            TravelMatrix travel, VehicleType type, Depot from, @Nullable Depot to, List<Stop> order) {
        long ready = ready(Math.max(from.window().startSecond(), type.shift().startSecond()), order);
        long time = ready;
        int at = from.location();
        for (Stop stop : order) {
            long arrives = plus(time, travel.durationSeconds(at, stop.location()));
            time = plus(Math.max(arrives, window(stop).startSecond()), stop.serviceSeconds());
            at = stop.location();
        }
        long next = to == null ? time : plus(time, travel.durationSeconds(at, to.location()));
        int ahead = to == null ? at : to.location();
        for (int k = order.size() - 1; k >= 0; k--) {
            Stop stop = order.get(k);
            long leg = to == null && k == order.size() - 1 ? 0 : travel.durationSeconds(stop.location(), ahead);
            next = Math.min(next - leg - stop.serviceSeconds(), window(stop).endSecond());
            ahead = stop.location();
        }
        long latest = next - travel.durationSeconds(from.location(), ahead);
        // A route that cannot keep its windows has no latest start; it leaves when it may and the checker says what
        // breaks.
        return Math.max(ready, Math.min(latest, from.window().endSecond()));
    }

    private Stop stop(String id) {
        Stop stop = stops.get(id);
        if (stop == null) {
            throw new IllegalArgumentException("Instance " + instance.name() + " has no customer " + id);
        }
        return stop;
    }

    private Depot depot(String id) {
        Depot depot = depots.get(id);
        if (depot == null) {
            throw new IllegalArgumentException("Instance " + instance.name() + " has no depot " + id);
        }
        return depot;
    }

    private static TimeWindow window(Stop stop) {
        return stop.windows().isEmpty() ? TimeWindow.ALWAYS : stop.windows().get(0);
    }

    /** A sum that stays below where it would overflow; a leg without a road is that long. */
    private static long plus(long a, long b) {
        return Math.min(a, TimeWindow.ALWAYS.endSecond()) + Math.min(b, TimeWindow.ALWAYS.endSecond());
    }
}
