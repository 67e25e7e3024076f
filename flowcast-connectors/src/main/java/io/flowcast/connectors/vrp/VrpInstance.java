package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.route.Places;
import io.flowcast.connectors.route.PlanarTravel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance file as a routing problem. Ids of stops are the customer numbers that solutions use: in VRPLIB the node number less one.
 *
 * @param name name in the file
 * @param format {@code vrplib}, {@code solomon}, {@code li-lim}, {@code cordeau}, {@code mixed-fleet} or {@code flowcast-json}
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
    /** Format of problems that {@link io.flowcast.connectors.route.ProblemJson} writes. */
    public static final String JSON = "flowcast-json";

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

    /**
     * The number by which a solution file names a stop: its id in formats that number customers; in JSON its place, from 1, among the
     * stops and after them the pickup and delivery of each shipment.
     *
     * @param stopId a stop of the problem
     * @return its number
     */
    public int customer(String stopId) {
        return format.equals(JSON) ? stopIds().indexOf(stopId) + 1 : Integer.parseInt(stopId);
    }

    /**
     * The stop that a solution file names, the other way round than {@link #customer}.
     *
     * @param customer its number
     * @return the id, whether or not there is such a stop
     */
    public String stopId(int customer) {
        if (!format.equals(JSON)) {
            return Integer.toString(customer);
        }
        List<String> ids = stopIds();
        return customer >= 1 && customer <= ids.size() ? ids.get(customer - 1) : "customer " + customer;
    }

    /**
     * The number by which a solution file names a depot between two trips: its place in the matrix, which is the node number less one in
     * VRPLIB; in JSON the negative of its place, from 1, among the depots, as customers have the other numbers.
     *
     * @param depotId a depot of the problem
     * @return its number
     */
    public int depotNumber(String depotId) {
        for (int d = 0; d < problem.depots().size(); d++) {
            Depot depot = problem.depots().get(d);
            if (depot.id().equals(depotId)) {
                return format.equals(JSON) ? -1 - d : depot.location();
            }
        }
        throw new IllegalArgumentException("There is no depot " + depotId);
    }

    private List<String> stopIds() {
        List<String> ids = new ArrayList<>();
        problem.stops().forEach(stop -> ids.add(stop.id()));
        problem.shipments().forEach(shipment -> {
            ids.add(shipment.pickup().id());
            ids.add(shipment.delivery().id());
        });
        return ids;
    }

    /**
     * Where the places lie, if the file says so.
     *
     * @return the coordinates of the file, or empty if it gives distances only
     */
    public Optional<Places> places() {
        TravelMatrix travel = problem.travel().get(VehicleType.DEFAULT_PROFILE);
        if (travel instanceof LinehaulsFirst backhauls) {
            travel = backhauls.matrix();
        }
        return travel instanceof PlanarTravel planar ? Optional.of(planar.places()) : Optional.empty();
    }
}
