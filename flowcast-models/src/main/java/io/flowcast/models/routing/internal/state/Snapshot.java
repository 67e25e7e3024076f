package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** A copy of who drives where and in which order, without segments: the best plan so far. */
public final class Snapshot {

    private final FlatProblem p;
    private final int[] next;
    private final int[] slots;
    private int slotCount;
    private boolean listed;
    private long cost = Long.MAX_VALUE;

    /**
     * An empty snapshot that costs more than any plan.
     *
     * @param problem the problem
     */
    public Snapshot(FlatProblem problem) {
        p = problem;
        next = new int[p.nodes];
        slots = new int[p.slots];
        for (int r = 0; r < p.slots; r++) {
            next[p.start(r)] = p.end(r);
        }
    }

    /**
     * Remembers a plan. Costs what changed since this snapshot saved the same routes last, provided no other did in between.
     *
     * @param routes the plan
     */
    public void save(Routes routes) {
        cost = routes.totalCost();
        routes.copyChanges(this, next);
        listed = false;
    }

    private void list() {
        if (listed) {
            return;
        }
        listed = true;
        slotCount = 0;
        for (int r = 0; r < p.slots; r++) {
            if (next[p.start(r)] < p.stops) {
                slots[slotCount++] = r;
            }
        }
    }

    /**
     * Turns a plan into the remembered one.
     *
     * @param routes the plan to change
     */
    public void restore(Routes routes) {
        while (routes.activeCount > 0) {
            int r = routes.active[routes.activeCount - 1];
            routes.clear(r);
            routes.refresh(r);
        }
        list();
        for (int k = 0; k < slotCount; k++) {
            int r = slots[k];
            int after = p.start(r);
            for (int node = next[after]; node < p.stops; node = next[node]) {
                routes.attach(node, after);
                after = node;
            }
            routes.refresh(r);
        }
    }

    /**
     * Cost of the remembered plan.
     *
     * @return cost units; the largest long if nothing was saved
     */
    public long cost() {
        return cost;
    }

    /**
     * Number of used vehicles.
     *
     * @return how many slots have stops
     */
    public int routeCount() {
        list();
        return slotCount;
    }

    /**
     * A used vehicle.
     *
     * @param index 0 to {@link #routeCount} exclusive, in the order of slots
     * @return its slot
     */
    public int slot(int index) {
        return slots[index];
    }

    /**
     * The node driven to after a node.
     *
     * @param node a start node of a used vehicle or a stop on such a route
     * @return the next stop, or the end node
     */
    public int next(int node) {
        return next[node];
    }
}
