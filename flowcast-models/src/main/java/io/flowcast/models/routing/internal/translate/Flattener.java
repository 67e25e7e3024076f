package io.flowcast.models.routing.internal.translate;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a checked problem into columns; {@link CostScale} says how costs become whole numbers, {@link TravelReader} reads matrices. */
final class Flattener {

    private static final int MOST_LOCATIONS = 100_000;

    private final RoutingProblem problem;
    private final Finder finder;
    private final RunContext context;
    private final List<Stop> stops;
    private final List<Fleet.Member> fleet;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<String, Depot> depots = new HashMap<>();
    private final Map<Integer, Integer> places = new LinkedHashMap<>();
    private final List<ReloadKind> reloads = new ArrayList<>();
    private final boolean backhaulsLast;
    /** Whether what is brought and what is taken are never on board together: each then has its own load dimensions. */
    private final boolean loadsApart;

    private final double costScale;

    Flattener(RoutingProblem problem, Finder finder, RunContext context, double largestScale) {
        this.problem = problem;
        this.finder = finder;
        this.context = context;
        stops = Progress.open(problem);
        fleet = Fleet.of(problem);
        for (int i = 0; i < stops.size(); i++) {
            indexOf.put(stops.get(i).id(), i);
        }
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        backhaulsLast = problem.backhauls() == Backhauls.LAST;
        loadsApart = new SeparateLoads(problem, context).holds();
        costScale = Math.min(largestScale, new CostScale(problem).choose());
    }

    double costScale() {
        return costScale;
    }

    List<Stop> stops() {
        return stops;
    }

    List<Fleet.Member> fleet() {
        return fleet;
    }

    FlatProblem run() {
        int dimensions = Math.max(1, problem.dimensions().size()) * (loadsApart ? 2 : 1);
        int[] reloadKinds = reloads();
        FlatDraft draft = new FlatDraft(stops.size() + reloadKinds.length, dimensions, fleet.size());
        draft.customers = stops.size();
        draft.reloadKind = reloadKinds;
        for (int k = 0; k < reloadKinds.length; k++) {
            fillReload(draft, stops.size() + k, reloads.get(reloadKinds[k]));
        }
        for (int i = 0; i < stops.size(); i++) {
            context.stopIfAsked("reading stops");
            fillStop(draft, i, stops.get(i));
        }
        fillServiceByType(draft);
        for (Shipment shipment : problem.shipments()) {
            Integer pickup = indexOf.get(shipment.pickup().id());
            if (pickup != null) {
                fillShipment(draft, pickup, shipment);
            }
        }
        new RuleFlattener(problem, stops, draft)
                .fill(group -> scaled(group.prize().orElse(0)));
        Map<String, Integer> profiles = new LinkedHashMap<>();
        for (int t = 0; t < fleet.size(); t++) {
            VehicleType type = fleet.get(t).type();
            fillType(draft, t, fleet.get(t));
            draft.profile[t] = profiles.computeIfAbsent(type.profile(), key -> profiles.size());
        }
        if (!problem.underWay().isEmpty()) {
            new Progress(problem, fleet, stops).fill(draft);
        }
        for (int t = 0; t < draft.types; t++) {
            // Segments do not notice a window that ends before it begins.
            if (draft.startOpen[t] > draft.startClose[t] || draft.endOpen[t] > draft.endClose[t]) {
                Arrays.fill(draft.allowed, t * draft.stops, (t + 1) * draft.stops, false);
            }
        }
        if (places.size() > MOST_LOCATIONS) {
            finder.fatal(
                    "too-many-locations",
                    "travel",
                    "locations",
                    places.size(),
                    "Maybe split the problem; more than " + MOST_LOCATIONS + " places at once are planned");
            finder.throwIfAny();
        }
        TravelReader roads = new TravelReader(problem, places.keySet(), finder, context);
        draft.travel = new FlatTravel[profiles.size()];
        profiles.forEach((name, index) -> draft.travel[index] = roads.read(name));
        finder.throwIfAny();
        for (int t = 0; t < draft.types; t++) {
            if (fleet.get(t).type().endDepotId() == null) {
                draft.endLocation[t] = places.size();
            }
        }
        return draft.build();
    }

    /** Kinds of reloads, and how many of each there can be at most: one fewer than trips per vehicle, and than stops. */
    private int[] reloads() {
        List<Integer> kinds = new ArrayList<>();
        for (int t = 0; t < fleet.size(); t++) {
            Fleet.Member member = fleet.get(t);
            VehicleType type = member.type();
            int ahead = Math.max(0, type.maxTrips() - 1 - member.tripsMade());
            int trips = stops.size() - (member.begun() ? 0 : 1);
            long most = Math.min((long) member.count() * ahead, trips);
            for (String depot : type.reloadDepotIds()) {
                if (most > 0) {
                    for (int k = 0; k < most; k++) {
                        kinds.add(reloads.size());
                    }
                    reloads.add(new ReloadKind(t, depot));
                }
            }
        }
        return kinds.stream().mapToInt(Integer::intValue).toArray();
    }

    private void fillReload(FlatDraft draft, int i, ReloadKind kind) {
        VehicleType type = fleet.get(kind.type()).type();
        Depot depot = Objects.requireNonNull(depots.get(kind.depotId()));
        draft.location[i] = place(depot.location(), BackhaulTravel.DEPOT);
        draft.serviceSeconds[i] = type.reloadSeconds();
        if (!depot.window().equals(TimeWindow.ALWAYS)) {
            draft.windowOpens[i] = new long[] {depot.window().startSecond()};
            draft.windowCloses[i] = new long[] {end(depot.window().endSecond())};
        }
        draft.required[i] = false;
        for (int t = 0; t < draft.types; t++) {
            draft.allowed[t * draft.stops + i] = t == kind.type();
        }
    }

    /** Where a vehicle under way is when it is free; behind a stop that only takes it can only go on taking. */
    private int standsAt(UnderWay vehicle) {
        Map<String, Stop> all = new HashMap<>();
        Translation.allStops(problem).forEach(stop -> all.put(stop.id(), stop));
        int kind = BackhaulTravel.LINEHAUL;
        int location = 0;
        for (Visit visit : vehicle.presentTrip()) {
            Stop stop = Objects.requireNonNull(all.get(visit.stopId()));
            kind = BackhaulTravel.kind(stop) == BackhaulTravel.BACKHAUL ? BackhaulTravel.BACKHAUL : kind;
            location = stop.location();
        }
        return place(location, kind);
    }

    List<String> reloadDepotIds() {
        return reloads.stream().map(ReloadKind::depotId).toList();
    }

    /** Reloads of vehicles of a type at a depot. */
    private record ReloadKind(int type, String depotId) {}

    private int place(int location, int kind) {
        int place = backhaulsLast ? BackhaulTravel.place(location, kind) : location;
        return places.computeIfAbsent(place, key -> places.size());
    }

    private static long end(long second) {
        return second > ProblemCheck.LONGEST_SECONDS ? NEVER : second;
    }

    private static void loads(List<Long> from, long[] into, int offset) {
        for (int k = 0; k < from.size(); k++) {
            into[offset + k] = from.get(k);
        }
    }

    private void fillStop(FlatDraft draft, int i, Stop stop) {
        draft.location[i] = place(stop.location(), BackhaulTravel.kind(stop));
        draft.serviceSeconds[i] = stop.serviceSeconds();
        int windows = stop.windows().size();
        draft.windowOpens[i] = new long[windows];
        draft.windowCloses[i] = new long[windows];
        for (int w = 0; w < windows; w++) {
            draft.windowOpens[i][w] = stop.windows().get(w).startSecond();
            draft.windowCloses[i][w] = end(stop.windows().get(w).endSecond());
        }
        if (stop.releaseSecond() > 0) {
            draft.releaseSeconds[i] = stop.releaseSecond();
        }
        loads(stop.delivery(), draft.delivery, i * draft.dimensions);
        if (loadsApart) {
            loads(stop.pickup(), draft.delivery, i * draft.dimensions + draft.dimensions / 2);
        } else {
            loads(stop.pickup(), draft.pickup, i * draft.dimensions);
        }
        draft.required[i] = stop.prize().isEmpty();
        if (stop.maxSecondsOnBoard() <= ProblemCheck.LONGEST_SECONDS) {
            draft.maxOnBoardSeconds[i] = stop.maxSecondsOnBoard();
        }
        draft.boardCost[i] = scaled(stop.costPerSecondOnBoard());
        draft.prize[i] = scaled(stop.prize().orElse(0));
        draft.priority[i] = stop.priority();
        for (int t = 0; t < draft.types; t++) {
            VehicleType type = fleet.get(t).type();
            draft.allowed[t * draft.stops + i] = type.skills().containsAll(stop.requiredSkills());
        }
    }

    /** Segments know the least service of a stop; only where types differ is there a table. */
    private void fillServiceByType(FlatDraft draft) {
        if (stops.stream().allMatch(stop -> stop.serviceSecondsByType().isEmpty())) {
            return;
        }
        draft.serviceByType = new long[draft.types * draft.stops];
        for (int t = 0; t < draft.types; t++) {
            System.arraycopy(draft.serviceSeconds, 0, draft.serviceByType, t * draft.stops, draft.stops);
        }
        for (int i = 0; i < draft.customers; i++) {
            Stop stop = stops.get(i);
            draft.serviceSeconds[i] = Long.MAX_VALUE;
            for (int t = 0; t < draft.types; t++) {
                long seconds = stop.serviceSeconds(fleet.get(t).type().id());
                draft.serviceByType[t * draft.stops + i] = seconds;
                draft.serviceSeconds[i] = Math.min(draft.serviceSeconds[i], seconds);
            }
        }
    }

    private void fillShipment(FlatDraft draft, int pickup, Shipment shipment) {
        int delivery = pickup + 1;
        draft.partner[pickup] = delivery;
        draft.partner[delivery] = pickup;
        draft.shipmentPickup[pickup] = true;
        draft.required[delivery] = draft.required[pickup];
        loads(shipment.load(), draft.shipment, pickup * draft.dimensions);
        for (int k = 0; k < shipment.load().size(); k++) {
            draft.shipment[delivery * draft.dimensions + k] = -shipment.load().get(k);
        }
        if (shipment.maxSecondsOnBoard() <= ProblemCheck.LONGEST_SECONDS) {
            draft.maxOnBoardSeconds[delivery] = shipment.maxSecondsOnBoard();
        }
    }

    private void fillType(FlatDraft draft, int t, Fleet.Member member) {
        VehicleType type = member.type();
        Depot start = Objects.requireNonNull(depots.get(type.startDepotId()));
        draft.count[t] = member.count();
        draft.startLocation[t] = member.begun()
                ? standsAt(Objects.requireNonNull(member.underWay()))
                : place(start.location(), BackhaulTravel.DEPOT);
        draft.startOpen[t] = Math.max(type.shift().startSecond(), start.window().startSecond());
        draft.startClose[t] =
                Math.min(end(type.shift().endSecond()), end(start.window().endSecond()));
        draft.endOpen[t] = type.shift().startSecond();
        draft.endClose[t] = end(type.shift().endSecond());
        if (type.endDepotId() != null) {
            Depot end = Objects.requireNonNull(depots.get(type.endDepotId()));
            draft.endLocation[t] = place(end.location(), BackhaulTravel.DEPOT);
            draft.endOpen[t] = Math.max(draft.endOpen[t], end.window().startSecond());
            draft.endClose[t] = Math.min(draft.endClose[t], end(end.window().endSecond()));
        }
        // An end that the start implies is no rule of its own and would only slow the search down.
        long begins = member.underWay() == null
                ? draft.startOpen[t]
                : member.underWay().startSecond();
        if (draft.endOpen[t] <= begins) {
            draft.endOpen[t] = -NEVER;
        }
        draft.fixedCost[t] = scaled(type.fixedCost());
        draft.distanceCost[t] = scaled(type.costPerMetre());
        draft.durationCost[t] = scaled(type.costPerSecond());
        draft.maxDistanceMetres[t] = Math.min(NEVER, type.maxDistanceMetres());
        draft.maxDurationSeconds[t] = end(type.maxDurationSeconds());
        draft.overtimeAfterSeconds[t] = end(type.overtimeAfterSeconds());
        draft.overtimeCost[t] = scaled(type.overtimeCostPerSecond());
        draft.maxTrips[t] = type.maxTrips();
        draft.breakOpens[t] = member.breaks().stream()
                .mapToLong(rest -> rest.window().startSecond())
                .toArray();
        draft.breakCloses[t] = member.breaks().stream()
                .mapToLong(rest -> end(rest.window().endSecond()))
                .toArray();
        draft.breakSeconds[t] =
                member.breaks().stream().mapToLong(DriverBreak::durationSeconds).toArray();
        draft.breakHad[t] = breaksHad(member);
        draft.maxStops[t] = type.maxStops();
        for (int k = 0; k < type.capacity().size(); k++) {
            long room = Math.min(FlatDraft.UNLIMITED, type.capacity().get(k));
            draft.capacity[t * draft.dimensions + k] = room;
            if (loadsApart) {
                draft.capacity[t * draft.dimensions + draft.dimensions / 2 + k] = room;
            }
        }
    }

    private static long[] breaksHad(Fleet.Member member) {
        List<DriverBreak> breaks = member.breaks();
        long[] had = new long[breaks.size()];
        Arrays.fill(had, NEVER);
        long shift = member.type().shift().startSecond();
        long at = shift;
        for (int b = 0; b < had.length && member.underWay() == null; b++) {
            DriverBreak each = breaks.get(b);
            boolean outside = each.window().endSecond() < shift;
            at = outside ? at : Math.min(NEVER, Math.max(at, each.window().startSecond()) + each.durationSeconds());
            had[b] = outside ? -NEVER : at;
        }
        return had;
    }

    private long scaled(double value) {
        return Math.round(value * costScale);
    }
}
