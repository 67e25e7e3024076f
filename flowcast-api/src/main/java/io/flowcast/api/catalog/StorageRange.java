package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;

/**
 * Temperatures at which a product keeps as its shelf life says.
 *
 * @param minCelsius lowest
 * @param maxCelsius highest, not below {@code minCelsius}
 */
public record StorageRange(double minCelsius, double maxCelsius) {
    /** Checks the order. */
    public StorageRange {
        Require.finite("minCelsius", minCelsius);
        Require.finite("maxCelsius", maxCelsius);
        Require.that(minCelsius <= maxCelsius, "minCelsius " + minCelsius + " is above maxCelsius " + maxCelsius);
    }

    /**
     * Whether a temperature is allowed.
     *
     * @param celsius the temperature
     * @return true if it lies in the range
     */
    public boolean allows(double celsius) {
        return celsius >= minCelsius && celsius <= maxCelsius;
    }
}
