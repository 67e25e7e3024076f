package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.CostPoint;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.verify.SolutionChecker;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Timetable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns flat routes back into a plan: gives every stop its times, states distances and costs in the problem's own units, says why
 * stops are left out, and has the plan judged by the independent checker.
 *
 * <p>A vehicle leaves as late as it can without coming home later, and then serves each stop as early as it can.
 */
public final class PlanWriter {

    private final Translation translation;
    private final FlatProblem flat;
    private final Timetable timetable;
    private final boolean[] served;
    private final boolean[] written;
    private final Map<String, Integer> used = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private double cost;

    /**
     * A writer for one plan.
     *
     * @param translation problem and flat twin
     */
    public PlanWriter(Translation translation) {
        this.translation = translation;
        flat = translation.flat();
        timetable = new Timetable(flat);
        served = new boolean[flat.stops];
        written = new boolean[flat.types];
    }

    /**
     * Adds a route.
     *
     * @param type index of the vehicle type
     * @param nodes flat indices of stops and reloads in driving order, at least one stop
     */
    public void route(int type, List<Integer> nodes) {
        Fleet.Member member = translation.fleet().get(type);
        UnderWay begun = member.underWay();
        List<Integer> stops = withoutIdleReloads(nodes, member.begun());
        if (stops.isEmpty() && !member.begun()) {
            return;
        }
        written[type] = true;
        int slot = flat.firstSlot[type];
        timetable.begin(slot);
        for (int stop : stops) {
            timetable.add(stop);
            if (stop < flat.customers) {
                served[stop] = true;
            }
        }
        timetable.add(flat.end(slot));
        boolean scheduled = timetable.shortest();
        FlatTravel travel = flat.travel[flat.profile[type]];
        VehicleType vehicle = member.type();

        int from = flat.location[flat.start(slot)];
        long start = scheduled ? timetable.time(0) : flat.own[flat.start(slot) * flat.stride + FlatProblem.EARLIEST];
        long leaves = start + flat.startServiceSeconds[type];
        long metres = 0;
        double boarded = 0;
        long loaded = start;
        List<Visit> visits = new ArrayList<>(stops.size());
        List<Reload> reloads = new ArrayList<>();
        if (begun != null) {
            visits.addAll(begun.visits());
            reloads.addAll(begun.reloads());
            metres = begun.distanceMetres();
            boarded = new Progress(translation.problem(), translation.fleet(), translation.stops()).boarded(begun);
            loaded = begun.loadedSecond();
        }
        if (member.begun() && scheduled) {
            leaves = stops.isEmpty() ? timetable.lastDeparture() : timetable.departure(0);
            Visit last = visits.get(visits.size() - 1);
            visits.set(
                    visits.size() - 1,
                    new Visit(last.stopId(), last.arrivalSecond(), last.serviceStartSecond(), leaves));
        }
        for (int k = 0; k < stops.size(); k++) {
            int stop = stops.get(k);
            int to = flat.location[stop];
            long arrives = leaves + seconds(travel, from, to, leaves);
            metres += metres(travel, from, to);
            long begins = scheduled ? timetable.time(k + 1) : opening(stop, arrives);
            leaves = scheduled ? timetable.departure(k + 1) : begins + flat.serviceSeconds(type, stop);
            if (scheduled && k + 1 == stops.size()) {
                // The vehicle waits here rather than at a depot that is not open yet.
                leaves = timetable.lastDeparture();
            }
            from = to;
            if (stop >= flat.customers) {
                String depot = translation.reloadDepotIds().get(flat.reloadKind[stop - flat.customers]);
                reloads.add(new Reload(depot, visits.size(), arrives, begins, leaves));
                loaded = leaves;
                continue;
            }
            Stop friendly = translation.stops().get(stop);
            boarded += friendly.costPerSecondOnBoard() * (begins - loaded);
            visits.add(new Visit(friendly.id(), arrives, begins, leaves));
        }
        int home = flat.location[flat.end(slot)];
        metres += metres(travel, from, home);
        long end = leaves + seconds(travel, from, home, leaves);
        double price = vehicle.fixedCost() + vehicle.costPerMetre() * metres + vehicle.timeCost(end - start) + boarded;
        cost += price;
        routes.add(new Route(
                vehicle.id(),
                begun == null ? nextVehicle(vehicle) : begun.vehicle(),
                vehicle.startDepotId(),
                vehicle.endDepotId(),
                start,
                end,
                visits,
                metres,
                price,
                reloads,
                breaks(scheduled, stops, begun)));
    }

    /** A vehicle under way may have no road home: what cannot be driven has no length. */
    private static long metres(FlatTravel travel, int from, int to) {
        int metres = travel.distanceMetres(from, to);
        return metres < FlatTravel.UNREACHABLE ? metres : 0;
    }

    private static long seconds(FlatTravel travel, int from, int to, long leaves) {
        return travel.distanceMetres(from, to) < FlatTravel.UNREACHABLE ? travel.durationSeconds(from, to, leaves) : 0;
    }

    /** The next vehicle of a type that is not under way. */
    private int nextVehicle(VehicleType type) {
        Set<Integer> away = Fleet.away(translation.problem(), type);
        int vehicle = used.getOrDefault(type.id(), 0);
        while (away.contains(vehicle)) {
            vehicle++;
        }
        used.put(type.id(), vehicle + 1);
        return vehicle;
    }

    private List<BreakTaken> breaks(boolean scheduled, List<Integer> nodes, @Nullable UnderWay begun) {
        List<BreakTaken> breaks = new ArrayList<>(begun == null ? List.of() : begun.breaks());
        for (int b = 0; scheduled && b < timetable.breaks(); b++) {
            int position = timetable.breakPosition(b);
            String place = position == 0 ? lastVisit(begun) : place(nodes.get(position - 1));
            long start = timetable.breakStart(b);
            breaks.add(new BreakTaken(place, start, start + timetable.breakSeconds(b)));
        }
        return breaks;
    }

    private String place(int node) {
        return node < flat.customers
                ? translation.stops().get(node).id()
                : translation.reloadDepotIds().get(flat.reloadKind[node - flat.customers]);
    }

    private static String lastVisit(@Nullable UnderWay begun) {
        List<Visit> visits = Objects.requireNonNull(begun).visits();
        return visits.get(visits.size() - 1).stopId();
    }

    /** A reload that costs no way may stand where no trip needs it. */
    private List<Integer> withoutIdleReloads(List<Integer> nodes, boolean begun) {
        if (!flat.hasReloads) {
            return nodes;
        }
        List<Integer> kept = new ArrayList<>();
        for (int node : nodes) {
            boolean open = kept.isEmpty() ? begun : kept.get(kept.size() - 1) < flat.customers;
            if (node < flat.customers || open) {
                kept.add(node);
            }
        }
        int last = kept.size() - 1;
        return last >= 0 && kept.get(last) >= flat.customers ? kept.subList(0, last) : kept;
    }

    /** Where the times cannot be kept at all, service begins in the window that is open or opens next, else at once. */
    private long opening(int stop, long arrives) {
        for (int w = 0; w < flat.windowOpens[stop].length; w++) {
            if (arrives <= flat.windowCloses[stop][w]) {
                return Math.max(arrives, flat.windowOpens[stop][w]);
            }
        }
        return arrives;
    }

    /** By vehicle type in the problem's order, then by vehicle. */
    private void sort() {
        List<String> types = translation.problem().vehicleTypes().stream()
                .map(VehicleType::id)
                .toList();
        routes.sort(Comparator.comparingInt((Route route) -> types.indexOf(route.vehicleTypeId()))
                .thenComparingInt(Route::vehicle));
    }

    /** The prize of a group of alternatives, told by the first of its stops. */
    private double groupPrize(int stop) {
        int[] choices = flat.rules.choices(stop);
        if (choices.length == 0 || choices[0] != stop) {
            return 0;
        }
        Alternatives group = translation.problem().alternatives().get(flat.rules.alternatives[stop]);
        return group.prize().orElse(0);
    }

    private boolean alternativeServed(int stop) {
        boolean any = false;
        for (int choice : flat.rules.choices(stop)) {
            any |= served[choice];
        }
        return any;
    }

    /**
     * The plan with everything that was added.
     *
     * @param iterations iterations the search made
     * @param findings assumptions made
     * @param trace the better plans that were found one after the other
     * @param provenance what made the plan
     * @return the plan, with its violations as the independent checker sees them
     */
    public RoutePlan finish(long iterations, Findings findings, List<CostPoint> trace, Provenance provenance) {
        for (int t = 0; t < flat.types; t++) {
            if (!written[t] && translation.fleet().get(t).begun()) {
                route(t, List.of());
            }
        }
        sort();
        UnservedReasons reasons = new UnservedReasons(translation);
        List<UnservedStop> unserved = new ArrayList<>();
        double lost = 0;
        for (int i = 0; i < flat.customers; i++) {
            boolean delivery = flat.partner[i] >= 0 && !flat.shipmentPickup[i];
            if (!served[i] && !delivery && !alternativeServed(i)) {
                Stop stop = translation.stops().get(i);
                unserved.add(new UnservedStop(stop.id(), reasons.of(i)));
                lost += stop.prize().orElse(0) + groupPrize(i);
            }
        }
        double total = cost + lost;
        return new RoutePlan(
                routes,
                unserved,
                total,
                new SolutionChecker().check(translation.problem(), routes, unserved, total),
                iterations,
                findings,
                provenance,
                trace);
    }
}
