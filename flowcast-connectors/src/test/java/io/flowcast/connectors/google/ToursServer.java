package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * Answers as google/maps/routeoptimization/v1/route_optimization_service.proto (reference/rest/v1/projects/optimizeTours) says. A field that the
 * documentation does not have is refused, as Google does. Every vehicle in turn takes what fits behind what it has; roads between coordinates are
 * straight: 100 km a degree, 10 m a second.
 */
final class ToursServer extends Dispatcher {
    static final String PATH = "/v1/projects/my-project:optimizeTours";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Set<String>> FIELDS = new HashMap<>();

    static {
        FIELDS.put("", Set.of("timeout", "model", "searchMode", "considerRoadTraffic"));
        FIELDS.put(
                "model",
                Set.of(
                        "shipments",
                        "vehicles",
                        "globalStartTime",
                        "globalEndTime",
                        "durationDistanceMatrices",
                        "durationDistanceMatrixSrcTags",
                        "durationDistanceMatrixDstTags"));
        FIELDS.put(
                "shipments",
                Set.of(
                        "label",
                        "pickups",
                        "deliveries",
                        "loadDemands",
                        "penaltyCost",
                        "allowedVehicleIndices",
                        "pickupToDeliveryTimeLimit"));
        Set<String> visit = Set.of("arrivalLocation", "tags", "timeWindows", "duration", "visitTypes", "label");
        FIELDS.put("pickups", visit);
        FIELDS.put("deliveries", visit);
        FIELDS.put(
                "vehicles",
                Set.of(
                        "label",
                        "startLocation",
                        "endLocation",
                        "startTags",
                        "endTags",
                        "startTimeWindows",
                        "endTimeWindows",
                        "loadLimits",
                        "costPerHour",
                        "costPerKilometer",
                        "fixedCost",
                        "routeDurationLimit",
                        "routeDistanceLimit",
                        "extraVisitDurationForVisitType"));
        Set<String> window = Set.of("startTime", "endTime");
        FIELDS.put("timeWindows", window);
        FIELDS.put("startTimeWindows", window);
        FIELDS.put("endTimeWindows", window);
        Set<String> point = Set.of("latitude", "longitude");
        FIELDS.put("arrivalLocation", point);
        FIELDS.put("startLocation", point);
        FIELDS.put("endLocation", point);
        FIELDS.put("routeDurationLimit", Set.of("maxDuration", "softMaxDuration", "costPerHourAfterSoftMax"));
        FIELDS.put("routeDistanceLimit", Set.of("maxMeters"));
        FIELDS.put("durationDistanceMatrices", Set.of("vehicleStartTag", "rows"));
        FIELDS.put("rows", Set.of("durations", "meters"));
    }

    final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
    final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    volatile String token = "ya29.good";
    volatile UnaryOperator<ObjectNode> mangle = UnaryOperator.identity();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        if (!request.getUrl().encodedPath().equals(PATH) || !"POST".equals(request.getMethod())) {
            return GoogleServer.json(404, "{}");
        }
        if (!("Bearer " + token).equals(request.getHeaders().get("Authorization"))) {
            return GoogleServer.json(
                    401,
                    "{\"error\":{\"code\":401,\"message\":\"Request had invalid authentication credentials.\","
                            + "\"status\":\"UNAUTHENTICATED\"}}");
        }
        JsonNode body;
        try {
            body = JSON.readTree(Objects.requireNonNull(request.getBody()).utf8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asked.add(body);
        String unknown = unknown("", body);
        if (unknown != null) {
            return GoogleServer.json(
                    400,
                    "{\"error\":{\"code\":400,\"message\":\"Invalid JSON payload received. Unknown name \\\"" + unknown
                            + "\\\"\",\"status\":\"INVALID_ARGUMENT\"}}");
        }
        return GoogleServer.json(200, mangle.apply(solve(body.path("model"))).toString());
    }

    private static String unknown(String name, JsonNode node) {
        if (node.isArray()) {
            for (JsonNode each : node) {
                String found = unknown(name, each);
                if (found != null) {
                    return found;
                }
            }
        }
        Set<String> known = FIELDS.get(name);
        if (!node.isObject() || known == null) {
            return null; // a value, or a map of names of the user
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String found = known.contains(field.getKey()) ? unknown(field.getKey(), field.getValue()) : field.getKey();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static ObjectNode solve(JsonNode model) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode routes = answer.putArray("routes");
        boolean[] done = new boolean[model.path("shipments").size()];
        double total = 0;
        for (int v = 0; v < model.path("vehicles").size(); v++) {
            JsonNode vehicle = model.path("vehicles").get(v);
            List<Integer> taken = new ArrayList<>();
            ObjectNode route = drive(model, vehicle, taken);
            for (int s = 0; s < done.length; s++) {
                JsonNode shipment = model.path("shipments").get(s);
                if (done[s] || !allowed(shipment, v)) {
                    continue;
                }
                taken.add(s);
                ObjectNode longer = drive(model, vehicle, taken);
                if (longer == null) {
                    taken.remove(taken.size() - 1);
                } else {
                    route = longer;
                    done[s] = true;
                }
            }
            ObjectNode named = taken.isEmpty() ? JSON.createObjectNode() : Objects.requireNonNull(route);
            if (v > 0) {
                named.put("vehicleIndex", v); // zero is left out
            }
            routes.add(named.put("vehicleLabel", vehicle.path("label").asText()));
            total += taken.size();
        }
        for (int s = 0; s < done.length; s++) {
            if (!done[s]) {
                ObjectNode skipped = answer.withArray("skippedShipments").addObject();
                if (s > 0) {
                    skipped.put("index", s);
                }
                skipped.put(
                        "label", model.path("shipments").get(s).path("label").asText());
                skipped.putArray("reasons").addObject().put("code", "DEMAND_EXCEEDS_VEHICLE_CAPACITY");
            }
        }
        answer.putObject("metrics").put("totalCost", total);
        return answer;
    }

    private static boolean allowed(JsonNode shipment, int vehicle) {
        JsonNode indices = shipment.path("allowedVehicleIndices");
        boolean found = indices.isMissingNode();
        for (JsonNode index : indices) {
            found |= index.asInt() == vehicle;
        }
        return found;
    }

    /** The route through shipments in this order, each picked up and delivered at once, or null if it cannot be driven. */
    private static ObjectNode drive(JsonNode model, JsonNode vehicle, List<Integer> shipments) {
        ObjectNode route = JSON.createObjectNode();
        JsonNode leaves = vehicle.path("startTimeWindows").get(0);
        Instant start = Instant.parse(leaves.path("startTime").asText());
        Instant now = start;
        route.put("vehicleStartTime", start.toString());
        ArrayNode visits = route.putArray("visits");
        JsonNode at = vehicle;
        double metres = 0;
        for (int s : shipments) {
            JsonNode shipment = model.path("shipments").get(s);
            Instant pickedUp = now;
            for (String kind : List.of("pickups", "deliveries")) {
                for (JsonNode visit : shipment.path(kind)) {
                    metres += metres(model, vehicle, at, visit, false);
                    now = now.plusSeconds(seconds(model, vehicle, at, visit, false));
                    now = opening(visit.path("timeWindows"), now);
                    if (now == null) {
                        return null;
                    }
                    if (kind.equals("pickups")) {
                        pickedUp = now;
                    } else if (shipment.has("pickupToDeliveryTimeLimit")
                            && Duration.between(pickedUp, now).getSeconds()
                                    > duration(shipment.path("pickupToDeliveryTimeLimit"))) {
                        return null;
                    }
                    ObjectNode made = visits.addObject();
                    if (s > 0) {
                        made.put("shipmentIndex", s);
                    }
                    if (kind.equals("pickups")) {
                        made.put("isPickup", true);
                    }
                    made.put("startTime", now.toString());
                    made.put("shipmentLabel", shipment.path("label").asText());
                    made.put("visitLabel", visit.path("label").asText());
                    now = now.plusSeconds(duration(visit.path("duration")));
                    for (JsonNode visitType : visit.path("visitTypes")) {
                        now = now.plusSeconds(duration(
                                vehicle.path("extraVisitDurationForVisitType").path(visitType.asText())));
                    }
                    at = visit;
                }
            }
        }
        metres += metres(model, vehicle, at, vehicle, true);
        now = now.plusSeconds(seconds(model, vehicle, at, vehicle, true));
        route.put("vehicleEndTime", now.toString());
        long took = now.getEpochSecond() - start.getEpochSecond();
        Instant latest = Instant.parse(
                vehicle.path("endTimeWindows").get(0).path("endTime").asText());
        JsonNode most = vehicle.path("routeDurationLimit").path("maxDuration");
        boolean fits = !now.isAfter(latest)
                && (most.isMissingNode() || took <= duration(most))
                && metres
                        <= vehicle.path("routeDistanceLimit").path("maxMeters").asDouble(Double.MAX_VALUE)
                && loaded(model, vehicle, shipments);
        return fits ? route : null;
    }

    private static boolean loaded(JsonNode model, JsonNode vehicle, List<Integer> shipments) {
        for (Map.Entry<String, JsonNode> limit : vehicle.path("loadLimits").properties()) {
            long brought = 0;
            long taken = 0;
            long most = limit.getValue().path("maxLoad").asLong();
            long alone = 0;
            for (int s : shipments) {
                JsonNode shipment = model.path("shipments").get(s);
                long amount = shipment.path("loadDemands")
                        .path(limit.getKey())
                        .path("amount")
                        .asLong();
                boolean both = shipment.has("pickups") && shipment.has("deliveries");
                alone = Math.max(alone, both ? amount : 0);
                brought += both || shipment.has("pickups") ? 0 : amount;
                taken += both || shipment.has("deliveries") ? 0 : amount;
            }
            if (brought + taken + alone > most) {
                return false; // more careful than need be
            }
        }
        return true;
    }

    private static Instant opening(JsonNode windows, Instant arrival) {
        if (windows.isMissingNode()) {
            return arrival;
        }
        for (JsonNode window : windows) {
            Instant start = Instant.parse(window.path("startTime").asText());
            if (!arrival.isAfter(Instant.parse(window.path("endTime").asText()))) {
                return arrival.isAfter(start) ? arrival : start;
            }
        }
        return null;
    }

    private static long duration(JsonNode duration) {
        return duration.isMissingNode() ? 0 : Long.parseLong(duration.asText().replace("s", ""));
    }

    private static long seconds(JsonNode model, JsonNode vehicle, JsonNode from, JsonNode to, boolean home) {
        JsonNode row = row(model, vehicle, from);
        return row == null
                ? Math.round(straight(from, to, home) / 10)
                : duration(row.path("durations").get(column(model, to, home)));
    }

    private static double metres(JsonNode model, JsonNode vehicle, JsonNode from, JsonNode to, boolean home) {
        JsonNode row = row(model, vehicle, from);
        return row == null
                ? straight(from, to, home)
                : row.path("meters").get(column(model, to, home)).asDouble();
    }

    private static double straight(JsonNode from, JsonNode to, boolean home) {
        JsonNode a = from.has("startLocation") ? from.path("startLocation") : from.path("arrivalLocation");
        JsonNode b = home ? to.path("endLocation") : to.path("arrivalLocation");
        return b.isMissingNode()
                ? 0
                : 100_000
                        * Math.hypot(
                                a.path("latitude").asDouble()
                                        - b.path("latitude").asDouble(),
                                a.path("longitude").asDouble()
                                        - b.path("longitude").asDouble());
    }

    private static JsonNode row(JsonNode model, JsonNode vehicle, JsonNode from) {
        for (JsonNode matrix : model.path("durationDistanceMatrices")) {
            if (has(vehicle.path("startTags"), matrix.path("vehicleStartTag").asText())) {
                JsonNode tags = from.has("startTags") ? from.path("startTags") : from.path("tags");
                return matrix.path("rows").get(match(model.path("durationDistanceMatrixSrcTags"), tags));
            }
        }
        return null;
    }

    private static int column(JsonNode model, JsonNode to, boolean home) {
        return match(model.path("durationDistanceMatrixDstTags"), home ? to.path("endTags") : to.path("tags"));
    }

    private static int match(JsonNode all, JsonNode tags) {
        int found = -1;
        for (int i = 0; i < all.size(); i++) {
            if (has(tags, all.get(i).asText())) {
                if (found >= 0) {
                    throw new IllegalStateException("two tags match");
                }
                found = i;
            }
        }
        return found;
    }

    private static boolean has(JsonNode tags, String tag) {
        for (JsonNode each : tags) {
            if (each.asText().equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
