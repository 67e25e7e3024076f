package io.flowcast.models.expiry.shelflife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.stock.StockLot.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KineticShelfLifeTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate RECEIVED = LocalDate.of(2024, 5, 6);
    private static final Instant START = RECEIVED.atStartOfDay(ZONE).toInstant();
    private static final TemperatureLaw Q10_3 = new TemperatureLaw.Q10(3);

    private final List<TemperatureReading> readings = new ArrayList<>();
    private TemperatureLaw law = Q10_3;
    private Condition condition = Condition.SEALED;
    private @Nullable LocalDate conditionSince;
    private @Nullable LocalDate label = RECEIVED.plusDays(9);

    private void read(double hour, double celsius) {
        readings.add(new TemperatureReading(START.plusMillis(Math.round(hour * 3_600_000)), celsius));
    }

    private void read(double fromHour, double toHour, double celsius) {
        for (double hour = fromHour; hour < toHour; hour++) {
            read(hour, celsius);
        }
        read(toHour, celsius);
    }

    private RemainingLife after(double hours) {
        Product product = new Product(
                "P",
                "Product",
                "dairy",
                BaseUnit.EACH,
                500,
                new StorageRange(2, 8),
                new ShelfLife(10, 3.0, 2.0, DateKind.USE_BY, 4, law, "test"),
                Map.of());
        Site site = new Site(
                "S",
                "Site",
                Site.Kind.STORE,
                new GeoPoint(52, 13),
                ZONE,
                OpeningHours.daily(TimeRange.ALL_DAY),
                OpeningHours.daily(TimeRange.ALL_DAY),
                Currency.getInstance("EUR"));
        StockLot lot =
                new StockLot("L", null, "S", "P", 10, RECEIVED, label, DateKind.USE_BY, 1, condition, conditionSince);
        return new KineticShelfLife(ShelfLifeSettings.standard())
                .remaining(
                        lot,
                        product,
                        site,
                        new TemperatureHistory("S", readings),
                        START.plusMillis(Math.round(hours * 3_600_000)));
    }

    /**
     * 48 h at 4, 6 h at 20 and 24 h at 8 degrees, life 10 days at 4 degrees and q10 = 3: the closed sum of dt * q10^((T -
     * Tref) / 10) / life is 0.5001732107614182.
     */
    @Test
    void integratesAHistoryOfSteps() {
        double step = 1.0 / 3_600_000;
        read(0, 48, 4);
        read(48 + step, 54, 20);
        read(54 + step, 78, 8);

        RemainingLife life = after(78);

        assertThat(life.consumedFraction()).isCloseTo(0.5001732107614182, within(1e-7));
        assertThat(life.basis()).contains("Q10 3.00").doesNotContain("spike").doesNotContain("without readings");
    }

    /** Half the life is used up after 78 h = 3.25 days: 5 days are left, of the 6.75 days to the label. */
    @Test
    void aWarmHistoryBringsTheLastDayOfSaleForward() {
        read(0, 48, 4);
        read(48.01, 54, 20);
        read(54.01, 78, 8);

        RemainingLife life = after(78);

        assertThat(life.labelDate()).isEqualTo(RECEIVED.plusDays(9));
        assertThat(life.lastSaleDate()).isEqualTo(RECEIVED.plusDays(7));
        assertThat(life.days().quantile(1)).isCloseTo(6.75, within(1e-9));
        // Of goods with a life of 10 days one in twenty fails before; five days of it are left here.
        assertThat(life.days().cdf(5)).isCloseTo(0.05, within(2e-3));
    }

    @Test
    void goodsAtTheReferenceTemperatureKeepTheirLabel() {
        read(0, 72, 4);
        RemainingLife life = after(72);
        assertThat(life.lastSaleDate()).isEqualTo(label);
        assertThat(life.consumedFraction()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aLongGapIsFilledWithTheReferenceTemperatureAndNamed() {
        read(0, 24, 14);
        read(48, 72, 14);

        RemainingLife life = after(72);

        // 48 h at three times the rate and 24 h at the rate itself, of 240 h.
        assertThat(life.consumedFraction()).isCloseTo((48 * 3 + 24) / 240.0, within(1e-9));
        assertThat(life.basis()).contains("24.0 h without readings taken as 4.0 \u00b0C");
    }

    @Test
    void aShortGapIsJoinedByAStraightLine() {
        read(0, 24, 4);
        read(26, 48, 14);

        RemainingLife life = after(48);

        double line = 2 * (3 - 1) / Math.log(3);
        assertThat(life.consumedFraction()).isCloseTo((24 + line + 22 * 3) / 240, within(1e-9));
        assertThat(life.basis()).doesNotContain("without readings");
    }

    @Test
    void withoutReadingsTheReferenceTemperatureIsTaken() {
        RemainingLife life = after(60);
        assertThat(life.consumedFraction()).isCloseTo(0.25, within(1e-9));
        assertThat(life.basis()).contains("0 readings").contains("60.0 h without readings");
    }

    /** The values with which a common digital sensor reports a broken wire (-127) and a restart (85). */
    @Test
    void impossibleJumpsAreIgnoredAndNamed() {
        read(0, 72, 4);
        readings.set(10, new TemperatureReading(readings.get(10).at(), 85));
        readings.set(30, new TemperatureReading(readings.get(30).at(), -127));
        readings.set(31, new TemperatureReading(readings.get(31).at(), -127));
        readings.set(72, new TemperatureReading(readings.get(72).at(), 85));

        RemainingLife life = after(72);

        assertThat(life.consumedFraction()).isCloseTo(0.3, within(1e-9));
        assertThat(life.basis()).contains("4 readings ignored as spikes");
    }

    @Test
    void aFirstReadingThatJumpsIsIgnoredToo() {
        read(0, 72, 4);
        readings.set(0, new TemperatureReading(readings.get(0).at(), 85));
        assertThat(after(72).consumedFraction()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aJumpThatStaysIsBelieved() {
        read(0, 24, 4);
        read(24.01, 72, 44);
        RemainingLife life = after(72);
        assertThat(life.consumedFraction()).isGreaterThan(1);
        assertThat(life.days().mean()).isZero();
        assertThat(life.lastSaleDate()).isBefore(RECEIVED.plusDays(3));
        assertThat(life.basis()).doesNotContain("spike");
    }

    @Test
    void hoursOutsideTheStorageRangeAreCounted() {
        read(0, 24, 5);
        read(26, 5);
        read(28, 11);
        read(30, 5);
        read(31, 48, 0);

        // A straight line from 5 to 11 and back is above 8 for two of four hours; one from 5 to 0 is
        // below 2 for two fifths of an hour, and stays there for 17 hours.
        assertThat(after(48).basis()).contains(String.format("%.1f h outside storage range", 2 + 0.4 + 17));
    }

    @Test
    void goodsThatCameInAgedHaveUsedUpSomeOfTheirLife() {
        label = RECEIVED.plusDays(3);
        RemainingLife life = after(0);
        assertThat(life.consumedFraction()).isCloseTo(0.6, within(1e-9));
        assertThat(life.lastSaleDate()).isEqualTo(label);
    }

    @Test
    void aLongerLabelIsBelieved() {
        label = RECEIVED.plusDays(19);
        RemainingLife life = after(24 * 15);
        assertThat(life.consumedFraction()).isCloseTo(0.75, within(1e-9));
        assertThat(life.lastSaleDate()).isEqualTo(label);
    }

    @Test
    void openedGoodsHaveTheLifeAfterOpening() {
        law = new TemperatureLaw.LabelOnly();
        condition = Condition.OPENED;
        conditionSince = RECEIVED.plusDays(2);

        RemainingLife life = after(72);

        // Opened at the start of the third day, three days from then: sold until the fifth.
        assertThat(life.lastSaleDate()).isEqualTo(RECEIVED.plusDays(4));
        assertThat(life.consumedFraction()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(life.basis()).contains("opened, 3.0 days from then");
    }

    @Test
    void openedGoodsAgeWithTemperature() {
        condition = Condition.OPENED;
        conditionSince = RECEIVED.plusDays(2);
        read(0, 72, 14);
        // One day at 14 degrees ages by three days: the life after opening is gone.
        RemainingLife life = after(72);
        assertThat(life.consumedFraction()).isCloseTo(1, within(1e-9));
        assertThat(life.lastSaleDate()).isEqualTo(RECEIVED.plusDays(2));
    }

    @Test
    void openingNearTheEndOfLifeChangesNothing() {
        condition = Condition.OPENED;
        conditionSince = RECEIVED.plusDays(8);
        assertThat(after(24 * 8).lastSaleDate()).isEqualTo(label);
    }

    @Test
    void thawedGoodsStopTheSealedClock() {
        condition = Condition.THAWED;
        conditionSince = RECEIVED.plusDays(5);
        RemainingLife life = after(24 * 6);
        assertThat(life.lastSaleDate()).isEqualTo(RECEIVED.plusDays(6));
        assertThat(life.consumedFraction()).isCloseTo(0.5, within(1e-9));
        assertThat(life.basis()).contains("thawed, 2.0 days from then");
    }

    @Test
    void arrheniusAgreesWithQ10TenKelvinUp() {
        read(0, 24, 14);
        double byQ10 = after(24).consumedFraction();
        law = new TemperatureLaw.Arrhenius(72_694.63179843183);
        RemainingLife life = after(24);
        assertThat(life.consumedFraction()).isCloseTo(byQ10, within(1e-9));
        assertThat(life.basis()).contains("Arrhenius 73 kJ/mol");
    }
}
