package io.flowcast.examples;

import static io.flowcast.examples.GuideTown.HOUR;
import static io.flowcast.examples.GuideTown.MINUTE;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.ConstraintSlack;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RouteExplanation;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopMargin;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.route.Places;
import io.flowcast.connectors.route.ProblemJson;
import io.flowcast.connectors.route.RouteGeoJson;
import io.flowcast.connectors.route.RouteMap;
import io.flowcast.connectors.route.RoutePlanJson;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import io.flowcast.connectors.vrp.VrpSolution;
import io.flowcast.core.verify.SolutionChecker;
import io.flowcast.models.Models;
import io.flowcast.models.routing.RouteExplainer;
import io.flowcast.models.routing.RuinRecreatePlanner;
import io.flowcast.models.routing.jsprit.JspritPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What docs/routing.md shows, cut from here; the test runs every piece, {@link #main} draws its maps. */
final class RoutingGuide {
    private RoutingGuide() {}

    static RoutePlan firstPlan(RoutingProblem.Builder town, RunContext context) {
        // snippet: first-plan
        RoutingProblem problem = town.vehicleType(
                        VehicleType.at("van", 6, "depot", 600_000L, 40L).build()) // six vans: 600 kg, 40 crates
                .build();
        RoutePlan plan = Models.routing().plan(problem, StopWhen.afterIterations(5_000), context);

        plan.routes().forEach(route -> System.out.println(route.vehicle() + ": " + route.distanceMetres() + " m"));
        plan.unserved().forEach(stop -> System.out.println(stop.stopId() + " is left out: " + stop.reason()));
        List<Violation> broken = new SolutionChecker().check(problem, plan); // recomputed from the problem: empty
        // end of snippet
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken.toString());
        }
        return plan;
    }

    static RoutingProblem windows(RoutingProblem.Builder town) {
        // snippet: windows
        TimeWindow early = new TimeWindow(6 * HOUR, 8 * HOUR);
        TimeWindow late = new TimeWindow(14 * HOUR, 16 * HOUR);
        VehicleType van = VehicleType.at("van", 6, "depot", 600_000L, 40L)
                .shift(new TimeWindow(5 * HOUR, 17 * HOUR))
                .cost(20, 0.0005, 0.006) // 20 for a van that drives at all, 0.50 a kilometre, 21.60 an hour
                .build();
        town.vehicleType(van)
                .stop(GuideTown.shop(1).windows(early).build())
                .stop(GuideTown.shop(2).windows(early, late).build()); // either
        // end of snippet
        return GuideTown.shops(town, 3, 24).build();
    }

    static RoutingProblem fleet(RoutingProblem.Builder town) {
        // snippet: fleet
        town.vehicleType(VehicleType.at("truck", 2, "depot", 1_500_000L, 90L)
                        .cost(90, 0.0009, 0.008)
                        .overtime(8 * HOUR, 0.004) // every second after eight hours costs half as much again
                        .build())
                .vehicleType(VehicleType.at("bike", 4, "depot", 90_000L, 9L)
                        .profile("bike") // its own distances and durations
                        .cost(5, 0.0001, 0.005)
                        .maxDistanceMetres(30_000)
                        .maxStops(5)
                        .build())
                .travel("bike", GuideTown.roads(16));
        // end of snippet
        return town.build();
    }

    static RoutingProblem depots(RoutingProblem.Builder town) {
        // snippet: depots
        town.vehicleType(VehicleType.at("van", 3, "depot", 600_000L, 40L).build())
                .vehicleType(VehicleType.at("northern", 3, "north", 600_000L, 40L)
                        .endDepot("depot") // starts in the north, ends at the depot
                        .build())
                .vehicleType(VehicleType.at("hired", 2, "north", 600_000L, 40L)
                        .endDepot(null) // paid until its last stop
                        .build());
        // end of snippet
        return town.build();
    }

    static RoutingProblem pickups(RoutingProblem.Builder town) {
        // snippet: pickups
        Stop take = Stop.at("take yoghurt", 5).serviceSeconds(5 * MINUTE).build();
        Stop bring = Stop.at("bring yoghurt", 17).serviceSeconds(5 * MINUTE).build();
        town.vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                .shipment(new Shipment("yoghurt", take, bring, List.of(50_000L, 5L), HOUR)) // an hour on board at most
                .stop(Stop.at("empties 1", 9).pickup(20_000L, 12L).build())
                .stop(Stop.at("empties 2", 21).pickup(20_000L, 12L).build())
                .backhauls(Backhauls.LAST); // empties after all deliveries; MIXED takes them on the way
        // end of snippet
        return town.build();
    }

    static RoutingProblem choices(RoutingProblem.Builder town) {
        // snippet: choices
        town.vehicleType(VehicleType.at("van", 3, "depot", 600_000L, 40L).build())
                .stop(GuideTown.shop(1).prize(5_000).build()) // left out if serving it adds more than 5,000
                .stop(GuideTown.shop(2).prize(5_000).priority(1).build()) // never given up for cost
                .stop(GuideTown.shop(3).build())
                .stop(Stop.at("back door of shop 3", 20).delivery(70_000L, 7L).build())
                .alternatives(Alternatives.oneOf("shop 3", "shop 3", "back door of shop 3"));
        // end of snippet
        return GuideTown.shops(town, 4, 14).build();
    }

    static RoutingProblem skills(RoutingProblem.Builder town) {
        // snippet: skills
        town.vehicleType(VehicleType.at("frozen", 2, "depot", 600_000L, 40L)
                        .skills("frozen", "tail lift")
                        .build())
                .vehicleType(VehicleType.at("van", 4, "depot", 600_000L, 40L).build())
                .stop(GuideTown.shop(1).requiredSkills("frozen").build())
                .stop(GuideTown.shop(2)
                        .serviceSeconds(15 * MINUTE)
                        .serviceSeconds("frozen", 4 * MINUTE) // unloads faster with its tail lift
                        .build());
        // end of snippet
        return GuideTown.shops(town, 3, 24).build();
    }

    static RoutingProblem perishable(RoutingProblem.Builder town) {
        // snippet: perishable
        town.vehicleType(VehicleType.at("van", 8, "depot", 600_000L, 40L).build())
                .stop(GuideTown.shop(1)
                        .maxSecondsOnBoard(30 * MINUTE) // from leaving the depot to the start of service
                        .build())
                .stop(GuideTown.shop(2)
                        .costPerSecondOnBoard(0.5) // what the goods lose in value on the way
                        .build())
                .stop(GuideTown.shop(3)
                        .releaseSecond(7 * HOUR) // baked until then
                        .windows(new TimeWindow(0, 9 * HOUR)) // latest delivery of the lot
                        .build());
        // end of snippet
        return GuideTown.shops(town, 4, 24).build();
    }

    static RoutingProblem trips(RoutingProblem.Builder town) {
        // snippet: trips
        town.vehicleType(VehicleType.at("van", 2, "depot", 600_000L, 40L)
                        .trips(4, 20 * MINUTE) // up to four trips a route, twenty minutes at the depot between them
                        .shift(new TimeWindow(5 * HOUR, 17 * HOUR))
                        .build())
                .stop(GuideTown.shop(1).releaseSecond(9 * HOUR).build()); // on a trip that leaves after nine
        // end of snippet
        return GuideTown.shops(town, 2, 24).build();
    }

    static RoutingProblem breaks(RoutingProblem.Builder town) {
        // snippet: breaks
        DriverBreak coffee = new DriverBreak(new TimeWindow(7 * HOUR, 8 * HOUR), 15 * MINUTE); // begins in the window
        DriverBreak lunch = new DriverBreak(new TimeWindow(9 * HOUR, 9 * HOUR + 30 * MINUTE), 30 * MINUTE);
        town.vehicleType(VehicleType.at("van", 2, "depot", 1_200_000L, 120L)
                .shift(new TimeWindow(6 * HOUR, 12 * HOUR))
                .breaks(coffee, lunch)
                .build());
        // end of snippet
        return town.build();
    }

    static RoutingProblem traffic(RoutingProblem.Builder town) {
        // snippet: traffic
        long[][] metres = GuideTown.metres();
        long[][] free = GuideTown.seconds(34);
        long[][] rush = GuideTown.seconds(17);
        long[] slots = {7 * HOUR, 9 * HOUR}; // free until seven, rush hour until nine, free again
        town.travel(TimeSlotTravelMatrix.of(metres, slots, new long[][][] {free, rush, free}))
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L)
                        .shift(new TimeWindow(6 * HOUR, 14 * HOUR))
                        .cost(20, 0.0005, 0.006)
                        .build());
        // end of snippet
        return town.build();
    }

    static RoutingProblem together(RoutingProblem.Builder town) {
        // snippet: together
        town.vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                .sameVehicle(SameVehicle.of("shop 1", "shop 2", "shop 3")) // one driver for all three
                .sequence(new Sequence("shop 3", "shop 1")); // the key is at shop 3
        // end of snippet
        return town.build();
    }

    static RoutePlan again(RoutingProblem before, RoutePlan yesterday, RoutingProblem today, RunContext context) {
        // snippet: again
        RoutePlanner planner = Models.routing();
        RoutePlan longer = planner.plan(before, yesterday, StopWhen.afterIterations(1_000), context); // never dearer
        RoutePlan next = planner.plan(today, yesterday, StopWhen.afterIterations(1_000), context); // new stops put in
        // end of snippet
        if (longer.cost() > yesterday.cost()) {
            throw new IllegalStateException(longer.cost() + " > " + yesterday.cost());
        }
        return next;
    }

    static RoutePlan underWay(
            RoutingProblem morning, RoutePlan driven, RoutingProblem.Builder rest, long now, RunContext context) {
        // snippet: under-way
        for (Route route : driven.routes()) {
            UnderWay.of(morning, route, now).ifPresent(rest::underWay); // where each vehicle is, and what is on board
        }
        RoutingProblem problem = rest.stop(
                        Stop.at("empties", 5).pickup(10_000L, 4L).build()) // just called in
                .build();
        RoutePlan plan = Models.routing().plan(problem, driven, StopWhen.afterIterations(2_000), context);
        // end of snippet
        return plan;
    }

    static List<RouteExplanation> explain(RoutingProblem problem, RoutePlan plan, RunContext context) {
        // snippet: explain
        List<RouteExplanation> explained = new RouteExplainer().explain(problem, plan, context);
        for (RouteExplanation route : explained) {
            for (StopMargin stop : route.stops()) {
                stop.saving().ifPresent(cost -> System.out.println(stop.stopId() + " costs " + cost));
                System.out.println(stop.stopId() + " could be served " + stop.slackSeconds() + " s later");
            }
            for (ConstraintSlack full : route.binding()) {
                System.out.println("nothing is left of " + full.kind() + ", " + full.subject());
            }
        }
        // end of snippet
        return explained;
    }

    static RoutePlan howLong(RoutingProblem problem, RunContext context) {
        // snippet: how-long
        StopWhen stopWhen = StopWhen.after(Duration.ofMillis(300))
                .orWithoutImprovement(20_000)
                .orCostAtMost(10_000);
        RoutePlanner onFourCores = new RuinRecreatePlanner(4); // four searches, the best plan of them
        RoutePlanner jsprit = new JspritPlanner(); // the same interface; what it cannot express is a finding
        // end of snippet
        jsprit.plan(problem, StopWhen.afterIterations(20), context);
        return onFourCores.plan(problem, stopWhen, context);
    }

    static String mistakes(RoutingProblem.Builder town, RunContext context) {
        // snippet: mistakes
        town.stop(Stop.at("shop 1", 99).build()); // an id that is there already, at a place that is not
        try {
            Models.routing().plan(town.build(), StopWhen.afterIterations(100), context);
            return "planned";
        } catch (InvalidInputException e) {
            return e.findings().summary(10); // all that is wrong, at once
        }
        // end of snippet
    }

    static void files(RoutingProblem problem, RoutePlan plan, Path folder, Places places) throws IOException {
        // snippet: files
        Files.writeString(folder.resolve("problem.json"), ProblemJson.write(problem, places));
        Files.writeString(folder.resolve("plan.json"), RoutePlanJson.write(plan));
        Files.writeString(folder.resolve("plan.geojson"), RouteGeoJson.write(problem, plan, places));
        Files.writeString(folder.resolve("plan.svg"), RouteMap.svg("Wednesday", problem, plan, places));
        Files.writeString(folder.resolve("plan.html"), RouteMap.html("Wednesday", problem, plan, places));

        RoutingProblem read = ProblemJson.read("problem.json", Files.readString(folder.resolve("problem.json")))
                .problem();
        RoutePlan kept = RoutePlanJson.read("plan.json", Files.readString(folder.resolve("plan.json")));
        // end of snippet
        if (!read.stops().equals(problem.stops()) || !kept.equals(plan)) {
            throw new IllegalStateException("Something was lost");
        }
    }

    static String instance(Path file, RunContext context) throws IOException {
        // snippet: instance
        VrpInstance instance = VrpInstances.read(file, null); // any format of the table, known by its content
        RoutePlan plan = Models.routing().plan(instance.problem(), StopWhen.afterIterations(2_000), context);
        String solution = VrpSolution.of(instance, plan).toText(); // Route #1: 31 46 35 ...
        // end of snippet
        return solution;
    }

    /** Travel of your own: any source of distances, here one that knows a closed road. */
    static TravelMatrix closedRoad(TravelMatrix roads) {
        // snippet: travel
        TravelMatrix closed = new TravelMatrix() {
            @Override
            public int size() {
                return roads.size();
            }

            @Override
            public long distanceMetres(int from, int to) {
                return from == 4 && to == 5 ? UNREACHABLE : roads.distanceMetres(from, to);
            }

            @Override
            public long durationSeconds(int from, int to) {
                return from == 4 && to == 5 ? UNREACHABLE : roads.durationSeconds(from, to);
            }
        };
        // end of snippet
        return closed;
    }

    /** The problems that the guide draws, by the name of their map. */
    static Map<String, RoutingProblem> maps() {
        Map<String, RoutingProblem> maps = new LinkedHashMap<>();
        maps.put(
                "first-plan",
                GuideTown.town()
                        .vehicleType(
                                VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                        .build());
        maps.put("windows", windows(GuideTown.empty()));
        maps.put("fleet", fleet(GuideTown.town()));
        maps.put("depots", depots(GuideTown.town()));
        maps.put("pickups", pickups(GuideTown.town()));
        maps.put("choices", choices(GuideTown.empty()));
        maps.put("skills", skills(GuideTown.empty()));
        maps.put("perishable", perishable(GuideTown.empty()));
        maps.put("trips", trips(GuideTown.empty()));
        maps.put("breaks", breaks(GuideTown.town()));
        maps.put("traffic", traffic(GuideTown.town()));
        maps.put("together", together(GuideTown.town()));
        return maps;
    }

    /**
     * Draws the maps of the guide.
     *
     * @param arguments the folder, for example docs/images
     */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, RoutingProblem> map : maps().entrySet()) {
            RoutePlan plan =
                    Models.routing().plan(map.getValue(), StopWhen.afterIterations(20_000), GuideTown.context());
            String svg = RouteMap.svg(map.getKey(), map.getValue(), plan, GuideTown.places());
            Files.writeString(Path.of(arguments[0], "routing-" + map.getKey() + ".svg"), svg);
        }
    }
}
