package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What routes would cost without one of their stops. */
public final class Margins {

    private final FlatProblem flat;
    private final Routes routes;
    private final double costScale;
    private final Map<String, Integer> indexOf = new HashMap<>();

    /**
     * Drives a plan.
     *
     * @param translation problem and flat twin
     * @param plan the plan; what the problem does not have is passed over
     */
    public Margins(Translation translation, RoutePlan plan) {
        flat = translation.flat();
        costScale = translation.costScale();
        routes = new Routes(flat);
        for (int i = 0; i < translation.stops().size(); i++) {
            indexOf.put(translation.stops().get(i).id(), i);
        }
        int[][] slots = PlanReader.read(plan, translation);
        for (int r = 0; r < slots.length; r++) {
            int after = flat.start(r);
            for (int stop : slots[r]) {
                routes.attach(stop, after);
                after = stop;
            }
            routes.refresh(r);
        }
    }

    /**
     * By how much a route is cheaper without a stop.
     *
     * @param stopId the stop; of a shipment either end, which takes the other one along
     * @return the saving, or empty if the stop is in no route or its route could not be driven without it
     */
    public OptionalDouble saving(String stopId) {
        int stop = indexOf.getOrDefault(stopId, -1);
        if (stop < 0 || routes.slot[stop] < 0) {
            return OptionalDouble.empty();
        }
        int r = routes.slot[stop];
        int mate = flat.partner[stop];
        long with = routes.cost[r];
        routes.begin();
        routes.detach(stop);
        if (mate >= 0) {
            routes.detach(mate);
        }
        int first = routes.next[flat.start(r)];
        if (routes.size[r] == 1 && first >= flat.customers) {
            routes.detach(first);
        }
        routes.refresh(r);
        boolean drivable = routes.isFeasible(r);
        long without = routes.cost[r];
        routes.rollback();
        return drivable ? OptionalDouble.of((with - without) / costScale) : OptionalDouble.empty();
    }
}
