package io.flowcast.models.routing;

import io.flowcast.api.routing.ConstraintSlack;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RouteExplanation;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopMargin;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.internal.translate.ForwardSlack;
import io.flowcast.models.routing.internal.translate.Margins;
import io.flowcast.models.routing.internal.translate.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains a plan, whoever made it: what each stop costs at the margin, how much later it could be served, and what is left of
 * each constraint of a route. Why a stop is left out stands in the plan itself, at {@link RoutePlan#unserved()}.
 *
 * <p>How much later a stop could be served is the forward time slack of Savelsbergh 1992, "The vehicle routing problem with time windows:
 * minimizing route duration", ORSA Journal on Computing 4(2), for the waiting and the travel times that the plan states.
 *
 * <p>Costs one schedule per served stop. Immutable and safe for several threads.
 */
public final class RouteExplainer {

    /** An explainer; it has no state. */
    public RouteExplainer() {}

    /**
     * Explains every route of a plan.
     *
     * @param problem what was asked
     * @param plan the answer
     * @param context deadline and cancellation
     * @return one explanation per route, in the order of the plan
     * @throws io.flowcast.api.finding.InvalidInputException if the problem contradicts itself
     * @throws IllegalArgumentException if the plan has a stop, depot or vehicle type that the problem does not have
     */
    public List<RouteExplanation> explain(RoutingProblem problem, RoutePlan plan, RunContext context) {
        Map<String, Stop> stops = new HashMap<>();
        Map<String, Shipment> shipments = new HashMap<>();
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
            shipments.put(shipment.pickup().id(), shipment);
            shipments.put(shipment.delivery().id(), shipment);
        }
        Map<String, VehicleType> types = new HashMap<>();
        problem.vehicleTypes().forEach(type -> types.put(type.id(), type));
        Map<String, Depot> depots = new HashMap<>();
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        Map<String, UnderWay> underWay = new HashMap<>();
        problem.underWay().forEach(each -> underWay.put(each.vehicleTypeId() + "/" + each.vehicle(), each));
        Margins margins = new Margins(Translation.of(problem, context), plan);
        List<RouteExplanation> explanations = new ArrayList<>();
        for (Route route : plan.routes()) {
            context.stopIfAsked("explaining routes");
            VehicleType type = known(types, route.vehicleTypeId());
            Depot end = route.endDepotId() == null ? null : known(depots, route.endDepotId());
            long closes = end == null
                    ? type.shift().endSecond()
                    : Math.min(type.shift().endSecond(), end.window().endSecond());
            UnderWay begun = underWay.get(route.vehicleTypeId() + "/" + route.vehicle());
            route.visits().forEach(visit -> known(stops, visit.stopId()));
            int locked = begun == null
                    ? 0
                    : Math.min(begun.visits().size(), route.visits().size());
            long[] later = new ForwardSlack(route, type, stops).perVisit(locked, closes);
            List<StopMargin> visits = new ArrayList<>();
            for (int k = 0; k < later.length; k++) {
                String id = route.visits().get(k).stopId();
                OptionalDouble saving = margins.saving(id);
                visits.add(new StopMargin(id, saving, later[k]));
            }
            List<ConstraintSlack> slacks = new ArrayList<>();
            loads(problem, route, type, stops, shipments, begun, slacks);
            limits(route, type, stops, closes, slacks);
            explanations.add(new RouteExplanation(route.vehicleTypeId(), route.vehicle(), visits, slacks));
        }
        return List.copyOf(explanations);
    }

    private static <T> T known(Map<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the problem has no " + id);
        }
        return found;
    }

    private static void loads(
            RoutingProblem problem,
            Route route,
            VehicleType type,
            Map<String, Stop> stops,
            Map<String, Shipment> shipments,
            @Nullable UnderWay begun,
            List<ConstraintSlack> slacks) {
        int present = begun == null ? 0 : begun.reloads().size();

        for (int k = 0; k < problem.dimensions().size(); k++) {
            long peak = 0;
            for (int t = present; t < route.trips().size(); t++) {
                List<Visit> trip = route.trips().get(t);
                UnderWay loaded = t == present ? begun : null;
                int done = loaded == null ? 0 : loaded.presentTrip().size();
                Set<String> onBoard = loaded == null ? Set.of() : Set.copyOf(loaded.onBoard());
                long load = 0;
                for (String id : onBoard) {
                    load += amount(known(stops, id).delivery(), k);
                }
                for (Visit visit : trip) {
                    load += onBoard.contains(visit.stopId())
                            ? 0
                            : amount(known(stops, visit.stopId()).delivery(), k);
                }
                peak = done == 0 ? Math.max(peak, load) : peak;
                int made = 0;
                for (Visit visit : trip) {
                    Stop stop = known(stops, visit.stopId());
                    Shipment shipment = shipments.get(stop.id());
                    load += amount(stop.pickup(), k) - amount(stop.delivery(), k);
                    if (shipment != null) {
                        boolean taken = shipment.pickup().id().equals(stop.id());
                        load += taken ? amount(shipment.load(), k) : -amount(shipment.load(), k);
                    }
                    peak = ++made >= done ? Math.max(peak, load) : peak;
                }
            }
            double left = (double) type.capacity().get(k) - peak;
            slacks.add(new ConstraintSlack(Kind.CAPACITY, problem.dimensions().get(k), left));
        }
    }

    private static long amount(List<Long> amounts, int k) {
        return k < amounts.size() ? amounts.get(k) : 0;
    }

    private static void limits(
            Route route, VehicleType type, Map<String, Stop> stops, long closes, List<ConstraintSlack> slacks) {
        if (closes < TimeWindow.ALWAYS.endSecond()) {
            slacks.add(new ConstraintSlack(Kind.SHIFT, type.id(), (double) closes - route.endSecond()));
        }
        if (type.maxDistanceMetres() < Long.MAX_VALUE) {
            double left = (double) type.maxDistanceMetres() - route.distanceMetres();
            slacks.add(new ConstraintSlack(Kind.MAX_DISTANCE, type.id(), left));
        }
        if (type.maxDurationSeconds() < Long.MAX_VALUE) {
            double left = (double) type.maxDurationSeconds() - route.durationSeconds();
            slacks.add(new ConstraintSlack(Kind.MAX_DURATION, type.id(), left));
        }
        if (type.maxStops() < Integer.MAX_VALUE) {
            double left = (double) type.maxStops() - route.visits().size();
            slacks.add(new ConstraintSlack(Kind.MAX_STOPS, type.id(), left));
        }
        if (type.maxTrips() > 1) {
            double left = (double) type.maxTrips() - route.trips().size();
            slacks.add(new ConstraintSlack(Kind.RELOAD, type.id(), left));
        }
        for (int trip = 0; trip < route.trips().size(); trip++) {
            for (Visit visit : route.trips().get(trip)) {
                Stop stop = known(stops, visit.stopId());
                if (stop.maxSecondsOnBoard() < Long.MAX_VALUE) {
                    double onBoard = (double) visit.serviceStartSecond() - route.tripStartSecond(trip);
                    slacks.add(new ConstraintSlack(Kind.TIME_ON_BOARD, stop.id(), stop.maxSecondsOnBoard() - onBoard));
                }
            }
        }
    }
}
