package io.flowcast.connectors.google;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.routing.Stop;
import io.flowcast.connectors.http.JsonAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An OptimizeToursResponse, read without trust: every index must be known, every shipment served once from end to end or skipped, and the times of
 * a route must rise. Fields that are 0, false or empty are left out of an answer.
 */
final class ToursAnswer {
    /** A vehicle with its stops in order, and when the service means to leave, serve and come back. */
    record Tour(ToursRequest.Vehicle vehicle, long start, long end, List<Stop> stops, long[] begins) {}

    private final ToursRequest request;
    private final JsonAnswer document;
    private final String source;
    private final List<Tour> tours = new ArrayList<>();
    private final Map<String, String> skipped = new HashMap<>();
    /** Shipment to the route that serves it, or -1 if it is skipped. */
    private final Map<Integer, Integer> done = new HashMap<>();

    private final Set<Integer> onBoard = new HashSet<>();

    ToursAnswer(ToursRequest request, JsonAnswer document, String source) {
        this.request = request;
        this.document = document;
        this.source = source;
        Set<Integer> used = new HashSet<>();
        for (JsonAnswer route : list(document.at("routes"))) {
            int vehicle = index(route, "vehicleIndex", request.vehicles().size());
            if (!used.add(vehicle)) {
                throw wrong("routes.vehicleIndex", vehicle, "a vehicle has two routes");
            }
            read(route, vehicle);
        }
        for (JsonAnswer each : list(document.at("skippedShipments"))) {
            int job = index(each, "index", request.jobs().size());
            label(each, "label", request.jobs().get(job).label());
            if (done.put(job, -1) != null) {
                throw wrong("skippedShipments.index", job, "a shipment is skipped that is served, or skipped twice");
            }
            skipped.put(request.jobs().get(job).first().id(), reasons(each));
        }
        for (int job = 0; job < request.jobs().size(); job++) {
            if (!done.containsKey(job)) {
                throw wrong(
                        "routes",
                        request.jobs().get(job).label(),
                        "a shipment is neither served nor skipped, or the answer was cut off");
            }
        }
    }

    private void read(JsonAnswer route, int vehicle) {
        List<JsonAnswer> visits = list(route.at("visits"));
        if (visits.isEmpty()) {
            return;
        }
        label(route, "vehicleLabel", request.vehicles().get(vehicle).label());
        List<Stop> stops = new ArrayList<>();
        long[] begins = new long[visits.size()];
        long start = second(route, "vehicleStartTime");
        long before = start;
        for (int k = 0; k < begins.length; k++) {
            JsonAnswer visit = visits.get(k);
            stops.add(stop(visit, vehicle));
            begins[k] = second(visit, "startTime");
            if (begins[k] < before) {
                throw wrong("visits.startTime", visit.at("startTime").text(), "the visits are out of order");
            }
            before = begins[k];
        }
        if (!onBoard.isEmpty()) {
            throw wrong("visits", onBoard, "a shipment is picked up and never delivered");
        }
        long end = second(route, "vehicleEndTime");
        if (end < before) {
            throw wrong("vehicleEndTime", route.at("vehicleEndTime").text(), "the route ends before its last visit");
        }
        tours.add(new Tour(request.vehicles().get(vehicle), start, end, stops, begins));
    }

    private Stop stop(JsonAnswer visit, int vehicle) {
        int number = index(visit, "shipmentIndex", request.jobs().size());
        ToursRequest.Job job = request.jobs().get(number);
        index(visit, "visitRequestIndex", 1);
        label(visit, "shipmentLabel", job.label());
        boolean pickup = visit.at("isPickup").flag(false);
        if (!job.allowed().isEmpty()
                && !job.allowed().contains(request.vehicles().get(vehicle))) {
            throw wrong("visits.shipmentIndex", job.label(), "a vehicle serves what it is not allowed to");
        }
        Stop second = job.second();
        if (second != null && !pickup) {
            if (!onBoard.remove(number)) {
                throw wrong("visits.shipmentIndex", job.label(), "it is delivered before it is picked up, or twice");
            }
            label(visit, "visitLabel", second.id());
            return second;
        }
        if (pickup != job.takes()) {
            throw wrong(
                    "visits.isPickup", job.label(), "it is a delivery where a pickup was asked for, or the reverse");
        }
        if (done.put(number, vehicle) != null) {
            throw wrong("visits.shipmentIndex", job.label(), "a shipment is served twice");
        }
        if (second != null) {
            onBoard.add(number);
        }
        label(visit, "visitLabel", job.first().id());
        return job.first();
    }

    private static String reasons(JsonAnswer skipped) {
        Set<String> codes = new TreeSet<>();
        for (JsonAnswer reason : list(skipped.at("reasons"))) {
            codes.add(reason.at("code").text("CODE_UNSPECIFIED"));
        }
        return codes.isEmpty()
                ? "Google skipped it and gives no reason"
                : "Google skipped it: " + String.join(", ", codes);
    }

    List<Tour> tours() {
        return tours;
    }

    /** Stops, or pickups of shipments, that are left out, with the reason. */
    Map<String, String> skipped() {
        return skipped;
    }

    /** The cost as the service reckons it, for provenance. */
    double cost() {
        return document.at("metrics").at("totalCost").number(0);
    }

    /** What the service warns of. */
    void warnings(FindingCollector findings) {
        for (JsonAnswer route : list(document.at("routes"))) {
            if (route.at("hasTrafficInfeasibilities").flag(false)) {
                warn(
                        findings,
                        "routing.traffic-breaks-plan",
                        route.at("vehicleLabel").text(""),
                        "Maybe it will be late: with the traffic that Google expects its times cannot be kept");
            }
        }
        for (JsonAnswer error : list(document.at("validationErrors"))) {
            warn(
                    findings,
                    "routing.warning-of-google",
                    error.at("displayName").text("") + " "
                            + error.at("errorMessage").text(""),
                    "Maybe a value is unusual");
        }
    }

    private void warn(FindingCollector findings, String code, String value, String cause) {
        findings.add(Severity.WARNING, code, Place.of(source, "optimise routes"), "answer", value.strip(), cause);
    }

    private static List<JsonAnswer> list(JsonAnswer array) {
        return array.present() ? array.elements() : List.of();
    }

    private int index(JsonAnswer parent, String name, int below) {
        double index = parent.at(name).number(0);
        if (index < 0 || index >= below || index != Math.rint(index)) {
            throw wrong(name, index, "there is no such index");
        }
        return (int) index;
    }

    private void label(JsonAnswer parent, String name, String expected) {
        String label = parent.at(name).text(expected);
        if (!label.isEmpty() && !label.equals(expected)) {
            throw wrong(name, label, "label and index do not fit together: " + expected + " was expected");
        }
    }

    private long second(JsonAnswer parent, String name) {
        String text = parent.at(name).text();
        try {
            return request.second(Instant.parse(text));
        } catch (DateTimeException e) {
            throw wrong(name, text, "a moment such as 2026-03-01T08:00:00Z was expected");
        }
    }

    private SourceException wrong(String name, @Nullable Object value, String why) {
        return wrong(source, name, value, why);
    }

    static SourceException wrong(String source, String name, @Nullable Object value, String why) {
        return new SourceException(
                new Finding(
                        "source.broken-answer",
                        Severity.ERROR,
                        Place.of(source, "optimise routes"),
                        name,
                        String.valueOf(value),
                        "Maybe the service has a fault or has changed its format: " + why + "."),
                null);
    }
}
