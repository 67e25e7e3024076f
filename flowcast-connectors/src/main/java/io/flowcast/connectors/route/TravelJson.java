package io.flowcast.connectors.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields {@code places} and {@code travel} of a problem. */
final class TravelJson {

    /** Beyond this a matrix is no text any more: 25 million cells. */
    private static final int MOST_PLACES = 5_000;

    private static final String NEAREST = "nearest";
    private static final String CUT = "cut";
    private static final String TIME_SLOTS = "timeSlots";

    private TravelJson() {}

    static ObjectNode places(Places places) {
        ObjectNode node = RecordJson.NODES.objectNode();
        ArrayNode x = node.putArray(places.geographic() ? "longitudeDegrees" : "x");
        ArrayNode y = node.putArray(places.geographic() ? "latitudeDegrees" : "y");
        for (int i = 0; i < places.size(); i++) {
            x.add(places.x(i));
            y.add(places.y(i));
        }
        return node;
    }

    static @Nullable Places readPlaces(JsonNode node, RecordReader reader) {
        boolean geographic = node.has("longitudeDegrees");
        double[] x = numbers(node.path(geographic ? "longitudeDegrees" : "x"), reader, "/places");
        double[] y = numbers(node.path(geographic ? "latitudeDegrees" : "y"), reader, "/places");
        if (x.length != y.length || node.size() != 2) {
            String cause = "Maybe a value is missing; x and y, or longitudeDegrees and latitudeDegrees, stand here";
            reader.fatal("wrong-count", "/places", x.length + " and " + y.length, cause);
            return null;
        }
        if (!geographic) {
            return Places.planar(x, y);
        }
        List<GeoPoint> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i]) > 180 || Math.abs(y[i]) > 90) {
                String cause = "Maybe longitude and latitude are swapped";
                reader.fatal("refused", "/places/" + i, x[i] + ", " + y[i], cause);
                return null;
            }
            points.add(new GeoPoint(y[i], x[i]));
        }
        return Places.geographic(points);
    }

    private static double[] numbers(JsonNode node, RecordReader reader, String path) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            if (!node.get(i).isNumber() || !Double.isFinite(node.get(i).asDouble())) {
                reader.fatal(
                        "wrong-type", path + "/" + i, node.get(i), "Maybe a column is shifted; a number stands here");
                continue;
            }
            values[i] = node.get(i).asDouble();
        }
        return values;
    }

    static ObjectNode travel(String profile, TravelMatrix travel, @Nullable Places places) {
        ObjectNode node = RecordJson.NODES.objectNode();
        if (travel instanceof PlanarTravel planar
                && places != null
                && planar.places().equals(places)) {
            node.put("kind", "planar");
            node.put("unitsPerPlaceUnit", planar.unitsPerPlaceUnit());
            node.put("rounding", planar.cut() ? CUT : NEAREST);
            return node;
        }
        if (travel instanceof TimeSlotTravelMatrix slots) {
            return slots(profile, slots, node);
        }
        if (travel.timeDependent()) {
            throw refuse(
                    profile,
                    "timeDependent",
                    true,
                    "Maybe write it to a file of its own; no kind of travel here says it");
        }
        checkSize(profile, travel);
        node.put("kind", "matrix");
        ArrayNode metres = RecordJson.NODES.arrayNode();
        ArrayNode seconds = RecordJson.NODES.arrayNode();
        boolean same = true;
        for (int i = 0; i < travel.size(); i++) {
            ArrayNode metresFrom = metres.addArray();
            ArrayNode secondsFrom = seconds.addArray();
            for (int j = 0; j < travel.size(); j++) {
                add(metresFrom, travel.distanceMetres(i, j));
                add(secondsFrom, travel.durationSeconds(i, j));
                same &= travel.distanceMetres(i, j) == travel.durationSeconds(i, j);
            }
        }
        node.set("distanceMetres", metres);
        if (!same) {
            node.set("durationSeconds", seconds);
        }
        return node;
    }

    private static void checkSize(String profile, TravelMatrix travel) {
        if (travel.size() > MOST_PLACES) {
            throw refuse(profile, "size", travel.size(), "Maybe use PlanarTravel; a matrix has up to " + MOST_PLACES);
        }
    }

    private static ObjectNode slots(String profile, TimeSlotTravelMatrix travel, ObjectNode node) {
        checkSize(profile, travel);
        node.put("kind", TIME_SLOTS);
        node.set("distanceMetres", table(travel.size(), travel::distanceMetres));
        long[] starts = travel.slotStartSeconds();
        ArrayNode moments = node.putArray("slotStartSeconds");
        Arrays.stream(starts).forEach(moments::add);
        ArrayNode durations = node.putArray("durationSeconds");
        for (int s = 0; s <= starts.length; s++) {
            int slot = s;
            durations.add(table(travel.size(), (from, to) -> travel.slotDurationSeconds(slot, from, to)));
        }
        return node;
    }

    /** A number per pair of places. */
    private interface Cells {
        long at(int from, int to);
    }

    private static ArrayNode table(int size, Cells cells) {
        ArrayNode rows = RecordJson.NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            ArrayNode row = rows.addArray();
            for (int j = 0; j < size; j++) {
                add(row, cells.at(i, j));
            }
        }
        return rows;
    }

    private static @Nullable TravelMatrix readSlots(JsonNode node, RecordReader reader, String path) {
        long[][] metres = table(node.path("distanceMetres"), reader, path + "/distanceMetres");
        JsonNode moments = node.path("slotStartSeconds");
        long[] starts = new long[moments.size()];
        for (int s = 0; s < starts.length; s++) {
            if (!moments.get(s).isIntegralNumber() || !moments.get(s).canConvertToLong()) {
                String cause = "Maybe a unit is wrong; whole seconds stand here";
                reader.fatal("wrong-type", path + "/slotStartSeconds/" + s, moments.get(s), cause);
                return null;
            }
            starts[s] = moments.get(s).asLong();
        }
        JsonNode tables = node.path("durationSeconds");
        long[][][] seconds = new long[tables.size()][][];
        for (int s = 0; s < seconds.length; s++) {
            long[][] slot = table(tables.get(s), reader, path + "/durationSeconds/" + s);
            if (metres == null || slot == null) {
                return null;
            }
            seconds[s] = slot;
        }
        if (metres == null) {
            return null;
        }
        try {
            return TimeSlotTravelMatrix.of(metres, starts, seconds);
        } catch (IllegalArgumentException e) {
            reader.fatal("refused", path, String.valueOf(e.getMessage()), "Maybe a slot or a row of it is missing");
            return null;
        }
    }

    private static InvalidInputException refuse(String profile, String name, Object value, String cause) {
        return new InvalidInputException(Findings.of(new Finding(
                "routing-json.not-expressible",
                Severity.FATAL,
                Place.of("JSON", "/travel/" + profile),
                name,
                String.valueOf(value),
                cause)));
    }

    private static void add(ArrayNode row, long value) {
        if (value == TravelMatrix.UNREACHABLE) {
            row.addNull();
        } else {
            row.add(value);
        }
    }

    static @Nullable TravelMatrix readTravel(JsonNode node, @Nullable Places places, RecordReader reader, String path) {
        String kind = node.path("kind").asText();
        if (kind.equals("planar")) {
            return planar(node, places, reader, path);
        }
        if (kind.equals(TIME_SLOTS)) {
            return readSlots(node, reader, path);
        }
        if (!kind.equals("matrix")) {
            reader.fatal("unknown-kind", path + "/kind", kind, "Maybe misspelt; planar, matrix and timeSlots are read");
            return null;
        }
        long[][] metres = table(node.path("distanceMetres"), reader, path + "/distanceMetres");
        long[][] seconds = node.has("durationSeconds")
                ? table(node.get("durationSeconds"), reader, path + "/durationSeconds")
                : metres;
        if (metres == null || seconds == null) {
            return null;
        }
        if (metres.length != seconds.length) {
            reader.fatal(
                    "wrong-count", path, seconds.length, "Maybe a row is missing; distances have " + metres.length);
            return null;
        }
        return DenseTravelMatrix.of(metres, seconds);
    }

    private static @Nullable PlanarTravel planar(
            JsonNode node, @Nullable Places places, RecordReader reader, String path) {
        double units = node.path("unitsPerPlaceUnit").asDouble();
        String rounding = node.path("rounding").asText(NEAREST);
        boolean known = rounding.equals(CUT) || rounding.equals(NEAREST);
        if (places == null || places.geographic() || !(units > 0 && Double.isFinite(units)) || !known) {
            String cause = "Maybe places, a positive unitsPerPlaceUnit or a rounding (nearest, cut) is missing";
            reader.fatal("refused", path, node, cause);
            return null;
        }
        return new PlanarTravel(places, units, rounding.equals(CUT));
    }

    private static long @Nullable [][] table(JsonNode node, RecordReader reader, String path) {
        int n = node.size();
        long[][] table = new long[n][n];
        for (int i = 0; i < n; i++) {
            JsonNode row = node.get(i);
            if (row.size() != n) {
                String cause = "Maybe the matrix was cut; each row must have " + n + " numbers";
                reader.fatal("wrong-count", path + "/" + i, row.size(), cause);
                return null;
            }
            for (int j = 0; j < n; j++) {
                JsonNode cell = row.get(j);
                boolean fits =
                        cell.isNull() || (cell.canConvertToLong() && cell.isIntegralNumber() && cell.asLong() >= 0);
                if (!fits) {
                    String cause = "Maybe a sign or a unit is wrong; whole numbers from 0, or null for no road";
                    reader.fatal("wrong-type", path + "/" + i + "/" + j, cell, cause);
                    return null;
                }
                table[i][j] = cell.isNull() ? TravelMatrix.UNREACHABLE : cell.asLong();
            }
        }
        return table;
    }
}
