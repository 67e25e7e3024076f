package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kitchen or line that turns goods into another product: soup, juice, croutons.
 *
 * @param intoProductId what they become
 * @param siteIds sites whose goods it takes; empty for all
 * @param categories categories it takes; empty for all
 * @param valuePerKilogram what a kilogram of input is worth as the new product
 * @param costPerKilogram what collecting and working a kilogram of input costs
 * @param capacityGramsPerDay how much it takes on a day; 0 for nothing at present
 * @param leadDays whole days until the goods are worked, at least 0
 * @param minimumRemainingDays whole days of life that must be left when they are worked, at least 0
 */
public record ReworkOption(
        String intoProductId,
        Set<String> siteIds,
        Set<String> categories,
        double valuePerKilogram,
        double costPerKilogram,
        long capacityGramsPerDay,
        int leadDays,
        int minimumRemainingDays) {
    /** Checks and copies the arguments; sets become sorted, so that two runs print alike. */
    public ReworkOption {
        Require.text("intoProductId", intoProductId);
        siteIds = Collections.unmodifiableSet(new TreeSet<>(siteIds));
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        Require.nonNegative("valuePerKilogram", valuePerKilogram);
        Require.nonNegative("costPerKilogram", costPerKilogram);
        Require.nonNegative("capacityGramsPerDay", capacityGramsPerDay);
        Require.nonNegative("leadDays", (long) leadDays);
        Require.nonNegative("minimumRemainingDays", (long) minimumRemainingDays);
    }
}
