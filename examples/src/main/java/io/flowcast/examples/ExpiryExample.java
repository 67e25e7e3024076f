package io.flowcast.examples;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.models.Models;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Far too many strawberries in a fridge that was too warm for a night: what can still be done with them? */
public final class ExpiryExample {
    private static final StorageRange CHILLED = new StorageRange(0, 6);

    private ExpiryExample() {}

    /** How long a lot is still good, by its label and by what the logger says. */
    static RemainingLife remainingLife(LocalDate today) {
        return Models.shelfLife().remaining(lot(today), product(), site(), warmNight(today), morning(today));
    }

    /** What to do with 140 boxes, of which 30 sell on a usual day. */
    static ExpiryPlan plan() {
        ExpiryProblem problem = problem();
        return Models.expiry()
                .plan(problem, RunContext.asOf(problem.today()).seed(1).build());
    }

    /** The boxes, and what can be done with them. */
    static ExpiryProblem problem() {
        DemandForecast forecast = DemandExample.forecast();
        LocalDate today = forecast.timeline().dateOf(forecast.origin());
        LotOutlook lot = new LotOutlook(
                lot(today),
                0,
                remainingLife(today),
                "berries",
                500,
                3.00,
                1.50,
                CHILLED.minCelsius(),
                CHILLED.maxCelsius());
        Recipient foodBank = new Recipient(
                "food bank",
                "Food bank",
                new GeoPoint(52.52, 13.45),
                25_000,
                Set.of("berries"),
                CHILLED,
                1,
                false,
                OpeningHours.daily(TimeRange.ALL_DAY));
        return new ExpiryProblem(
                today,
                7,
                forecast,
                List.of(lot),
                List.of(),
                new MarkdownRule(List.of(0.2, 0.4), -1.5, 0.02),
                List.of(),
                new DonationRun(List.of(foodBank), 0.10, 0.50),
                new DisposalRule(Map.of(Pathway.DIGESTION, 0.15, Pathway.LANDFILL, 0.20)),
                0.3);
    }

    private static StockLot lot(LocalDate today) {
        return new StockLot(
                "lot 7",
                null,
                "north",
                "strawberries",
                140,
                today.minusDays(1),
                today.plusDays(3),
                DateKind.USE_BY,
                1.50,
                StockLot.Condition.SEALED,
                null);
    }

    private static Product product() {
        return new Product(
                "strawberries",
                "Strawberries, 500 g",
                "berries",
                BaseUnit.EACH,
                500,
                CHILLED,
                new ShelfLife(5, null, null, DateKind.USE_BY, 4, new TemperatureLaw.Q10(3), "assumed for the example"),
                Map.of());
    }

    private static Site site() {
        OpeningHours always = OpeningHours.daily(TimeRange.ALL_DAY);
        return new Site(
                "north",
                "North",
                Site.Kind.STORE,
                new GeoPoint(52.56, 13.40),
                ZoneId.of("Europe/Berlin"),
                always,
                always,
                Currency.getInstance("EUR"));
    }

    /** Hourly readings: 4 degrees, but 18 from eight in the evening to six in the morning. */
    private static TemperatureHistory warmNight(LocalDate today) {
        List<TemperatureReading> readings = new ArrayList<>();
        Instant begin = morning(today.minusDays(1));
        for (int hour = 0; hour <= 24; hour++) {
            boolean warm = hour >= 20 || hour < 6;
            readings.add(new TemperatureReading(begin.plus(Duration.ofHours(hour)), warm ? 18 : 4));
        }
        return new TemperatureHistory("north", readings);
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
    }

    /** Prints what to do. */
    public static void main(String[] args) {
        print(plan(), System.out);
    }

    static void print(ExpiryPlan plan, PrintStream out) {
        plan.decisions()
                .forEach(decision -> out.printf(
                        Locale.ROOT,
                        "%d of %s: %s, worth %.2f (kept: %.2f), to be sold by %s. %s%n",
                        decision.quantityUnits(),
                        decision.lot().lotId(),
                        decision.action(),
                        decision.expectedValue(),
                        decision.valueOfKeeping(),
                        decision.lastSaleDate(),
                        decision.reason()));
    }
}
