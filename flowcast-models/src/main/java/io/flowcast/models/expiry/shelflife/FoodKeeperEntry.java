package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.TemperatureLaw;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One food of {@link FoodKeeper}.
 *
 * @param id number in the catalogue
 * @param category category
 * @param subcategory subcategory, may be empty
 * @param name name
 * @param subtitle what kind, may be empty
 * @param keywords words it is found by, divided by commas
 * @param pantry time in a pantry, closed
 * @param pantryAfterOpening time in a pantry, opened
 * @param refrigerator time in a refrigerator
 * @param refrigeratorAfterOpening time in a refrigerator, opened
 * @param refrigeratorAfterThawing time in a refrigerator, thawed
 * @param freezer time in a freezer
 */
public record FoodKeeperEntry(
        int id,
        String category,
        String subcategory,
        String name,
        String subtitle,
        String keywords,
        StorageTime pantry,
        StorageTime pantryAfterOpening,
        StorageTime refrigerator,
        StorageTime refrigeratorAfterOpening,
        StorageTime refrigeratorAfterThawing,
        StorageTime freezer) {
    /** Foods whose date is one of safety as a rule: microbes grow in them before they look bad. */
    private static final Set<String> PERISHABLE =
            Set.of("Meat", "Poultry", "Seafood", "Deli & Prepared Foods", "Baby Food");

    /** Where a food is kept. */
    public enum Place {
        /** A cool, dry cupboard, taken as 20 degrees Celsius. */
        PANTRY(20),
        /** A refrigerator, taken as 4 degrees Celsius (FoodKeeper: 40 degrees Fahrenheit or below). */
        REFRIGERATOR(4),
        /** A freezer, taken as -18 degrees Celsius (FoodKeeper: 0 degrees Fahrenheit). */
        FREEZER(-18);

        private final double celsius;

        Place(double celsius) {
            this.celsius = celsius;
        }

        /**
         * Temperature of the place.
         *
         * @return degrees Celsius
         */
        public double celsius() {
            return celsius;
        }
    }

    /**
     * Time in a place, closed.
     *
     * @param place where
     * @return what is said
     */
    public StorageTime time(Place place) {
        return switch (place) {
            case PANTRY -> pantry;
            case REFRIGERATOR -> refrigerator;
            case FREEZER -> freezer;
        };
    }

    /**
     * A shelf life to start from: the fewest days of the range, the date kind on the cautious side (use-by for chilled or frozen meat,
     * poultry, seafood, prepared foods and baby food, else best-before), and no law of temperature, of which FoodKeeper says nothing.
     * Opened and thawed goods are taken to lie in a refrigerator unless the place is a pantry and has its own time.
     *
     * @param place where it is kept
     * @return the life, or empty if there are no days for the place
     */
    public Optional<ShelfLife> shelfLife(Place place) {
        StorageTime time = time(place);
        if (time.kind() != StorageTime.Kind.DAYS) {
            return Optional.empty();
        }
        StorageTime opened = place == Place.PANTRY && pantryAfterOpening.kind() == StorageTime.Kind.DAYS
                ? pantryAfterOpening
                : refrigeratorAfterOpening;
        boolean safety = PERISHABLE.contains(category) && place != Place.PANTRY;
        return Optional.of(new ShelfLife(
                time.fewestDays(),
                days(opened),
                days(refrigeratorAfterThawing),
                safety ? DateKind.USE_BY : DateKind.BEST_BEFORE,
                place.celsius(),
                new TemperatureLaw.LabelOnly(),
                FoodKeeper.SOURCE + ", " + name + (subtitle.isEmpty() ? "" : ", " + subtitle) + ", "
                        + place.name().toLowerCase(Locale.ROOT) + ": " + time.text()));
    }

    private static @Nullable Double days(StorageTime time) {
        return time.kind() == StorageTime.Kind.DAYS ? Double.valueOf(time.fewestDays()) : null;
    }
}
