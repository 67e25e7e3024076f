package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.route.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Solomon's format for time windows: a number and capacity of vehicles, then one line per customer with number, coordinates, demand,
 * ready time, due date, service time; the first is the depot. Source: Solomon 1987, Operations Research 35(2); Gehring and Homberger
 * use the same layout.
 */
final class SolomonReader {

    private static final String FLEET = "VEHICLE";
    private static final String CUSTOMERS = "CUSTOMER";
    private static final String[] COLUMNS = {
        "customer number", "x", "y", "demand", "ready time", "due date", "service time"
    };

    private final Reading reading;
    private final DistanceRounding rounding;
    private final List<double[]> rows = new ArrayList<>();
    private int vehicles;
    private long capacity;

    SolomonReader(Reading reading, DistanceRounding rounding) {
        this.reading = reading;
        this.rounding = rounding;
    }

    VrpInstance read() {
        String name = "";
        String part = "";
        boolean fleet = false;
        for (int k = 0; k < reading.lines.size(); k++) {
            String line = reading.lines.get(k).trim();
            String[] words = Reading.words(line);
            if (line.equalsIgnoreCase(FLEET) || line.equalsIgnoreCase(CUSTOMERS)) {
                part = line.toUpperCase(java.util.Locale.ROOT);
            } else if (part.isEmpty() && words.length > 0) {
                name = line;
            } else if (words.length > 0 && Character.isLetter(line.charAt(0)) && !isTitle(words)) {
                reading.fatal(
                        "unexpected-line", k + 1, "line", line, "Maybe the file was cut or two files were joined");
            } else if (words.length > 0 && !Character.isLetter(line.charAt(0))) {
                if (part.equals(FLEET)) {
                    readFleet(words, k + 1);
                    fleet = true;
                } else {
                    readCustomer(words, k + 1);
                }
            }
        }
        if (!fleet) {
            reading.fatal("missing-section", 0, "VEHICLE", "", "Maybe the line with number and capacity is missing");
        }
        if (rows.isEmpty()) {
            reading.fatal("missing-section", 0, "CUSTOMER", "", "Maybe the file was cut before its customers");
        }
        reading.findings.toFindings().throwIfFatal();
        return new VrpInstance(name, "solomon", rounding, problem(), Map.of(), reading.findings.toFindings());
    }

    private static boolean isTitle(String[] words) {
        return words[0].equalsIgnoreCase("NUMBER") || words[0].equalsIgnoreCase("CUST");
    }

    private void readFleet(String[] words, int line) {
        if (words.length != 2) {
            reading.fatal("wrong-count", line, "columns", words.length, "Maybe number and capacity are not alone here");
            return;
        }
        vehicles = (int) reading.whole(words[0], line, "number of vehicles");
        capacity = reading.whole(words[1], line, "capacity");
    }

    private void readCustomer(String[] words, int line) {
        if (words.length != COLUMNS.length) {
            reading.fatal("wrong-count", line, "columns", words.length, "Maybe a value is missing; there must be 7");
            return;
        }
        double[] row = new double[COLUMNS.length];
        for (int c = 0; c < row.length; c++) {
            boolean signed = c == 1 || c == 2;
            row[c] = signed ? reading.number(words[c], line, COLUMNS[c]) : reading.amount(words[c], line, COLUMNS[c]);
        }
        row[3] = reading.whole(words[3], line, COLUMNS[3]);
        if (row[0] != rows.size()) {
            reading.fatal(
                    "wrong-number",
                    line,
                    COLUMNS[0],
                    words[0],
                    "Maybe a line is missing before; expected " + rows.size());
        }
        if (row[5] < row[4]) {
            reading.fatal("window-reversed", line, COLUMNS[5], words[5], "Maybe ready time and due date are swapped");
        }
        rows.add(row);
    }

    private RoutingProblem problem() {
        double[] x = rows.stream().mapToDouble(row -> row[1]).toArray();
        double[] y = rows.stream().mapToDouble(row -> row[2]).toArray();
        TimeWindow opening = window(rows.get(0));
        RoutingProblem.Builder problem = RoutingProblem.builder("demand")
                .depot(new Depot("0", 0, opening))
                .vehicleType(VehicleType.at("vehicle", vehicles, "0", capacity)
                        .cost(reading.vehicleCost, 1, 0)
                        .build())
                .travel(rounding.travel(Places.planar(x, y)));
        for (int i = 1; i < rows.size(); i++) {
            double[] row = rows.get(i);
            problem.stop(Stop.at(Integer.toString(i), i)
                    .delivery((long) row[3])
                    .windows(window(row))
                    .serviceSeconds(rounding.amount(row[6]))
                    .build());
        }
        return problem.build();
    }

    private TimeWindow window(double[] row) {
        return new TimeWindow(rounding.amount(row[4]), rounding.amount(row[5]));
    }
}
