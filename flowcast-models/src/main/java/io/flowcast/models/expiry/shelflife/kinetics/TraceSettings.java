package io.flowcast.models.expiry.shelflife.kinetics;

import java.time.Duration;

/**
 * What a cleaned trace of temperatures believes.
 *
 * @param longestGap readings further apart than this are not joined by a straight line, above zero
 * @param spikeKelvin jump that a sensor may always make, at least 0
 * @param spikeKelvinPerMinute fastest change that air in a store can make, above zero
 */
public record TraceSettings(Duration longestGap, double spikeKelvin, double spikeKelvinPerMinute) {
    /** Checks the arguments. */
    public TraceSettings {
        require(longestGap.compareTo(Duration.ZERO) > 0, "longestGap", longestGap);
        require(spikeKelvin >= 0 && spikeKelvin < 1000, "spikeKelvin", spikeKelvin);
        require(spikeKelvinPerMinute > 0 && spikeKelvinPerMinute < 1000, "spikeKelvinPerMinute", spikeKelvinPerMinute);
    }

    private static void require(boolean condition, String name, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * Gaps over three hours are gaps; a sensor may jump by 5 K and half a kelvin a minute. Assumptions, not measurements.
     *
     * @return settings to start from
     */
    public static TraceSettings standard() {
        return new TraceSettings(Duration.ofHours(3), 5, 0.5);
    }
}
