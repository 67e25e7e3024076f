package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.RoutingProblem;
import java.util.List;
import java.util.Map;

/**
 * An instance file as a routing problem. Ids of stops are the customer numbers that solutions use: in VRPLIB the node number less one.
 *
 * @param name name in the file
 * @param format {@code vrplib}, {@code solomon}, {@code li-lim}, {@code cordeau} or {@code mixed-fleet}
 * @param rounding convention by which distances were made whole
 * @param problem the problem in units of {@code 1 / rounding.scale()}
 * @param vehicles numbers of the vehicles of each type as the file counts them, from 1; empty if all vehicles are alike
 * @param findings what was assumed
 */
public record VrpInstance(
        String name,
        String format,
        DistanceRounding rounding,
        RoutingProblem problem,
        Map<String, List<Integer>> vehicles,
        Findings findings) {
    /** Copies the arguments. */
    public VrpInstance {
        vehicles = Map.copyOf(vehicles);
    }

    /**
     * A cost of the problem in the unit of the file, in which best known costs are published.
     *
     * @param cost cost of a plan
     * @return the cost divided by the scale of the rounding
     */
    public double publishedCost(double cost) {
        return cost / rounding.scale();
    }
}
