package io.flowcast.api.expiry;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a lot is still good.
 *
 * @param days days of life left from the moment asked about, as a distribution; never negative
 * @param lastSaleDate last day on which it may be sold: the label's date, or an earlier one if it aged faster
 * @param labelDate date on the label, or {@code null} if it is unknown
 * @param consumedFraction share of its life that is used up, at least 0; above 1 for goods past their life
 * @param basis what the answer rests on, for people: label, temperature history, catalogue
 */
public record RemainingLife(
        Distribution days,
        LocalDate lastSaleDate,
        @Nullable LocalDate labelDate,
        double consumedFraction,
        String basis) {
    /** Checks the arguments. */
    public RemainingLife {
        Require.present("days", days);
        Require.present("lastSaleDate", lastSaleDate);
        Require.nonNegative("consumedFraction", consumedFraction);
        Require.text("basis", basis);
        Require.that(
                labelDate == null || !lastSaleDate.isAfter(labelDate),
                "lastSaleDate " + lastSaleDate + " is after the label's " + labelDate);
    }
}
