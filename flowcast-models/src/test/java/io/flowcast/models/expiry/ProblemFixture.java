package io.flowcast.models.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.ExpiryProblems;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.PoissonDemand;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small problem with one product, written down step by step; a setter changes the lot or recipient added last. */
final class ProblemFixture {
    final Map<SeriesKey, double[]> demand = new LinkedHashMap<>();
    final List<Lot> lots = new ArrayList<>();
    final List<Recipient> recipients = new ArrayList<>();
    final List<Arrival> arrivals = new ArrayList<>();
    final List<TransferOption> lanes = new ArrayList<>();
    double newestFirstShare = 0.3;
    LocalDate forecastDay = ExpiryProblems.TODAY;

    private MarkdownRule markdown = MarkdownRule.none();
    private RescueRule rescue = RescueRule.none();
    private double giftCost;
    private double giftValue;
    private double disposalCost;

    static final class Lot {
        String id = "";
        String site = "";
        long units;
        int lastDay;

        @Nullable
        LocalDate label;

        DateKind kind = DateKind.USE_BY;
        StockLot.Condition condition = StockLot.Condition.SEALED;
        double price = 4;
        double mass = 500;
        double coldest = 0;
        double warmest = 8;

        @Nullable
        Integer row;
    }

    ProblemFixture demand(String site, double... means) {
        demand.put(new SeriesKey(site, "P"), means);
        return this;
    }

    /** A lot whose last day of sale is so many days after today. */
    ProblemFixture lot(String id, String site, long units, int lastDay) {
        Lot lot = new Lot();
        lot.id = id;
        lot.site = site;
        lot.units = units;
        lot.lastDay = lastDay;
        lot.label = ExpiryProblems.TODAY.plusDays(lastDay);
        lots.add(lot);
        return this;
    }

    private Lot last() {
        return lots.get(lots.size() - 1);
    }

    ProblemFixture price(double price) {
        last().price = price;
        return this;
    }

    ProblemFixture mass(double grams) {
        last().mass = grams;
        return this;
    }

    ProblemFixture kind(DateKind kind) {
        last().kind = kind;
        return this;
    }

    ProblemFixture condition(StockLot.Condition condition) {
        last().condition = condition;
        return this;
    }

    ProblemFixture label(@Nullable LocalDate date) {
        last().label = date;
        return this;
    }

    ProblemFixture row(int row) {
        last().row = row;
        return this;
    }

    ProblemFixture storage(double coldest, double warmest) {
        last().coldest = coldest;
        last().warmest = warmest;
        return this;
    }

    ProblemFixture recipient(String id, long capacityGrams, int minimumDays) {
        recipients.add(recipient(id, capacityGrams, minimumDays, false));
        return this;
    }

    ProblemFixture acceptingOld() {
        Recipient r = recipients.remove(recipients.size() - 1);
        recipients.add(recipient(r.id(), r.capacityGramsPerDay(), r.minimumRemainingDays(), true));
        return this;
    }

    private static Recipient recipient(String id, long capacityGrams, int minimumDays, boolean acceptsOld) {
        return new Recipient(
                id,
                "Recipient",
                new GeoPoint(30, 115),
                capacityGrams,
                Set.of(),
                new StorageRange(0, 20),
                minimumDays,
                acceptsOld,
                OpeningHours.daily(TimeRange.ALL_DAY));
    }

    ProblemFixture donation(double costPerKilogram, double valuePerKilogram) {
        giftCost = costPerKilogram;
        giftValue = valuePerKilogram;
        return this;
    }

    ProblemFixture disposal(double costPerKilogram) {
        disposalCost = costPerKilogram;
        return this;
    }

    ProblemFixture markdown(MarkdownRule rule) {
        markdown = rule;
        return this;
    }

    ProblemFixture rescue(RescueRule rule) {
        rescue = rule;
        return this;
    }

    ProblemFixture lane(TransferOption lane) {
        lanes.add(lane);
        return this;
    }

    ExpiryProblem build() {
        List<SeriesKey> keys = List.copyOf(demand.keySet());
        List<LotOutlook> outlooks = new ArrayList<>();
        for (Lot lot : lots) {
            SeriesKey key = new SeriesKey(lot.site, "P");
            LocalDate lastDate = ExpiryProblems.TODAY.plusDays(lot.lastDay);
            Integer row = lot.row;
            outlooks.add(new LotOutlook(
                    ExpiryProblems.lot(lot.id, key, lot.units, lot.label, lot.kind, lot.condition),
                    row != null ? row : keys.indexOf(key),
                    new RemainingLife(
                            new ExpiryProblems.Life(Math.max(0, lot.lastDay + 1), 0), lastDate, lot.label, 0.5, "test"),
                    "dairy",
                    lot.mass,
                    lot.price,
                    lot.price / 2,
                    lot.coldest,
                    lot.warmest));
        }
        return new ExpiryProblem(
                ExpiryProblems.TODAY,
                demand.values().iterator().next().length,
                PoissonDemand.of(forecastDay, demand),
                outlooks,
                arrivals,
                markdown,
                lanes,
                new DonationRun(recipients, giftCost, giftValue),
                new DisposalRule(Map.of(Pathway.COMPOST, disposalCost)),
                newestFirstShare,
                rescue);
    }
}
