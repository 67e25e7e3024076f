package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A friendly problem and its flat twin.
 *
 * @param problem the problem as a person wrote it
 * @param flat the problem as the search sees it
 * @param stops all stops by flat index: those that stand alone, then pickup and delivery of each shipment; without those that
 *     vehicles under way have visited
 * @param costScale cost units of the flat problem per unit of cost
 * @param reloadDepotIds depot per kind of reload
 * @param fleet vehicles by flat type
 * @param paid flat cost that is in no flat route, as it is paid whatever the search does
 */
public record Translation(
        RoutingProblem problem,
        FlatProblem flat,
        List<Stop> stops,
        double costScale,
        List<String> reloadDepotIds,
        List<Fleet.Member> fleet,
        double paid) {

    /** Cost units that the smallest rate keeps at least when costs are made coarser. */
    private static final double FEWEST_STEPS = 100;

    /**
     * Checks a problem and makes it flat.
     *
     * @param problem the problem
     * @param context stops the reading of the travel matrices if asked to
     * @return the problem and its twin
     * @throws InvalidInputException if the problem contradicts itself or asks for what cannot be expressed
     * @throws io.flowcast.api.finding.RunStoppedException if the run was stopped before the matrices were read
     */
    public static Translation of(RoutingProblem problem, RunContext context) {
        Finder finder = new Finder();
        new ProblemCheck(problem, finder).run();
        finder.throwIfAny();
        Flattener flattener = new Flattener(problem, finder, context, Double.MAX_VALUE);
        FlatProblem flat = flattener.run();
        // Weights of priority classes may need room that fine costs take.
        while (flat.weightsOverflow && flattener.costScale() * smallestRate(problem) >= FEWEST_STEPS) {
            flattener = new Flattener(problem, finder, context, flattener.costScale() / 10);
            flat = flattener.run();
        }
        if (flat.weightsOverflow) {
            finder.fatal(
                    "too-many-priorities",
                    "stops",
                    "priority",
                    problem.stops().size(),
                    "Maybe fewer classes would do; the weights of these do not fit into a number");
            finder.throwIfAny();
        }
        double paid = problem.underWay().isEmpty()
                ? 0
                : new Progress(problem, flattener.fleet(), flattener.stops()).settle(flat, flattener.costScale());
        return new Translation(
                problem,
                flat,
                flattener.stops(),
                flattener.costScale(),
                flattener.reloadDepotIds(),
                flattener.fleet(),
                paid);
    }

    /** The smallest rate that is not 0, which must not be rounded away. */
    private static double smallestRate(RoutingProblem problem) {
        return problem.vehicleTypes().stream()
                .flatMapToDouble(type ->
                        DoubleStream.of(type.costPerMetre(), type.costPerSecond(), type.overtimeCostPerSecond()))
                .filter(rate -> rate > 0)
                .min()
                .orElse(0);
    }

    /**
     * All stops in the order of their flat index.
     *
     * @param problem the problem
     * @return stops that stand alone, then pickup and delivery of each shipment
     */
    static List<Stop> allStops(RoutingProblem problem) {
        List<Stop> stops = new ArrayList<>(problem.stops());
        for (Shipment shipment : problem.shipments()) {
            stops.add(shipment.pickup());
            stops.add(shipment.delivery());
        }
        return List.copyOf(stops);
    }
}
