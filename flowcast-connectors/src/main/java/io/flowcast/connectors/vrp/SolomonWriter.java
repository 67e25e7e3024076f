package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.route.PlanarTravel;
import org.jspecify.annotations.Nullable;

/** Writes the layouts of Solomon and of Li and Lim, which know one depot, one kind of vehicle and straight lines. */
final class SolomonWriter {

    private final Nodes nodes;
    private final @Nullable PlanarTravel planar;

    SolomonWriter(RoutingProblem problem, DistanceRounding rounding) {
        nodes = new Nodes(problem, rounding);
        planar = nodes.planar();
    }

    String solomon(String name) {
        StringBuilder text = new StringBuilder(name).append("\n\nVEHICLE\nNUMBER     CAPACITY\n");
        text.append(' ').append(nodes.vehicles().size()).append(' ').append(capacity());
        text.append("\n\nCUSTOMER\nCUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME\n\n");
        for (int i = 0; i < nodes.size(); i++) {
            long demand = nodes.isDepot(i) ? 0 : Nodes.first(nodes.stop(i).delivery());
            text.append(' ').append(i).append(' ').append(place(i)).append(' ').append(demand);
            text.append(' ').append(times(i)).append('\n');
        }
        return text.toString();
    }

    String liLim() {
        StringBuilder text = new StringBuilder();
        text.append(nodes.vehicles().size()).append('\t').append(capacity()).append("\t1\n");
        for (int i = 0; i < nodes.size(); i++) {
            long demand = 0;
            String pair = "0 0";
            if (nodes.shipments.containsKey(i)) {
                boolean picksUp = nodes.picksUp(i);
                long load = Nodes.first(nodes.shipments.get(i).load());
                demand = picksUp ? load : -load;
                pair = picksUp ? "0 " + (i + 1) : (i - 1) + " 0";
            }
            String line = i + " " + place(i) + " " + demand + " " + times(i) + " " + pair;
            text.append(line.replace(' ', '\t')).append('\n');
        }
        return text.toString();
    }

    private long capacity() {
        return nodes.problem.vehicleTypes().stream()
                .map(VehicleType::capacity)
                .mapToLong(Nodes::first)
                .findFirst()
                .orElse(0);
    }

    private String place(int node) {
        return planar == null ? "0 0" : nodes.x(node, planar) + " " + nodes.y(node, planar);
    }

    private String times(int node) {
        return nodes.begin(node) + " " + nodes.end(node) + " " + nodes.amount(nodes.service(node));
    }
}
