package io.flowcast.api.travel;

import io.flowcast.api.internal.Require;
import java.util.Arrays;

/**
 * Travel by time of day: each pair has one duration per time slot, the time the way takes if traffic stays as it is in that slot.
 *
 * <p>A vehicle that is under way when a slot ends goes on at the speed of the next one, so that who leaves later never arrives earlier
 * (Ichoua, Gendreau and Potvin 2003, "Vehicle dispatching with time-dependent travel times", EJOR 144(2), section 3). Durations
 * are rounded up to whole seconds.
 */
public final class TimeSlotTravelMatrix implements TravelMatrix {
    /** What rounding of sums may add to a whole number. */
    private static final double ROUNDING = 1e-6;

    private final DenseTravelMatrix free;
    private final long[] starts;
    private final DenseTravelMatrix[] slots;

    private TimeSlotTravelMatrix(DenseTravelMatrix free, long[] starts, DenseTravelMatrix[] slots) {
        this.free = free;
        this.starts = starts;
        this.slots = slots;
    }

    /**
     * A matrix from square tables.
     *
     * @param distanceMetres element [from][to], at least 0 or {@link #UNREACHABLE}
     * @param slotStartSeconds when each slot but the first begins, rising; the first has no beginning and the last no end
     * @param durationSeconds element [slot][from][to]: one table more than there are slot starts; a pair that no road joins is
     *     {@link #UNREACHABLE} in all of them
     * @return the matrix; the tables are copied
     * @throws IllegalArgumentException if shapes differ, starts do not rise, a value is negative, or a pair is unreachable in some slots
     *     only
     */
    public static TimeSlotTravelMatrix of(
            long[][] distanceMetres, long[] slotStartSeconds, long[][][] durationSeconds) {
        Require.that(
                durationSeconds.length == slotStartSeconds.length + 1,
                slotStartSeconds.length + " slot starts need " + (slotStartSeconds.length + 1)
                        + " tables of durations, not " + durationSeconds.length);
        for (int s = 1; s < slotStartSeconds.length; s++) {
            Require.that(slotStartSeconds[s] > slotStartSeconds[s - 1], "slotStartSeconds must rise");
        }
        DenseTravelMatrix[] slots = new DenseTravelMatrix[durationSeconds.length];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = DenseTravelMatrix.of(distanceMetres, durationSeconds[s]);
        }
        int n = distanceMetres.length;
        long[][] least = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                least[i][j] = Long.MAX_VALUE;
                for (DenseTravelMatrix slot : slots) {
                    long seconds = slot.durationSeconds(i, j);
                    Require.that(
                            (seconds == UNREACHABLE) == (slots[0].durationSeconds(i, j) == UNREACHABLE),
                            "places " + i + " and " + j + " are joined in some slots only");
                    least[i][j] = Math.min(least[i][j], seconds);
                }
            }
        }
        return new TimeSlotTravelMatrix(DenseTravelMatrix.of(distanceMetres, least), slotStartSeconds.clone(), slots);
    }

    @Override
    public int size() {
        return free.size();
    }

    @Override
    public long distanceMetres(int from, int to) {
        return free.distanceMetres(from, to);
    }

    @Override
    public long durationSeconds(int from, int to) {
        return free.durationSeconds(from, to);
    }

    @Override
    public long durationSeconds(int from, int to, long departureSecond) {
        if (free.durationSeconds(from, to) == UNREACHABLE) {
            return UNREACHABLE;
        }
        int slot = slotAt(departureSecond);
        double left = 1;
        double driven = 0;
        while (slot < starts.length) {
            double rest = starts[slot] - departureSecond - driven;
            double whole = slots[slot].durationSeconds(from, to);
            if (left * whole <= rest) {
                break;
            }
            left -= rest / whole;
            driven += rest;
            slot++;
        }
        driven += left * slots[slot].durationSeconds(from, to);
        return (long) Math.ceil(driven - ROUNDING);
    }

    @Override
    public long leastDurationSeconds(int from, int to, long firstSecond, long lastSecond) {
        long last = durationSeconds(from, to, lastSecond);
        if (last == UNREACHABLE) {
            return UNREACHABLE;
        }
        long least = Long.MAX_VALUE;
        for (int slot = slotAt(firstSecond); slot <= slotAt(lastSecond + last); slot++) {
            least = Math.min(least, slots[slot].durationSeconds(from, to));
        }
        return least;
    }

    /**
     * When each slot but the first begins.
     *
     * @return the moments, rising; a copy
     */
    public long[] slotStartSeconds() {
        return starts.clone();
    }

    /**
     * Duration of a way that is driven in one slot only.
     *
     * @param slot number of the slot, from 0
     * @param from place index
     * @param to place index
     * @return seconds, or {@link #UNREACHABLE}
     */
    public long slotDurationSeconds(int slot, int from, int to) {
        return slots[slot].durationSeconds(from, to);
    }

    private int slotAt(long second) {
        int at = Arrays.binarySearch(starts, second);
        return at >= 0 ? at + 1 : -at - 1;
    }

    @Override
    public boolean timeDependent() {
        return true;
    }
}
