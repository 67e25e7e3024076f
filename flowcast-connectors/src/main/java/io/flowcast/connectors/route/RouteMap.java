package io.flowcast.connectors.route;

import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import java.util.List;
import java.util.Locale;

/**
 * A route plan to look at: a map as SVG, and a page around it with every visit and its times.
 *
 * <p>Each route has a colour, each stop a dot with its name, times and load when pointed at, depots are squares, stops that are not served
 * are crosses. Lines are straight between stops; places on the globe are drawn with equal scale at their middle latitude. Neither asks a
 * network, another file or a script for anything.
 */
public final class RouteMap {

    private static final long SECONDS_OF_MINUTE = 60;
    private static final long SECONDS_OF_HOUR = 3600;

    private final Drives drives;

    private RouteMap(Drives drives) {
        this.drives = drives;
    }

    /**
     * Draws a plan as SVG.
     *
     * @param title what is drawn, one line
     * @param problem what was asked
     * @param plan a plan of it
     * @param places where the places of the problem lie
     * @return an SVG document
     * @throws IllegalArgumentException if the plan visits a stop or depot that has no place
     */
    public static String svg(String title, RoutingProblem problem, RoutePlan plan, Places places) {
        return new RouteMap(new Drives(problem, plan, places)).picture(title);
    }

    /**
     * Draws a plan as an HTML page: the map, what the plan costs, and each route with its visits.
     *
     * @param title what is drawn, one line
     * @param problem what was asked
     * @param plan a plan of it
     * @param places where the places of the problem lie
     * @return an HTML document
     * @throws IllegalArgumentException if the plan visits a stop or depot that has no place
     */
    public static String html(String title, RoutingProblem problem, RoutePlan plan, Places places) {
        return new RouteMap(new Drives(problem, plan, places)).page(title);
    }

    private String picture(String title) {
        MapCanvas canvas = new MapCanvas(drives.places);
        int count = drives.plan.routes().size();
        for (int r = 0; r < count; r++) {
            Route route = drives.plan.routes().get(r);
            canvas.line(drives.line(route), r, summary(route));
        }
        for (int r = 0; r < count; r++) {
            int number = 0;
            for (Drives.At at : drives.visits(drives.plan.routes().get(r))) {
                number++;
                canvas.dot(
                        at.place(),
                        r,
                        at.visit().stopId(),
                        number + ". " + at.visit().stopId() + ", " + times(at) + ", " + loads(at.loads()));
            }
        }
        for (UnservedStop unserved : drives.plan.unserved()) {
            Integer place = drives.place(unserved);
            if (place != null) {
                canvas.cross(place, unserved.stopId() + ": " + unserved.reason());
            }
        }
        drives.problem.depots().stream()
                .filter(depot -> depot.location() < drives.places.size())
                .forEach(depot -> canvas.square(depot.location(), depot.id()));
        return canvas.svg(title);
    }

    private String summary(Route route) {
        return Drives.name(route) + ": " + route.visits().size() + " stops, " + distance(route.distanceMetres()) + ", "
                + time(route.startSecond()) + " to " + time(route.endSecond());
    }

    private String times(Drives.At at) {
        return "service " + time(at.visit().serviceStartSecond()) + " to "
                + time(at.visit().departureSecond());
    }

    private String loads(long[] loads) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < loads.length; k++) {
            text.append(k == 0 ? "then " : ", ")
                    .append(loads[k])
                    .append(' ')
                    .append(drives.problem.dimensions().get(k));
        }
        return text.toString();
    }

    /** On the globe distances are metres and times have a clock; in a plane both are units of a paper. */
    private String distance(long metres) {
        return drives.places.geographic()
                ? String.format(Locale.ROOT, "%.1f km", metres / 1000.0)
                : "distance " + metres;
    }

    private String time(long second) {
        return drives.places.geographic()
                ? String.format(
                        Locale.ROOT,
                        "%02d:%02d",
                        second / SECONDS_OF_HOUR,
                        second % SECONDS_OF_HOUR / SECONDS_OF_MINUTE)
                : Long.toString(second);
    }

    private String page(String title) {
        StringBuilder out =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(MapCanvas.escape(title));
        out.append(
                "</title>\n<style>\nbody{font:14px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:70rem;padding:0 1rem}\n");
        out.append("svg{width:100%;height:auto}\ntable{border-collapse:collapse}\n");
        out.append("td,th{padding:.1rem .8rem .1rem 0;text-align:left;font-variant-numeric:tabular-nums}\n");
        out.append("summary{cursor:pointer}\n.bad{color:#a00}\n</style>\n</head>\n<body>\n<h1>");
        out.append(MapCanvas.escape(title)).append("</h1>\n<p>");
        out.append(drives.plan.routes().size()).append(" routes, ").append(distance(drives.plan.distanceMetres()));
        out.append(String.format(Locale.ROOT, ", cost %.2f</p>%n", drives.plan.cost()));
        for (Violation violation : drives.plan.violations()) {
            out.append("<p class=\"bad\">")
                    .append(MapCanvas.escape(violation.message()))
                    .append("</p>\n");
        }
        out.append(picture(title));
        for (int r = 0; r < drives.plan.routes().size(); r++) {
            route(out, drives.plan.routes().get(r), r);
        }
        List<UnservedStop> unserved = drives.plan.unserved();
        if (!unserved.isEmpty()) {
            out.append("<h2>Not served</h2>\n<ul>\n");
            unserved.forEach(each -> out.append("<li>")
                    .append(MapCanvas.escape(each.stopId() + ": " + each.reason()))
                    .append("</li>\n"));
            out.append("</ul>\n");
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private void route(StringBuilder out, Route route, int r) {
        out.append("<details><summary><span style=\"color:")
                .append(MapCanvas.colour(r))
                .append("\">&#9632;</span> ");
        out.append(MapCanvas.escape(summary(route))).append("</summary>\n<table>\n");
        out.append("<tr><th></th><th>stop</th><th>arrives</th><th>begins</th><th>leaves</th><th>load</th></tr>\n");
        int number = 0;
        int trip = 0;
        for (Drives.At at : drives.visits(route)) {
            if (trip < route.reloads().size() && route.reloads().get(trip).visitsBefore() == number) {
                Reload reload = route.reloads().get(trip);
                trip++;
                row(
                        out,
                        "",
                        reload.depotId(),
                        "reloads",
                        reload.arrivalSecond(),
                        reload.startSecond(),
                        reload.departureSecond());
            }
            number++;
            Visit visit = at.visit();
            row(
                    out,
                    Integer.toString(number),
                    visit.stopId(),
                    loads(at.loads()),
                    visit.arrivalSecond(),
                    visit.serviceStartSecond(),
                    visit.departureSecond());
        }
        out.append("</table></details>\n");
    }

    private void row(StringBuilder out, String number, String name, String load, long... seconds) {
        out.append("<tr><td>").append(number).append("</td><td>").append(MapCanvas.escape(name));
        for (long second : seconds) {
            out.append("</td><td>").append(time(second));
        }
        out.append("</td><td>").append(MapCanvas.escape(load)).append("</td></tr>\n");
    }
}
