package io.flowcast.api.factor;

import io.flowcast.api.internal.Require;
import org.jspecify.annotations.Nullable;

/**
 * A figure that turns an amount into an impact, for example kilograms of waste into kgCO2e. Factors move between
 * vintages, so each carries its own.
 *
 * @param id key, for example {@code disposal.landfill}
 * @param value the figure
 * @param unit its unit, for example {@code kgCO2e/kg}
 * @param source who published it
 * @param vintage year or edition
 * @param low lower end where the source states a range, else {@code null}
 * @param high upper end, else {@code null}
 * @param licence terms of use of the published figure, or {@code null} if they are not known
 * @param note how it was converted or put together, or {@code null}
 */
public record Factor(
        String id,
        double value,
        String unit,
        String source,
        String vintage,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String licence,
        @Nullable String note) {
    /** Checks the arguments. */
    public Factor {
        Require.text("id", id);
        Require.finite("value", value);
        Require.text("unit", unit);
        Require.text("source", source);
        Require.text("vintage", vintage);
        double lowest = low == null ? value : Require.finite("low", low);
        double highest = high == null ? value : Require.finite("high", high);
        Require.that(
                lowest <= value && value <= highest,
                "value " + value + " must lie in its range from " + lowest + " to " + highest);
    }

    /**
     * A factor without licence and note.
     *
     * @param id key
     * @param value the figure
     * @param unit its unit
     * @param source who published it
     * @param vintage year or edition
     * @param low lower end where the source states a range, else {@code null}
     * @param high upper end, else {@code null}
     */
    public Factor(
            String id,
            double value,
            String unit,
            String source,
            String vintage,
            @Nullable Double low,
            @Nullable Double high) {
        this(id, value, unit, source, vintage, low, high, null, null);
    }
}
