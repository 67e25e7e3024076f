package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    /** Load from the depot per slot and dimension; kept where {@link FlatProblem#plain} holds. */
    public final long[] load;
    /** Slots that have stops, the first {@link #activeCount}. */
    public final int[] active;
    /** Stops that are not served, the first {@link #unservedCount}. */
    public final int[] unserved;

    /** Number of slots that have stops. */
    public int activeCount;
    /** Number of stops that are not served. */
    public int unservedCount;

    private static final int STRAY = -2;

    private final FlatProblem p;
    private final Timetable timetable;
    private final boolean[] feasible;
    private final int[] activeAt;
    private final int[] unservedAt;
    private final int[] free;
    private final int[] freeAt;
    private final int[] freeCount;
    private final int[] touched;
    private final int[] journalSlots;
    private final long[] journalCosts;
    private final int[] walked;
    private final int[] stale;
    private final boolean[] isStale;
    private final int[] dirty;
    private final boolean[] isDirty;
    private int staleCount;
    private int dirtyCount;
    private @Nullable Snapshot saver;
    private int[] journal;
    private int[] journalLegs;
    private int journalLength;
    private int journalCount;
    private int step = 1;
    private long routesCost;
    private long missingCost;
    private int missingRequired;
    private int unservedBefore;
    /** Stops served of each group of alternatives. */
    private final int[] chosen;

    private final Spares spares;

    /**
     * Starts with all vehicles empty and no stop served.
     *
     * @param problem the problem
     */
    public Routes(FlatProblem problem) {
        p = problem;
        timetable = new Timetable(problem);
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
        free = new int[p.slots];
        freeAt = new int[p.slots];
        freeCount = new int[p.types];
        touched = new int[p.slots];
        journalSlots = new int[p.slots];
        journalCosts = new long[p.slots];
        walked = new int[p.stops];
        leg = new int[p.nodes];
        leaves = new long[p.timed ? p.nodes : 0];
        due = new long[p.timed ? p.nodes : 0];
        load = new long[p.plain ? p.slots * p.dimensions : 0];
        stale = new int[p.slots];
        isStale = new boolean[p.slots];
        dirty = new int[p.slots];
        isDirty = new boolean[p.slots];
        journal = new int[Math.max(16, p.stops)];
        journalLegs = new int[p.plain ? journal.length : 0];
        for (int t = 0; t < p.types; t++) {
            for (int r = p.firstSlot[t + 1] - 1; r >= p.firstSlot[t]; r--) {
                next[p.start(r)] = p.end(r);
                prev[p.end(r)] = p.start(r);
                release(r);
                refresh(r);
            }
        }
        Arrays.fill(slot, -1);
        chosen = new int[p.rules.groups];
        for (int g = 0; g < p.rules.groups; g++) {
            chosen[g] = p.rules.size(g);
        }
        spares = new Spares(p);
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
        return routesCost + missingCost;
    }

    /**
     * How many required stops are not served.
     *
     * @return their number
     */
    public int missingRequired() {
        return missingRequired;
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
        return freeCount[type] == 0 ? -1 : free[p.firstSlot[type] + freeCount[type] - 1];
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
        touch(r);
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
        touch(r);
        next[prev[stop]] = next[stop];
        prev[next[stop]] = prev[stop];
        slot[stop] = -1;
        if (--size[r] == 0) {
            vacate(r);
        }
        miss(stop);
    }

    /**
     * Serves a stop in a plain problem: cost and load are right at once, segments after {@link #settle}.
     *
     * @param stop a stop that is not served
     * @param after a start node or a served stop
     */
    public void insert(int stop, int after) {
        attach(stop, after);
        int r = slot[stop];
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long metres = size[r] == 1 ? 0 : -leg[after];
        leg[after] = travel.distanceMetres(p.location[after], p.location[stop]);
        leg[stop] = travel.distanceMetres(p.location[stop], p.location[next[stop]]);
        metres += (long) leg[after] + leg[stop];
        setCost(r, cost[r] + p.distanceCost[type] * metres + (size[r] == 1 ? p.fixedCost[type] : 0));
        int from = stop * p.stride + FlatProblem.LOAD;
        for (int k = 0; k < p.dimensions; k++) {
            load[r * p.dimensions + k] += p.own[from + 3 * k];
        }
        markStale(r);
    }

    /**
     * Takes a stop out in a plain problem: cost and load are right at once, segments after {@link #settle}.
     *
     * @param stop a served stop
     */
    public void remove(int stop) {
        int r = slot[stop];
        int type = p.slotType[r];
        int before = prev[stop];
        FlatTravel travel = p.travel[p.profile[type]];
        int joined = travel.distanceMetres(p.location[before], p.location[next[stop]]);
        long metres = (long) leg[before] + leg[stop] - joined;
        detach(stop);
        leg[before] = joined;
        long saved = size[r] == 0 ? cost[r] : p.distanceCost[type] * metres;
        cost[r] -= saved;
        routesCost -= saved;
        int from = stop * p.stride + FlatProblem.LOAD;
        for (int k = 0; k < p.dimensions; k++) {
            load[r * p.dimensions + k] -= p.own[from + 3 * k];
        }
        markStale(r);
    }

    /**
     * Has the stops of a route driven by another vehicle in a plain problem.
     *
     * @param r slot of the route
     * @param to slot of an unused vehicle that starts and ends at the same places and has the same profile
     */
    public void changeVehicle(int r, int to) {
        touch(r);
        touch(to);
        int first = next[p.start(r)];
        int last = prev[p.end(r)];
        for (int node = first; node < p.stops; node = next[node]) {
            slot[node] = to;
        }
        next[p.start(to)] = first;
        prev[first] = p.start(to);
        leg[p.start(to)] = leg[p.start(r)];
        next[last] = p.end(to);
        prev[p.end(to)] = last;
        next[p.start(r)] = p.end(r);
        prev[p.end(r)] = p.start(r);
        leg[p.start(r)] =
                p.travel[p.profile[p.slotType[r]]].distanceMetres(p.location[p.start(r)], p.location[p.end(r)]);
        size[to] = size[r];
        long price = costWith(r, p.slotType[to]);
        size[r] = 0;
        for (int k = 0; k < p.dimensions; k++) {
            load[to * p.dimensions + k] = load[r * p.dimensions + k];
            load[r * p.dimensions + k] = 0;
        }
        setCost(r, 0);
        setCost(to, price);
        occupy(to);
        vacate(r);
        markStale(r);
        markStale(to);
    }

    /**
     * What a route of a plain problem would cost if a vehicle of another type with the same profile and depots drove it.
     *
     * @param r slot of the route
     * @param type the other type
     * @return cost units
     */
    public long costWith(int r, int type) {
        return p.fixedCost[type] + p.distanceCost[type] * metres(r);
    }

    /**
     * Length of a route in use of a plain problem.
     *
     * @param r slot of the route
     * @return metres
     */
    public long metres(int r) {
        int type = p.slotType[r];
        return (cost[r] - p.fixedCost[type]) / p.distanceCost[type];
    }

    /** Has each route that changed in this step of a plain problem driven by the cheapest unused vehicle that suits it. */
    public void fitVehicles() {
        for (int c = 0; c < journalCount; c++) {
            int r = journalSlots[c];
            if (size[r] > 0) {
                int to = cheapestVehicle(r);
                if (to >= 0) {
                    changeVehicle(r, to);
                }
            }
        }
    }

    private int cheapestVehicle(int r) {
        int own = p.slotType[r];
        long least = cost[r];
        int best = -1;
        for (int t = 0; t < p.types; t++) {
            if (t != own && p.vehicleClass[t] == p.vehicleClass[own] && freeCount[t] > 0) {
                long price = costWith(r, t);
                if (price < least && suits(r, t)) {
                    least = price;
                    best = emptySlot(t);
                }
            }
        }
        return best;
    }

    private boolean suits(int r, int type) {
        boolean ok = size[r] <= p.maxStops[type];
        for (int k = 0; k < p.dimensions; k++) {
            ok &= load[r * p.dimensions + k] <= p.capacity[type * p.dimensions + k];
        }
        if (p.restricted) {
            for (int node = next[p.start(r)]; ok && node < p.stops; node = next[node]) {
                ok = p.mayServe(type, node);
            }
        }
        return ok;
    }

    /**
     * Whether a route of a plain problem leads over a leg that cannot be driven, as it may after a stop was taken out.
     *
     * @param r slot
     * @return true if the route must not stay as it is
     */
    public boolean isBroken(int r) {
        for (int node = p.start(r); node != p.end(r); node = next[node]) {
            if (leg[node] >= FlatTravel.UNREACHABLE) {
                return size[r] > 0;
            }
        }
        return false;
    }

    private void markStale(int r) {
        if (!isStale[r]) {
            isStale[r] = true;
            stale[staleCount++] = r;
        }
    }

    /** Brings the segments of all routes up to date that plain changes left behind. */
    public void settle() {
        for (int c = 0; c < staleCount; c++) {
            isStale[stale[c]] = false;
            refreshPlain(stale[c], false);
        }
        staleCount = 0;
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
        if (p.plain) {
            refreshPlain(r, true);
            return;
        }
        FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
        int start = p.start(r);
        int end = p.end(r);
        int at = first;
        if (at == start) {
            System.arraycopy(p.own, start * p.stride, prefix, start * p.stride, p.stride);
            noteLeaving(start);
            at = next[start];
        }
        while (true) {
            int back = prev[at];
            int from = p.location[back];
            int to = p.location[at];
            leg[back] = travel.distanceMetres(from, to);
            Segments.join(p, prefix, back, p.own, at, leg[back], travel.durationSeconds(from, to), prefix, at);
            noteLeaving(at);
            position[at] = position[back] + 1;
            if (p.hasShipments) {
                open[at] = open[back] + (at == end || p.partner[at] < 0 ? 0 : p.shipmentPickup[at] ? 1 : -1);
            }
            if (at == end) {
                break;
            }
            at = next[at];
        }
        at = last;
        if (at == end) {
            System.arraycopy(p.own, end * p.stride, suffix, end * p.stride, p.stride);
            noteDue(end);
            at = prev[end];
        }
        while (true) {
            int ahead = next[at];
            int from = p.location[at];
            int to = p.location[ahead];
            Segments.join(p, p.own, at, suffix, ahead, leg[at], travel.durationSeconds(from, to), suffix, at);
            noteDue(at);
            if (at == start) {
                break;
            }
            at = prev[at];
        }
        price(r);
    }

    private void noteLeaving(int node) {
        if (p.timed) {
            int at = node * p.stride;
            leaves[node] = prefix[at + FlatProblem.EARLIEST] + prefix[at + FlatProblem.DURATION];
        }
    }

    private void noteDue(int node) {
        if (p.timed) {
            due[node] = suffix[node * p.stride + FlatProblem.LATEST];
        }
    }

    /** Distances, loads and positions are all that a plain route is known by; legs are measured where they may be wrong. */
    private void refreshPlain(int r, boolean measure) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        int start = p.start(r);
        int end = p.end(r);
        long metres = 0;
        int count = 0;
        int back = start;
        while (back != end) {
            int at = next[back];
            if (measure) {
                leg[back] = travel.distanceMetres(p.location[back], p.location[at]);
            }
            metres += leg[back];
            prefix[at * p.stride + FlatProblem.DISTANCE] = metres;
            position[at] = ++count;
            for (int k = FlatProblem.LOAD; k < p.stride; k += 3) {
                prefix[at * p.stride + k] = prefix[back * p.stride + k] + p.own[at * p.stride + k];
            }
            back = at;
        }
        boolean ok = metres <= p.maxDistanceMetres[type] && size[r] <= p.maxStops[type];
        for (int k = 0; k < p.dimensions; k++) {
            long total = prefix[end * p.stride + FlatProblem.LOAD + 3 * k];
            load[r * p.dimensions + k] = total;
            ok &= total <= p.capacity[type * p.dimensions + k];
        }
        int node = end;
        while (true) {
            int at = node * p.stride;
            suffix[at + FlatProblem.DISTANCE] = metres - prefix[at + FlatProblem.DISTANCE];
            for (int k = FlatProblem.LOAD; k < p.stride; k += 3) {
                suffix[at + k] = prefix[end * p.stride + k] - prefix[at + k] + p.own[at + k];
            }
            if (node == start) {
                break;
            }
            node = prev[node];
        }
        feasible[r] = ok || size[r] == 0;
        setCost(r, size[r] == 0 ? 0 : p.fixedCost[type] + p.distanceCost[type] * metres);
    }

    private void setCost(int r, long value) {
        routesCost += value - cost[r];
        cost[r] = value;
    }

    private void price(int r) {
        int type = p.slotType[r];
        int at = p.end(r) * p.stride;
        long metres = prefix[at + FlatProblem.DISTANCE];
        long seconds = prefix[at + FlatProblem.DURATION];
        long time = p.durationPriced ? p.timeCost(type, seconds) : 0;
        boolean ok = metres <= p.maxDistanceMetres[type] && size[r] <= p.maxStops[type];
        if (p.timed) {
            ok &= prefix[at + FlatProblem.WARP] == 0
                    && prefix[at + FlatProblem.RELEASE] <= prefix[at + FlatProblem.LATEST] + p.startServiceSeconds[type]
                    && seconds <= p.maxDurationSeconds[type];
        }
        ok &= !Segments.overloaded(p, prefix, p.end(r), type);
        ok = ok && (!p.rules.together || keepsTogether(r));
        if (p.needsTimetable && ok && size[r] > 0) {
            timetable.begin(r);
            for (int node = next[p.start(r)]; node < p.stops; node = next[node]) {
                timetable.add(node);
            }
            timetable.add(p.end(r));
            ok = p.durationPriced ? timetable.shortest() : timetable.feasible();
            time = p.durationPriced && ok ? timetable.timeCost() : time;
        }
        feasible[r] = ok || size[r] == 0;
        setCost(r, size[r] == 0 ? 0 : p.fixedCost[type] + p.distanceCost[type] * metres + time);
    }

    /** Starts a step that can be rolled back. */
    public void begin() {
        step++;
        journalLength = 0;
        journalCount = 0;
        unservedBefore = unservedCount;
    }

    /** Restores all routes as they were at {@link #begin}. */
    public void rollback() {
        step++;
        int stray = 0;
        if (unservedBefore > 0 || p.hasReloads) {
            for (int c = 0; c < journalCount; c++) {
                int r = journalSlots[c];
                for (int node = next[p.start(r)]; node < p.stops; node = next[node]) {
                    slot[node] = STRAY;
                    walked[stray++] = node;
                }
            }
        }
        int at = 0;
        for (int c = 0; c < journalCount; c++) {
            at = relink(journalSlots[c], at, journalCosts[c]);
        }
        for (int k = 0; k < stray; k++) {
            if (slot[walked[k]] == STRAY) {
                slot[walked[k]] = -1;
                miss(walked[k]);
            }
        }
        journalLength = 0;
        journalCount = 0;
    }

    /** Puts the recorded stops of a route back; returns where the next record begins. */
    private int relink(int r, int from, long costBefore) {
        markDirty(r);
        int at = from;
        int count = journal[at++];
        int after = p.start(r);
        for (int k = 0; k < count; k++) {
            int stop = journal[at++];
            if (slot[stop] == -1) {
                found(stop);
            }
            slot[stop] = r;
            next[after] = stop;
            prev[stop] = after;
            after = stop;
        }
        next[after] = p.end(r);
        prev[p.end(r)] = after;
        boolean used = size[r] > 0;
        size[r] = count;
        if (!used && count > 0) {
            occupy(r);
        } else if (used && count == 0) {
            vacate(r);
        }
        if (!p.plain) {
            refresh(r);
            return at;
        }
        setCost(r, costBefore);
        leg[p.start(r)] = journalLegs[from];
        for (int c = from + 1; c < at; c++) {
            leg[journal[c]] = journalLegs[c];
        }
        for (int k = 0; k < p.dimensions; k++) {
            long total = 0;
            for (int c = from + 1; c < at; c++) {
                total += p.own[journal[c] * p.stride + FlatProblem.LOAD + 3 * k];
            }
            load[r * p.dimensions + k] = total;
        }
        markStale(r);
        return at;
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

    /** Records a route before its first change in this step. */
    private void touch(int r) {
        markDirty(r);
        if (touched[r] == step) {
            return;
        }
        touched[r] = step;
        journalCosts[journalCount] = cost[r];
        journalSlots[journalCount++] = r;
        if (journalLength + size[r] + 1 > journal.length) {
            journal = Arrays.copyOf(journal, 2 * journal.length + size[r]);
            journalLegs = Arrays.copyOf(journalLegs, p.plain ? journal.length : 0);
        }
        if (p.plain) {
            recordLegs(r);
        }
        journal[journalLength++] = size[r];
        for (int node = next[p.start(r)]; node < p.stops; node = next[node]) {
            journal[journalLength++] = node;
        }
    }

    private void recordLegs(int r) {
        int at = journalLength;
        int node = p.start(r);
        do {
            journalLegs[at++] = leg[node];
            node = next[node];
        } while (node < p.stops);
    }

    /**
     * Copies the order of the stops on routes that changed since the same snapshot asked last, or of all.
     *
     * @param into where it goes
     * @param follower next node per node, to be filled
     */
    void copyChanges(Snapshot into, int[] follower) {
        if (saver != into) {
            saver = into;
            System.arraycopy(next, 0, follower, 0, next.length);
        }
        for (int c = 0; c < dirtyCount; c++) {
            int r = dirty[c];
            isDirty[r] = false;
            int node = p.start(r);
            while (node != p.end(r)) {
                follower[node] = next[node];
                node = next[node];
            }
        }
        dirtyCount = 0;
    }

    private void markDirty(int r) {
        if (!isDirty[r]) {
            isDirty[r] = true;
            dirty[dirtyCount++] = r;
        }
    }

    private void occupy(int r) {
        int type = p.slotType[r];
        int top = free[p.firstSlot[type] + --freeCount[type]];
        free[freeAt[r]] = top;
        freeAt[top] = freeAt[r];
        activeAt[r] = activeCount;
        active[activeCount++] = r;
    }

    private void vacate(int r) {
        int top = active[--activeCount];
        active[activeAt[r]] = top;
        activeAt[top] = activeAt[r];
        release(r);
    }

    private void release(int r) {
        int type = p.slotType[r];
        freeAt[r] = p.firstSlot[type] + freeCount[type]++;
        free[freeAt[r]] = r;
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

    private void miss(int stop) {
        if (stop >= p.customers) {
            spares.add(stop);
            return;
        }
        unservedAt[stop] = unservedCount;
        unserved[unservedCount++] = stop;
        int group = p.rules.alternatives[stop];
        if (group < 0 || --chosen[group] == 0) {
            missingCost += p.unservedCost[stop];
            missingRequired += p.required[stop] ? 1 : 0;
        }
    }

    private void found(int stop) {
        if (stop >= p.customers) {
            spares.remove(stop);
            return;
        }
        int top = unserved[--unservedCount];
        unserved[unservedAt[stop]] = top;
        unservedAt[top] = unservedAt[stop];
        int group = p.rules.alternatives[stop];
        if (group < 0 || chosen[group]++ == 0) {
            missingCost -= p.unservedCost[stop];
            missingRequired -= p.required[stop] ? 1 : 0;
        }
    }

    /**
     * Whether a stop or one of its alternatives is served.
     *
     * @param stop any stop
     * @return false if serving the stop would take it off the stops left out
     */
    public boolean isSettled(int stop) {
        int group = p.rules.alternatives[stop];
        return slot[stop] >= 0 || (group >= 0 && chosen[group] > 0);
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

    private boolean keepsTogether(int r) {
        for (int node = next[p.start(r)]; node < p.stops; node = next[node]) {
            if (!mayJoin(node, r)) {
                return false;
            }
        }
        return true;
    }
}
