package io.flowcast.models.expiry.shelflife;

import java.time.Duration;

/**
 * What a shelf-life model assumes where nothing is measured.
 *
 * @param lifeCoefficientOfVariation standard deviation of lives of one product over their mean, from 0 (all alike) to 1
 * @param failedShareAtStatedLife share of the goods that is no longer good at the end of the stated life, above 0 and
 *     below 1; a stated life is one that nearly all goods reach
 * @param longestGap readings further apart than this are not joined by a straight line: in between, the product's
 *     reference temperature is taken; above zero
 * @param spikeKelvin jump that a sensor may always make; a larger one is judged by {@code spikeKelvinPerMinute} too
 * @param spikeKelvinPerMinute fastest change that air in a store can make, above zero
 * @param partOfLastDay share of a day that goods must still last for the day to count as a day of sale, above 0 and
 *     at most 0.9, so that a day of 23 hours is a day; one half rounds the end of life to the nearest midnight. The
 *     label's date is never passed
 */
public record ShelfLifeSettings(
        double lifeCoefficientOfVariation,
        double failedShareAtStatedLife,
        Duration longestGap,
        double spikeKelvin,
        double spikeKelvinPerMinute,
        double partOfLastDay) {
    /** Checks the arguments. */
    public ShelfLifeSettings {
        require(lifeCoefficientOfVariation >= 0 && lifeCoefficientOfVariation <= 1, "lifeCoefficientOfVariation");
        require(failedShareAtStatedLife > 0 && failedShareAtStatedLife < 1, "failedShareAtStatedLife");
        require(longestGap.compareTo(Duration.ZERO) > 0, "longestGap");
        require(spikeKelvin >= 0 && spikeKelvin < 1000, "spikeKelvin");
        require(spikeKelvinPerMinute > 0 && spikeKelvinPerMinute < 1000, "spikeKelvinPerMinute");
        require(partOfLastDay > 0 && partOfLastDay <= 0.9, "partOfLastDay");
    }

    private static void require(boolean condition, String name) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range");
        }
    }

    /**
     * Sober settings: lives vary by 10 %, one in twenty fails before its stated life, gaps over three hours are gaps, a
     * sensor may jump by 5 K and half a kelvin a minute, half a day rounds to a day.
     *
     * <p>The 5 % follow the habit of stating a life at a lower 95 % limit (ICH Q1E, 2003); all other values are
     * assumptions, and a measured spread of a product should replace the 10 %.
     *
     * @return settings to start from
     */
    public static ShelfLifeSettings standard() {
        return new ShelfLifeSettings(0.10, 0.05, Duration.ofHours(3), 5, 0.5, 0.5);
    }
}
