package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Stop;
import io.flowcast.models.routing.internal.data.FlatDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Writes the rules that bind stops to each other into the columns. */
final class RuleFlattener {

    private final RoutingProblem problem;
    private final FlatDraft draft;
    private final Map<String, Integer> indexOf = new HashMap<>();

    RuleFlattener(RoutingProblem problem, List<Stop> stops, FlatDraft draft) {
        this.problem = problem;
        this.draft = draft;
        for (int i = 0; i < stops.size(); i++) {
            indexOf.put(stops.get(i).id(), i);
        }
    }

    private int index(String stopId) {
        return Objects.requireNonNull(indexOf.get(stopId));
    }

    /** Fills the columns; {@code scaled} gives the cost units of a group's prize. */
    void fill(ToLongFunction<Alternatives> scaled) {
        for (int g = 0; g < problem.alternatives().size(); g++) {
            Alternatives group = problem.alternatives().get(g);
            for (String id : group.stopIds()) {
                if (!indexOf.containsKey(id)) {
                    continue; // One of them was served by a vehicle under way.
                }
                int stop = index(id);
                draft.alternatives[stop] = g;
                draft.required[stop] = group.prize().isEmpty();
                draft.prize[stop] = scaled.applyAsLong(group);
            }
        }
        fillTogether();
        List<List<Integer>> before = new ArrayList<>();
        for (int i = 0; i < draft.stops; i++) {
            before.add(new ArrayList<>());
        }
        for (Sequence order : problem.sequences()) {
            if (indexOf.containsKey(order.afterStopId()) && indexOf.containsKey(order.beforeStopId())) {
                before.get(index(order.afterStopId())).add(index(order.beforeStopId()));
            }
        }
        for (int i = 0; i < draft.stops; i++) {
            draft.predecessors[i] =
                    before.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Groups that share a stop become one, and a shipment's ends bring their groups together. */
    private void fillTogether() {
        if (problem.sameVehicle().isEmpty()) {
            return;
        }
        int[] root = new int[draft.stops];
        Arrays.setAll(root, i -> i);
        for (SameVehicle group : problem.sameVehicle()) {
            List<String> ids =
                    group.stopIds().stream().filter(indexOf::containsKey).toList();
            ids.forEach(id -> join(root, index(ids.get(0)), index(id)));
        }
        for (int i = 0; i < draft.stops; i++) {
            if (draft.partner[i] >= 0) {
                join(root, i, draft.partner[i]);
            }
        }
        int[] size = new int[draft.stops];
        for (int i = 0; i < draft.stops; i++) {
            size[find(root, i)]++;
        }
        int groups = 0;
        int[] number = new int[draft.stops];
        Arrays.fill(number, -1);
        for (int i = 0; i < draft.stops; i++) {
            int at = find(root, i);
            boolean shipmentAlone = size[at] == 2 && draft.partner[i] >= 0 && find(root, draft.partner[i]) == at;
            if (size[at] > 1 && !shipmentAlone) {
                number[at] = number[at] < 0 ? groups++ : number[at];
                draft.together[i] = number[at];
            }
        }
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private static void join(int[] root, int i, int j) {
        root[find(root, j)] = find(root, i);
    }
}
