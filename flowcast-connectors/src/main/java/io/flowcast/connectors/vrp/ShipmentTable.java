package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * The section for pickup and delivery that LKH-3 brought to VRPLIB: per node demand (negative at deliveries), earliest and latest time,
 * service time, node of the pickup (or 0) and of the delivery (or 0). Source: Helsgaun 2017, "An extension of the Lin-Kernighan-Helsgaun
 * TSP solver", Roskilde University.
 */
final class ShipmentTable {

    private static final String NAME = "PICKUP_AND_DELIVERY_SECTION";
    private static final int PICKUP = 4;
    private static final int DELIVERY = 5;

    private final VrplibFile file;
    private final DistanceRounding rounding;
    private final List<Integer> depots;
    private final double[][] rows;
    private final VrplibFleet fleet;

    ShipmentTable(
            VrplibFile file, DistanceRounding rounding, List<Integer> depots, double[][] rows, VrplibFleet fleet) {
        this.file = file;
        this.rounding = rounding;
        this.depots = depots;
        this.rows = rows;
        this.fleet = fleet;
    }

    List<Shipment> read() {
        List<Shipment> shipments = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (depots.contains(i)) {
                continue;
            }
            boolean picksUp = rows[i][DELIVERY] > 0;
            int other = (int) rows[i][picksUp ? DELIVERY : PICKUP] - 1;
            if (!matches(i, other, picksUp)) {
                String cause = "Maybe the node it names does not name it back, or their demands differ";
                file.reading.fatal("broken-pair", file.line(NAME), "node " + (i + 1), other + 1, cause);
            } else if (picksUp) {
                shipments.add(new Shipment(
                        Integer.toString(i), stop(i), stop(other), List.of((long) rows[i][0]), Long.MAX_VALUE));
            }
        }
        return shipments;
    }

    private boolean matches(int i, int other, boolean picksUp) {
        double[] row = rows[i];
        if (other < 0 || other >= rows.length || other == i || depots.contains(other)) {
            return false;
        }
        double[] mate = rows[other];
        return (row[PICKUP] > 0) != (row[DELIVERY] > 0)
                && mate[picksUp ? PICKUP : DELIVERY] == i + 1
                && mate[0] == -row[0]
                && (picksUp ? row[0] >= 0 : row[0] <= 0)
                && row[0] == Math.rint(row[0]);
    }

    private Stop stop(int i) {
        long begin = rounding.amount(rows[i][1]);
        long end = rounding.amount(rows[i][2]);
        if (end < begin || rows[i][3] < 0) {
            String cause = "Maybe earliest and latest time are swapped, or the service time is negative";
            file.reading.fatal("window-reversed", file.line(NAME), "node " + (i + 1), rows[i][2], cause);
            return Stop.at(Integer.toString(i), i).build();
        }
        return Stop.at(Integer.toString(i), i)
                .windows(new TimeWindow(begin, end))
                .serviceSeconds(rounding.amount(rows[i][3]))
                .requiredSkills(fleet.skillsFor(i))
                .build();
    }
}
