package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who takes donations.
 *
 * @param id key of the recipient, unique in a catalog
 * @param name name for people
 * @param location where it is
 * @param capacityGramsPerDay how much it can take in a day
 * @param acceptedCategories product categories it takes; empty for all
 * @param acceptedStorage temperatures it can keep
 * @param minimumRemainingDays whole days of life that must be left on arrival, at least 0
 * @param acceptsPastBestBefore whether it takes goods after a best-before date; a use-by date is never passed
 * @param openingHours when it takes goods
 */
public record Recipient(
        String id,
        String name,
        GeoPoint location,
        long capacityGramsPerDay,
        Set<String> acceptedCategories,
        StorageRange acceptedStorage,
        int minimumRemainingDays,
        boolean acceptsPastBestBefore,
        OpeningHours openingHours) {
    /** Checks and copies the arguments; the categories become sorted, so that two runs print alike. */
    public Recipient {
        Require.text("id", id);
        Require.text("name", name);
        Require.present("location", location);
        Require.nonNegative("capacityGramsPerDay", capacityGramsPerDay);
        acceptedCategories = Collections.unmodifiableSet(new TreeSet<>(acceptedCategories));
        Require.present("acceptedStorage", acceptedStorage);
        Require.nonNegative("minimumRemainingDays", (long) minimumRemainingDays);
        Require.present("openingHours", openingHours);
    }

    /**
     * Whether it takes a category.
     *
     * @param category a product category
     * @return true if it is accepted
     */
    public boolean accepts(String category) {
        return acceptedCategories.isEmpty() || acceptedCategories.contains(category);
    }
}
