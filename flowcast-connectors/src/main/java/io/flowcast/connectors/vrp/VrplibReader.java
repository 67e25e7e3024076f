package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.route.Places;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * VRPLIB, the TSPLIB format of Reinelt 1991 as CVRPLIB uses it, with the sections for time windows, several depots, mixed fleets, prizes
 * and backhauls that later instance sets brought.
 *
 * <p>Backhauls follow Goetschalckx and Jacobs-Blecha 1989: in a route they come after all deliveries, and no route serves backhauls only.
 * Both rules are expressed by legs that cannot be driven: from a backhaul to a delivery, and from a depot to a backhaul.
 */
final class VrplibReader {

    private static final int MOST_NODES = 100_000;

    private final VrplibFile file;
    private final Reading reading;
    private final DistanceRounding rounding;

    VrplibReader(VrplibFile file, DistanceRounding rounding) {
        this.file = file;
        this.reading = file.reading;
        this.rounding = rounding;
    }

    VrpInstance read() {
        double dimension = file.amount("DIMENSION", 0);
        if (dimension < 1 || dimension > MOST_NODES || dimension != Math.rint(dimension)) {
            String cause = "Maybe the line is missing; it must be a whole number up to " + MOST_NODES;
            reading.fatal("dimension", file.line("DIMENSION"), "DIMENSION", file.text("DIMENSION", ""), cause);
            reading.findings.toFindings().throwIfFatal();
        }
        int nodes = (int) dimension;
        List<Integer> depots = depots(nodes);
        double @Nullable [][] demand = file.table("DEMAND_SECTION", nodes, 1, false);
        double @Nullable [][] backhaul = file.table("BACKHAUL_SECTION", nodes, 1, false);
        double @Nullable [][] pairs = file.table("PICKUP_AND_DELIVERY_SECTION", nodes, 6, true);
        if (demand == null && pairs == null && file.specifies("CAPACITY")) {
            reading.fatal("missing-section", 0, "DEMAND_SECTION", "", "Maybe the file was cut; there is a CAPACITY");
        }
        VrplibFleet fleet = VrplibFleet.read(file, rounding, nodes, depots);
        TravelMatrix travel = travel(nodes, depots, backhaul);
        List<Stop> stops = pairs == null ? stops(nodes, depots, demand, backhaul, fleet) : List.of();
        List<Shipment> shipments =
                pairs == null ? List.of() : new ShipmentTable(file, rounding, depots, pairs, fleet).read();
        List<Depot> places = depotRecords(nodes, depots);
        List<Alternatives> groups = groups(nodes, depots);
        reading.findings.toFindings().throwIfFatal();

        RoutingProblem.Builder problem = RoutingProblem.builder("demand").travel(travel);
        places.forEach(problem::depot);
        fleet.types().forEach(problem::vehicleType);
        stops.forEach(problem::stop);
        shipments.forEach(problem::shipment);
        groups.forEach(problem::alternatives);
        String name = file.text("NAME", reading.source);
        Map<String, List<Integer>> vehicles = fleet.numbers();
        return new VrpInstance(name, "vrplib", rounding, problem.build(), vehicles, reading.findings.toFindings());
    }

    private List<Integer> depots(int nodes) {
        List<Integer> depots = new ArrayList<>();
        List<VrplibFile.Row> rows = file.section("DEPOT_SECTION");
        if (rows == null) {
            return List.of(0);
        }
        for (VrplibFile.Row row : rows) {
            for (String word : row.words()) {
                int node = (int) reading.number(word, row.line(), "DEPOT_SECTION");
                if (node == -1) {
                    break;
                }
                if (node < 1 || node > nodes || depots.contains(node - 1)) {
                    String cause = "Maybe nodes are counted from 0, or the -1 that ends the section is missing";
                    reading.fatal("wrong-number", row.line(), "DEPOT_SECTION", word, cause);
                } else {
                    depots.add(node - 1);
                }
            }
        }
        if (depots.isEmpty()) {
            reading.fatal(
                    "missing-section", file.line("DEPOT_SECTION"), "DEPOT_SECTION", "", "Maybe it names no depot");
            depots.add(0);
        }
        return depots;
    }

    /** Groups of customers of which one is visited: a number, then the nodes. A group of one says nothing. */
    private List<Alternatives> groups(int nodes, List<Integer> depots) {
        String name = "MUTUALLY_EXCLUSIVE_GROUP_SECTION";
        List<VrplibFile.Row> rows = file.section(name);
        List<Alternatives> groups = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(depots);
        for (VrplibFile.Row row : rows == null ? List.<VrplibFile.Row>of() : rows) {
            List<String> members = new ArrayList<>();
            for (int c = 1; c < row.words().length; c++) {
                int node = (int) reading.number(row.words()[c], row.line(), name) - 1;
                if (node < 0 || node >= nodes || !seen.add(node)) {
                    String cause = "Maybe a node stands in two groups, is a depot, or nodes are counted from 0";
                    reading.fatal("wrong-number", row.line(), name, row.words()[c], cause);
                } else {
                    members.add(Integer.toString(node));
                }
            }
            if (members.size() > 1) {
                groups.add(new Alternatives("group " + row.words()[0], members, OptionalDouble.empty()));
            }
        }
        return groups;
    }

    private List<Depot> depotRecords(int nodes, List<Integer> depots) {
        double @Nullable [][] windows = file.table("TIME_WINDOW_SECTION", nodes, 2, false);
        double @Nullable [][] pairs = file.table("PICKUP_AND_DELIVERY_SECTION", nodes, 6, true);
        List<Depot> records = new ArrayList<>();
        for (int depot : depots) {
            TimeWindow opening = windows == null ? TimeWindow.ALWAYS : window(windows[depot], depot);
            if (pairs != null) {
                opening = window(new double[] {pairs[depot][1], pairs[depot][2]}, depot);
            }
            records.add(new Depot(depotId(depot), depot, opening));
        }
        return records;
    }

    static String depotId(int node) {
        return "depot " + (node + 1);
    }

    private TimeWindow window(double[] row, int node) {
        if (row[1] < row[0]) {
            String cause = "Maybe begin and end of node " + (node + 1) + " are swapped";
            reading.fatal("window-reversed", file.line("TIME_WINDOW_SECTION"), "TIME_WINDOW_SECTION", row[1], cause);
            return TimeWindow.ALWAYS;
        }
        return new TimeWindow(rounding.amount(row[0]), rounding.amount(row[1]));
    }

    private List<Stop> stops(
            int nodes,
            List<Integer> depots,
            double @Nullable [][] demand,
            double @Nullable [][] backhaul,
            VrplibFleet fleet) {
        double @Nullable [][] windows = file.table("TIME_WINDOW_SECTION", nodes, 2, false);
        double @Nullable [][] service = file.table("SERVICE_TIME_SECTION", nodes, 1, false);
        double @Nullable [][] release = file.table("RELEASE_TIME_SECTION", nodes, 1, false);
        double @Nullable [][] prize = file.table("PRIZE_SECTION", nodes, 1, false);
        double sameService = file.amount("SERVICE_TIME", 0);
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            if (depots.contains(i)) {
                continue;
            }
            Stop.Builder stop = Stop.at(Integer.toString(i), i)
                    .delivery(whole(demand, i, "DEMAND_SECTION"))
                    .serviceSeconds(rounding.amount(service == null ? sameService : service[i][0]));
            if (backhaul != null) {
                stop.pickup(whole(backhaul, i, "BACKHAUL_SECTION"));
            }
            if (windows != null) {
                stop.windows(window(windows[i], i));
            }
            if (release != null) {
                stop.releaseSecond(rounding.amount(release[i][0]));
            }
            // A prize of 0 means that the customer must be served, as in the sets that brought the section.
            if (prize != null && prize[i][0] > 0) {
                stop.prize(prize[i][0] * rounding.scale());
            }
            stops.add(stop.requiredSkills(fleet.skillsFor(i)).build());
        }
        return stops;
    }

    private long whole(double @Nullable [][] table, int i, String name) {
        if (table == null) {
            return 0;
        }
        double value = table[i][0];
        if (value != Math.rint(value)) {
            String cause = "Maybe node " + (i + 1) + " is counted in another unit; loads must be whole numbers";
            reading.fatal("not-whole", file.line(name), name, value, cause);
        }
        return (long) value;
    }

    private TravelMatrix travel(int nodes, List<Integer> depots, double @Nullable [][] backhaul) {
        String type = file.text("EDGE_WEIGHT_TYPE", "EUC_2D").toUpperCase(Locale.ROOT);
        TravelMatrix matrix;
        if (type.equals("EUC_2D")) {
            double @Nullable [][] points = file.table("NODE_COORD_SECTION", nodes, 2, true);
            if (points == null) {
                reading.fatal("missing-section", 0, "NODE_COORD_SECTION", "", "Maybe the file was cut");
                points = new double[nodes][2];
            }
            double[] x = new double[nodes];
            double[] y = new double[nodes];
            for (int i = 0; i < nodes; i++) {
                x[i] = points[i][0];
                y[i] = points[i][1];
            }
            matrix = rounding.travel(Places.planar(x, y));
        } else if (type.equals("EXPLICIT")) {
            matrix = new EdgeWeights(file, nodes, rounding).read();
        } else {
            String cause = "Maybe convert it; EUC_2D and EXPLICIT are read";
            reading.fatal("unsupported", file.line("EDGE_WEIGHT_TYPE"), "EDGE_WEIGHT_TYPE", type, cause);
            matrix = rounding.travel(Places.planar(new double[nodes], new double[nodes]));
        }
        if (backhaul == null) {
            return matrix;
        }
        boolean[] brings = new boolean[nodes];
        boolean[] takes = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            takes[i] = backhaul[i][0] > 0;
            brings[i] = !takes[i] && !depots.contains(i);
        }
        return new LinehaulsFirst(matrix, brings, takes);
    }
}
