package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * Answers as the documentation of the Routes API (reference/rest/v2/TopLevel/computeRouteMatrix, computeRoutes), the
 * Geocoding API (requests-geocoding, "responses and status codes") and the Distance Matrix API says. Roads are straight:
 * 100 km a degree, and in the morning traffic they take twice the time.
 */
final class GoogleServer extends Dispatcher {
    static final String KEY = "AIza-test-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<HttpUrl> asked = Collections.synchronizedList(new ArrayList<>());

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=UTF-8")
                .body(body)
                .build();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        asked.add(url);
        return switch (url.encodedPath()) {
            case "/distanceMatrix/v2:computeRouteMatrix" -> keyed(request, matrix(body(request)));
            case "/directions/v2:computeRoutes" -> keyed(request, route(body(request)));
            case "/geocode/json" -> geocode(url);
            case "/distancematrix/json" -> olderMatrix(url);
            default -> json(404, "{}");
        };
    }

    private static JsonNode body(RecordedRequest request) {
        try {
            return JSON.readTree(Objects.requireNonNull(request.getBody()).utf8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MockResponse keyed(RecordedRequest request, MockResponse answer) {
        return KEY.equals(request.getHeaders().get("X-Goog-Api-Key"))
                        && request.getHeaders().get("X-Goog-FieldMask") != null
                ? answer
                : json(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\","
                                + "\"status\":\"INVALID_ARGUMENT\"}}");
    }

    private static double[] point(JsonNode waypoint) {
        JsonNode latLng = waypoint.path("location").path("latLng");
        return new double[] {
            latLng.path("latitude").asDouble(), latLng.path("longitude").asDouble()
        };
    }

    private static long metres(double[] a, double[] b) {
        return Math.round(100_000 * Math.hypot(a[0] - b[0], a[1] - b[1]));
    }

    private static MockResponse matrix(JsonNode body) {
        JsonNode origins = body.path("origins");
        JsonNode destinations = body.path("destinations");
        if (origins.size() * destinations.size() > 625) {
            return json(
                    400,
                    "{\"error\":{\"code\":400,\"message\":\"Too many elements\",\"status\":\"INVALID_ARGUMENT\"}}");
        }
        int slow = body.path("departureTime").asText().contains("T06:00") ? 2 : 1;
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            for (int j = 0; j < destinations.size(); j++) {
                double[] a = point(origins.get(i).path("waypoint"));
                double[] b = point(destinations.get(j).path("waypoint"));
                long metres = metres(a, b);
                String at = (i == 0 ? "" : "\"originIndex\":" + i + ",") + "\"destinationIndex\":" + j;
                elements.add(
                        (a[0] < 0) == (b[0] < 0)
                                ? "{" + at + ",\"status\":{},\"distanceMeters\":" + metres + ",\"duration\":\""
                                        + slow * metres / 10.0 + "s\",\"condition\":\"ROUTE_EXISTS\"}"
                                : "{" + at + ",\"status\":{},\"condition\":\"ROUTE_NOT_FOUND\"}");
            }
        }
        Collections.reverse(elements); // the order is not promised
        return json(200, "[" + String.join(",", elements) + "]");
    }

    private static MockResponse route(JsonNode body) {
        List<double[]> places = new ArrayList<>();
        places.add(point(body.path("origin")));
        body.path("intermediates").forEach(w -> places.add(point(w)));
        places.add(point(body.path("destination")));
        if (places.size() > 27) {
            return json(400, "{\"error\":{\"code\":400,\"message\":\"Too many intermediates\"}}");
        }
        if (places.get(0)[0] < 0) {
            return json(200, "{}");
        }
        List<String> legs = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            long metres = metres(places.get(i - 1), places.get(i));
            legs.add("{\"distanceMeters\":" + metres + ",\"duration\":\"" + metres / 10 + "s\",\"steps\":["
                    + "{\"distanceMeters\":" + metres + ",\"staticDuration\":\"" + metres / 10 + "s\","
                    + "\"navigationInstruction\":{\"maneuver\":\"DEPART\",\"instructions\":\"Head north\"}}]}");
        }
        return json(
                200,
                "{\"routes\":[{\"legs\":[" + String.join(",", legs)
                        + "],\"polyline\":{\"encodedPolyline\":\"_p~iF~ps|U_ulLnnqC_mqNvxq`@\"}}]}");
    }

    private static MockResponse geocode(HttpUrl url) {
        if (!KEY.equals(url.queryParameter("key"))) {
            return json(
                    200,
                    "{\"error_message\":\"The provided API key is invalid.\",\"results\":[],\"status\":\"REQUEST_DENIED\"}");
        }
        String asked = String.valueOf(
                url.queryParameter("address") == null ? url.queryParameter("latlng") : url.queryParameter("address"));
        if (asked.startsWith("Nowhere")) {
            return json(200, "{\"results\":[],\"status\":\"ZERO_RESULTS\"}");
        }
        // The example of the documentation, shortened.
        return json(
                200,
                "{\"results\":[{\"formatted_address\":\"1600 Amphitheatre Pkwy, Mountain View, CA 94043, USA\","
                        + "\"geometry\":{\"location\":{\"lat\":37.4222804,\"lng\":-122.0843428},"
                        + "\"location_type\":\"ROOFTOP\"},\"place_id\":\"ChIJRxcAvRO7j4AR6hm6tys8yA8\","
                        + (asked.contains("?") ? "\"partial_match\":true," : "")
                        + "\"types\":[\"street_address\"]}],\"status\":\"OK\"}");
    }

    private static MockResponse olderMatrix(HttpUrl url) {
        String[] origins = String.valueOf(url.queryParameter("origins")).split("\\|");
        String[] destinations =
                String.valueOf(url.queryParameter("destinations")).split("\\|");
        if (origins.length * destinations.length > 100) {
            return json(200, "{\"rows\":[],\"status\":\"MAX_ELEMENTS_EXCEEDED\"}");
        }
        List<String> rows = new ArrayList<>();
        for (String origin : origins) {
            List<String> elements = new ArrayList<>();
            for (String destination : destinations) {
                double[] a = pair(origin);
                double[] b = pair(destination);
                long metres = metres(a, b);
                String traffic = url.queryParameter("departure_time") == null
                        ? ""
                        : ",\"duration_in_traffic\":{\"text\":\"\",\"value\":" + metres / 5 + "}";
                elements.add(
                        (a[0] < 0) == (b[0] < 0)
                                ? "{\"distance\":{\"text\":\"\",\"value\":" + metres
                                        + "},\"duration\":{\"text\":\"\",\"value\":" + metres / 10 + "}" + traffic
                                        + ",\"status\":\"OK\"}"
                                : "{\"status\":\"ZERO_RESULTS\"}");
            }
            rows.add("{\"elements\":[" + String.join(",", elements) + "]}");
        }
        return json(200, "{\"rows\":[" + String.join(",", rows) + "],\"status\":\"OK\"}");
    }

    private static double[] pair(String text) {
        String[] parts = text.split(",");
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }
}
