package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link CatalogStore} must do. Extend it and give it an empty store. */
public abstract class CatalogStoreKit {

    /** For the implementation's test. */
    protected CatalogStoreKit() {}

    /**
     * Makes a store.
     *
     * @return an empty store
     */
    protected abstract CatalogStore emptyStore();

    @Test
    void isEmptyAtFirst() {
        assertSame(
                emptyStore().read(),
                new Catalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void keepsEveryFieldAndTheOrder() {
        CatalogStore store = emptyStore();
        Catalog catalog = catalog("Milk");

        store.replace(catalog);

        assertSame(store.read(), catalog);
    }

    @Test
    void replacesEverything() {
        CatalogStore store = emptyStore();
        store.replace(catalog("Milk"));
        Catalog smaller = new Catalog(
                catalog("Cream").products(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        store.replace(smaller);

        assertSame(store.read(), smaller);
    }

    @Test
    void keepsWhatDoesNotFitTogetherForTheRunToReport() {
        CatalogStore store = emptyStore();
        Product product = catalog("Milk").products().get(0);
        Catalog odd = new Catalog(
                List.of(product, product),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Listing("nowhere", "nothing", "nobody", 1, 0, 0, 0, 0)),
                List.of(),
                List.of());

        store.replace(odd);

        assertSame(store.read(), odd);
    }

    private static void assertSame(Catalog actual, Catalog expected) {
        assertThat(actual.products()).isEqualTo(expected.products());
        assertThat(actual.sites()).isEqualTo(expected.sites());
        assertThat(actual.suppliers()).isEqualTo(expected.suppliers());
        assertThat(actual.lanes()).isEqualTo(expected.lanes());
        assertThat(actual.listings()).isEqualTo(expected.listings());
        assertThat(actual.vehicles()).isEqualTo(expected.vehicles());
        assertThat(actual.recipients()).isEqualTo(expected.recipients());
    }

    private static Catalog catalog(String productName) {
        OpeningHours hours = new OpeningHours(
                Map.of(
                        DayOfWeek.MONDAY,
                        new TimeRange(LocalTime.of(8, 30), LocalTime.of(20, 0)),
                        DayOfWeek.SATURDAY,
                        TimeRange.ALL_DAY),
                Set.of(LocalDate.of(2024, 12, 25), LocalDate.of(2025, 1, 1)));
        StorageRange chilled = new StorageRange(2, 7.5);
        return new Catalog(
                List.of(
                        new Product(
                                "P2",
                                productName,
                                "dairy",
                                BaseUnit.EACH,
                                1_030.5,
                                chilled,
                                new ShelfLife(
                                        9.5,
                                        3.0,
                                        null,
                                        DateKind.USE_BY,
                                        4,
                                        new TemperatureLaw.Q10(2.7),
                                        "FoodKeeper \"milk\""),
                                Map.of("brand", "Ötztal", "organic", "true")),
                        new Product(
                                "P1",
                                "Ham",
                                "meat",
                                BaseUnit.GRAM,
                                1,
                                chilled,
                                new ShelfLife(
                                        12,
                                        null,
                                        2.0,
                                        DateKind.BEST_BEFORE,
                                        4,
                                        new TemperatureLaw.Arrhenius(80_000),
                                        "label"),
                                Map.of()),
                        new Product(
                                "P3",
                                "Salt",
                                "dry",
                                BaseUnit.EACH,
                                500,
                                new StorageRange(-20, 40),
                                ShelfLife.ofDays(0.1 + 0.2, DateKind.BEST_BEFORE, "label"),
                                Map.of())),
                List.of(
                        new Site(
                                "S1",
                                "Main street",
                                Site.Kind.STORE,
                                new GeoPoint(48.137154, 11.576124),
                                ZoneId.of("Europe/Berlin"),
                                hours,
                                OpeningHours.daily(TimeRange.ALL_DAY),
                                Currency.getInstance("EUR")),
                        new Site(
                                "D1",
                                "Depot",
                                Site.Kind.DEPOT,
                                new GeoPoint(-33.9, 151.2),
                                ZoneId.of("+10:00"),
                                hours,
                                hours,
                                Currency.getInstance("AUD"))),
                List.of(new Supplier("V1", "Dairy", "D1"), new Supplier("V2", "Butcher", null)),
                List.of(new Lane(
                        "V1",
                        "S1",
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                        LocalTime.of(14, 15, 30),
                        new LeadTime(List.of(0.0, 0.7, 0.3)),
                        24,
                        12.5)),
                List.of(new Listing("S1", "P2", "V1", 12, 0.79, 1.19, 0.1, 0.001)),
                List.of(new Vehicle(
                        "K1",
                        "Van",
                        "D1",
                        3,
                        1_200_000,
                        chilled,
                        TimeRange.ALL_DAY,
                        80,
                        0.45,
                        28,
                        38.5,
                        "transport.van")),
                List.of(new Recipient(
                        "R1",
                        "Food bank",
                        new GeoPoint(48.2, 11.6),
                        250_000,
                        Set.of("dairy", "bakery"),
                        chilled,
                        1,
                        true,
                        hours)));
    }
}
