package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A supplier who takes goods back, sealed ones only.
 *
 * @param supplierId who
 * @param productIds products it takes back; empty for all
 * @param creditShareOfCost share of the purchase cost that is credited, from 0 to 1
 * @param costPerKilogram what sending a kilogram back costs
 * @param capacityGramsPerDay how much it takes on a day; 0 for nothing at present
 * @param leadDays whole days the way takes, at least 0
 * @param minimumRemainingDays whole days of life that must be left when they come in, at least 0
 * @param acceptsPastDate whether goods past their date are credited as well; they go back as waste, never as food
 */
public record ReturnOption(
        String supplierId,
        Set<String> productIds,
        double creditShareOfCost,
        double costPerKilogram,
        long capacityGramsPerDay,
        int leadDays,
        int minimumRemainingDays,
        boolean acceptsPastDate) {
    /** Checks and copies the arguments; the products become sorted, so that two runs print alike. */
    public ReturnOption {
        Require.text("supplierId", supplierId);
        productIds = Collections.unmodifiableSet(new TreeSet<>(productIds));
        Require.fraction("creditShareOfCost", creditShareOfCost);
        Require.nonNegative("costPerKilogram", costPerKilogram);
        Require.nonNegative("capacityGramsPerDay", capacityGramsPerDay);
        Require.nonNegative("leadDays", (long) leadDays);
        Require.nonNegative("minimumRemainingDays", (long) minimumRemainingDays);
    }
}
