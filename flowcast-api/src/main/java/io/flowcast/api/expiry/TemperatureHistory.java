package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Comparator;
import java.util.List;

/**
 * What a logger at a site recorded.
 *
 * @param siteId where
 * @param readings the readings; sorted by time here, gaps allowed
 */
public record TemperatureHistory(String siteId, List<TemperatureReading> readings) {
    /** Sorts and copies the readings. */
    public TemperatureHistory {
        Require.text("siteId", siteId);
        readings = readings.stream()
                .sorted(Comparator.comparing(TemperatureReading::at))
                .toList();
    }

    /**
     * No logger.
     *
     * @param siteId where
     * @return a history without readings
     */
    public static TemperatureHistory none(String siteId) {
        return new TemperatureHistory(siteId, List.of());
    }
}
