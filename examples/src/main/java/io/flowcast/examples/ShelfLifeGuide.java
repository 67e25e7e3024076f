package io.flowcast.examples;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.label.Gs1Label;
import io.flowcast.core.label.LabelLot;
import io.flowcast.core.label.LabelParser;
import io.flowcast.core.label.LabelWriter;
import io.flowcast.core.stock.LotPicker;
import io.flowcast.core.stock.MinimumLife;
import io.flowcast.core.stock.PickList;
import io.flowcast.core.stock.PickRequest;
import io.flowcast.core.stock.PickRule;
import io.flowcast.core.stock.Recall;
import io.flowcast.models.expiry.sell.LotSales;
import io.flowcast.models.expiry.sell.PickingMix;
import io.flowcast.models.expiry.shelflife.CalibratedLife;
import io.flowcast.models.expiry.shelflife.CalibratedShelfLife;
import io.flowcast.models.expiry.shelflife.FoodKeeper;
import io.flowcast.models.expiry.shelflife.FoodKeeperEntry;
import io.flowcast.models.expiry.shelflife.ShelfLifeSettings;
import io.flowcast.models.expiry.shelflife.SpoilageCalibration;
import io.flowcast.models.expiry.shelflife.SpoilageRecord;
import io.flowcast.models.expiry.shelflife.growth.CriticalTime;
import io.flowcast.models.expiry.shelflife.growth.GrowthCondition;
import io.flowcast.models.expiry.shelflife.growth.GrowthFit;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.KineticFit;
import io.flowcast.models.expiry.shelflife.kinetics.MeanKineticTemperature;
import io.flowcast.models.expiry.shelflife.kinetics.QualityLoss;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import io.flowcast.models.expiry.shelflife.survival.Covariates;
import io.flowcast.models.expiry.shelflife.survival.Cox;
import io.flowcast.models.expiry.shelflife.survival.CoxModel;
import io.flowcast.models.expiry.shelflife.survival.KaplanMeier;
import io.flowcast.models.expiry.shelflife.survival.LifeLaw;
import io.flowcast.models.expiry.shelflife.survival.LogRank;
import io.flowcast.models.expiry.shelflife.survival.RemainingLifetime;
import io.flowcast.models.expiry.shelflife.survival.SurvivalCurve;
import io.flowcast.models.expiry.shelflife.survival.SurvivalData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What docs/expiry.md shows of labels, lots and shelf life, cut from here; the test runs every piece. */
final class ShelfLifeGuide {
    private ShelfLifeGuide() {}

    static StockLot label(LocalDate today) {
        // snippet: label
        Gs1Label label = new LabelParser(today).parse("(01)09501101530003(10)SB-0612(13)260610(17)260617(3103)000250");
        LocalDate useBy = label.useBy().orElseThrow(); // the law: never sold or given away after it
        LabelLot arrival = LabelLot.of(label, "SB-0612/1", "strawberries", BaseUnit.GRAM, "north", today, 0.004);
        StockLot lot = arrival.lot(); // null where the date cannot be read: arrival.findings() says why
        // end of snippet
        if (lot == null || !useBy.equals(lot.expiresOn())) {
            throw new IllegalStateException(arrival.findings().summary(5));
        }
        return lot;
    }

    static String broken(LocalDate today) {
        // snippet: broken-label
        Gs1Label label = new LabelParser(today).parse("(01)09501101530004(17)260631");
        String said = label.findings().summary(5); // wrong check digit, and there is no 31st of June
        // end of snippet
        return said;
    }

    static String write(LocalDate today) {
        // snippet: write-label
        String link = new LabelWriter()
                .add("01", "09501101530003")
                .add("10", "SB-0612")
                .add("17", LocalDate.of(2026, 6, 17))
                .digitalLink("https://id.example.org", today);
        // end of snippet
        return link;
    }

    static PickList pick(List<Product> products, List<StockLot> lots, LocalDate today) {
        // snippet: pick
        PickList list = new LotPicker(PickRule.FEFO, products)
                .pick(
                        lots,
                        List.of(
                                new PickRequest(
                                        "hotel",
                                        "north",
                                        "strawberries",
                                        500,
                                        today.plusDays(1),
                                        MinimumLife.ofDays(3)),
                                new PickRequest("cafe", "north", "strawberries", 500, today, MinimumLife.ofShare(0.5))),
                        today);
        // end of snippet
        return list;
    }

    static Recall recall(LotLedger ledger) {
        // snippet: recall
        Recall recall = Recall.of(ledger, "SB-0612/1"); // with all that was split off, transferred or reworked
        long stillHere = recall.unitsOnHand();
        Map<String, Long> call = recall.toWhom(); // customers and recipients that the ledger names
        // end of snippet
        return stillHere >= 0 && !call.isEmpty() ? recall : Recall.of(ledger, List.of());
    }

    static double picking(LotLedger ledger) {
        // snippet: picking-mix
        PickingMix mix = PickingMix.fit(LotSales.of(ledger, ZoneId.of("Europe/Berlin")));
        double newestFirst = mix.newestFirstShare(); // the newestFirstShare of plans and problems
        // end of snippet
        return newestFirst;
    }

    static double catalogue() {
        // snippet: foodkeeper
        FoodKeeperEntry berries = FoodKeeper.load().best("strawberries").orElseThrow();
        ShelfLife life =
                berries.shelfLife(FoodKeeperEntry.Place.REFRIGERATOR).orElseThrow(); // fewest days of the range
        // end of snippet
        return life.days();
    }

    static double trace(List<TemperatureReading> readings, Instant start, Instant now) {
        // snippet: trace
        TemperatureTrace trace = TemperatureTrace.of(readings, start, now, TraceSettings.standard());
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Q10(3), 2); // life was stated for 2 degrees
        double aged = trace.ageDays(rate); // days at 2 degrees that these temperatures were worth
        double felt = MeanKineticTemperature.of(trace, 83_144); // one temperature for all
        String said = trace.findings().summary(5); // spikes left out, gaps taken as 2 degrees
        // end of snippet
        return aged + 0 * felt + 0 * said.length();
    }

    static QualityLoss kinetics(double[] days, double[] celsius, double[] vitamin) {
        // snippet: kinetics
        KineticFit.OneStep fit = KineticFit.bestOrder(days, celsius, vitamin, 5); // orders 0, 1, 2
        QualityLoss loss = fit.lossTo(40); // life ends at 40 mg
        double lifeAtTwo = loss.lifeDays(2);
        // end of snippet
        return lifeAtTwo > 0 ? loss : fit.lossTo(1);
    }

    static Distribution growth(double[] hours, double[] celsius, double[] logCounts, TemperatureTrace trace) {
        // snippet: growth
        GrowthFit.OneStep fit = GrowthFit.oneStep(hours, celsius, logCounts); // Baranyi, square root model
        GrowthCondition here = GrowthCondition.at(4); // stands for gaps of the logger
        Distribution left = new CriticalTime(7, 0.3, 2000, 1).of(fit, here, trace, 4); // hours to 10^7 at 4 degrees
        // end of snippet
        return left;
    }

    static double survival(double[] days, boolean[] spoiled, int[] supplier, double[][] conditions) {
        // snippet: survival
        SurvivalData data = SurvivalData.rightCensored(days, spoiled); // false: still good when last seen
        SurvivalCurve curve = KaplanMeier.fit(data);
        double half = curve.median().orElse(curve.lastTime()); // with curve.quantileLower(0.5), quantileUpper
        double alike = LogRank.test(data, supplier).pValue(); // do suppliers differ?
        CoxModel cox = Cox.fit(data, Covariates.of(List.of("celsius", "bruised"), conditions));
        Distribution rest = RemainingLifetime.of(curve, 3, 10); // three days old, at most ten more
        // end of snippet
        return half + 0 * (alike + cox.concordance() + rest.mean());
    }

    static RemainingLife calibrated(
            List<SpoilageRecord> records,
            StockLot lot,
            Product product,
            Site site,
            TemperatureHistory history,
            Instant now) {
        // snippet: calibrate
        CalibratedLife life = SpoilageCalibration.fit(LifeLaw.WEIBULL, records, 2); // life and activation energy
        ShelfLifeModel model = new CalibratedShelfLife(Map.of("strawberries", life), ShelfLifeSettings.standard());
        RemainingLife left = model.remaining(lot, product, site, history, now);
        double surely = left.days().quantile(0.05); // all but one in twenty last so long
        // end of snippet
        return surely >= 0 ? left : model.remaining(lot, product, site, TemperatureHistory.none(site.id()), now);
    }
}
