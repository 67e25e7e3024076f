package io.flowcast.models.inventory;

import io.flowcast.models.inventory.internal.ProtectionPaths;
import java.util.Arrays;

/**
 * One item on one order day: the expected state and the paths of demand from there on.
 *
 * @param item the item
 * @param day days from today
 * @param stock expected stock by remaining days
 * @param arriving expected arrivals by days ahead
 * @param leads lead time of each path
 * @param paths demand, prepared
 */
record Review(PlannedItem item, int day, double[] stock, double[] arriving, int[] leads, ProtectionPaths paths) {
    /** Stock of all ages and all that is on its way. */
    double position() {
        return Arrays.stream(stock).sum() + Arrays.stream(arriving).sum();
    }
}
