package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.Arrays;

/**
 * The plan under search: doubly linked routes with their prefix and suffix segments, the stops not served, and the cost.
 *
 * <p>{@link #attach} and {@link #detach} only relink and keep the lists; the segments and the cost of a route are right again
 * after {@link #refresh}. Between {@link #begin} and {@link #rollback} every route that changes is recorded first, so that a rejected
 * step costs no more than the routes it touched.
 *
 * <p>Public arrays are read-only for everybody else: they are what the inner loops index. Not thread-safe; one per search.
 */
public final class Routes {

    /** Next node per node. */
    public final int[] next;
    /** Previous node per node. */
    public final int[] prev;
    /** Vehicle slot per stop, -1 where not served. */
    public final int[] slot;
    /** Position in the route per node, 0 at the start node. */
    public final int[] position;
    /** Shipments on board after a node. */
    public final int[] open;
    /** Segment from the start of the route up to and including a node. */
    public final long[] prefix;
    /** Segment from a node on to the end of the route. */
    public final long[] suffix;
    /** Metres from a node to the next one. */
    public final int[] leg;
    /** Earliest time a vehicle can leave a node, from {@link #prefix}; kept where {@link FlatProblem#timed} holds. */
    public final long[] leaves;
    /** Latest time a vehicle may come to a node, from {@link #suffix}; kept where {@link FlatProblem#timed} holds. */
    public final long[] due;
    /** Number of stops per slot. */
    public final int[] size;
    /** Cost per slot. */
    public final long[] cost;
    /** Seconds from a node to the next one; kept where {@link FlatProblem#windowed} holds. */
    public final int[] seconds;
    /** Load from the depot per slot and dimension; kept where {@link FlatProblem#light} holds. */
    public final long[] load;
    /** Slots that have stops, the first {@link #activeCount}. */
    public final int[] active;
    /** Stops that are not served, the first {@link #unservedCount}. */
    public final int[] unserved;

    /** Number of slots that have stops. */
    public int activeCount;
    /** Number of stops that are not served. */
    public int unservedCount;

    private final FlatProblem p;
    final boolean[] feasible;
    private final int[] activeAt;
    private final int[] unservedAt;
    long routesCost;
    private final LeftOut leftOut;
    private final FreeVehicles free;
    private final Spares spares;
    private final Journal journal;
    private final LightRoutes light;
    private final Refresh refresh;

    /**
     * Starts with all vehicles empty and no stop served.
     *
     * @param problem the problem
     */
    public Routes(FlatProblem problem) {
        p = problem;
        next = new int[p.nodes];
        prev = new int[p.nodes];
        slot = new int[p.stops];
        position = new int[p.nodes];
        open = new int[p.nodes];
        prefix = new long[p.nodes * p.stride];
        suffix = new long[p.nodes * p.stride];
        size = new int[p.slots];
        cost = new long[p.slots];
        active = new int[p.slots];
        unserved = new int[p.stops];
        feasible = new boolean[p.slots];
        activeAt = new int[p.slots];
        unservedAt = new int[p.stops];
        leg = new int[p.nodes];
        leaves = new long[p.timed ? p.nodes : 0];
        due = new long[p.timed ? p.nodes : 0];
        seconds = new int[p.windowed ? p.nodes : 0];
        load = new long[p.light ? p.slots * p.dimensions : 0];
        leftOut = new LeftOut(p);
        free = new FreeVehicles(p);
        spares = new Spares(p);
        journal = new Journal(p, this);
        light = new LightRoutes(p, this, journal);
        refresh = new Refresh(p, this);
        for (int t = 0; t < p.types; t++) {
            for (int r = p.firstSlot[t + 1] - 1; r >= p.firstSlot[t]; r--) {
                next[p.start(r)] = p.end(r);
                prev[p.end(r)] = p.start(r);
                free.add(r);
                refresh(r);
            }
        }
        Arrays.fill(slot, -1);
        for (int i = 0; i < p.customers; i++) {
            miss(i);
        }
    }

    /**
     * Cost of the plan: routes plus what is not served.
     *
     * @return cost units
     */
    public long totalCost() {
        return routesCost + leftOut.cost();
    }

    /**
     * Cost of the plan without what keeps the search from leaving out required stops.
     *
     * @return cost of routes and of prizes that are lost, in cost units
     */
    public long servedCost() {
        return totalCost() - leftOut.penalty();
    }

    /**
     * How many required stops, shipments and groups of alternatives are not served.
     *
     * @return their number
     */
    public int requiredLeftOut() {
        return leftOut.counted();
    }

    /**
     * How many stops are not served that come before cost: required ones and those of a priority class.
     *
     * @return their number, both ends of a shipment counted
     */
    public int missingPressing() {
        return leftOut.pressing();
    }

    /**
     * How many required stops are not served, both ends of a shipment counted.
     *
     * @return their number
     */
    public int missingRequired() {
        return leftOut.required();
    }

    /**
     * Mean cost of a leg, fixed costs left out: the scale of what a small change costs.
     *
     * @return cost units, at least 1
     */
    public double meanLegCost() {
        double driven = routesCost;
        int legs = p.customers - unservedCount + activeCount;
        for (int a = 0; a < activeCount; a++) {
            driven -= p.fixedCost[p.slotType[active[a]]];
        }
        return Math.max(1, driven / Math.max(1, legs));
    }

    /**
     * The slot a node belongs to.
     *
     * @param node a served stop, or a start or end node
     * @return slot index
     */
    public int slotOf(int node) {
        return node < p.stops ? slot[node] : (node - p.stops) >> 1;
    }

    /**
     * An unused vehicle of a type.
     *
     * @param type vehicle type
     * @return its slot, or -1 if all are in use
     */
    public int emptySlot(int type) {
        return free.any(type);
    }

    /**
     * Whether the last refresh of a slot found a route that can be driven.
     *
     * @param r slot
     * @return false if the route breaks a rule
     */
    public boolean isFeasible(int r) {
        return feasible[r];
    }

    /**
     * Puts a stop that is not served behind a node.
     *
     * @param stop the stop
     * @param after a start node or a served stop
     */
    public void attach(int stop, int after) {
        int r = slotOf(after);
        journal.touch(r);
        int before = next[after];
        next[after] = stop;
        prev[stop] = after;
        next[stop] = before;
        prev[before] = stop;
        slot[stop] = r;
        if (size[r]++ == 0) {
            occupy(r);
        }
        found(stop);
    }

    /**
     * Takes a stop out of its route.
     *
     * @param stop a served stop
     */
    public void detach(int stop) {
        int r = slot[stop];
        journal.touch(r);
        next[prev[stop]] = next[stop];
        prev[next[stop]] = prev[stop];
        slot[stop] = -1;
        if (--size[r] == 0) {
            vacate(r);
        }
        miss(stop);
    }

    /**
     * Serves a stop in a light problem: cost and load are right at once, segments after {@link #settle}.
     *
     * @param stop a stop that is not served
     * @param after a start node or a served stop
     */
    public void insert(int stop, int after) {
        light.insert(stop, after);
    }

    /**
     * Takes a stop out in a light problem: cost and load are right at once, segments after {@link #settle}.
     *
     * @param stop a served stop
     */
    public void remove(int stop) {
        light.remove(stop);
    }

    /**
     * Has the stops of a route driven by another vehicle in a light problem.
     *
     * @param r slot of the route
     * @param to slot of an unused vehicle that starts and ends at the same places and has the same profile
     */
    public void changeVehicle(int r, int to) {
        light.changeVehicle(r, to);
    }

    /**
     * What a route of a light problem would cost if a vehicle of another type with the same profile and depots drove it.
     *
     * @param r slot of the route
     * @param type the other type
     * @return cost units
     */
    public long costWith(int r, int type) {
        return light.costWith(r, type);
    }

    /**
     * Length of a route in use of a light problem.
     *
     * @param r slot of the route
     * @return metres
     */
    public long metres(int r) {
        return light.metres(r);
    }

    /** Has each route that changed in this step of a light problem driven by the cheapest unused vehicle that suits it. */
    public void fitVehicles() {
        light.fitVehicles();
    }

    /**
     * Whether a route of a light problem leads over a leg that cannot be driven or comes too late, as it may after a stop was taken out.
     *
     * @param r slot
     * @return true if the route must not stay as it is
     */
    public boolean isBroken(int r) {
        return light.isBroken(r);
    }

    /**
     * Whether a route of a light problem that was in order lost that by what was taken out behind a node.
     *
     * @param node a start node or a served stop
     * @return true if the leg behind the node cannot be driven in time
     */
    public boolean isBrokenBehind(int node) {
        return light.isBrokenBehind(node);
    }

    /** Brings the segments of all routes up to date that light changes left behind. */
    public void settle() {
        light.settle();
    }

    /**
     * Brings segments and cost of a route up to date.
     *
     * @param r slot
     */
    public void refresh(int r) {
        refresh(r, p.start(r), p.end(r));
    }

    /**
     * Brings a route up to date after a change between two nodes.
     *
     * @param r slot
     * @param first first node whose prefix may be wrong
     * @param last last node whose suffix may be wrong
     */
    public void refresh(int r, int first, int last) {
        light.refreshed();
        if (p.plain) {
            light.refreshPlain(r, true);
        } else {
            refresh.refresh(r, first, last);
        }
    }

    void setCost(int r, long value) {
        routesCost += value - cost[r];
        cost[r] = value;
    }

    /** Starts a step that can be rolled back. */
    public void begin() {
        journal.begin();
        light.begin();
    }

    /** Restores all routes as they were at {@link #begin}. */
    public void rollback() {
        light.rollback();
        journal.rollback();
    }

    /** Notes that segments of a light route are to be settled. */
    void settleLater(int r) {
        light.putBack(r);
    }

    /**
     * Empties a route without refreshing it.
     *
     * @param r slot
     */
    public void clear(int r) {
        while (size[r] > 0) {
            detach(next[p.start(r)]);
        }
    }

    /**
     * Copies the order of the stops on routes that changed since the same snapshot asked last, or of all.
     *
     * @param into where it goes
     * @param follower next node per node, to be filled
     */
    void copyChanges(Snapshot into, int[] follower) {
        journal.copyChanges(into, follower);
    }

    void occupy(int r) {
        free.remove(r);
        activeAt[r] = activeCount;
        active[activeCount++] = r;
    }

    void vacate(int r) {
        int top = active[--activeCount];
        active[activeAt[r]] = top;
        activeAt[top] = activeAt[r];
        free.add(r);
    }

    /**
     * A reload that is in no route.
     *
     * @param kind kind of reload
     * @return a node, or -1 if all are in use
     */
    public int spareReload(int kind) {
        return spares.any(kind);
    }

    void miss(int stop) {
        if (stop >= p.customers) {
            spares.add(stop);
            return;
        }
        unservedAt[stop] = unservedCount;
        unserved[unservedCount++] = stop;
        leftOut.add(stop);
    }

    void found(int stop) {
        if (stop >= p.customers) {
            spares.remove(stop);
            return;
        }
        int top = unserved[--unservedCount];
        unserved[unservedAt[stop]] = top;
        unservedAt[top] = unservedAt[stop];
        leftOut.remove(stop);
    }

    /**
     * Whether a stop or one of its alternatives is served.
     *
     * @param stop any stop
     * @return false if serving the stop would take it off the stops left out
     */
    public boolean isSettled(int stop) {
        return slot[stop] >= 0 || leftOut.isChosen(stop);
    }

    /**
     * Whether the stops that go with a stop leave it to a vehicle.
     *
     * @param stop any stop
     * @param r slot
     * @return false if another vehicle serves one of them
     */
    public boolean mayJoin(int stop, int r) {
        for (int companion : p.rules.companions(stop)) {
            if (slot[companion] >= 0 && slot[companion] != r) {
                return false;
            }
        }
        return true;
    }
}
