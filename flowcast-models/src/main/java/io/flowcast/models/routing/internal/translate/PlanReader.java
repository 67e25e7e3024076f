package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a plan as routes to start from. What the problem does not have, or has given away already, is passed over. */
public final class PlanReader {

    private PlanReader() {}

    /**
     * The stops of each vehicle.
     *
     * @param plan the plan, also of another problem
     * @param translation problem and flat twin
     * @return stops in driving order by vehicle slot; a shipment is there with both ends in order or not at all
     */
    public static int[][] read(RoutePlan plan, Translation translation) {
        FlatProblem flat = translation.flat();
        Map<String, Integer> stops = new HashMap<>();
        for (int i = 0; i < translation.stops().size(); i++) {
            stops.put(translation.stops().get(i).id(), i);
        }
        Map<String, Integer> types = new HashMap<>();
        Map<String, Integer> away = new HashMap<>();
        for (int t = 0; t < translation.fleet().size(); t++) {
            Fleet.Member member = translation.fleet().get(t);
            if (member.underWay() == null) {
                types.put(member.type().id(), t);
            } else {
                away.put(member.type().id() + "/" + member.underWay().vehicle(), t);
            }
        }
        int[][] routes = new int[flat.slots][0];
        int[] used = new int[flat.types];
        Set<Integer> taken = new HashSet<>();
        for (Route route : plan.routes()) {
            Integer type =
                    away.getOrDefault(route.vehicleTypeId() + "/" + route.vehicle(), types.get(route.vehicleTypeId()));
            if (type == null || flat.firstSlot[type] + used[type] >= flat.firstSlot[type + 1]) {
                continue;
            }
            List<Integer> found = new ArrayList<>();
            for (int k = 0; k < route.visits().size(); k++) {
                Integer stop = stops.get(route.visits().get(k).stopId());
                if (stop != null && !taken.contains(stop)) {
                    found.add(stop);
                }
                for (Reload reload : route.reloads()) {
                    int node = reload.visitsBefore() == k + 1 ? spare(translation, reload, type, taken, found) : -1;
                    if (node >= 0) {
                        found.add(node);
                    }
                }
            }
            int[] kept = found.stream()
                    .filter(stop -> flat.partner[stop] < 0 || whole(flat, found, stop))
                    .mapToInt(Integer::intValue)
                    .distinct()
                    .toArray();
            if (kept.length > 0) {
                routes[flat.firstSlot[type] + used[type]++] = kept;
                Arrays.stream(kept).forEach(taken::add);
            }
        }
        return routes;
    }

    /** A reload of the right vehicle and depot that is not used yet, or -1. */
    private static int spare(
            Translation translation, Reload reload, int type, Set<Integer> taken, List<Integer> found) {
        FlatProblem flat = translation.flat();
        for (int node = flat.customers; node < flat.stops; node++) {
            String depot = translation.reloadDepotIds().get(flat.reloadKind[node - flat.customers]);
            if (depot.equals(reload.depotId())
                    && flat.mayServe(type, node)
                    && !taken.contains(node)
                    && !found.contains(node)) {
                return node;
            }
        }
        return -1;
    }

    private static boolean whole(FlatProblem flat, List<Integer> route, int stop) {
        int pickup = flat.shipmentPickup[stop] ? stop : flat.partner[stop];
        int first = route.indexOf(pickup);
        return first >= 0 && first < route.indexOf(flat.partner[pickup]);
    }
}
