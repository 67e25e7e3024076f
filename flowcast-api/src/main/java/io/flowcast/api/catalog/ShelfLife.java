package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import org.jspecify.annotations.Nullable;

/**
 * How long a product keeps.
 *
 * @param days life from receipt of a fresh lot at {@code referenceCelsius}, above zero
 * @param daysAfterOpening life once opened, or {@code null} if opening does not matter or is not known
 * @param daysAfterThawing life once thawed, or {@code null}
 * @param dateKind what the date on its label means
 * @param referenceCelsius temperature for which the days hold
 * @param temperatureLaw how it ages at other temperatures
 * @param source where the figure comes from
 */
public record ShelfLife(
        double days,
        @Nullable Double daysAfterOpening,
        @Nullable Double daysAfterThawing,
        DateKind dateKind,
        double referenceCelsius,
        TemperatureLaw temperatureLaw,
        String source) {
    /** Checks the arguments. */
    public ShelfLife {
        Require.positive("days", days);
        if (daysAfterOpening != null) {
            Require.positive("daysAfterOpening", daysAfterOpening);
        }
        if (daysAfterThawing != null) {
            Require.positive("daysAfterThawing", daysAfterThawing);
        }
        Require.present("dateKind", dateKind);
        Require.finite("referenceCelsius", referenceCelsius);
        Require.present("temperatureLaw", temperatureLaw);
        Require.text("source", source);
    }

    /**
     * A life that the label alone rules.
     *
     * @param days life from receipt
     * @param dateKind what the date means
     * @param source where the figure comes from
     * @return the shelf life, referred to 4 degrees Celsius
     */
    public static ShelfLife ofDays(double days, DateKind dateKind, String source) {
        return new ShelfLife(days, null, null, dateKind, 4, new TemperatureLaw.LabelOnly(), source);
    }
}
