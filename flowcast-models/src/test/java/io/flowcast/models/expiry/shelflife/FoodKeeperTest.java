package io.flowcast.models.expiry.shelflife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.models.expiry.shelflife.FoodKeeperEntry.Place;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Figures from the published file of USDA FoodKeeper (CC0). */
class FoodKeeperTest {
    private final FoodKeeper catalogue = FoodKeeper.load();

    @Test
    void holdsAllProducts() {
        assertThat(catalogue.entries()).hasSize(661);
        assertThat(catalogue.categories()).hasSize(14);
        assertThat(catalogue.category("fresh fruits"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.category()).isEqualTo("Produce"));
        assertThat(catalogue.category("no such thing")).isEmpty();
    }

    @Test
    void buttermilkKeepsOneToTwoWeeks() {
        FoodKeeperEntry entry = catalogue.best("buttermilk").orElseThrow();
        assertThat(entry.refrigerator().fewestDays()).isEqualTo(7);
        assertThat(entry.refrigerator().mostDays()).isEqualTo(14);
        assertThat(entry.refrigerator().fromPurchase()).isTrue();
        ShelfLife life = entry.shelfLife(Place.REFRIGERATOR).orElseThrow();
        assertThat(life.days()).isEqualTo(7);
        assertThat(life.dateKind()).isEqualTo(DateKind.BEST_BEFORE);
        assertThat(life.referenceCelsius()).isEqualTo(4);
        assertThat(life.source()).contains("FoodKeeper").contains("Buttermilk").contains("1 - 2 Weeks");
    }

    @Test
    void meatHasAUseByDateAndMonthsAreMonths() {
        FoodKeeperEntry cream = catalogue.find("half and half cream").get(0);
        assertThat(cream.freezer().fewestDays()).isCloseTo(4 * 365.25 / 12, within(1e-9));
        assertThat(catalogue.category("Poultry"))
                .anySatisfy(entry -> assertThat(entry.shelfLife(Place.REFRIGERATOR))
                        .hasValueSatisfying(life -> assertThat(life.dateKind()).isEqualTo(DateKind.USE_BY)));
    }

    @Test
    void findsSingularAndPlural() {
        assertThat(catalogue.best("strawberries")).isEqualTo(catalogue.best("Strawberry"));
        assertThat(catalogue.best("strawberry").orElseThrow().name().toLowerCase(Locale.ROOT))
                .contains("berr");
        assertThat(catalogue.best("tomatoes").orElseThrow().name()).containsIgnoringCase("tomato");
        assertThat(catalogue.find("spaceship")).isEmpty();
        assertThat(catalogue.find("  ")).isEmpty();
    }

    @Test
    void everyCellIsUnderstood() {
        for (FoodKeeperEntry entry : catalogue.entries()) {
            for (StorageTime time : new StorageTime[] {
                entry.pantry(),
                entry.pantryAfterOpening(),
                entry.refrigerator(),
                entry.refrigeratorAfterOpening(),
                entry.refrigeratorAfterThawing(),
                entry.freezer()
            }) {
                assertThat(time.kind() == StorageTime.Kind.UNKNOWN)
                        .as(entry.name() + ": " + time.text())
                        .isEqualTo(time.text().isEmpty());
                assertThat(time.kind() == StorageTime.Kind.DAYS).isEqualTo(time.mostDays() > 0);
            }
            for (Place place : Place.values()) {
                entry.shelfLife(place).ifPresent(life -> assertThat(life.days()).isPositive());
            }
        }
    }

    @Test
    void twoTimesGiveTheShorter() {
        assertThat(StorageTime.parse(">80 Days | 10 Days").fewestDays()).isEqualTo(10);
        assertThat(StorageTime.parse("2 Hours").fewestDays()).isCloseTo(2 / 24.0, within(1e-12));
        assertThat(StorageTime.parse("1 Yea").fewestDays()).isEqualTo(365.25);
        assertThat(StorageTime.parse("Not Recommended").kind()).isEqualTo(StorageTime.Kind.NOT_RECOMMENDED);
    }
}
