package io.flowcast.benchmarks.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.routing.CostPoint;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one planned instance(). Costs, distances and times are in the unit of the instance file.
 *
 * @param task what was planned
 * @param solver name of the planner
 * @param plan the plan
 * @param best best known cost, or null
 * @param violations what the independent checker says
 * @param seconds wall-clock time of planning
 * @param cpuSeconds processor time of planning, over all threads
 */
record RouteReport(
        Objective.Task task,
        String solver,
        RoutePlan plan,
        @Nullable Double best,
        List<Violation> violations,
        double seconds,
        double cpuSeconds) {

    private VrpInstance instance() {
        return task.instance();
    }

    double cost() {
        return task.publishedCost(plan);
    }

    /** Name of the objective. */
    String objective() {
        return task.vehicleCost() > 0
                ? "hierarchical"
                : instance().rounding().name().toLowerCase(Locale.ROOT);
    }

    boolean feasible() {
        return violations.isEmpty();
    }

    /** The plan as a solution file. */
    VrpSolution solution() {
        return new VrpSolution(VrpSolution.of(instance(), plan).routes(), OptionalDouble.of(cost()));
    }

    /** Percent above the best known cost. */
    private @Nullable Double gap() {
        return best == null ? null : 100 * (cost() / best - 1);
    }

    void print(PrintWriter out) {
        Double gap = gap();
        out.printf(
                Locale.ROOT,
                "%-20s %-9s %12s %12s %8s %7s %11s %8s %8s %9s%n",
                "instance",
                "solver",
                "cost",
                "best",
                "gap %",
                "routes",
                "iterations",
                "seconds",
                "cpu s",
                "feasible");
        out.printf(
                Locale.ROOT,
                "%-20s %-9s %12s %12s %8s %7d %11d %8.2f %8.2f %9s%n",
                instance().name(),
                solver,
                number(cost()),
                best == null ? "-" : number(best),
                gap == null ? "-" : String.format(Locale.ROOT, "%.3f", gap),
                plan.routes().size(),
                plan.iterations(),
                seconds,
                cpuSeconds,
                feasible() ? "yes" : "NO");
        out.flush();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    void writeJson(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("instance", instance().name());
        root.put("format", instance().format());
        root.put("objective", objective());
        root.put("solver", solver);
        root.put("cost", cost());
        root.put("best", best);
        root.put("gap", gap());
        root.put("vehicles", plan.routes().size());
        root.put("iterations", plan.iterations());
        root.put("seconds", seconds);
        root.put("cpuSeconds", cpuSeconds);
        root.put("feasible", feasible());
        root.put("seed", plan.provenance().seed());
        ArrayNode trace = root.putArray("trace");
        plan.trace().forEach(point -> write(point, trace.addObject()));
        ArrayNode routes = root.putArray("routes");
        plan.routes().forEach(route -> write(route, routes.addObject()));
        ArrayNode unserved = root.putArray("unserved");
        for (UnservedStop each : plan.unserved()) {
            unserved.addObject().put("stop", each.stopId()).put("reason", each.reason());
        }
        ArrayNode violations = root.putArray("violations");
        for (Violation each : this.violations) {
            violations.addObject().put("kind", each.kind().name()).put("message", each.message());
        }
        mapper.writeValue(file.toFile(), root);
    }

    /** A point of the trace; under the hierarchical objective its cost holds the vehicles, and so says nothing of the gap. */
    private void write(CostPoint point, ObjectNode node) {
        double cost = instance().publishedCost(point.cost());
        node.put("iteration", point.iteration());
        node.put("seconds", point.elapsedSeconds());
        node.put("cost", cost);
        node.put("requiredLeftOut", point.requiredLeftOut());
        if (best != null && task.vehicleCost() == 0) {
            node.put("gap", 100 * (cost / best - 1));
        }
    }

    private void write(Route route, ObjectNode node) {
        List<Integer> numbers = instance().vehicles().getOrDefault(route.vehicleTypeId(), List.of());
        node.put("vehicle", numbers.isEmpty() ? route.vehicle() + 1 : numbers.get(route.vehicle()));
        node.put("vehicleType", route.vehicleTypeId());
        node.put("depot", route.startDepotId());
        node.put("endDepot", route.endDepotId());
        node.put("cost", instance().publishedCost(route.cost() - task.vehicleCost()));
        node.put("start", time(route.startSecond()));
        node.put("end", time(route.endSecond()));
        node.put("distance", time(route.distanceMetres()));
        ArrayNode trips = node.putArray("trips");
        for (int t = 0; t < route.trips().size(); t++) {
            ObjectNode trip = trips.addObject();
            trip.put(
                    "depot",
                    t == 0 ? route.startDepotId() : route.reloads().get(t - 1).depotId());
            trip.put("start", time(route.tripStartSecond(t)));
            ArrayNode visits = trip.putArray("visits");
            for (Visit visit : route.trips().get(t)) {
                visits.addObject()
                        .put("stop", visit.stopId())
                        .put("arrival", time(visit.arrivalSecond()))
                        .put("service", time(visit.serviceStartSecond()))
                        .put("departure", time(visit.departureSecond()));
            }
        }
    }

    private double time(long units) {
        return (double) units / instance().rounding().scale();
    }
}
