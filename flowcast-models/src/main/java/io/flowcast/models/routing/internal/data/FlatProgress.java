package io.flowcast.models.routing.internal.data;

/** How far vehicles have come that are under way. Public fields are read-only by convention. */
public final class FlatProgress {

    /** Whether some vehicle is under way. */
    public final boolean any;
    /** Whether vehicles of a type have made visits already, so that they stand at a stop and their present trip is not empty. */
    public final boolean[] begun;

    private final boolean[] underWay;
    private final int stops;
    private final int[] carrier;
    private final boolean[] notNow;

    FlatProgress(FlatDraft d) {
        stops = d.stops;
        underWay = d.underWay;
        begun = d.begun;
        carrier = d.carrier;
        notNow = d.notNow;
        boolean found = false;
        for (boolean each : underWay) {
            found |= each;
        }
        any = found;
    }

    /**
     * Whether a vehicle may serve a stop on one of its trips, as far as goods of depots are concerned.
     *
     * @param type vehicle type
     * @param stop stop index
     * @param later whether the vehicle has reloaded before
     * @return false if the goods are not on board, or were loaded for an earlier trip
     */
    public boolean hasGoods(int type, int stop, boolean later) {
        if (carrier[stop] >= 0) {
            return carrier[stop] == type && !later;
        }
        return later || !underWay[type] || !notNow[type * stops + stop];
    }
}
