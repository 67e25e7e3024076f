package io.flowcast.examples;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.connectors.route.Places;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The town of the routing guide: two depots and shops around them, drawn by a seed. */
final class GuideTown {
    static final long HOUR = 3600;
    static final long MINUTE = 60;
    private static final int SHOPS = 24;
    private static final double KILOMETRES_PER_HOUR = 28;

    private GuideTown() {}

    /** Place 0 is the depot, 1 a second one, then the shops. */
    static List<GeoPoint> points() {
        SplittableRandom random = new SplittableRandom(11);
        List<GeoPoint> points = new ArrayList<>();
        points.add(new GeoPoint(48.137, 11.575));
        points.add(new GeoPoint(48.185, 11.640));
        for (int k = 0; k < SHOPS; k++) {
            points.add(new GeoPoint(48.07 + 0.14 * random.nextDouble(), 11.46 + 0.24 * random.nextDouble()));
        }
        return points;
    }

    static Places places() {
        return Places.geographic(points());
    }

    static TravelMatrix roads(double kilometresPerHour) {
        return new GreatCircleTravel()
                .matrix(points(), kilometresPerHour, context())
                .value();
    }

    static long[][] metres() {
        TravelMatrix roads = roads(KILOMETRES_PER_HOUR);
        long[][] table = new long[roads.size()][roads.size()];
        for (int i = 0; i < roads.size(); i++) {
            for (int j = 0; j < roads.size(); j++) {
                table[i][j] = roads.distanceMetres(i, j);
            }
        }
        return table;
    }

    static long[][] seconds(double kilometresPerHour) {
        TravelMatrix roads = roads(kilometresPerHour);
        long[][] table = new long[roads.size()][roads.size()];
        for (int i = 0; i < roads.size(); i++) {
            for (int j = 0; j < roads.size(); j++) {
                table[i][j] = roads.durationSeconds(i, j);
            }
        }
        return table;
    }

    static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).seed(1).build();
    }

    /** Depots and roads. */
    static RoutingProblem.Builder empty() {
        return RoutingProblem.builder("massGrams", "crates")
                .travel(roads(KILOMETRES_PER_HOUR))
                .depot(new Depot("depot", 0, new TimeWindow(4 * HOUR, 20 * HOUR)))
                .depot(new Depot("north", 1, new TimeWindow(4 * HOUR, 20 * HOUR)));
    }

    /** Depots, roads, and shops that want between 40 and 120 kg at any time; vehicles are still to be added. */
    static RoutingProblem.Builder town() {
        RoutingProblem.Builder town = empty();
        for (int k = 1; k <= SHOPS; k++) {
            town.stop(shop(k).build());
        }
        return town;
    }

    static String id(int k) {
        return "shop " + k;
    }

    static Stop.Builder shop(int k) {
        long crates = 4 + k * 7L % 9;
        return Stop.at(id(k), 1 + k).delivery(crates * 10_000, crates).serviceSeconds(6 * MINUTE);
    }

    /** Shops from one number to another, both included. */
    static RoutingProblem.Builder shops(RoutingProblem.Builder town, int from, int to) {
        for (int k = from; k <= to; k++) {
            town.stop(shop(k).build());
        }
        return town;
    }
}
