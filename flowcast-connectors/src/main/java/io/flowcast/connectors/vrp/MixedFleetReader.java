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
 * The format in which the mixed fleets of Golden et al. 1984 and Taillard 1999 are passed on: comments that begin with {@code //}, then
 * customers, vehicle types, longest route, service time and two bounds; per type number, capacity, fixed cost and cost per unit of
 * distance; the depot's coordinates; per customer coordinates and demand. Sources: Golden, Assad, Levy and Gheysens 1984, Computers and
 * Operations Research 11(1); Taillard 1999, RAIRO 33(1).
 *
 * <p>Vehicles are numbered type by type, so that a solution with one route per vehicle says which drives it.
 */
final class MixedFleetReader {

    private static final int MOST = 100_000;
    /** The published files write this for no limit. */
    private static final double NO_LIMIT = 999_999;

    private final Reading reading;
    private final DistanceRounding rounding;

    MixedFleetReader(Reading reading, DistanceRounding rounding) {
        this.reading = reading;
        this.rounding = rounding;
    }

    VrpInstance read() {
        List<VrplibFile.Row> lines = reading.rows();
        VrplibFile.Row head = lines.get(0);
        int customers = count(head, 0, "customers");
        int kinds = count(head, 1, "vehicle types");
        double longest = reading.amount(head.words()[2], head.line(), "range");
        long service = rounding.amount(reading.amount(head.words()[3], head.line(), "service time"));
        int expected = 2 + kinds + customers;
        if (lines.size() != expected) {
            String cause = "Maybe the file was cut; it must have " + expected + " lines without comments";
            reading.fatal("wrong-count", 0, "lines", lines.size(), cause);
        }
        reading.findings.toFindings().throwIfFatal();

        RoutingProblem.Builder problem = RoutingProblem.builder("demand").depot(new Depot("0", 0, TimeWindow.ALWAYS));
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        int before = 0;
        for (int k = 0; k < kinds; k++) {
            VehicleType type = type(lines.get(1 + k), k, longest);
            problem.vehicleType(type);
            List<Integer> own = new ArrayList<>();
            for (int v = 1; v <= type.count(); v++) {
                own.add(before + v);
            }
            before += type.count();
            numbers.put(type.id(), own);
        }
        double[] x = new double[customers + 1];
        double[] y = new double[customers + 1];
        for (int i = 0; i <= customers; i++) {
            VrplibFile.Row row = lines.get(1 + kinds + i);
            if (!reading.columns(row, i == 0 ? 2 : 3)) {
                continue;
            }
            x[i] = reading.number(row.words()[0], row.line(), "x");
            y[i] = reading.number(row.words()[1], row.line(), "y");
            if (i > 0) {
                problem.stop(Stop.at(Integer.toString(i), i)
                        .delivery(reading.whole(row.words()[2], row.line(), "demand"))
                        .serviceSeconds(service)
                        .build());
            }
        }
        reading.findings.toFindings().throwIfFatal();
        problem.travel(rounding.travel(Places.planar(x, y)));
        return new VrpInstance(
                reading.name(), "mixed-fleet", rounding, problem.build(), numbers, reading.findings.toFindings());
    }

    private int count(VrplibFile.Row row, int column, String name) {
        long count = reading.whole(row.words()[column], row.line(), name);
        if (count < 1 || count > MOST) {
            reading.fatal("wrong-count", row.line(), name, count, "Maybe the columns are shifted; up to " + MOST);
            return 0;
        }
        return (int) count;
    }

    private VehicleType type(VrplibFile.Row row, int kind, double longest) {
        String id = "type " + (kind + 1);
        if (!reading.columns(row, 4)) {
            return VehicleType.at(id, 0, "0").build();
        }
        String[] words = row.words();
        long count = reading.whole(words[0], row.line(), "number");
        if (count > MOST) {
            reading.fatal("wrong-count", row.line(), "number", count, "Maybe the columns are shifted; up to " + MOST);
            count = 0;
        }
        double fixed = reading.amount(words[2], row.line(), "fixed cost") * rounding.scale();
        double perUnit = reading.amount(words[3], row.line(), "cost per distance unit");
        return VehicleType.at(id, (int) count, "0", reading.whole(words[1], row.line(), "capacity"))
                .cost(fixed + reading.vehicleCost, perUnit, 0)
                .maxDurationSeconds(longest >= NO_LIMIT ? Long.MAX_VALUE : rounding.amount(longest))
                .build();
    }
}
