package io.flowcast.models.routing.internal.data;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import java.util.Arrays;

/**
 * A routing problem as the search sees it: indices and primitive arrays, integer metres, seconds and cost units.
 *
 * <p><strong>Nodes.</strong> Stops are nodes {@code 0 .. stops - 1}. Every vehicle is a <em>slot</em> {@code r} with a
 * start node {@code stops + 2r} and an end node {@code stops + 2r + 1}. A type has at most as many slots as there are stops.
 *
 * <p><strong>Segments.</strong> A segment is a run of consecutive nodes described by {@link #stride} numbers, so that two
 * segments joined by a leg give a segment again in constant time (Vidal, Crainic, Gendreau, Prins 2014, "A unified solution
 * framework for multi-attribute vehicle routing problems", EJOR 234(3), section 4). {@link #own} holds the segment of each single
 * node. The offsets are {@link #DISTANCE}, {@link #DURATION}, {@link #WARP}, {@link #EARLIEST}, {@link #LATEST}, {@link #RELEASE}
 * and then three numbers per load dimension from {@link #LOAD} on: what must be brought from the depot, the net change of load
 * on the way, and the highest running sum of that change. Where time on board has a price, three more follow from {@link #boarding} on:
 * time without waiting, cost per second of all its goods, and their cost if nothing waits.
 *
 * <p><strong>Reloads.</strong> Where vehicles make several trips, the stops from {@link #customers} on are reloads: stays at a depot,
 * of which a route takes as many as it needs. In such a problem the three numbers per load dimension, release and cost per second on
 * board describe the part of a segment before its first reload. From {@link #trips} on follow the number of reloads and then four per
 * load dimension: the highest load of the trips between the first and the last reload, and again the three numbers for the part behind
 * the last. Time without waiting counts from the last reload on. Joined segments give segments again:
 * the last part of the first one and the first part of the second one make one more trip in the middle.
 *
 * <p>Public fields are read-only by convention: they are what the inner loops index.
 */
public final class FlatProblem {

    /** Segment offset: metres driven inside the segment. */
    public static final int DISTANCE = 0;
    /** Segment offset: least duration in seconds, service and waiting included. */
    public static final int DURATION = 1;
    /** Segment offset: seconds by which closing times are missed at best. */
    public static final int WARP = 2;
    /** Segment offset: earliest start that gives the least duration. */
    public static final int EARLIEST = 3;
    /** Segment offset: latest start that gives the least duration and warp. */
    public static final int LATEST = 4;
    /** Segment offset: latest release time of the goods that must be on board when the vehicle leaves. */
    public static final int RELEASE = 5;
    /** Segment offset of the first load dimension; each has three numbers: brought, net change, peak of the change. */
    public static final int LOAD = 6;

    public final int stops;
    /** Stops that are no reloads. */
    public final int customers;
    /** Kinds of reloads; those of a kind are interchangeable. */
    public final int reloadKinds;
    /** Kind per reload, counted from {@link #customers}. */
    public final int[] reloadKind;
    /** First stop of each kind of reload. */
    public final int[] firstReload;
    /** Whether some vehicle makes several trips. */
    public final boolean hasReloads;

    public final int dimensions;
    public final int types;
    public final int slots;
    public final int nodes;
    public final int stride;
    /** Segment offset of time on board, also the end of the loads. */
    public final int boarding;
    /** Segment offset of the number of reloads, the loads of later trips behind it. */
    public final int trips;

    /** Segment of each single node, {@code nodes * stride}. */
    public final long[] own;
    /** Matrix index per node. */
    public final int[] location;

    public final FlatTravel[] travel;

    /** Service seconds per stop; where they differ between types, the least. */
    public final long[] serviceSeconds;
    /** Service seconds per type and stop, or empty if they do not differ. */
    public final long[] serviceByType;

    public final long[][] windowOpens;
    public final long[][] windowCloses;
    public final long[] releaseSeconds;
    public final int[] partner;
    public final boolean[] shipmentPickup;
    public final long[] maxOnBoardSeconds;
    /** Cost of each second from leaving the depot to the start of service, per stop. */
    public final long[] boardCost;

    /** Rules that bind stops to each other. */
    public final FlatRules rules;

    /** How far vehicles have come that are under way. */
    public final FlatProgress progress;

    public final boolean[] required;
    /** Cost of leaving a stop out: its prize, or for a required stop more than any plan can cost. */
    public final long[] unservedCost;
    /** What of {@link #unservedCost} is its prize; the rest only says what comes before cost. */
    public final long[] prize;
    /** Whether leaving a stop out comes before cost: required stops, and those of a priority class. */
    public final boolean[] pressing;
    /** Whether priority classes are so many that their weights would overflow. */
    public final boolean weightsOverflow;
    /** Size of a stop's load over all dimensions, relative to the largest capacity; orders insertions. */
    public final double[] bulk;

    public final int[] slotType;
    public final int[] firstSlot;
    public final int[] profile;
    public final long[] startServiceSeconds;
    public final long[] maxDurationSeconds;
    public final long[] maxDistanceMetres;
    /** Most nodes of a route between start and end: stops and, where there are any, reloads. */
    public final int[] maxStops;
    /** Most stops of a route that are no reloads. */
    public final int[] maxCustomers;

    public final int[] maxTrips;
    public final long[][] breakOpens;
    public final long[][] breakCloses;
    public final long[][] breakSeconds;
    /** A route that starts then or later has had a break before, per type. */
    public final long[][] breakHad;
    /** Whether some driver has breaks. */
    public final boolean hasBreaks;

    public final long[] fixedCost;
    public final long[] distanceCost;
    public final long[] durationCost;
    public final long[] overtimeAfterSeconds;
    public final long[] overtimeCost;
    public final long[] capacity;
    public final boolean[] allowed;
    /** Types with equal class end their routes alike, so that a tail keeps its segment when it changes vehicle. */
    public final int[] tailClass;

    /** Types with equal class start and end alike and have the same profile, so that a route's length does not depend on which drives it. */
    public final int[] vehicleClass;

    /** Whether any time matters: windows, release, duration limits or costs. */
    public final boolean timed;
    /** Whether time costs anything: duration, overtime or time on board. */
    public final boolean durationPriced;
    /** Whether time on board costs anything. */
    public final boolean boardingPriced;
    /** Whether loads are deliveries from the depot only, so that capacity does not depend on the order. */
    public final boolean deliveriesOnly;

    public final boolean hasShipments;
    /** Whether some stop is barred from some type. */
    public final boolean restricted;

    public final boolean hasOptional;
    /**
     * Whether only loads from the depot, the number of stops and the distance matter. A route is then known by its loads and its
     * cost, which change by what one leg more or less says, and needs no segments while stops are taken out and put in.
     */
    public final boolean plain;
    /**
     * Whether besides what a plain problem knows only the times of service matter. A route is then known by its loads, its cost, when it
     * leaves each stop and when it must be there, which change no farther along the route than waiting allows.
     */
    public final boolean windowed;
    /** Whether loads and cost of a route are kept up to date while stops are taken out and put in, and its segments are not. */
    public final boolean light;
    /** Whether segments are only a relaxation, and routes need {@code Timetable} for the truth. */
    public final boolean needsTimetable;
    /** Whether travel depends on the time of day; segments then know its least durations. */
    public final boolean timeDependent;

    FlatProblem(FlatDraft d) {
        stops = d.stops;
        customers = d.customers;
        reloadKind = d.reloadKind;
        reloadKinds = Arrays.stream(reloadKind).max().orElse(-1) + 1;
        hasReloads = reloadKinds > 0;
        firstReload = new int[reloadKinds];
        for (int node = stops - 1; node >= customers; node--) {
            firstReload[reloadKind[node - customers]] = node;
        }
        dimensions = d.dimensions;
        types = d.types;
        travel = d.travel;
        serviceSeconds = d.serviceSeconds;
        serviceByType = d.serviceByType;
        rules = new FlatRules(d);
        progress = new FlatProgress(d);
        boardCost = d.boardCost;
        overtimeAfterSeconds = d.overtimeAfterSeconds;
        overtimeCost = d.overtimeCost;
        windowOpens = d.windowOpens;
        windowCloses = d.windowCloses;
        releaseSeconds = d.releaseSeconds;
        partner = d.partner;
        shipmentPickup = d.shipmentPickup;
        maxOnBoardSeconds = d.maxOnBoardSeconds;
        required = d.required;
        profile = d.profile;
        startServiceSeconds = d.startServiceSeconds;
        maxDurationSeconds = d.maxDurationSeconds;
        maxDistanceMetres = d.maxDistanceMetres;
        maxCustomers = d.maxStops;
        maxTrips = d.maxTrips;
        breakOpens = d.breakOpens;
        breakCloses = d.breakCloses;
        breakSeconds = d.breakSeconds;
        breakHad = d.breakHad;
        hasBreaks = Arrays.stream(breakOpens).anyMatch(each -> each.length > 0);
        maxStops = new int[types];
        for (int t = 0; t < types; t++) {
            maxStops[t] = (int) Math.min(Integer.MAX_VALUE, (long) maxCustomers[t] + maxTrips[t] - 1);
        }
        fixedCost = d.fixedCost;
        distanceCost = d.distanceCost;
        durationCost = d.durationCost;
        capacity = d.capacity;
        allowed = d.allowed;
        for (int t = 0; t < types; t++) {
            maxDistanceMetres[t] = Math.min(maxDistanceMetres[t], FlatTravel.UNREACHABLE - 1L);
        }

        firstSlot = new int[types + 1];
        for (int t = 0; t < types; t++) {
            firstSlot[t + 1] = firstSlot[t] + (d.underWay[t] ? 1 : Math.min(d.count[t], customers));
        }
        slots = firstSlot[types];
        slotType = new int[slots];
        nodes = stops + 2 * slots;
        boardingPriced = any(boardCost, 0);
        durationPriced = boardingPriced || any(durationCost, 0) || any(overtimeCost, 0);
        boarding = LOAD + 3 * dimensions;
        trips = boarding + (boardingPriced ? 3 : 0);
        stride = trips + (hasReloads ? 1 + 4 * dimensions : 0);
        location = new int[nodes];
        own = new long[nodes * stride];
        SingleNodes.fill(this, d);

        timed = isTimed(d);
        deliveriesOnly = !progress.any && !any(d.pickup, 0) && !any(d.shipment, 0);
        boolean shipments = false;
        boolean onBoard = false;
        boolean optional = false;
        boolean manyWindows = false;
        for (int i = 0; i < customers; i++) {
            shipments |= partner[i] >= 0;
            onBoard |= maxOnBoardSeconds[i] < NEVER;
            optional |= !required[i];
            manyWindows |= windowOpens[i].length > 1;
        }
        hasShipments = shipments;
        hasOptional = optional;
        boolean byClock = false;
        for (FlatTravel each : travel) {
            byClock |= each.timeDependent();
        }
        timeDependent = byClock;
        needsTimetable = (timed && timeDependent)
                || onBoard
                || manyWindows
                || boardingPriced
                || serviceByType.length > 0
                || rules.ordered
                || rules.together
                || hasReloads
                || hasBreaks;
        boolean barred = false;
        for (boolean ok : allowed) {
            barred |= !ok;
        }
        restricted = barred;
        plain = isPlain();
        windowed = isWindowed();
        light = plain || windowed;
        tailClass = VehicleClasses.byTail(this, d);
        vehicleClass = VehicleClasses.byRoute(this, d);
        UnservedCosts weights = new UnservedCosts(this, d);
        unservedCost = weights.costs;
        weightsOverflow = weights.overflow;
        prize = d.prize;
        pressing = new boolean[stops];
        for (int i = 0; i < customers; i++) {
            pressing[i] = required[i] || d.priority[i] > 0;
        }
        bulk = bulks(d);
    }

    /**
     * The node where the vehicle of a slot starts.
     *
     * @param slot vehicle slot
     * @return node index
     */
    public int start(int slot) {
        return stops + 2 * slot;
    }

    /**
     * The node where the vehicle of a slot ends.
     *
     * @param slot vehicle slot
     * @return node index
     */
    public int end(int slot) {
        return stops + 2 * slot + 1;
    }

    /**
     * Whether vehicles of a type may serve a stop.
     *
     * @param type vehicle type
     * @param stop stop index
     * @return false if the stop is barred
     */
    public boolean mayServe(int type, int stop) {
        return allowed[type * stops + stop];
    }

    /**
     * Service of a stop by a vehicle of a type.
     *
     * @param type vehicle type
     * @param stop stop index
     * @return seconds
     */
    public long serviceSeconds(int type, int stop) {
        return serviceByType.length == 0 ? serviceSeconds[stop] : serviceByType[type * stops + stop];
    }

    /**
     * What the duration of a route costs.
     *
     * @param type vehicle type
     * @param seconds duration of the route
     * @return cost units, overtime included
     */
    public long timeCost(int type, long seconds) {
        return durationCost[type] * seconds + overtimeCost[type] * Math.max(0, seconds - overtimeAfterSeconds[type]);
    }

    private boolean isTimed(FlatDraft d) {
        if (durationPriced || hasBreaks) {
            return true;
        }
        for (int t = 0; t < types; t++) {
            if (d.endClose[t] < NEVER || d.endOpen[t] > -NEVER || maxDurationSeconds[t] < NEVER) {
                return true;
            }
        }
        for (int i = 0; i < stops; i++) {
            if (windowOpens[i].length > 0 || releaseSeconds[i] > -NEVER || maxOnBoardSeconds[i] < NEVER) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlain() {
        boolean simple =
                !timed && deliveriesOnly && !progress.any && !hasShipments && !needsTimetable && rules.groups == 0;
        for (int t = 0; t < types; t++) {
            // A leg that cannot be driven must be too dear to be taken.
            simple &= maxDistanceMetres[t] >= FlatTravel.UNREACHABLE - 1L && distanceCost[t] > 0;
        }
        return simple;
    }

    private boolean isWindowed() {
        boolean simple = timed && deliveriesOnly && !hasShipments && !needsTimetable && !durationPriced;
        for (long released : releaseSeconds) {
            simple &= released <= -NEVER;
        }
        for (int t = 0; t < types; t++) {
            simple &= maxDistanceMetres[t] >= FlatTravel.UNREACHABLE - 1L && distanceCost[t] > 0;
            simple &= maxDurationSeconds[t] >= NEVER;
        }
        return simple;
    }

    private static boolean any(long[] values, long above) {
        for (long value : values) {
            if (value > above || value < -above) {
                return true;
            }
        }
        return false;
    }

    private double[] bulks(FlatDraft d) {
        double[] sizes = new double[stops];
        for (int k = 0; k < dimensions; k++) {
            long largest = 1;
            for (int t = 0; t < types; t++) {
                long room = capacity[t * dimensions + k];
                largest = Math.max(largest, room < FlatDraft.UNLIMITED ? room : 1);
            }
            for (int i = 0; i < stops; i++) {
                int at = i * dimensions + k;
                long load = d.delivery[at] + d.pickup[at] + Math.abs(d.shipment[at]);
                sizes[i] += (double) load / largest;
            }
        }
        return sizes;
    }
}
