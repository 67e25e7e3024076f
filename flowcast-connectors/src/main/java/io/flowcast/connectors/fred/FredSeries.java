package io.flowcast.connectors.fred;

import java.time.LocalDate;

/**
 * A series of FRED.
 *
 * @param id its key
 * @param title what it is
 * @param frequency how often there is a value, for example {@code Monthly}
 * @param units unit of its values
 * @param seasonalAdjustment whether and how it is adjusted
 * @param observationStart first day of the first period
 * @param observationEnd first day of the last period
 */
public record FredSeries(
        String id,
        String title,
        String frequency,
        String units,
        String seasonalAdjustment,
        LocalDate observationStart,
        LocalDate observationEnd) {}
