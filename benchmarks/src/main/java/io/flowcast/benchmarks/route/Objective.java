package io.flowcast.benchmarks.route;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is minimised, and how distances become whole. */
enum Objective {
    /** Distance, each leg to the nearest whole. */
    NINT(DistanceRounding.NINT),
    /** Distance, each leg cut after one decimal. */
    DIMACS(DistanceRounding.DIMACS),
    /** Distance, each leg to the nearest thousandth. */
    EXACT(DistanceRounding.EXACT),
    /** Vehicles first, then distance to the nearest thousandth: the tables of SINTEF. */
    HIERARCHICAL(DistanceRounding.EXACT);

    private final DistanceRounding rounding;

    Objective(DistanceRounding rounding) {
        this.rounding = rounding;
    }

    /**
     * An instance under an objective.
     *
     * @param instance the instance as the planner gets it
     * @param vehicleCost what the objective adds for each vehicle, in problem units; 0 unless it counts vehicles first
     */
    record Task(VrpInstance instance, double vehicleCost) {

        /** Cost in the unit of the file, without what the objective adds for vehicles. */
        double publishedCost(RoutePlan plan) {
            return instance.publishedCost(
                    plan.cost() - vehicleCost * plan.routes().size());
        }
    }

    /** Reads an instance for an objective, or for the usual one of its type if there is none. */
    static Task read(Path file, @Nullable Objective objective) throws IOException {
        VrpInstance instance = VrpInstances.read(file, objective == null ? null : objective.rounding);
        if (objective != HIERARCHICAL) {
            return new Task(instance, 0);
        }
        double vehicleCost = moreThanAnyDistance(instance.problem());
        return new Task(VrpInstances.read(file, objective.rounding, vehicleCost), vehicleCost);
    }

    /** A vehicle for each stop would drive this far; a plan that drives farther is never better than that one. */
    private static double moreThanAnyDistance(RoutingProblem problem) {
        TravelMatrix travel = problem.travel().values().iterator().next();
        List<Stop> stops = new ArrayList<>(problem.stops());
        for (Shipment shipment : problem.shipments()) {
            stops.add(shipment.pickup());
            stops.add(shipment.delivery());
        }
        double sum = 1;
        for (Stop stop : stops) {
            double farthest = 0;
            for (Depot depot : problem.depots()) {
                double there = travel.distanceMetres(depot.location(), stop.location());
                double back = travel.distanceMetres(stop.location(), depot.location());
                if (Math.max(there, back) < TravelMatrix.UNREACHABLE) {
                    farthest = Math.max(farthest, there + back);
                }
            }
            sum += farthest;
        }
        return Math.rint(sum);
    }
}
