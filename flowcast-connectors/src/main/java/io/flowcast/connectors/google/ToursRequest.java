package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the words of google.maps.routeoptimization.v1.ShipmentModel, and what the indices of the answer mean.
 *
 * <p>Places are tags of a matrix, or coordinates. A stop is a shipment with a delivery only, or with a pickup only.
 */
final class ToursRequest {
    /** The span of a model must be below a year; the same moment stands for "never". */
    static final long YEAR = 31_535_999;
    /** A penalty must be above zero. */
    private static final double LEAST_PENALTY = 1e-6;

    /** A vehicle of the model. */
    record Vehicle(VehicleType type, int number) {
        String label() {
            return type.id() + "/" + number;
        }
    }

    /** A shipment of the model: a stop, or both ends of a shipment. */
    record Job(
            String label,
            Stop first,
            @Nullable Stop second,
            @Nullable Shipment shipment,
            List<Vehicle> allowed) {
        boolean takes() {
            return shipment != null || ToursRefusals.any(first.pickup());
        }
    }

    private final RoutingProblem problem;
    private final GoogleRouteOptimization.@Nullable Roads roads;
    private final Instant origin;
    private final Map<String, Depot> depots = new HashMap<>();
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, String> impossible = new LinkedHashMap<>();
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    ToursRequest(RoutingProblem problem, GoogleRouteOptimization.@Nullable Roads roads, Instant origin) {
        this.problem = problem;
        this.roads = roads;
        this.origin = origin;
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        int most = problem.stops().size() + problem.shipments().size();
        for (VehicleType type : problem.vehicleTypes()) {
            TimeWindow leaves = starts(type);
            TimeWindow comes = ends(type);
            if (leaves == null || comes == null || comes.endSecond() < leaves.startSecond()) {
                continue; // its depot is closed during its whole shift
            }
            // More vehicles than shipments would only make the request larger.
            for (int v = 0; v < Math.min(most, type.count()); v++) {
                vehicles.add(new Vehicle(type, v));
                earliest = Math.min(earliest, leaves.startSecond());
                latest = Math.max(latest, comes.endSecond());
            }
        }
        latest = vehicles.isEmpty() ? latest : Math.min(latest, earliest + YEAR);
        problem.stops().forEach(stop -> add(new Job(stop.id(), stop, null, null, List.of()), "stop"));
        problem.shipments().forEach(s -> add(new Job(s.id(), s.pickup(), s.delivery(), s, List.of()), "shipment"));
    }

    private void add(Job job, String kind) {
        List<Vehicle> allowed = new ArrayList<>();
        for (Vehicle vehicle : vehicles) {
            if (vehicle.type().skills().containsAll(job.first().requiredSkills())
                    && (job.second() == null
                            || vehicle.type().skills().containsAll(job.second().requiredSkills()))) {
                allowed.add(vehicle);
            }
        }
        if (vehicles.isEmpty()) {
            impossible.put(job.first().id(), "no vehicle can be on the road");
        } else if (allowed.isEmpty()) {
            // To the service, nobody allowed means that everybody is.
            impossible.put(job.first().id(), "no vehicle has the skills that the " + kind + " needs");
        } else if (shut(job.first()) || (job.second() != null && shut(job.second()))) {
            impossible.put(job.first().id(), "no window of the " + kind + " opens while vehicles are on the road");
        } else {
            jobs.add(new Job(
                    job.label(),
                    job.first(),
                    job.second(),
                    job.shipment(),
                    allowed.size() == vehicles.size() ? List.of() : allowed));
        }
    }

    private boolean shut(Stop stop) {
        return !stop.windows().isEmpty() && open(stop).isEmpty();
    }

    List<Vehicle> vehicles() {
        return Collections.unmodifiableList(vehicles);
    }

    List<Job> jobs() {
        return Collections.unmodifiableList(jobs);
    }

    /** Stops, or pickups of shipments, that the service is not asked for, with the reason. */
    Map<String, String> impossible() {
        return Collections.unmodifiableMap(impossible);
    }

    Depot depot(String id) {
        return Objects.requireNonNull(depots.get(id));
    }

    long second(Instant moment) {
        return moment.getEpochSecond() - origin.getEpochSecond();
    }

    /** When a vehicle may leave its start, or null for never. */
    @Nullable
    TimeWindow starts(VehicleType type) {
        return common(type.shift(), depot(type.startDepotId()).window());
    }

    /** When it may end its route, or null for never. */
    @Nullable
    TimeWindow ends(VehicleType type) {
        String end = type.endDepotId();
        return end == null ? type.shift() : common(type.shift(), depot(end).window());
    }

    private static @Nullable TimeWindow common(TimeWindow a, TimeWindow b) {
        long start = Math.max(a.startSecond(), b.startSecond());
        long end = Math.min(a.endSecond(), b.endSecond());
        return start <= end ? new TimeWindow(start, end) : null;
    }

    /** Windows within the model's span; those that touch are one, as the service wants a gap between them. */
    private List<TimeWindow> open(Stop stop) {
        List<TimeWindow> open = new ArrayList<>();
        for (TimeWindow window : stop.windows()) {
            TimeWindow inside = common(window, new TimeWindow(earliest, latest));
            if (inside == null) {
                continue;
            }
            int last = open.size() - 1;
            if (last >= 0 && open.get(last).endSecond() + 1 >= inside.startSecond()) {
                open.set(last, new TimeWindow(open.get(last).startSecond(), inside.endSecond()));
            } else {
                open.add(inside);
            }
        }
        return open;
    }

    ObjectNode model() {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        if (vehicles.isEmpty() || jobs.isEmpty()) {
            return model;
        }
        model.put("globalStartTime", time(earliest));
        model.put("globalEndTime", time(latest));
        ArrayNode shipments = model.putArray("shipments");
        jobs.forEach(job -> shipments.add(shipment(job)));
        ArrayNode fleet = model.putArray("vehicles");
        vehicles.forEach(vehicle -> fleet.add(vehicle(vehicle.type(), vehicle.label())));
        if (roads == null) {
            new ToursMatrices(problem, this).write(model);
        }
        return model;
    }

    private ObjectNode shipment(Job job) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("label", job.label());
        Shipment shipment = job.shipment();
        Stop second = job.second();
        node.putArray(job.takes() ? "pickups" : "deliveries").add(visit(job.first()));
        if (second != null) {
            node.putArray("deliveries").add(visit(second));
        }
        List<Long> load = job.takes() ? job.first().pickup() : job.first().delivery();
        loads(node, shipment == null ? load : shipment.load());
        if (shipment != null && shipment.maxSecondsOnBoard() <= YEAR) {
            long limit =
                    shipment.maxSecondsOnBoard() + Math.min(YEAR, job.first().serviceSeconds());
            node.put("pickupToDeliveryTimeLimit", limit + "s");
        }
        job.first().prize().ifPresent(prize -> node.put("penaltyCost", Math.max(LEAST_PENALTY, prize)));
        if (!job.allowed().isEmpty()) {
            ArrayNode indices = node.putArray("allowedVehicleIndices");
            for (int v = 0; v < vehicles.size(); v++) {
                if (job.allowed().contains(vehicles.get(v))) {
                    indices.add(v);
                }
            }
        }
        return node;
    }

    private void loads(ObjectNode node, List<Long> amounts) {
        ObjectNode demands = JsonNodeFactory.instance.objectNode();
        for (int k = 0; k < amounts.size(); k++) {
            if (amounts.get(k) > 0) {
                demands.putObject(problem.dimensions().get(k))
                        .put("amount", amounts.get(k).toString());
            }
        }
        if (!demands.isEmpty()) {
            node.set("loadDemands", demands);
        }
    }

    private ObjectNode visit(Stop stop) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        place(node, "arrivalLocation", "tags", stop.location());
        node.put("duration", seconds(shortestService(stop)));
        if (!stop.windows().isEmpty()) {
            ArrayNode windows = node.putArray("timeWindows");
            open(stop).forEach(window -> windows.add(window(window)));
        }
        if (!stop.serviceSecondsByType().isEmpty()) {
            node.putArray("visitTypes").add(visitType(stop));
        }
        return node.put("label", stop.id());
    }

    private static String visitType(Stop stop) {
        return "service of " + stop.id();
    }

    private long shortestService(Stop stop) {
        return vehicles.stream()
                .mapToLong(vehicle -> stop.serviceSeconds(vehicle.type().id()))
                .min()
                .orElse(stop.serviceSeconds());
    }

    private void place(ObjectNode node, String location, String tags, int place) {
        if (roads == null) {
            node.putArray(tags).add(ToursMatrices.tag(place));
        } else {
            GeoPoint point = roads.places().get(place);
            node.putObject(location)
                    .put("latitude", point.latitudeDegrees())
                    .put("longitude", point.longitudeDegrees());
        }
    }

    private ObjectNode vehicle(VehicleType type, String label) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("label", label);
        place(node, "startLocation", "startTags", depot(type.startDepotId()).location());
        if (type.endDepotId() != null) {
            place(node, "endLocation", "endTags", depot(type.endDepotId()).location());
        } else if (roads == null) {
            node.putArray("endTags").add(ToursMatrices.NOWHERE);
        }
        if (roads == null) {
            ((ArrayNode) node.get("startTags")).add(ToursMatrices.matrixTag(type.profile()));
        }
        TimeWindow span = new TimeWindow(earliest, latest);
        TimeWindow leaves = common(Objects.requireNonNull(starts(type)), span);
        TimeWindow comes = common(Objects.requireNonNull(ends(type)), span);
        node.putArray("startTimeWindows").add(window(leaves == null ? span : leaves));
        node.putArray("endTimeWindows").add(window(comes == null ? span : comes));
        ObjectNode limits = node.putObject("loadLimits");
        for (int k = 0; k < problem.dimensions().size(); k++) {
            long capacity = k < type.capacity().size() ? type.capacity().get(k) : 0;
            limits.putObject(problem.dimensions().get(k)).put("maxLoad", Long.toString(capacity));
        }
        node.put("costPerKilometer", 1_000 * type.costPerMetre());
        node.put("costPerHour", 3_600 * type.costPerSecond());
        node.put("fixedCost", type.fixedCost());
        durationLimit(node, type);
        if (type.maxDistanceMetres() < Long.MAX_VALUE) {
            node.putObject("routeDistanceLimit").put("maxMeters", Long.toString(type.maxDistanceMetres()));
        }
        extraService(node, type);
        return node;
    }

    private static void durationLimit(ObjectNode node, VehicleType type) {
        long most = type.maxDurationSeconds();
        boolean overtime = type.overtimeCostPerSecond() > 0
                && type.overtimeAfterSeconds() < Math.min(most, YEAR); // beyond the hard limit it never comes
        if (most > YEAR && !overtime) {
            return;
        }
        ObjectNode limit = node.putObject("routeDurationLimit");
        if (most <= YEAR) {
            limit.put("maxDuration", most + "s");
        }
        if (overtime) {
            limit.put("softMaxDuration", type.overtimeAfterSeconds() + "s");
            limit.put("costPerHourAfterSoftMax", 3_600 * type.overtimeCostPerSecond());
        }
    }

    private void extraService(ObjectNode node, VehicleType type) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        for (Job job : jobs) {
            for (Stop stop : job.second() == null ? List.of(job.first()) : List.of(job.first(), job.second())) {
                long more = stop.serviceSeconds(type.id()) - shortestService(stop);
                if (more > 0) {
                    extra.put(visitType(stop), seconds(more));
                }
            }
        }
        if (!extra.isEmpty()) {
            node.set("extraVisitDurationForVisitType", extra);
        }
    }

    private ObjectNode window(TimeWindow window) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("startTime", time(window.startSecond()))
                .put("endTime", time(window.endSecond()));
    }

    private String time(long second) {
        return origin.plusSeconds(second).toString();
    }

    /** What takes a year takes too long anyway. */
    static String seconds(long seconds) {
        return Math.min(seconds, YEAR) + "s";
    }
}
