package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.route.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of Cordeau for several depots, without windows (type 2) and with them (type 6): type, vehicles per depot, customers,
 * depots; then per depot the longest route and the capacity, 0 meaning no limit; then customers and after them depots, each with number,
 * coordinates, service time, demand, frequency, number of visit combinations, the combinations and, in type 6, a window. Source: Cordeau,
 * Gendreau and Laporte 1997, "A tabu search heuristic for periodic and multi-depot vehicle routing problems", Networks 30(2).
 *
 * <p>Vehicles are numbered depot by depot, so that a solution with one route per vehicle says from where each starts.
 */
final class CordeauReader {

    private static final int MANY_DEPOTS = 2;
    private static final int MANY_DEPOTS_WITH_WINDOWS = 6;
    private static final int MOST = 100_000;
    private static final String[] COLUMNS = {"number", "x", "y", "service time", "demand", "frequency", "combinations"};

    private final Reading reading;
    private final DistanceRounding rounding;
    private final List<double[]> rows = new ArrayList<>();
    private final List<TimeWindow> opens = new ArrayList<>();
    private boolean windows;
    private int customers;

    CordeauReader(Reading reading, DistanceRounding rounding) {
        this.reading = reading;
        this.rounding = rounding;
    }

    VrpInstance read() {
        List<VrplibFile.Row> lines = reading.rows();
        VrplibFile.Row head = lines.get(0);
        int type = (int) reading.whole(head.words()[0], head.line(), "type");
        if (type != MANY_DEPOTS && type != MANY_DEPOTS_WITH_WINDOWS) {
            String cause = "Maybe it is of another family; types 2 and 6 (several depots, with windows) are read";
            reading.fatal("unsupported", head.line(), "type", type, cause);
        }
        windows = type == MANY_DEPOTS_WITH_WINDOWS;
        int vehicles = count(head, 1, "vehicles per depot");
        customers = count(head, 2, "customers");
        int depots = count(head, 3, "depots");
        reading.findings.toFindings().throwIfFatal();
        if (lines.size() != 1 + 2 * depots + customers) {
            String cause = "Maybe the file was cut; it must have " + (1 + 2 * depots + customers) + " lines";
            reading.fatal("wrong-count", 0, "lines", lines.size(), cause);
            reading.findings.toFindings().throwIfFatal();
        }
        for (VrplibFile.Row line : lines.subList(1 + depots, lines.size())) {
            readNode(line);
        }
        List<VehicleType> types = new ArrayList<>();
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (int d = 0; d < depots; d++) {
            VehicleType vehicle = vehicle(lines.get(1 + d), vehicles, d);
            types.add(vehicle);
            List<Integer> own = new ArrayList<>();
            for (int v = 1; v <= vehicles; v++) {
                own.add(d * vehicles + v);
            }
            numbers.put(vehicle.id(), own);
        }
        reading.findings.toFindings().throwIfFatal();
        RoutingProblem problem = problem(types);
        return new VrpInstance(reading.name(), "cordeau", rounding, problem, numbers, reading.findings.toFindings());
    }

    private int count(VrplibFile.Row row, int column, String name) {
        long count = reading.whole(row.words()[column], row.line(), name);
        if (count < 1 || count > MOST) {
            reading.fatal("wrong-count", row.line(), name, count, "Maybe the columns are shifted; up to " + MOST);
            return 0;
        }
        return (int) count;
    }

    private VehicleType vehicle(VrplibFile.Row row, int count, int depot) {
        String id = depotId(depot);
        if (row.words().length != 2) {
            String cause = "Maybe a value is missing; longest route and capacity stand here";
            reading.fatal("wrong-count", row.line(), "columns", row.words().length, cause);
            return VehicleType.at("vehicle", 0, id).build();
        }
        double longest = reading.amount(row.words()[0], row.line(), "longest route");
        long capacity = reading.whole(row.words()[1], row.line(), "capacity");
        return VehicleType.at("vehicle of " + id, count, id, capacity == 0 ? Long.MAX_VALUE / 4 : capacity)
                .cost(reading.vehicleCost, 1, 0)
                .maxDurationSeconds(longest == 0 ? Long.MAX_VALUE : rounding.amount(longest))
                .build();
    }

    private String depotId(int depot) {
        return "depot " + (customers + depot + 1);
    }

    private void readNode(VrplibFile.Row line) {
        String[] words = line.words();
        int combinations = words.length < COLUMNS.length ? -1 : (int) reading.whole(words[6], line.line(), COLUMNS[6]);
        boolean depot = rows.size() >= customers;
        int expected = COLUMNS.length + Math.max(0, combinations) + (windows ? 2 : 0);
        // The depot lines of some files have no window although the type says so; they are open always.
        if (combinations < 0 || (words.length != expected && !(depot && words.length == expected - 2))) {
            String cause = "Maybe a value is missing or the number of combinations is wrong; expected " + expected;
            reading.fatal("wrong-count", line.line(), "columns", words.length, cause);
        }
        double[] row = new double[5];
        for (int c = 0; c < 5 && c < words.length; c++) {
            boolean signed = c == 1 || c == 2;
            row[c] = signed
                    ? reading.number(words[c], line.line(), COLUMNS[c])
                    : reading.amount(words[c], line.line(), COLUMNS[c]);
        }
        if (row[0] != rows.size() + 1) {
            String cause = "Maybe a line is missing before; expected " + (rows.size() + 1);
            reading.fatal("wrong-number", line.line(), COLUMNS[0], words[0], cause);
        }
        if (row[4] != Math.rint(row[4])) {
            reading.fatal("not-whole", line.line(), COLUMNS[4], words[4], "Maybe the file counts in another unit");
        }
        opens.add(windows && words.length == expected ? window(line) : TimeWindow.ALWAYS);
        rows.add(row);
    }

    private TimeWindow window(VrplibFile.Row line) {
        String begin = line.words()[line.words().length - 2];
        String end = line.words()[line.words().length - 1];
        long first = rounding.amount(reading.amount(begin, line.line(), "window begin"));
        long last = rounding.amount(reading.amount(end, line.line(), "window end"));
        if (last < first) {
            reading.fatal("window-reversed", line.line(), "window end", end, "Maybe begin and end are swapped");
            return TimeWindow.ALWAYS;
        }
        return new TimeWindow(first, last);
    }

    private RoutingProblem problem(List<VehicleType> types) {
        double[] x = rows.stream().mapToDouble(row -> row[1]).toArray();
        double[] y = rows.stream().mapToDouble(row -> row[2]).toArray();
        RoutingProblem.Builder problem = RoutingProblem.builder("demand").travel(rounding.travel(Places.planar(x, y)));
        types.forEach(problem::vehicleType);
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            TimeWindow window = opens.get(i);
            if (i >= customers) {
                problem.depot(new Depot(depotId(i - customers), i, window));
                continue;
            }
            Stop.Builder stop =
                    Stop.at(Integer.toString(i + 1), i).delivery((long) row[4]).serviceSeconds(rounding.amount(row[3]));
            problem.stop((windows ? stop.windows(window) : stop).build());
        }
        return problem.build();
    }
}
