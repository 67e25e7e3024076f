package io.flowcast.models.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The problem as the search sees it: checked, by series, days counted from today. */
final class ProblemBook {
    private static final String SOURCE = "expiry problem";

    final ExpiryProblem problem;
    final ExpirySettings settings;
    final FindingCollector findings = new FindingCollector();
    /** Lots to decide on, in the order of the problem. */
    final List<LotState> lots = new ArrayList<>();

    final List<SeriesStock> series = new ArrayList<>();
    final List<Recipient> recipients = new ArrayList<>();
    final List<Rescue> rescues = new ArrayList<>();
    final Map<String, List<TransferOption>> lanesBySite = new HashMap<>();

    private final Map<SeriesKey, SeriesStock> seriesByKey = new LinkedHashMap<>();
    private final Map<SeriesKey, Integer> rowByKey = new HashMap<>();
    private final Map<SeriesKey, List<Arrival>> arrivalsByKey = new HashMap<>();
    private final double disposalCostPerKilogram;
    private final GiftRules rules;

    ProblemBook(ExpiryProblem problem, ExpirySettings settings) {
        this.problem = problem;
        this.settings = settings;
        checkCalendar();
        disposalCostPerKilogram = problem.disposal().costPerKilogram().values().stream()
                .mapToDouble(c -> c)
                .min()
                .orElse(0);
        DemandForecast forecast = problem.forecast();
        for (int row = 0; row < forecast.rows(); row++) {
            rowByKey.putIfAbsent(forecast.key(row), row);
        }
        readRecipients();
        problem.rescue().reworks().forEach(option -> rescues.add(Rescue.of(option)));
        problem.rescue().returns().forEach(option -> rescues.add(Rescue.of(option)));
        rules = new GiftRules(recipients);
        readArrivals();
        for (TransferOption lane : problem.transfers()) {
            lanesBySite
                    .computeIfAbsent(lane.fromSiteId(), site -> new ArrayList<>())
                    .add(lane);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < problem.lots().size(); i++) {
            readLot(problem.lots().get(i), i, seen);
        }
        for (SeriesStock stock : series) {
            stock.lots.sort(Comparator.comparingInt((LotState lot) -> lot.lastDay)
                    .thenComparing(lot -> lot.outlook.lot().receivedOn())
                    .thenComparing(lot -> lot.outlook.lot().lotId()));
        }
    }

    /** The stock of a series as a place to move goods to; {@code null} if nobody buys the product there. */
    @Nullable
    SeriesStock target(SeriesKey key) {
        Integer row = rowByKey.get(key);
        if (row == null) {
            return null;
        }
        SeriesStock stock = seriesByKey.get(key);
        return stock == null ? open(key, row) : stock.row < 0 ? null : stock;
    }

    /** The stock of a lot's series. */
    SeriesStock stockAt(SeriesKey key) {
        return Objects.requireNonNull(seriesByKey.get(key), "series of a lot");
    }

    int lastDay(LocalDate date) {
        long days = date.toEpochDay() - problem.today().toEpochDay();
        return (int) Math.max(-1, Math.min(days, 1_000_000));
    }

    void report(Severity severity, String code, LotState lot, String name, @Nullable Object value, String cause) {
        report(severity, code, lot.outlook.lot(), name, value, cause);
    }

    private void report(
            Severity severity, String code, StockLot lot, String name, @Nullable Object value, String cause) {
        findings.add(severity, code, Place.of(SOURCE, "lot " + lot.lotId()), name, value, cause);
    }

    private void checkCalendar() {
        DemandForecast forecast = problem.forecast();
        Timeline timeline = forecast.timeline();
        if (timeline.step() == Timeline.Step.ORDINAL) {
            return;
        }
        boolean daily = timeline.step() == Timeline.Step.DAY;
        if (!daily || !timeline.dateOf(forecast.origin()).equals(problem.today())) {
            FindingCollector fatal = new FindingCollector();
            fatal.add(
                    Severity.FATAL,
                    "expiry.calendar",
                    Place.of(SOURCE),
                    daily ? "today" : "timeline",
                    daily ? problem.today() : timeline.step(),
                    daily
                            ? "Maybe the forecast is of another day: its first step is "
                                    + timeline.dateOf(forecast.origin()) + "."
                            : "Maybe the panel was built in other steps: an expiry plan needs days.");
            throw new InvalidInputException(fatal.toFindings());
        }
    }

    private void readRecipients() {
        Set<String> seen = new HashSet<>();
        for (Recipient recipient : problem.donation().recipients()) {
            if (!seen.add(recipient.id())) {
                findings.add(
                        Severity.WARNING,
                        "expiry.duplicate-recipient",
                        Place.of(SOURCE, "recipient " + recipient.id()),
                        "recipientId",
                        recipient.id(),
                        "Maybe it is listed twice; the first one counts.");
                continue;
            }
            if (recipient.capacityGramsPerDay() == 0) {
                findings.add(
                        Severity.INFO,
                        "expiry.recipient-without-capacity",
                        Place.of(SOURCE, "recipient " + recipient.id()),
                        "capacityGramsPerDay",
                        0,
                        "Maybe it takes nothing at present; it is given nothing.");
            }
            recipients.add(recipient);
        }
    }

    private void readArrivals() {
        for (Arrival arrival : problem.arrivals()) {
            if (arrival.on().isBefore(problem.today())) {
                findings.add(
                        Severity.WARNING,
                        "expiry.arrival-past",
                        Place.of(SOURCE, "arrival of " + arrival.key()),
                        "on",
                        arrival.on(),
                        "Maybe it came in already and is among the lots; it is left out.");
            } else {
                arrivalsByKey
                        .computeIfAbsent(arrival.key(), key -> new ArrayList<>())
                        .add(arrival);
            }
        }
    }

    private void readLot(LotOutlook outlook, int index, Set<String> seen) {
        StockLot lot = outlook.lot();
        if (!seen.add(lot.lotId())) {
            report(
                    Severity.ERROR,
                    "expiry.duplicate-lot",
                    lot,
                    "lotId",
                    lot.lotId(),
                    "Maybe the stock was read twice; the first one counts.");
            return;
        }
        if (lot.quantityUnits() == 0) {
            return;
        }
        LocalDate last = outlook.remainingLife().lastSaleDate();
        LocalDate expires = lot.expiresOn();
        if (expires != null && expires.isBefore(last)) {
            last = expires;
        }
        LotState state = new LotState(outlook, index, last, lastDay(last), disposalCostPerKilogram);
        if (lot.condition() == StockLot.Condition.BLOCKED && state.forSale()) {
            report(
                    Severity.WARNING,
                    "expiry.blocked-lot",
                    lot,
                    "condition",
                    lot.condition(),
                    "Maybe it is recalled or waits for a test: release it or write it off; it is left out until then.");
            return;
        }
        SeriesStock stock = stockOf(state);
        if (stock == null) {
            return;
        }
        warn(state);
        decideGifts(state, stock);
        state.ways = IntStream.range(0, rescues.size())
                .filter(k -> rescues.get(k).takes(state))
                .toArray();
        state.rescued = new long[rescues.size()];
        priceWaysOut(state, new double[recipients.size() + rescues.size()]);
        lots.add(state);
        if (state.forSale()) {
            stock.lots.add(state);
        }
    }

    private @Nullable SeriesStock stockOf(LotState state) {
        StockLot lot = state.outlook.lot();
        int row = state.outlook.forecastRow();
        SeriesKey key = new SeriesKey(lot.siteId(), lot.productId());
        SeriesStock stock = seriesByKey.get(key);
        if (row >= problem.forecast().rows() || (stock != null && stock.row != row)) {
            report(
                    Severity.ERROR,
                    "expiry.forecast-row",
                    lot,
                    "forecastRow",
                    row,
                    "Maybe the lot was matched with another forecast: it has "
                            + problem.forecast().rows() + " rows, and all lots of a series have the same one.");
            return null;
        }
        return stock == null ? open(key, row) : stock;
    }

    private SeriesStock open(SeriesKey key, int row) {
        SeriesStock stock = new SeriesStock(key, row);
        for (Arrival arrival : arrivalsByKey.getOrDefault(key, List.of())) {
            int day = lastDay(arrival.on());
            if (day < problem.horizonDays()) {
                stock.arrivalDays.add(day);
                stock.arrivalUnits.add(arrival.quantityUnits());
                stock.arrivalDates.add(arrival.on());
            }
        }
        seriesByKey.put(key, stock);
        series.add(stock);
        return stock;
    }

    private void warn(LotState state) {
        LotOutlook outlook = state.outlook;
        StockLot lot = outlook.lot();
        if (!state.dated) {
            report(
                    Severity.WARNING,
                    "expiry.unknown-date",
                    lot,
                    "expiresOn",
                    null,
                    "Maybe the label was not recorded; the lot is planned by "
                            + outlook.remainingLife().basis() + ", and is neither moved nor given away.");
        }
        if (outlook.forecastRow() < 0 && state.forSale()) {
            report(
                    Severity.WARNING,
                    "expiry.no-forecast",
                    lot,
                    "forecastRow",
                    outlook.forecastRow(),
                    "Maybe the product is no longer listed at the site; no sales are expected.");
        }
        if (!(outlook.storageMinCelsius() <= outlook.storageMaxCelsius())) {
            report(
                    Severity.WARNING,
                    "expiry.storage-range",
                    lot,
                    "storageMinCelsius",
                    outlook.storageMinCelsius() + " to " + outlook.storageMaxCelsius(),
                    "Maybe the product's storage temperatures are missing; the lot is not given away.");
        }
    }

    private void decideGifts(LotState state, SeriesStock stock) {
        LotOutlook lot = state.outlook;
        DonationTerms terms = problem.donation().terms();
        state.giftRelief = terms.relief().ofUnit(lot.massGramsPerUnit(), lot.purchaseCostPerUnit(), lot.unitPrice());
        double value = terms.valueBeforeRelief(lot.massGramsPerUnit()) + state.giftRelief;
        state.giftValue = value;
        if (value < -state.disposalCost - 1e-12) {
            return; // throwing away is cheaper
        }
        boolean later = rules.later(state, problem.today());
        if (later && state.forSale()) {
            double chance = settings.laterGiftProbability();
            state.wasteValue = chance * value - (1 - chance) * state.disposalCost;
        }
        // Goods whose demand nobody knows wait for their last chance to be given.
        if (stock.row >= 0 || !later || !state.forSale()) {
            state.takers = rules.takers(state, problem.today());
        }
    }

    /**
     * Sets what the best way out of a unit is worth.
     *
     * @param price worth of a kilogram of room to others, first of recipients, then of other ways
     */
    void priceWaysOut(LotState lot, double[] price) {
        double best = Double.NEGATIVE_INFINITY;
        for (int r : lot.takers) {
            best = Math.max(best, lot.giftValue + lot.reliefLost - price[r] * lot.kilogramsPerUnit);
        }
        for (int k : lot.ways) {
            best = Math.max(best, rescues.get(k).value(lot) - price[recipients.size() + k] * lot.kilogramsPerUnit);
        }
        lot.outValue = lot.canLeave() ? best : 0;
    }

    boolean pastUseBy(LotState lot) {
        return !lot.forSale() && lot.outlook.lot().dateKind() == DateKind.USE_BY;
    }

    Findings found() {
        return findings.toFindings();
    }
}
