package io.flowcast.connectors.result;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.connectors.internal.CatalogNames;
import io.flowcast.connectors.internal.RouteLoads;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part {@code routes}: who drives where on each day, with the places. */
final class RoutesJson {
    private RoutesJson() {}

    static void write(SupplyPlan plan, CatalogNames names, JsonOut out) throws IOException {
        out.text("currency", plan.impact().currency().getCurrencyCode());
        out.array("days", days -> {
            for (DayTrips trips : plan.trips()) {
                days.object(day -> day(trips, names, day));
            }
        });
    }

    private static void day(DayTrips trips, CatalogNames names, JsonOut out) throws IOException {
        RouteLoads loads = new RouteLoads(trips);
        out.date("date", trips.date());
        out.flag("feasible", trips.routes().feasible());
        out.whole("distanceMetres", trips.routes().distanceMetres());
        out.number("cost", trips.routes().cost());
        out.whole("iterations", trips.routes().iterations());
        out.array("depots", depots -> {
            for (Depot depot : trips.problem().depots()) {
                depots.object(d -> {
                    d.text("depotId", depot.id());
                    d.text("depotName", names.place(depot.id()));
                    location(names.location(depot.id()), d);
                });
            }
        });
        out.array("routes", routes -> {
            for (Route route : trips.routes().routes()) {
                routes.object(r -> route(route, loads, names, r));
            }
        });
        out.array("unserved", unserved -> {
            for (UnservedStop stop : trips.routes().unserved()) {
                unserved.object(u -> {
                    u.text("stopId", stop.stopId());
                    stop(loads.stop(stop.stopId()), names, u);
                    u.text("reason", stop.reason());
                });
            }
        });
        out.array("violations", violations -> {
            for (Violation violation : trips.routes().violations()) {
                violations.object(v -> {
                    v.text("kind", violation.kind().name());
                    v.text("subject", violation.subject());
                    v.number("amount", violation.amount());
                    v.text("message", violation.message());
                });
            }
        });
    }

    private static void route(Route route, RouteLoads loads, CatalogNames names, JsonOut out) throws IOException {
        out.text("vehicleTypeId", route.vehicleTypeId());
        out.text("vehicleName", names.vehicle(route.vehicleTypeId()));
        out.whole("vehicle", route.vehicle());
        out.text("startDepotId", route.startDepotId());
        out.text("endDepotId", route.endDepotId());
        out.whole("startSecond", route.startSecond());
        out.whole("endSecond", route.endSecond());
        out.whole("distanceMetres", route.distanceMetres());
        out.number("cost", route.cost());
        out.whole("peakLoadGrams", loads.peakGrams(route));
        if (loads.capacityGrams(route.vehicleTypeId()).isPresent()) {
            out.whole(
                    "capacityGrams", loads.capacityGrams(route.vehicleTypeId()).getAsLong());
        }
        out.array("visits", visits -> {
            for (Visit visit : route.visits()) {
                visits.object(v -> {
                    v.text("stopId", visit.stopId());
                    stop(loads.stop(visit.stopId()), names, v);
                    v.whole("arrivalSecond", visit.arrivalSecond());
                    v.whole("serviceStartSecond", visit.serviceStartSecond());
                    v.whole("departureSecond", visit.departureSecond());
                });
            }
        });
        if (!route.reloads().isEmpty()) {
            out.array("reloads", reloads -> {
                for (Reload reload : route.reloads()) {
                    reloads.object(r -> reload(reload, names, r));
                }
            });
        }
        if (!route.breaks().isEmpty()) {
            out.array("breaks", breaks -> {
                for (BreakTaken rest : route.breaks()) {
                    breaks.object(b -> {
                        b.text("placeId", rest.placeId());
                        b.whole("startSecond", rest.startSecond());
                        b.whole("endSecond", rest.endSecond());
                    });
                }
            });
        }
    }

    private static void reload(Reload reload, CatalogNames names, JsonOut out) throws IOException {
        out.text("depotId", reload.depotId());
        out.text("depotName", names.place(reload.depotId()));
        out.whole("visitsBefore", reload.visitsBefore());
        out.whole("arrivalSecond", reload.arrivalSecond());
        out.whole("startSecond", reload.startSecond());
        out.whole("departureSecond", reload.departureSecond());
    }

    private static void stop(@Nullable TripStop stop, CatalogNames names, JsonOut out) throws IOException {
        if (stop == null) {
            return;
        }
        out.text("purpose", stop.purpose().name());
        out.text("placeId", stop.placeId());
        out.text("placeName", names.place(stop.placeId()));
        location(Optional.of(stop.location()), out);
        out.whole("massGrams", stop.massGrams());
        out.text("goods", stop.goods());
    }

    private static void location(Optional<GeoPoint> place, JsonOut out) throws IOException {
        out.number("latitudeDegrees", place.map(GeoPoint::latitudeDegrees));
        out.number("longitudeDegrees", place.map(GeoPoint::longitudeDegrees));
    }
}
