package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.route.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The format of Li and Lim for pickup and delivery with time windows: vehicles, capacity and speed, then one line per task with number,
 * coordinates, demand (negative at deliveries), earliest and latest time, service time, number of the pickup task (or 0) and of the
 * delivery task (or 0). Source: Li and Lim 2001, "A metaheuristic for the pickup and delivery problem with time windows", ICTAI.
 */
final class LiLimReader {

    private static final String[] COLUMNS = {
        "task number", "x", "y", "demand", "earliest", "latest", "service time", "pickup task", "delivery task"
    };
    private static final int PICKUP = 7;
    private static final int DELIVERY = 8;

    private final Reading reading;
    private final DistanceRounding rounding;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Integer> rowLines = new ArrayList<>();

    LiLimReader(Reading reading, DistanceRounding rounding) {
        this.reading = reading;
        this.rounding = rounding;
    }

    VrpInstance read() {
        List<VrplibFile.Row> lines = reading.rows();
        String[] fleet = lines.get(0).words();
        int head = lines.get(0).line();
        int vehicles = (int) reading.whole(fleet[0], head, "number of vehicles");
        long capacity = reading.whole(fleet[1], head, "capacity");
        double speed = reading.number(fleet[2], head, "speed");
        if (speed == 0) {
            String cause = "Maybe the copy lost it; speed 1 is taken, as everywhere in this family";
            Place place = Place.line(reading.source, head);
            reading.findings.add(Severity.WARNING, "vrp.speed-assumed", place, "speed", fleet[2], cause);
        } else if (speed != 1) {
            String cause = "Maybe the file is of another family; only speed 1 is read";
            reading.fatal("unsupported", head, "speed", fleet[2], cause);
        }
        lines.subList(1, lines.size()).forEach(line -> readTask(line.words(), line.line()));
        for (int i = 1; i < rows.size(); i++) {
            checkPair(i);
        }
        reading.findings.toFindings().throwIfFatal();
        RoutingProblem problem = problem(vehicles, capacity);
        return new VrpInstance(reading.name(), "li-lim", rounding, problem, Map.of(), reading.findings.toFindings());
    }

    private void readTask(String[] words, int line) {
        if (words.length != COLUMNS.length) {
            reading.fatal("wrong-count", line, "columns", words.length, "Maybe a value is missing; there must be 9");
            return;
        }
        double[] row = new double[COLUMNS.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = c >= 1 && c <= 3
                    ? reading.number(words[c], line, COLUMNS[c])
                    : reading.amount(words[c], line, COLUMNS[c]);
        }
        if (row[0] != rows.size()) {
            reading.fatal(
                    "wrong-number",
                    line,
                    COLUMNS[0],
                    words[0],
                    "Maybe a line is missing before; expected " + rows.size());
        }
        if (row[5] < row[4]) {
            reading.fatal("window-reversed", line, COLUMNS[5], words[5], "Maybe earliest and latest time are swapped");
        }
        rows.add(row);
        rowLines.add(line);
    }

    private void checkPair(int i) {
        double[] row = rows.get(i);
        boolean delivers = row[PICKUP] > 0;
        int column = delivers ? PICKUP : DELIVERY;
        int other = (int) row[column];
        boolean fits = other > 0 && other < rows.size() && (row[PICKUP] > 0) != (row[DELIVERY] > 0);
        if (fits) {
            double[] mate = rows.get(other);
            fits = mate[delivers ? DELIVERY : PICKUP] == i && mate[3] == -row[3] && row[3] < 0 == delivers;
        }
        if (!fits || row[3] != Math.rint(row[3])) {
            String cause = "Maybe the task it names does not name it back, or their demands differ";
            reading.fatal("broken-pair", rowLines.get(i), COLUMNS[column], other, cause);
        }
    }

    private RoutingProblem problem(int vehicles, long capacity) {
        double[] x = rows.stream().mapToDouble(row -> row[1]).toArray();
        double[] y = rows.stream().mapToDouble(row -> row[2]).toArray();
        RoutingProblem.Builder problem = RoutingProblem.builder("demand")
                .depot(new Depot("0", 0, window(rows.get(0))))
                .vehicleType(VehicleType.at("vehicle", vehicles, "0", capacity)
                        .cost(reading.vehicleCost, 1, 0)
                        .build())
                .travel(rounding.travel(Places.planar(x, y)));
        for (int i = 1; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (row[DELIVERY] > 0) {
                int to = (int) row[DELIVERY];
                problem.shipment(
                        new Shipment(Integer.toString(i), stop(i), stop(to), List.of((long) row[3]), Long.MAX_VALUE));
            }
        }
        return problem.build();
    }

    private Stop stop(int i) {
        double[] row = rows.get(i);
        return Stop.at(Integer.toString(i), i)
                .windows(window(row))
                .serviceSeconds(rounding.amount(row[6]))
                .build();
    }

    private TimeWindow window(double[] row) {
        return new TimeWindow(rounding.amount(row[4]), rounding.amount(row[5]));
    }
}
