package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what contradicts itself in the rules that bind stops to each other. */
final class RuleFindings {

    private final RoutingProblem problem;
    private final Finder finder;
    private final Map<String, Stop> alone = new HashMap<>();
    private final Set<String> all = new HashSet<>();

    RuleFindings(RoutingProblem problem, Finder finder) {
        this.problem = problem;
        this.finder = finder;
        problem.stops().forEach(stop -> alone.put(stop.id(), stop));
        Translation.allStops(problem).forEach(stop -> all.add(stop.id()));
    }

    void run() {
        Set<String> taken = new HashSet<>();
        for (Alternatives group : problem.alternatives()) {
            group.stopIds().forEach(id -> checkChoice(group, id, taken));
        }
        for (SameVehicle group : problem.sameVehicle()) {
            group.stopIds().forEach(id -> known("same vehicle " + group.stopIds(), "stopIds", id));
        }
        boolean complete = true;
        for (Sequence order : problem.sequences()) {
            String path = "sequence " + order.beforeStopId() + ", " + order.afterStopId();
            complete &= known(path, "beforeStopId", order.beforeStopId());
            complete &= known(path, "afterStopId", order.afterStopId());
        }
        if (complete) {
            findCycle();
        }
    }

    private boolean known(String path, String name, String id) {
        if (all.contains(id)) {
            return true;
        }
        finder.fatal(
                "unknown-stop", path, name, id, "Maybe the stop was not added to the problem, or its id is misspelt");
        return false;
    }

    private void checkChoice(Alternatives group, String id, Set<String> taken) {
        String path = "alternatives " + group.id();
        Stop stop = alone.get(id);
        if (stop == null) {
            if (known(path, "stopIds", id)) {
                finder.fatal(
                        "alternatives-of-shipment",
                        path,
                        "stopIds",
                        id,
                        "Maybe give the choice as stops that stand alone; an end of a shipment cannot be left out for"
                                + " another stop");
            }
            return;
        }
        if (stop.prize().isPresent()) {
            finder.fatal(
                    "prize-in-alternatives",
                    path,
                    "prize",
                    stop.prize().getAsDouble(),
                    "Maybe it is meant for the group: leaving out stop " + id
                            + " costs nothing if another one is served");
        }
        if (!taken.add(id)) {
            finder.fatal("stop-in-two-alternatives", path, "stopIds", id, "Maybe the two groups are one");
        }
    }

    /** Takes away stops before which nothing need come, until none is left or all that are left wait for each other. */
    private void findCycle() {
        Map<String, List<String>> after = new HashMap<>();
        Map<String, Integer> waiting = new TreeMap<>();
        for (Sequence order : problem.sequences()) {
            link(after, waiting, order.beforeStopId(), order.afterStopId());
        }
        for (Shipment shipment : problem.shipments()) {
            link(after, waiting, shipment.pickup().id(), shipment.delivery().id());
        }
        ArrayDeque<String> ready = new ArrayDeque<>();
        waiting.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            String id = ready.remove();
            waiting.remove(id);
            for (String next : after.getOrDefault(id, List.of())) {
                if (waiting.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (!waiting.isEmpty()) {
            finder.fatal(
                    "cyclic-sequence",
                    "sequences",
                    "stops",
                    waiting.keySet(),
                    "Maybe one of the pairs is the wrong way round; these stops wait for each other");
        }
    }

    private static void link(
            Map<String, List<String>> after, Map<String, Integer> waiting, String first, String second) {
        after.computeIfAbsent(first, id -> new ArrayList<>()).add(second);
        waiting.merge(first, 0, Integer::sum);
        waiting.merge(second, 1, Integer::sum);
    }
}
