package io.flowcast.connectors.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Routing problems as JSON, written and read without loss.
 *
 * <p>The words are those of {@link RoutingProblem}: {@code dimensions}, {@code depots}, {@code vehicleTypes}, {@code stops}, {@code
 * shipments} and the further parts of a problem under the names of its accessors, each an array of objects with the components of the
 * record as fields. A field that has the value which the record's builder gives it is left out; so is {@code endDepotId} where it equals
 * {@code startDepotId}, and {@code null} there means that routes end at their last stop. {@code places} holds {@code x} and {@code y},
 * or {@code longitudeDegrees} and {@code latitudeDegrees}. {@code travel} maps each profile to a {@code kind}: {@code planar} (straight
 * lines between the places, {@code unitsPerPlaceUnit}, {@code rounding} {@code nearest} or {@code cut}), {@code matrix} ({@code
 * distanceMetres} and, where they differ, {@code durationSeconds}, square, {@code null} for no road) or {@code timeSlots} ({@code distanceMetres},
 * {@code slotStartSeconds} and one table of {@code durationSeconds} more than there are starts).
 *
 * <p>{@code format} and {@code formatVersion} say what it is. Fields may be added within a version, none is renamed or removed. A field
 * that is not known is refused, as it might be a constraint.
 */
public final class ProblemJson {
    /** Version of the format. */
    public static final int VERSION = 1;

    /** Name of the format. */
    public static final String FORMAT = "flowcast-routing-problem";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Stop STOP = Stop.at("-", 0).build();

    private static final RecordJson RECORDS = new RecordJson()
            .defaults(new Depot("-", 0, TimeWindow.ALWAYS), "id", "location")
            .defaults(STOP, "id", "location")
            .defaults(VehicleType.at("-", 1, "-").build(), "id", "count", "startDepotId", "endDepotId", "capacity")
            .defaults(UnderWay.at("-", 0, 0).build(), "vehicleTypeId", "vehicle", "startSecond")
            .defaults(new Shipment("-", STOP, STOP, List.of(), Long.MAX_VALUE), "id", "pickup", "delivery", "load");

    private ProblemJson() {}

    /**
     * Writes a problem.
     *
     * @param problem the problem
     * @param places where its places lie, or {@code null} if nobody knows
     * @return JSON, one document
     * @throws InvalidInputException if its travel depends on the time of day other than by slots, or is a matrix too large for a text
     */
    public static String write(RoutingProblem problem, @Nullable Places places) {
        ObjectNode root = RecordJson.NODES.objectNode();
        root.put("format", FORMAT).put("formatVersion", VERSION);
        root.set("dimensions", RECORDS.node(problem.dimensions()));
        for (ProblemParts.Part part : ProblemParts.all().values()) {
            Object value = part.of(problem);
            if (value instanceof List<?> list) {
                if (!list.isEmpty()) {
                    ArrayNode array = root.putArray(part.name());
                    list.forEach(each -> array.add(object((Record) each)));
                }
            } else {
                root.set(part.name(), RECORDS.node(value));
            }
        }
        Places known = places == null ? places(problem) : places;
        if (known != null) {
            root.set("places", TravelJson.places(known));
        }
        ObjectNode travel = root.putObject("travel");
        problem.travel().forEach((profile, matrix) -> travel.set(profile, TravelJson.travel(profile, matrix, known)));
        return text(root);
    }

    /** Straight lines are drawn between places, so where there are such lines the places are known. */
    private static @Nullable Places places(RoutingProblem problem) {
        return problem.travel().values().stream()
                .filter(PlanarTravel.class::isInstance)
                .map(matrix -> ((PlanarTravel) matrix).places())
                .findFirst()
                .orElse(null);
    }

    static String text(JsonNode root) {
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON", e);
        }
    }

    private static ObjectNode object(Record value) {
        ObjectNode node = RECORDS.object(value);
        if (value instanceof VehicleType type) {
            if (type.startDepotId().equals(type.endDepotId())) {
                node.remove("endDepotId");
            } else {
                node.put("endDepotId", type.endDepotId());
            }
        }
        return node;
    }

    /**
     * Reads a problem.
     *
     * @param source name of the text, for findings
     * @param text JSON as {@link #write} makes it
     * @return the problem and its places
     * @throws InvalidInputException if the text is no JSON, of another format or version, or says something that a problem has no place
     *     for; every finding carries the path of what is wrong
     */
    public static RoutingDocument read(String source, String text) {
        JsonNode root = tree(source, text, FORMAT, VERSION);
        RecordReader reader = new RecordReader(RECORDS, source);
        Map<String, ProblemParts.Part> parts = ProblemParts.all();
        Set<String> known = new TreeSet<>(parts.keySet());
        known.addAll(Set.of("format", "formatVersion", "dimensions", "places", "travel"));
        root.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                reader.fatal(
                        "unknown-field", "/" + name, name, "Maybe misspelt, or of a later version; one of " + known);
            }
        });
        List<String> dimensions = new ArrayList<>();
        root.path("dimensions").forEach(each -> dimensions.add(each.asText()));
        RoutingProblem.Builder problem = RoutingProblem.builder(dimensions.toArray(String[]::new));
        parts.values().forEach(part -> {
            if (root.has(part.name())) {
                part(part, root.get(part.name()), problem, reader);
            }
        });
        Places places = root.has("places") ? TravelJson.readPlaces(root.get("places"), reader) : null;
        for (Map.Entry<String, JsonNode> entry : root.path("travel").properties()) {
            String path = "/travel/" + entry.getKey();
            TravelMatrix matrix = TravelJson.readTravel(entry.getValue(), places, reader, path);
            if (matrix != null) {
                problem.travel(entry.getKey(), matrix);
            }
        }
        reader.findings.toFindings().throwIfFatal();
        return new RoutingDocument(problem.build(), places);
    }

    private static void part(
            ProblemParts.Part part, JsonNode node, RoutingProblem.Builder problem, RecordReader reader) {
        String path = "/" + part.name();
        if (!part.list()) {
            Object rule = reader.constant(part.type(), node, path);
            if (rule != null) {
                part.add(problem, rule);
            }
            return;
        }
        if (!node.isArray()) {
            reader.fatal("wrong-type", path, node, "Maybe brackets are missing; a list stands here");
            return;
        }
        for (int k = 0; k < node.size(); k++) {
            JsonNode each = node.get(k);
            if (part.type() == VehicleType.class && each instanceof ObjectNode type && !type.has("endDepotId")) {
                type.set("endDepotId", type.path("startDepotId"));
            }
            Record record = reader.record(part.type().asSubclass(Record.class), each, path + "/" + k);
            if (record != null) {
                part.add(problem, record);
            }
        }
    }

    /** The root of a document of ours. */
    static JsonNode tree(String source, String text, String format, int version) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw refuse(
                    Place.line(source, line), "not-json", "text", e.getOriginalMessage(), "Maybe the file was cut");
        }
        if (!root.path("format").asText().equals(format)) {
            String cause = "Maybe it is a file of another kind; this must be " + format;
            throw refuse(Place.of(source, "/format"), "unknown-format", "format", root.path("format"), cause);
        }
        if (root.path("formatVersion").asInt() != version) {
            String cause = "Maybe it comes from a later FlowCast; version " + version + " is read";
            throw refuse(
                    Place.of(source, "/formatVersion"),
                    "unknown-version",
                    "formatVersion",
                    root.path("formatVersion"),
                    cause);
        }
        return root;
    }

    private static InvalidInputException refuse(Place place, String code, String name, Object value, String cause) {
        return new InvalidInputException(Findings.of(
                new Finding("routing-json." + code, Severity.FATAL, place, name, String.valueOf(value), cause)));
    }
}
