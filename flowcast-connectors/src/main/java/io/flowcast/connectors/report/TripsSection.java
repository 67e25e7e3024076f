package io.flowcast.connectors.report;

import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.routing.Route;
import io.flowcast.connectors.internal.CatalogNames;
import io.flowcast.connectors.internal.RouteLoads;

/** Trips of today, as they stand in the page before any script runs. */
final class TripsSection {
    private TripsSection() {}

    static Html today(SupplyPlan plan, CatalogNames names) {
        Html html = new Html();
        DayTrips day = plan.trips().stream()
                .filter(trips -> trips.date().equals(plan.asOf()))
                .findFirst()
                .orElse(null);
        if (day == null || day.routes().routes().isEmpty()) {
            return html.element("p", "empty", "Nobody has to drive today.");
        }
        RouteLoads loads = new RouteLoads(day);
        return html.element(
                "div",
                "scroll",
                scroll -> scroll.element("table", "", table -> {
                    table.head("Vehicle", "Depot", "#Leaves", "#Back", "#Stops", "#Largest load", "#Distance");
                    table.element("tbody", "", body -> {
                        for (Route route : day.routes().routes()) {
                            body.element("tr", "", tr -> row(tr, route, loads, names));
                        }
                    });
                }));
    }

    private static void row(Html tr, Route route, RouteLoads loads, CatalogNames names) {
        tr.rowHead(names.vehicle(route.vehicleTypeId()) + ", no. " + (route.vehicle() + 1));
        tr.cell(names.place(route.startDepotId()));
        tr.number(Figures.time(route.startSecond()));
        tr.number(Figures.time(route.endSecond()));
        tr.number(Figures.whole(route.visits().size()));
        tr.number(Figures.with(Figures.readable(loads.peakGrams(route) / 1000.0), "kg"));
        tr.number(Figures.with(Figures.readable(route.distanceMetres() / 1000.0), "km"));
    }
}
