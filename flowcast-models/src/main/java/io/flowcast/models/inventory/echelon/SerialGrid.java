package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.internal.Require;

/**
 * How finely continuous levels and demands of a serial system are cut into cells. Whole demands are taken one by one, up to
 * the tails.
 *
 * @param levels cells of the inventory levels, at least 1
 * @param demands cells of the demand over a lead time, at least 1
 * @param lowerTail chance that a lead-time demand lies below its cells
 * @param upperTail chance that a lead-time demand lies above its cells
 * @param systemLowerTail chance that the demand over all lead times lies below the levels
 * @param systemUpperTail chance that the demand over all lead times lies above the levels
 * @param interpolated whether costs between levels are interpolated (error of second order) or taken from the nearest level
 */
public record SerialGrid(
        int levels,
        int demands,
        double lowerTail,
        double upperTail,
        double systemLowerTail,
        double systemUpperTail,
        boolean interpolated) {
    /** Upper tail of the normal law at 5. */
    private static final double FIVE_SIGMA = 2.866515718791945e-7;
    /** Upper tail of the normal law at 8. */
    private static final double EIGHT_SIGMA = 6.220960574271785e-16;

    /** Checks the numbers. */
    public SerialGrid {
        Require.positive("levels", levels);
        Require.positive("demands", demands);
        Require.inside("lowerTail", lowerTail);
        Require.inside("upperTail", upperTail);
        Require.inside("systemLowerTail", systemLowerTail);
        Require.inside("systemUpperTail", systemUpperTail);
    }

    /**
     * A grid for four to five digits of the cost.
     *
     * @return 2000 levels, 200 demands
     */
    public static SerialGrid standard() {
        return new SerialGrid(2000, 200, FIVE_SIGMA, FIVE_SIGMA, FIVE_SIGMA, EIGHT_SIGMA, true);
    }
}
