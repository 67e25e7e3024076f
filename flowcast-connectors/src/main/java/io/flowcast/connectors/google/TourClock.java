package io.flowcast.connectors.google;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Times, distance, cost and violations of one tour by the problem's own travel matrix.
 *
 * <p>The vehicle leaves as late as it can without coming home later, and serves each stop as early as it can; where the times that the service
 * gives break less, or cost less, they are taken.
 */
final class TourClock {
    /** A tour with its times. */
    record Timed(long start, long end, List<Visit> visits, long metres, double cost, List<Violation> violations) {
        boolean betterThan(Timed other) {
            int fewer = Integer.compare(violations.size(), other.violations.size());
            return fewer < 0 || (fewer == 0 && cost < other.cost);
        }
    }

    private final RoutingProblem problem;
    private final ToursRequest request;
    private final ToursAnswer.Tour tour;
    private final VehicleType type;
    private final TravelMatrix travel;
    private final String name;
    private final Map<String, Shipment> byPickup = new HashMap<>();
    private final Map<String, Shipment> byDelivery = new HashMap<>();

    TourClock(RoutingProblem problem, ToursRequest request, ToursAnswer.Tour tour) {
        this.problem = problem;
        this.request = request;
        this.tour = tour;
        type = tour.vehicle().type();
        travel = Objects.requireNonNull(problem.travel().get(type.profile()));
        name = tour.vehicle().label();
        for (Shipment shipment : problem.shipments()) {
            byPickup.put(shipment.pickup().id(), shipment);
            byDelivery.put(shipment.delivery().id(), shipment);
        }
    }

    /** Whether a constraint holds or not whatever roads the service planned on. */
    static boolean whateverTheRoads(Kind kind) {
        return kind == Kind.CAPACITY || kind == Kind.SKILL || kind == Kind.MAX_STOPS;
    }

    Timed best() {
        TimeWindow leaves = Objects.requireNonNull(request.starts(type));
        Timed first = drive(leaves.startSecond(), null);
        long low = leaves.startSecond();
        long high = Math.min(leaves.endSecond(), first.end());
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Timed later = drive(middle, null);
            if (later.end() == first.end() && late(later) <= late(first)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Timed own = drive(low, null);
        own = first.betterThan(own) ? first : own;
        Timed theirs = drive(tour.start(), tour.begins());
        return theirs.betterThan(own) ? theirs : own;
    }

    private static double late(Timed timed) {
        return timed.violations().stream()
                .filter(each -> each.kind() == Kind.TIME_WINDOW)
                .mapToDouble(Violation::amount)
                .sum();
    }

    private Timed drive(long start, long @Nullable [] begins) {
        List<Violation> found = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        int at = request.depot(type.startDepotId()).location();
        long leaves = start;
        long metres = 0;
        for (int k = 0; k < tour.stops().size(); k++) {
            Stop stop = tour.stops().get(k);
            long arrives = leaves + seconds(at, stop.location(), leaves);
            metres += metres(at, stop.location(), stop.id(), found);
            long begin = begins == null ? opening(stop, arrives) : Math.max(arrives, begins[k]);
            leaves = begin + stop.serviceSeconds(type.id());
            at = stop.location();
            visits.add(new Visit(stop.id(), arrives, begin, leaves));
            window(stop, begin, found);
        }
        long end = leaves;
        String home = type.endDepotId();
        if (home != null) {
            Depot depot = request.depot(home);
            // Who would come home before it opens waits at the last stop.
            long opens = Math.max(depot.window().startSecond(), type.shift().startSecond());
            end = leaves + seconds(at, depot.location(), leaves);
            while (end < opens) {
                leaves += opens - end;
                end = leaves + seconds(at, depot.location(), leaves);
            }
            metres += metres(at, depot.location(), home, found);
            Visit last = visits.get(visits.size() - 1);
            visits.set(
                    visits.size() - 1,
                    new Visit(last.stopId(), last.arrivalSecond(), last.serviceStartSecond(), leaves));
        }
        shift(start, end, found);
        loads(found);
        skills(found);
        onBoard(visits, found);
        limit(Kind.MAX_STOPS, visits.size(), type.maxStops(), "stops", found);
        limit(Kind.MAX_DISTANCE, metres, type.maxDistanceMetres(), "metres", found);
        limit(Kind.MAX_DURATION, end - start, type.maxDurationSeconds(), "seconds", found);
        double cost = type.fixedCost() + type.costPerMetre() * metres + type.timeCost(end - start);
        return new Timed(start, end, visits, metres, cost, found);
    }

    private void add(Kind kind, String subject, double amount, String message, List<Violation> found) {
        found.add(new Violation(kind, subject, amount, "Route " + name + ": " + message));
    }

    private void limit(Kind kind, long value, long most, String unit, List<Violation> found) {
        if (value > most) {
            add(kind, name, (double) value - most, "it has " + value + " " + unit + " of " + most, found);
        }
    }

    private long seconds(int from, int to, long leaves) {
        return ToursMatrices.joined(travel, from, to) ? travel.durationSeconds(from, to, leaves) : 0;
    }

    /** What cannot be driven has no length. */
    private long metres(int from, int to, String where, List<Violation> found) {
        if (ToursMatrices.joined(travel, from, to)) {
            return travel.distanceMetres(from, to);
        }
        add(Kind.UNREACHABLE, where, 1, "there is no road from place " + from + " to " + where, found);
        return 0;
    }

    /** Service begins in the window that is open or opens next, else at once. */
    private static long opening(Stop stop, long arrives) {
        for (TimeWindow window : stop.windows()) {
            if (arrives <= window.endSecond()) {
                return Math.max(arrives, window.startSecond());
            }
        }
        return arrives;
    }

    private void window(Stop stop, long begin, List<Violation> found) {
        double off = stop.windows().isEmpty() ? 0 : Double.MAX_VALUE;
        for (TimeWindow window : stop.windows()) {
            off = Math.min(off, outside(window, begin));
        }
        if (off > 0) {
            add(
                    Kind.TIME_WINDOW,
                    stop.id(),
                    off,
                    "service of stop " + stop.id() + " begins at " + begin + ", outside its windows",
                    found);
        }
    }

    private static double outside(TimeWindow window, long second) {
        return Math.max(0, Math.max((double) window.startSecond() - second, (double) second - window.endSecond()));
    }

    private void shift(long start, long end, List<Violation> found) {
        within(type.shift(), start, "it starts at " + start + ", outside its shift", found);
        within(
                request.depot(type.startDepotId()).window(),
                start,
                "it starts at " + start + ", when its depot is shut",
                found);
        within(type.shift(), end, "it ends at " + end + ", outside its shift", found);
        String home = type.endDepotId();
        if (home != null) {
            within(request.depot(home).window(), end, "it ends at " + end + ", when its depot is shut", found);
        }
    }

    private void within(TimeWindow window, long second, String message, List<Violation> found) {
        double outside = outside(window, second);
        if (outside > 0) {
            add(Kind.SHIFT, name, outside, message, found);
        }
    }

    private void loads(List<Violation> found) {
        for (int k = 0; k < problem.dimensions().size(); k++) {
            long load = 0;
            for (Stop stop : tour.stops()) {
                load += amount(stop.delivery(), k);
            }
            long peak = load;
            for (Stop stop : tour.stops()) {
                Shipment taken = byPickup.get(stop.id());
                Shipment brought = byDelivery.get(stop.id());
                load += amount(stop.pickup(), k) - amount(stop.delivery(), k);
                load += taken == null ? 0 : amount(taken.load(), k);
                load -= brought == null ? 0 : amount(brought.load(), k);
                peak = Math.max(peak, load);
            }
            long capacity = amount(type.capacity(), k);
            limit(Kind.CAPACITY, peak, capacity, problem.dimensions().get(k), found);
        }
    }

    private static long amount(List<Long> amounts, int k) {
        return k < amounts.size() ? amounts.get(k) : 0;
    }

    private void skills(List<Violation> found) {
        for (Stop stop : tour.stops()) {
            if (!type.skills().containsAll(stop.requiredSkills())) {
                add(Kind.SKILL, stop.id(), 1, "stop " + stop.id() + " needs " + stop.requiredSkills(), found);
            }
        }
    }

    private void onBoard(List<Visit> visits, List<Violation> found) {
        Map<String, Long> taken = new HashMap<>();
        for (Visit visit : visits) {
            Shipment pickup = byPickup.get(visit.stopId());
            Shipment delivery = byDelivery.get(visit.stopId());
            if (pickup != null) {
                taken.put(
                        pickup.id(),
                        visit.serviceStartSecond() + pickup.pickup().serviceSeconds(type.id()));
            } else if (delivery != null) {
                double seconds = (double) visit.serviceStartSecond() - taken.getOrDefault(delivery.id(), 0L);
                if (seconds > delivery.maxSecondsOnBoard()) {
                    double over = seconds - delivery.maxSecondsOnBoard();
                    add(
                            Kind.TIME_ON_BOARD,
                            visit.stopId(),
                            over,
                            "shipment " + delivery.id() + " is too long on board",
                            found);
                }
            }
        }
    }
}
