package io.flowcast.models.routing.internal.data;

import java.util.Arrays;

/**
 * The raw columns from which a {@link FlatProblem} is made: one array per attribute, sized by the constructor and filled
 * with the value that restricts nothing.
 *
 * <p>All times are seconds on one axis, all costs are integer cost units. The fields are open on purpose: the draft lives
 * between a translator and {@link #build()} only.
 */
public final class FlatDraft {

    /** A time that no plan reaches; far enough from the limits of long that sums of it do not overflow. */
    public static final long NEVER = 1L << 46;

    /** A capacity that no load reaches. */
    public static final long UNLIMITED = 1L << 60;

    /** Number of stops, reloads included. */
    public final int stops;
    /** Number of stops that are no reloads; reloads follow them, those of a kind together. */
    public int customers;
    /** Kind of each reload, from 0 on. */
    public int[] reloadKind = {};
    /** Number of load dimensions, at least one. */
    public final int dimensions;
    /** Number of vehicle types. */
    public final int types;

    /** Travel per profile. */
    public FlatTravel[] travel = {};

    /** Matrix index per stop. */
    public final int[] location;
    /** Service seconds per stop. */
    public final long[] serviceSeconds;
    /** Opening times per stop, ascending and disjoint; an empty row means always open. */
    public final long[][] windowOpens;
    /** Closing times per stop (latest start of service), parallel to {@link #windowOpens}. */
    public final long[][] windowCloses;
    /** Earliest time the goods of a stop can leave the depot. */
    public final long[] releaseSeconds;
    /** Load brought from the depot, per stop and dimension. */
    public final long[] delivery;
    /** Load taken to the depot, per stop and dimension. */
    public final long[] pickup;
    /** Load that comes on board (positive) or leaves (negative) for a shipment, per stop and dimension. */
    public final long[] shipment;
    /** The other end of the shipment a stop belongs to, or -1. */
    public final int[] partner;
    /** Whether a stop is the pickup end of its shipment. */
    public final boolean[] shipmentPickup;
    /**
     * Longest time on board: for the delivery end of a shipment from the end of service at the pickup, for a stop
     * delivered from the depot from leaving the depot, both to the start of service here.
     */
    public final long[] maxOnBoardSeconds;
    /** Cost of each second from leaving the depot to the start of service, per stop. */
    public final long[] boardCost;
    /** Service seconds per type and stop where they differ between types, else empty. */
    public long[] serviceByType = {};
    /** Cost of leaving a stop out; ignored for required stops. */
    public final long[] prize;
    /** Priority class per stop, 0 for none; of a shipment that of its pickup. */
    public final int[] priority;
    /** Group of alternatives per stop, -1 for none; prize and requirement of each stop are those of its group. */
    public final int[] alternatives;
    /** Group of stops for the same vehicle per stop, -1 for none. */
    public final int[] together;
    /** Stops that come before a stop if they are on the same route, per stop. */
    public final int[][] predecessors;
    /** Whether leaving the stop out is a violation. */
    public final boolean[] required;

    /** Number of vehicles per type. */
    public final int[] count;
    /** Matrix index where vehicles of a type start. */
    public final int[] startLocation;
    /** Matrix index where vehicles of a type end. */
    public final int[] endLocation;
    /** Index into {@link #travel} per type. */
    public final int[] profile;
    /** Earliest departure per type. */
    public final long[] startOpen;
    /** Latest departure per type. */
    public final long[] startClose;
    /** Seconds from the start of the duty to the departure, e.g. loading. */
    public final long[] startServiceSeconds;
    /** Earliest end per type. */
    public final long[] endOpen;
    /** Latest end per type. */
    public final long[] endClose;
    /** Longest route duration per type. */
    public final long[] maxDurationSeconds;
    /** Longest route distance per type. */
    public final long[] maxDistanceMetres;
    /** Most stops per route and type. */
    public final int[] maxStops;
    /** Cost of using a vehicle, per type. */
    public final long[] fixedCost;
    /** Cost per metre, per type. */
    public final long[] distanceCost;
    /** Cost per second of route duration, per type. */
    public final long[] durationCost;
    /** Duration after which overtime begins, per type. */
    public final long[] overtimeAfterSeconds;
    /** Cost per second of overtime, per type. */
    public final long[] overtimeCost;
    /** First moment of each break per type, ascending. */
    public final long[][] breakOpens;
    /** Last moment of each break per type, ascending. */
    public final long[][] breakCloses;
    /** Length of each break per type. */
    public final long[][] breakSeconds;
    /** A route that starts then or later has had a break before, per type; rises from break to break. */
    public final long[][] breakHad;
    /** Most trips per route and type. */
    public final int[] maxTrips;
    /** Capacity per type and dimension. */
    public final long[] capacity;
    /** Whether a type may serve a stop, per type and stop. */
    public final boolean[] allowed;
    /** Whether a type is one vehicle that is under way. */
    public final boolean[] underWay;
    /** Whether it has made visits. */
    public final boolean[] begun;
    /** Type that has the goods of a stop on board, or -1. */
    public final int[] carrier;
    /** Whether a vehicle under way may not serve a stop before it has reloaded, per type and stop; empty if none is under way. */
    public boolean[] notNow = {};
    /** Load on board of a vehicle under way, per type and dimension. */
    public final long[] onBoard;

    /**
     * Starts a draft in which nothing is restricted and every stop is required.
     *
     * @param stops number of stops, shipments count two
     * @param dimensions number of load dimensions, at least one
     * @param types number of vehicle types
     */
    public FlatDraft(int stops, int dimensions, int types) {
        this.stops = stops;
        customers = stops;
        this.dimensions = dimensions;
        this.types = types;
        location = new int[stops];
        serviceSeconds = new long[stops];
        windowOpens = new long[stops][0];
        windowCloses = new long[stops][0];
        releaseSeconds = new long[stops];
        Arrays.fill(releaseSeconds, -NEVER);
        delivery = new long[stops * dimensions];
        pickup = new long[stops * dimensions];
        shipment = new long[stops * dimensions];
        partner = new int[stops];
        Arrays.fill(partner, -1);
        shipmentPickup = new boolean[stops];
        maxOnBoardSeconds = new long[stops];
        Arrays.fill(maxOnBoardSeconds, NEVER);
        boardCost = new long[stops];
        alternatives = new int[stops];
        Arrays.fill(alternatives, -1);
        together = new int[stops];
        Arrays.fill(together, -1);
        predecessors = new int[stops][0];
        prize = new long[stops];
        priority = new int[stops];
        required = new boolean[stops];
        Arrays.fill(required, true);
        count = new int[types];
        startLocation = new int[types];
        endLocation = new int[types];
        profile = new int[types];
        startOpen = new long[types];
        Arrays.fill(startOpen, -NEVER);
        startClose = new long[types];
        Arrays.fill(startClose, NEVER);
        startServiceSeconds = new long[types];
        endOpen = new long[types];
        Arrays.fill(endOpen, -NEVER);
        endClose = new long[types];
        Arrays.fill(endClose, NEVER);
        maxDurationSeconds = new long[types];
        Arrays.fill(maxDurationSeconds, NEVER);
        maxDistanceMetres = new long[types];
        Arrays.fill(maxDistanceMetres, NEVER);
        maxStops = new int[types];
        Arrays.fill(maxStops, Integer.MAX_VALUE);
        fixedCost = new long[types];
        distanceCost = new long[types];
        durationCost = new long[types];
        overtimeAfterSeconds = new long[types];
        Arrays.fill(overtimeAfterSeconds, NEVER);
        overtimeCost = new long[types];
        breakOpens = new long[types][0];
        breakCloses = new long[types][0];
        breakSeconds = new long[types][0];
        breakHad = new long[types][0];
        maxTrips = new int[types];
        Arrays.fill(maxTrips, 1);
        capacity = new long[types * dimensions];
        Arrays.fill(capacity, UNLIMITED);
        underWay = new boolean[types];
        begun = new boolean[types];
        carrier = new int[stops];
        Arrays.fill(carrier, -1);
        onBoard = new long[types * dimensions];
        allowed = new boolean[types * stops];
        Arrays.fill(allowed, true);
    }

    /**
     * Freezes the columns and derives what the search needs beside them.
     *
     * @return the flat problem; the arrays of this draft belong to it from now on
     */
    public FlatProblem build() {
        return new FlatProblem(this);
    }
}
