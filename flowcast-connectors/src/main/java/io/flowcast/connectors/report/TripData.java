package io.flowcast.connectors.report;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.connectors.internal.CatalogNames;
import io.flowcast.connectors.internal.RouteLoads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trips of each day and the places they touch, for the map. */
final class TripData {
    private final SupplyPlan plan;
    private final CatalogNames names;
    private final Map<String, Integer> placeNumbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    /** A place on the map. */
    private record Place(String id, String name, String kind, GeoPoint location) {}

    TripData(SupplyPlan plan, CatalogNames names, Index sites) {
        this.plan = plan;
        this.names = names;
        for (DayTrips day : plan.trips()) {
            for (Depot depot : day.problem().depots()) {
                names.location(depot.id()).ifPresent(location -> place(depot.id(), "depot", location));
            }
        }
        for (String siteId : sites.texts()) {
            names.location(siteId).ifPresent(location -> place(siteId, "site", location));
        }
        for (DayTrips day : plan.trips()) {
            for (TripStop stop : day.stops()) {
                place(
                        stop.placeId(),
                        stop.purpose() == TripStop.Purpose.DONATION_DROP ? "recipient" : "site",
                        stop.location());
            }
        }
    }

    private void place(String id, String kind, GeoPoint location) {
        if (placeNumbers.putIfAbsent(id, places.size()) == null) {
            places.add(new Place(id, names.place(id), kind, location));
        }
    }

    void write(DataOut out) throws IOException {
        out.array("places", list -> {
            for (Place place : places) {
                list.array(row -> {
                    row.text(place.name());
                    row.text(place.kind());
                    row.number(place.location().latitudeDegrees(), 5);
                    row.number(place.location().longitudeDegrees(), 5);
                });
            }
        });
        out.array("trips", trips -> {
            for (DayTrips day : plan.trips()) {
                trips.object(d -> day(day, d));
            }
        });
    }

    private void day(DayTrips day, DataOut out) throws IOException {
        RouteLoads loads = new RouteLoads(day);
        out.field("day", day.date().toEpochDay() - plan.asOf().toEpochDay());
        out.array("routes", routes -> {
            for (Route route : day.routes().routes()) {
                routes.object(r -> route(route, loads, r));
            }
        });
        out.array("unserved", unserved -> {
            for (UnservedStop stop : day.routes().unserved()) {
                TripStop meaning = loads.stop(stop.stopId());
                unserved.array(row -> {
                    row.text(meaning == null ? stop.stopId() : names.place(meaning.placeId()) + ", " + meaning.goods());
                    row.text(stop.reason());
                });
            }
        });
        out.array("violations", violations -> {
            for (Violation violation : day.routes().violations()) {
                violations.text(violation.message());
            }
        });
    }

    private void route(Route route, RouteLoads loads, DataOut out) throws IOException {
        out.field("vehicle", names.vehicle(route.vehicleTypeId()));
        out.field("number", route.vehicle() + 1L);
        out.field("from", placeNumbers.getOrDefault(route.startDepotId(), -1));
        String end = route.endDepotId();
        out.field("to", end == null ? -1 : placeNumbers.getOrDefault(end, -1));
        out.field("start", route.startSecond());
        out.field("end", route.endSecond());
        out.field("metres", route.distanceMetres());
        out.field("load", loads.peakGrams(route));
        out.field("capacity", loads.capacityGrams(route.vehicleTypeId()).orElse(0));
        out.field("cost", Math.round(route.cost()));
        out.array("visits", visits -> {
            int trip = 0;
            for (int k = 0; k < route.visits().size(); k++) {
                if (trip < route.reloads().size() && route.reloads().get(trip).visitsBefore() == k) {
                    Reload reload = route.reloads().get(trip++);
                    visits.array(row -> {
                        row.whole(placeNumbers.getOrDefault(reload.depotId(), -1));
                        row.text("RELOAD");
                        row.whole(reload.arrivalSecond());
                        row.whole(reload.startSecond());
                        row.whole(reload.departureSecond());
                        row.whole(0);
                        row.text("");
                    });
                }
                Visit visit = route.visits().get(k);
                TripStop stop = loads.stop(visit.stopId());
                visits.array(row -> {
                    row.whole(stop == null ? -1 : placeNumbers.getOrDefault(stop.placeId(), -1));
                    row.text(stop == null ? "STOP" : stop.purpose().name());
                    row.whole(visit.arrivalSecond());
                    row.whole(visit.serviceStartSecond());
                    row.whole(visit.departureSecond());
                    row.whole(stop == null ? 0 : stop.massGrams());
                    row.text(stop == null ? visit.stopId() : stop.goods());
                });
            }
        });
    }
}
