package io.flowcast.api.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.stock.StockLot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ShelfLifeModel} promises. Extend it and hand over a model. */
public abstract class ShelfLifeModelCompatibilityKit {
    private static final LocalDate RECEIVED = LocalDate.of(2024, 6, 3);
    private static final LocalDate LABEL = LocalDate.of(2024, 6, 9);
    private static final String SHANGHAI = "Asia/Shanghai";

    /** For subclasses. */
    protected ShelfLifeModelCompatibilityKit() {}

    /**
     * The model to test.
     *
     * @return the model
     */
    protected abstract ShelfLifeModel model();

    @Test
    void hasANameForProvenance() {
        assertThat(model().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void neverGoesBeyondTheLabel() {
        Random random = new Random(20240603);
        for (int i = 0; i < 300; i++) {
            Product product = product(randomLaw(random), 1 + random.nextInt(20));
            StockLot lot = lot(RECEIVED.plusDays(random.nextInt(30) - 5), randomCondition(random));
            Instant at = start(RECEIVED, SHANGHAI).plus(Duration.ofMinutes(random.nextInt(40 * 1440)));
            TemperatureHistory history = history(RECEIVED, SHANGHAI, 24 * random.nextInt(20), -3 + random.nextInt(20));

            RemainingLife life = model().remaining(lot, product, site(SHANGHAI), history, at);

            assertThat(life.labelDate()).isEqualTo(lot.expiresOn());
            assertThat(life.lastSaleDate()).isBeforeOrEqualTo(life.labelDate());
            double untilLabel = days(at, start(life.labelDate().plusDays(1), SHANGHAI));
            assertThat(life.days().quantile(1)).isLessThanOrEqualTo(Math.max(0, untilLabel) + 1e-9);
            assertSound(life.days());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "UTC"})
    void aLabelEndsAtLocalMidnight(String zone) {
        LocalDate label = LocalDate.of(2024, 6, 5);
        Product product = product(new TemperatureLaw.LabelOnly(), 3);
        Instant end = start(label.plusDays(1), zone);

        RemainingLife before = remaining(lot(label, StockLot.Condition.SEALED), product, zone, end.minusSeconds(3600));
        RemainingLife after = remaining(lot(label, StockLot.Condition.SEALED), product, zone, end);

        assertThat(before.days().mean()).isPositive().isLessThanOrEqualTo(1.0 / 24 + 1e-9);
        assertThat(after.days().quantile(1)).isZero();
    }

    /** Clocks in Berlin went forward on 2024-03-31 and back on 2024-10-27: a day of 23 hours and one of 25. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-03-31", "2024-10-27"})
    void aDayIsADayWhenClocksChange(String changes) {
        LocalDate day = LocalDate.parse(changes);
        Product product = product(new TemperatureLaw.LabelOnly(), 5);
        StockLot lot = lot(day, StockLot.Condition.SEALED, day.minusDays(1), null);

        RemainingLife life = remaining(lot, product, "Europe/Berlin", start(day, "Europe/Berlin"));

        assertThat(life.lastSaleDate()).isEqualTo(day);
        assertThat(life.days().quantile(1))
                .isLessThanOrEqualTo(days(start(day, "Europe/Berlin"), start(day.plusDays(1), "Europe/Berlin")));
    }

    @Test
    void goodsPastTheLabelHaveNoLifeLeft() {
        Product product = product(new TemperatureLaw.LabelOnly(), 7);
        RemainingLife life =
                remaining(lot(LABEL, StockLot.Condition.SEALED), product, SHANGHAI, start(LABEL.plusDays(3), SHANGHAI));

        assertThat(life.days().mean()).isZero();
        assertThat(life.lastSaleDate()).isEqualTo(LABEL);
        assertThat(life.consumedFraction()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void lifeNeverGrowsAsTimePasses() {
        for (TemperatureLaw law : laws()) {
            Product product = product(law, 7);
            TemperatureHistory history = history(RECEIVED, SHANGHAI, 24 * 10, 6);
            double mean = Double.POSITIVE_INFINITY;
            double consumed = 0;
            for (int hour = 0; hour < 24 * 9; hour += 5) {
                Instant at = start(RECEIVED, SHANGHAI).plus(Duration.ofHours(hour));
                RemainingLife life =
                        model().remaining(lot(LABEL, StockLot.Condition.SEALED), product, site(SHANGHAI), history, at);
                assertThat(life.days().mean()).isLessThanOrEqualTo(mean + 1e-9);
                assertThat(life.consumedFraction()).isGreaterThanOrEqualTo(consumed - 1e-12);
                mean = life.days().mean();
                consumed = life.consumedFraction();
            }
        }
    }

    @Test
    void warmthNeverGivesLife() {
        Instant at = start(RECEIVED.plusDays(2), SHANGHAI);
        for (TemperatureLaw law : laws()) {
            double mean = Double.POSITIVE_INFINITY;
            LocalDate last = LocalDate.MAX;
            for (double celsius = 0; celsius <= 30; celsius += 2.5) {
                RemainingLife life = model().remaining(
                                lot(LABEL, StockLot.Condition.SEALED),
                                product(law, 7),
                                site(SHANGHAI),
                                history(RECEIVED, SHANGHAI, 49, celsius),
                                at);
                assertThat(life.days().mean()).isLessThanOrEqualTo(mean + 1e-9);
                assertThat(life.lastSaleDate()).isBeforeOrEqualTo(last);
                mean = life.days().mean();
                last = life.lastSaleDate();
            }
        }
    }

    @Test
    void doesNotLookIntoTheFuture() {
        Instant at = start(RECEIVED.plusDays(2), SHANGHAI);
        List<TemperatureReading> known = history(RECEIVED, SHANGHAI, 48, 5).readings();
        List<TemperatureReading> later = new ArrayList<>(known);
        for (int hour = 1; hour < 48; hour++) {
            later.add(new TemperatureReading(at.plus(Duration.ofHours(hour)), 30));
        }
        for (TemperatureLaw law : laws()) {
            RemainingLife then = model().remaining(
                            lot(LABEL, StockLot.Condition.SEALED),
                            product(law, 7),
                            site(SHANGHAI),
                            new TemperatureHistory("S", known),
                            at);
            RemainingLife now = model().remaining(
                            lot(LABEL, StockLot.Condition.SEALED),
                            product(law, 7),
                            site(SHANGHAI),
                            new TemperatureHistory("S", later),
                            at);
            assertThat(now.days().mean()).isEqualTo(then.days().mean());
            assertThat(now.basis()).isEqualTo(then.basis());
        }
    }

    @Test
    void readingsMayComeInAnyOrder() {
        Instant at = start(RECEIVED.plusDays(3), SHANGHAI);
        List<TemperatureReading> readings = new ArrayList<>();
        for (int hour = 0; hour < 72; hour++) {
            readings.add(new TemperatureReading(start(RECEIVED, SHANGHAI).plus(Duration.ofHours(hour)), hour % 7));
        }
        TemperatureHistory sorted = new TemperatureHistory("S", readings);
        Collections.shuffle(readings, new Random(7));
        TemperatureHistory shuffled = new TemperatureHistory("S", readings);
        for (TemperatureLaw law : laws()) {
            StockLot lot = lot(LABEL, StockLot.Condition.SEALED);
            assertThat(model().remaining(lot, product(law, 7), site(SHANGHAI), shuffled, at)
                            .days()
                            .mean())
                    .isEqualTo(model().remaining(lot, product(law, 7), site(SHANGHAI), sorted, at)
                            .days()
                            .mean());
        }
    }

    @Test
    void goodsWithoutALabelAreEstimatedAndSaySo() {
        for (TemperatureLaw law : laws()) {
            RemainingLife life = remaining(
                    lot(null, StockLot.Condition.SEALED), product(law, 7), SHANGHAI, start(RECEIVED, SHANGHAI));
            assertThat(life.labelDate()).isNull();
            assertThat(life.days().mean()).isPositive();
            assertThat(life.lastSaleDate()).isEqualTo(RECEIVED.plusDays(6));
            assertThat(life.basis()).isNotBlank();
            assertSound(life.days());
        }
    }

    @Test
    void openedAndThawedGoodsKeepNoLongerThanSealedOnes() {
        Instant at = start(RECEIVED.plusDays(1), SHANGHAI);
        for (TemperatureLaw law : laws()) {
            RemainingLife sealed = remaining(lot(LABEL, StockLot.Condition.SEALED), product(law, 7), SHANGHAI, at);
            for (StockLot.Condition condition : List.of(StockLot.Condition.OPENED, StockLot.Condition.THAWED)) {
                RemainingLife life = remaining(lot(LABEL, condition), product(law, 7), SHANGHAI, at);
                assertThat(life.days().mean()).isLessThanOrEqualTo(sealed.days().mean());
                assertThat(life.lastSaleDate()).isBeforeOrEqualTo(sealed.lastSaleDate());
            }
        }
    }

    private RemainingLife remaining(StockLot lot, Product product, String zone, Instant at) {
        return model().remaining(lot, product, site(zone), TemperatureHistory.none("S"), at);
    }

    private static void assertSound(Distribution days) {
        assertThat(days.mean()).isFinite().isNotNegative();
        assertThat(days.variance()).isFinite().isNotNegative();
        assertThat(days.lossAbove(0)).isFinite().isBetween(days.mean() - 1e-9, days.mean() + 1e-9);
        double last = 0;
        for (int i = 0; i <= 20; i++) {
            double q = days.quantile(i / 20.0);
            assertThat(q).isFinite().isGreaterThanOrEqualTo(last);
            assertThat(days.cdf(q)).isBetween(i / 20.0 - 1e-6, 1.0);
            last = q;
        }
        assertThat(days.cdf(-1e-9)).isZero();
        assertThat(days.cdf(last)).isEqualTo(1);
    }

    private static List<TemperatureLaw> laws() {
        return List.of(
                new TemperatureLaw.LabelOnly(), new TemperatureLaw.Q10(2.5), new TemperatureLaw.Arrhenius(80_000));
    }

    private static TemperatureLaw randomLaw(Random random) {
        return laws().get(random.nextInt(3));
    }

    private static StockLot.Condition randomCondition(Random random) {
        return StockLot.Condition.values()[random.nextInt(StockLot.Condition.values().length)];
    }

    private static Product product(TemperatureLaw law, double days) {
        return new Product(
                "P",
                "Product",
                "dairy",
                BaseUnit.EACH,
                500,
                new StorageRange(0, 8),
                new ShelfLife(days, 2.0, 1.0, DateKind.USE_BY, 4, law, "test"),
                Map.of());
    }

    private static Site site(String zone) {
        return new Site(
                "S",
                "Site",
                Site.Kind.STORE,
                new GeoPoint(30, 115),
                ZoneId.of(zone),
                OpeningHours.daily(TimeRange.ALL_DAY),
                OpeningHours.daily(TimeRange.ALL_DAY),
                Currency.getInstance("EUR"));
    }

    private static StockLot lot(@Nullable LocalDate expiresOn, StockLot.Condition condition) {
        return lot(expiresOn, condition, RECEIVED, RECEIVED);
    }

    private static StockLot lot(
            @Nullable LocalDate expiresOn,
            StockLot.Condition condition,
            LocalDate receivedOn,
            @Nullable LocalDate conditionSince) {
        return new StockLot(
                "L", null, "S", "P", 10, receivedOn, expiresOn, DateKind.USE_BY, 1, condition, conditionSince);
    }

    private static TemperatureHistory history(LocalDate from, String zone, int hours, double celsius) {
        List<TemperatureReading> readings = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            readings.add(new TemperatureReading(start(from, zone).plus(Duration.ofHours(hour)), celsius));
        }
        return new TemperatureHistory("S", readings);
    }

    private static Instant start(LocalDate date, String zone) {
        return date.atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 86_400_000.0;
    }
}
