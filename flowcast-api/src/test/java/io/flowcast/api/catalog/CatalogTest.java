package io.flowcast.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static Supplier supplier(String id, String name) {
        return new Supplier(id, name, null);
    }

    private static Listing listing(String site, String product, double price) {
        return new Listing(site, product, "s", 1, 1, price, 0, 0);
    }

    private static Catalog catalog(List<Supplier> suppliers, List<Listing> listings) {
        return new Catalog(List.of(), List.of(), suppliers, List.of(), listings, List.of(), List.of());
    }

    @Test
    void whereAKeyOccursTwiceTheFirstCounts() {
        Catalog catalog = catalog(
                List.of(supplier("s", "first"), supplier("s", "second")),
                List.of(listing("a", "p", 1), listing("a", "p", 2)));
        assertThat(catalog.supplier("s")).map(Supplier::name).hasValue("first");
        assertThat(catalog.listing("a", "p")).map(Listing::unitPrice).hasValue(1.0);
        assertThat(catalog.suppliers()).hasSize(2);
    }

    @Test
    void keysOfTwoPartsAreNotRunTogether() {
        Catalog catalog = catalog(List.of(), List.of(listing("a/b", "c", 1), listing("a", "b/c", 2)));
        assertThat(catalog.listing("a", "b/c")).map(Listing::unitPrice).hasValue(2.0);
        assertThat(catalog.listing("a/b/c", "")).isEmpty();
        assertThat(catalog.lane("a", "b")).isEmpty();
    }

    @Test
    void aCatalogDoesNotChangeWithTheListsItWasMadeFrom() {
        List<Supplier> suppliers = new ArrayList<>(List.of(supplier("s", "first")));
        Catalog catalog = catalog(suppliers, List.of());
        suppliers.clear();
        assertThat(catalog.suppliers()).hasSize(1);
        assertThatThrownBy(() -> catalog.suppliers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void openingHoursFollowTheWeekdayUnlessTheDateIsClosed() {
        LocalDate wednesday = LocalDate.of(2024, 6, 12);
        TimeRange morning = new TimeRange(LocalTime.of(8, 0), LocalTime.NOON);
        Map<DayOfWeek, TimeRange> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.WEDNESDAY, morning);
        Set<LocalDate> closed = new HashSet<>(Set.of(wednesday.plusWeeks(1)));
        OpeningHours hours = new OpeningHours(week, closed);
        week.clear();
        closed.clear();
        assertThat(hours.on(wednesday)).hasValue(morning);
        assertThat(hours.on(wednesday.plusDays(1))).isEmpty();
        assertThat(hours.on(wednesday.plusWeeks(1))).isEmpty();
        assertThat(hours.on(wednesday.plusWeeks(2))).hasValue(morning);
    }

    @Test
    void neverOpenIsAllowed() {
        assertThat(new OpeningHours(Map.of(), Set.of()).on(LocalDate.EPOCH)).isEmpty();
        for (DayOfWeek day : DayOfWeek.values()) {
            assertThat(OpeningHours.daily(TimeRange.ALL_DAY)
                            .on(LocalDate.EPOCH.with(TemporalAdjusters.nextOrSame(day))))
                    .hasValue(TimeRange.ALL_DAY);
        }
    }

    @Test
    void aSpanOfADayHasALength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(LocalTime.NOON, LocalTime.NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(LocalTime.of(22, 0), LocalTime.of(6, 0)));
    }

    @Test
    void setsPrintInAnOrderOfTheirOwn() {
        Set<LocalDate> closed = new HashSet<>();
        for (int day = 28; day >= 1; day--) {
            closed.add(LocalDate.of(2024, 2, day));
        }
        assertThat(new OpeningHours(Map.of(), closed).closedOn())
                .isEqualTo(closed)
                .first()
                .isEqualTo(LocalDate.of(2024, 2, 1));
        Recipient recipient = new Recipient(
                "r",
                "R",
                new GeoPoint(0, 0),
                1,
                Set.of("fish", "bread", "milk", "apples"),
                new StorageRange(0, 6),
                0,
                false,
                OpeningHours.daily(TimeRange.ALL_DAY));
        assertThat(recipient.acceptedCategories()).containsExactly("apples", "bread", "fish", "milk");
        assertThat(recipient.accepts("fish")).isTrue();
        assertThat(recipient.accepts("meat")).isFalse();
    }

    @Test
    void storageIsARangeWithBothEnds() {
        StorageRange chilled = new StorageRange(0, 6);
        assertThat(chilled.allows(0)).isTrue();
        assertThat(chilled.allows(6)).isTrue();
        assertThat(chilled.allows(6.1)).isFalse();
        assertThat(chilled.allows(Double.NaN)).isFalse();
        assertThat(new StorageRange(4, 4).allows(4)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new StorageRange(6, 0));
    }

    @Test
    void aPlaceLiesOnEarth() {
        assertThat(new GeoPoint(-90, 180).longitudeDegrees()).isEqualTo(180);
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(90.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(0, -180.1));
    }

    @Test
    void aLaneHasAnOrderDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lane("s", "a", Set.of(), LocalTime.NOON, LeadTime.fixedDays(1), 0, 0));
    }
}
