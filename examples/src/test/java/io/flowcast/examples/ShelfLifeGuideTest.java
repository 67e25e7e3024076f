package io.flowcast.examples;

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
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.stock.PickList;
import io.flowcast.core.stock.Recall;
import io.flowcast.models.expiry.shelflife.SpoilageRecord;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.QualityLoss;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every piece of the guide on labels, lots and shelf life runs, says what the guide says, and stands in it. */
class ShelfLifeGuideTest {
    private static final Guide GUIDE = Guide.of("expiry.md", "ShelfLifeGuide");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant RECEIVED = TODAY.atStartOfDay(BERLIN).toInstant();
    private static final Instant NOW = RECEIVED.plus(Duration.ofHours(48));

    private static final Product STRAWBERRIES = new Product(
            "strawberries",
            "Strawberries",
            "fruit",
            BaseUnit.GRAM,
            1,
            new StorageRange(0, 6),
            new ShelfLife(6, null, null, DateKind.USE_BY, 2, new TemperatureLaw.Q10(3), "supplier"),
            Map.of());

    private static final Site NORTH = new Site(
            "north",
            "North",
            Site.Kind.STORE,
            new GeoPoint(52.5, 13.4),
            BERLIN,
            OpeningHours.daily(TimeRange.ALL_DAY),
            OpeningHours.daily(TimeRange.ALL_DAY),
            Currency.getInstance("EUR"));

    /** A cooler at 3 degrees whose door stood open for three hours, a spike, and a logger that was silent for five hours. */
    private static List<TemperatureReading> readings() {
        List<TemperatureReading> readings = new ArrayList<>();
        for (int quarter = 0; quarter <= 4 * 48; quarter++) {
            double hour = quarter / 4.0;
            boolean silent = hour > 30 && hour < 35;
            double celsius = hour >= 10 && hour <= 13 ? 14 : quarter == 100 ? 60 : 3;
            if (!silent) {
                readings.add(new TemperatureReading(RECEIVED.plusSeconds(900L * quarter), celsius));
            }
        }
        return readings;
    }

    private static StockLot lot(String id, long grams, int received, int expires) {
        return new StockLot(
                id,
                null,
                "north",
                "strawberries",
                grams,
                TODAY.plusDays(received),
                TODAY.plusDays(expires),
                DateKind.USE_BY,
                0.004,
                StockLot.Condition.SEALED,
                null);
    }

    @Test
    void labels() {
        StockLot lot = ShelfLifeGuide.label(TODAY);
        assertThat(lot.quantityUnits()).isEqualTo(250);
        assertThat(lot.expiresOn()).isEqualTo(LocalDate.of(2026, 6, 17));
        assertThat(ShelfLifeGuide.broken(TODAY)).contains("gs1.bad-check-digit").contains("gs1.impossible-date");
        assertThat(ShelfLifeGuide.write(TODAY))
                .isEqualTo("https://id.example.org/01/09501101530003/10/SB-0612?17=260617");
    }

    @Test
    void picksAndRecalls() {
        PickList list = ShelfLifeGuide.pick(
                List.of(STRAWBERRIES), List.of(lot("old", 400, -3, 2), lot("fresh", 900, 0, 5)), TODAY);
        assertThat(list.picks().stream().map(pick -> pick.customerId() + " " + pick.lotId() + " " + pick.units()))
                .containsExactly("hotel fresh 500", "cafe old 400", "cafe fresh 100");
        LotLedger ledger = new LotLedger();
        ledger.open(lot("SB-0612/1", 1000, 0, 5));
        ledger.open(lot("SB-0609/4", 300, -3, 2));
        ledger.split("SB-0612/1", "SB-0612/1b", 250, RECEIVED);
        sell(ledger, "s1", "SB-0612/1b", 100, "cafe");
        sell(ledger, "s2", "SB-0612/1", 150, "hotel");
        sell(ledger, "s3", "SB-0609/4", 150, "kiosk");
        Recall recall = ShelfLifeGuide.recall(ledger);
        assertThat(recall.unitsOnHand()).isEqualTo(750);
        assertThat(recall.toWhom()).isEqualTo(Map.of("cafe", 100L, "hotel", 150L));
        assertThat(ShelfLifeGuide.picking(ledger)).isCloseTo(250.0 / 400, within(1e-3));
    }

    private static void sell(LotLedger ledger, String event, String lot, long grams, String to) {
        Instant noon = RECEIVED.plus(Duration.ofHours(12));
        ledger.append(new Movement(event, lot, Movement.Kind.SALE, -grams, noon, noon, null, to));
    }

    @Test
    void shelfLife() {
        assertThat(ShelfLifeGuide.catalogue()).isBetween(1.0, 7.0);
        // 45 h at 3 degrees or, in the gap, 2; three hours at 14 count 3^1.2 = 3.7 times
        assertThat(ShelfLifeGuide.trace(readings(), RECEIVED, NOW)).isBetween(2.3, 2.7);
        QualityLoss loss = ShelfLifeGuide.kinetics(
                new double[] {0, 2, 4, 8, 0, 2, 4, 8, 0, 2, 4, 8},
                new double[] {2, 2, 2, 2, 8, 8, 8, 8, 15, 15, 15, 15},
                new double[] {60.1, 57.0, 54.1, 48.9, 59.7, 53.2, 47.4, 37.6, 60.2, 45.9, 35.0, 20.4});
        assertThat(loss.order().n()).isEqualTo(1);
        assertThat(loss.lifeDays(2)).isBetween(14.0, 17.0);
    }

    @Test
    void microbes() {
        double[] hours = new double[24];
        double[] celsius = new double[24];
        double[] counts = new double[24];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 24; i++) {
            hours[i] = new double[] {0, 24, 48, 72, 96, 144, 192, 240}[i / 3];
            celsius[i] = new double[] {3, 7, 12}[i % 3];
            double root = 0.0235 * (celsius[i] + 4);
            double work = root * root * Math.log(10) * hours[i];
            double grown = Math.log1p(Math.exp(-2.5) * Math.expm1(work)) / Math.log(10);
            counts[i] = Math.min(8.4, 2.2 + grown) + 0.1 * random.nextGaussian();
        }
        TemperatureTrace trace = TemperatureTrace.of(readings(), RECEIVED, NOW, TraceSettings.standard());
        Distribution left = ShelfLifeGuide.growth(hours, celsius, counts, trace);
        assertThat(left.quantile(0.05)).isPositive().isLessThan(left.quantile(0.95));
    }

    @Test
    void survival() {
        SplittableRandom random = new SplittableRandom(4);
        double[] days = new double[60];
        boolean[] spoiled = new boolean[60];
        int[] supplier = new int[60];
        double[][] conditions = new double[60][2];
        for (int i = 0; i < 60; i++) {
            supplier[i] = i % 2;
            conditions[i][0] = 2 + random.nextInt(8);
            conditions[i][1] = random.nextInt(2);
            double life = 9 * Math.exp(-0.1 * conditions[i][0] + 0.3 * random.nextGaussian());
            days[i] = Math.max(0.5, Math.min(8, Math.rint(life)));
            spoiled[i] = life < 8;
        }
        assertThat(ShelfLifeGuide.survival(days, spoiled, supplier, conditions)).isBetween(3.0, 8.0);
    }

    @Test
    void calibration() {
        SplittableRandom random = new SplittableRandom(6);
        AgeingRate truth = new AgeingRate(new TemperatureLaw.Arrhenius(75_000), 2);
        List<SpoilageRecord> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double celsius = new double[] {2, 6, 10}[i % 3];
            double life = 8 * Math.pow(-Math.log(random.nextDouble()), 0.2) / truth.at(celsius);
            records.add(SpoilageRecord.steady(Math.floor(life), Math.floor(life) + 1, celsius)); // looked at once a day
        }
        RemainingLife left = ShelfLifeGuide.calibrated(
                records,
                lot("SB-0612/1", 250, 0, 5),
                STRAWBERRIES,
                NORTH,
                new TemperatureHistory("north", readings()),
                NOW);
        assertThat(left.lastSaleDate()).isBeforeOrEqualTo(LocalDate.of(2026, 6, 17));
        assertThat(left.basis()).contains("60 records");
        assertThat(left.days().mean()).isBetween(1.0, 4.0);
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(12);
    }

    @Test
    void linksLeadToFilesThatAreThere() throws IOException {
        GUIDE.linksToFilesThatAreThere();
    }
}
