package io.flowcast.models.expiry;

import static io.flowcast.api.expiry.ExpiryProblems.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.PoissonDemand;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExpectedValueExpiryPlannerTest {
    private final ProblemFixture shop = new ProblemFixture();

    private ExpiryPlan plan() {
        return new ExpectedValueExpiryPlanner(ExpirySettings.standard())
                .plan(shop.build(), RunContext.asOf(TODAY).build());
    }

    private static Map<Class<?>, Long> unitsByAction(ExpiryPlan plan) {
        return plan.decisions().stream()
                .collect(Collectors.groupingBy(
                        d -> d.action().getClass(), Collectors.summingLong(LotDecision::quantityUnits)));
    }

    /**
     * Ten units, four customers a day on the last two days, Poisson: unit j sells with P(N &gt;= j), N ~ Poisson(8). A unit is
     * kept while price * P + waste * (1 - P) is at least the gift: 10 P - 1 (1 - P) &gt;= 5, so P &gt;= 6/11. P(N &gt;= 7) = 0.687,
     * P(N &gt;= 8) = 0.547 and P(N &gt;= 9) = 0.407 (tables of the Poisson distribution): 8 are kept; the estimate of a
     * probability of 0.547 against 0.545 may fall either way.
     */
    @Test
    void keepsTheUnitsThatSellAndGivesTheOthers() {
        shop.demand("S", 4, 4).lot("L", "S", 10, 1).price(10).mass(1000).recipient("R", 100_000, 1);
        shop.donation(0, 5).disposal(1);

        ExpiryPlan plan = plan();

        Map<Class<?>, Long> units = unitsByAction(plan);
        assertThat(units.get(ExpiryAction.Keep.class)).isBetween(7L, 8L);
        assertThat(units.get(ExpiryAction.Donate.class)).isEqualTo(10 - units.get(ExpiryAction.Keep.class));
        LotDecision gift = plan.decisions().get(1);
        assertThat(gift.expectedValue()).isCloseTo(5.0 * gift.quantityUnits(), within(1e-9));
        assertThat(gift.valueOfKeeping()).isLessThan(gift.expectedValue());
    }

    @Test
    void waitsWithAGiftThatCanBeMadeLater() {
        shop.demand("S", 3, 3, 3, 3, 3)
                .lot("L", "S", 20, 4)
                .price(10)
                .mass(1000)
                .recipient("R", 100_000, 1);
        shop.donation(0, 5).disposal(1);
        long today = unitsByAction(plan()).getOrDefault(ExpiryAction.Donate.class, 0L);

        shop.recipients.clear();
        shop.recipient("R", 100_000, 4); // must be given today or never
        long lastChance = unitsByAction(plan()).getOrDefault(ExpiryAction.Donate.class, 0L);

        assertThat(today).isLessThan(lastChance);
    }

    @Test
    void unitsThatHardlySellAreGivenThoughTheGiftCostsMoney() {
        shop.demand("S", 2).lot("L", "S", 20, 0).price(10).recipient("R", 100_000, 0);
        shop.donation(0.5, 0).disposal(0.6);
        // P(Poisson(2) >= 4) = 0.143, P(Poisson(2) >= 5) = 0.053 and P(Poisson(2) >= 6) = 0.017: four units are kept,
        // or
        // five, since one in twenty is close to 0.053; the price alone would keep the sixth: 10 * 0.017 > 0.05.
        Map<Class<?>, Long> units = unitsByAction(plan());
        assertThat(units.get(ExpiryAction.Keep.class)).isBetween(4L, 5L);
        assertThat(units.get(ExpiryAction.Donate.class)).isBetween(15L, 16L);
    }

    @Test
    void givesNothingIfThrowingAwayIsCheaper() {
        shop.demand("S", 0).lot("L", "S", 20, 0).recipient("R", 100_000, 0);
        shop.donation(2, 0).disposal(0.6);
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Keep.class);
    }

    @Test
    void marksDownWhatWouldNotSellAndNotWhatWould() {
        shop.markdown(new MarkdownRule(List.of(0.2, 0.5), -2, 0.05));
        shop.demand("S", 2, 2).lot("L", "S", 12, 0).price(10);
        assertThat(plan().decisions()).singleElement().satisfies(d -> {
            assertThat(d.action()).isEqualTo(new ExpiryAction.Markdown(0.5));
            assertThat(d.expectedValue()).isGreaterThan(d.valueOfKeeping());
            assertThat(d.expectedSoldUnits()).isCloseTo(8, within(0.7)); // four times two customers
        });
        shop.lots.clear();
        shop.lot("L", "S", 1, 1).price(10);
        assertThat(plan().decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.action()).isEqualTo(new ExpiryAction.Keep()));
    }

    @Test
    void aLabelThatCostsMoreThanItBringsIsNotPrinted() {
        shop.markdown(new MarkdownRule(List.of(0.2, 0.5), -2, 9));
        shop.demand("S", 2, 2).lot("L", "S", 12, 0).price(10);
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Keep.class);
    }

    /** At full price nine units sell to six customers; a discount that those six take too brings less than it costs. */
    @Test
    void aDiscountPaysForTheFullPriceSalesItTakes() {
        shop.markdown(new MarkdownRule(List.of(0.5), -1.2, 0));
        shop.newestFirstShare = 0;
        shop.demand("S", 6, 6)
                .lot("OLD", "S", 9, 0)
                .price(10)
                .lot("NEW", "S", 12, 1)
                .price(10);
        assertThat(plan().decisions().get(0).action()).isEqualTo(new ExpiryAction.Keep());

        shop.newestFirstShare = 1; // all who pay the full price take the new lot: the discount takes nothing from it
        assertThat(plan().decisions().get(0).action()).isEqualTo(new ExpiryAction.Markdown(0.5));
    }

    @Test
    void aDiscountThatIsBetterTomorrowWaits() {
        shop.markdown(new MarkdownRule(List.of(0.5), -2, 0));
        shop.demand("S", 6, 6, 6).lot("L", "S", 40, 2).price(10);
        assertThat(plan().decisions()).singleElement().satisfies(d -> {
            assertThat(d.action()).isEqualTo(new ExpiryAction.Keep());
            assertThat(d.reason()).contains("full price for now");
            assertThat(d.expectedValue()).isGreaterThan(d.valueOfKeeping());
        });
    }

    @Test
    void movesGoodsToWhereTheySell() {
        shop.demand("S", 0, 0, 0).demand("T", 8, 8, 8).lot("L", "S", 10, 2).price(10);
        shop.lane(new TransferOption("S", "T", 0.5, 5, 1));
        assertThat(plan().decisions()).singleElement().satisfies(d -> {
            assertThat(d.action()).isEqualTo(new ExpiryAction.Transfer("T"));
            assertThat(d.quantityUnits()).isEqualTo(10);
            // Two days of eight customers for ten units; half a kilogram each at 0.5, and 5 for the way.
            assertThat(d.expectedValue()).isCloseTo(10 * d.expectedSoldUnits() - 2.5 - 5, within(0.2));
        });
    }

    @Test
    void doesNotMoveWhatCannotBeSoldAfterTheWay() {
        shop.demand("S", 0, 0, 0).demand("T", 8, 8, 8).lot("L", "S", 10, 0);
        shop.lane(new TransferOption("S", "T", 0, 0, 1));
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Keep.class);
    }

    @Test
    void theOtherSitesOwnLotsComeFirst() {
        shop.demand("S", 0, 0, 0).demand("T", 5, 5, 5).lot("L", "S", 10, 2).price(10);
        shop.lane(new TransferOption("S", "T", 0, 0, 1));
        long alone = unitsByAction(plan()).get(ExpiryAction.Transfer.class);
        shop.lot("OWN", "T", 14, 1).price(10);
        shop.arrivals.add(new Arrival(new SeriesKey("T", "P"), TODAY.plusDays(1), 30));
        long withOwn = unitsByAction(plan()).getOrDefault(ExpiryAction.Transfer.class, 0L);
        assertThat(withOwn).isLessThanOrEqualTo(alone);
        assertThat(plan().decisions().stream()
                        .mapToDouble(LotDecision::expectedValue)
                        .sum())
                .isLessThan(200);
    }

    @Test
    void lotsShareTheFixedCostOfAWay() {
        TransferOption lane = new TransferOption("S", "T", 0, 25, 0);
        shop.demand("S", 0, 0).demand("T", 9, 9).lot("L1", "S", 2, 1).price(10).lane(lane);
        assertThat(unitsByAction(plan())).doesNotContainKey(ExpiryAction.Transfer.class);
        shop.lot("L2", "S", 2, 1).price(10);
        ExpiryPlan plan = plan();
        assertThat(unitsByAction(plan)).containsEntry(ExpiryAction.Transfer.class, 4L);
        assertThat(plan.decisions().stream()
                        .mapToDouble(LotDecision::expectedValue)
                        .sum())
                .isCloseTo(40 - 25, within(0.5));
    }

    @Test
    void whatFindsNoRoomIsKeptAndSaid() {
        shop.demand("S", 0)
                .lot("L", "S", 10, 1)
                .recipient("R", 2_000, 1)
                .donation(0, 1)
                .disposal(1);
        ExpiryPlan plan = plan();
        // Half a kilogram each: four fit into two kilograms.
        assertThat(unitsByAction(plan))
                .containsEntry(ExpiryAction.Donate.class, 4L)
                .containsEntry(ExpiryAction.Keep.class, 6L);
        assertThat(plan.findings().count("expiry.gift-without-room")).isEqualTo(1);
    }

    @Test
    void whatIsPastItsBestBeforeGoesToWhoAcceptsIt() {
        shop.demand("S", 9).lot("L", "S", 10, -1).kind(DateKind.BEST_BEFORE);
        shop.recipient("R", 3_000, 1).acceptingOld().donation(0, 0).disposal(1);
        assertThat(unitsByAction(plan()))
                .containsEntry(ExpiryAction.Donate.class, 6L)
                .containsEntry(ExpiryAction.Discard.class, 4L);

        shop.lots.clear();
        shop.lot("L", "S", 10, -1).kind(DateKind.USE_BY);
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Discard.class);
    }

    @Test
    void goodsThatAgedFasterThanTheirLabelAreNotGivenAfterTheirLife() {
        shop.demand("S", 9).lot("L", "S", 10, -1).kind(DateKind.BEST_BEFORE).label(TODAY.plusDays(3));
        shop.recipient("R", 30_000, 0).acceptingOld().donation(0, 5).disposal(1);
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Discard.class);
    }

    @Test
    void anUnknownDateIsSaidAndTheLotIsNeitherMovedNorGiven() {
        shop.demand("S", 0, 0, 0).demand("T", 8, 8, 8).lot("L", "S", 10, 2).label(null);
        shop.lane(new TransferOption("S", "T", 0, 0, 0))
                .recipient("R", 30_000, 0)
                .donation(0, 5);
        ExpiryPlan plan = plan();
        assertThat(unitsByAction(plan)).containsOnlyKeys(ExpiryAction.Keep.class);
        assertThat(plan.findings().count("expiry.unknown-date")).isEqualTo(1);
    }

    @Test
    void blockedGoodsWaitUnlessTheyAreOver() {
        shop.demand("S", 9).lot("L1", "S", 10, 1).condition(StockLot.Condition.BLOCKED);
        shop.lot("L2", "S", 10, -1).condition(StockLot.Condition.BLOCKED).kind(DateKind.BEST_BEFORE);
        shop.recipient("R", 30_000, 0).acceptingOld().donation(0, 5);
        ExpiryPlan plan = plan();
        assertThat(plan.decisions()).singleElement().satisfies(d -> {
            assertThat(d.lot().lotId()).isEqualTo("L2");
            assertThat(d.action()).isInstanceOf(ExpiryAction.Discard.class);
        });
        assertThat(plan.findings().count("expiry.blocked-lot")).isEqualTo(1);
    }

    @Test
    void goodsWithoutAForecastAreGivenOnTheirLastChanceOnly() {
        shop.demand("S", 9)
                .lot("L", "S", 10, 3)
                .row(-1)
                .recipient("R", 30_000, 1)
                .donation(0, 5);
        ExpiryPlan early = plan();
        assertThat(unitsByAction(early)).containsOnlyKeys(ExpiryAction.Keep.class);
        assertThat(early.findings().count("expiry.no-forecast")).isEqualTo(1);
        shop.lots.clear();
        shop.lot("L", "S", 10, 1).row(-1);
        assertThat(unitsByAction(plan())).containsOnlyKeys(ExpiryAction.Donate.class);
    }

    @Test
    void badInputIsReportedAllAtOnceAndTheRestIsPlanned() {
        shop.demand("S", 9, 9)
                .lot("L", "S", 5, 1)
                .lot("L", "S", 7, 1)
                .lot("ROW", "S", 5, 1)
                .row(7);
        shop.lot("COLD", "S", 5, 1).storage(9, 8);
        shop.recipient("R", 0, 1).recipient("R", 9_000, 1);
        shop.arrivals.add(new Arrival(new SeriesKey("S", "P"), TODAY.minusDays(1), 5));
        ExpiryPlan plan = plan();
        assertThat(plan.decisions().stream().map(d -> d.lot().lotId())).containsExactly("L", "COLD");
        assertThat(plan.findings().countByCode().keySet())
                .containsExactlyInAnyOrder(
                        "expiry.duplicate-lot",
                        "expiry.forecast-row",
                        "expiry.storage-range",
                        "expiry.duplicate-recipient",
                        "expiry.recipient-without-capacity",
                        "expiry.arrival-past");
        assertThat(plan.findings().count(Severity.ERROR)).isEqualTo(2);
    }

    @Test
    void aForecastThatHoldsNoNumbersLeavesItsLotsOut() {
        shop.demand("S", Double.NaN, 3).demand("T", 9, 9).lot("BAD", "S", 5, 1).lot("GOOD", "T", 5, 1);
        shop.lot("OVER", "S", 5, -1);
        ExpiryPlan plan = plan();
        assertThat(plan.decisions().stream().map(d -> d.lot().lotId())).containsExactly("GOOD", "OVER");
        assertThat(plan.findings().count("expiry.forecast-not-finite")).isEqualTo(1);
    }

    @Test
    void aForecastOfAnotherDayStopsTheRun() {
        shop.demand("S", 9, 9).lot("L", "S", 5, 1);
        shop.forecastDay = TODAY.plusDays(1);
        assertThatThrownBy(this::plan)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().count("expiry.calendar")).isEqualTo(1));
    }

    @Test
    void bulkGoodsInGramsAreSplitInParts() {
        shop.demand("S", 400, 400).lot("L", "S", 10_000, 1).price(0.01).mass(1).recipient("R", 100_000, 1);
        shop.donation(0, 3).disposal(1);
        ExpiryPlan plan = plan();
        long[] units =
                plan.decisions().stream().mapToLong(LotDecision::quantityUnits).toArray();
        assertThat(LongStream.of(units).sum()).isEqualTo(10_000);
        // About 800 g sell; a gram costs 1 cent and a gift brings 0.3.
        assertThat(unitsByAction(plan).get(ExpiryAction.Keep.class)).isBetween(600L, 1000L);
    }

    @Test
    void theSameProblemHasTheSameHashAndAnotherAnother() {
        shop.demand("S", 4, 4).lot("L", "S", 10, 1).recipient("R", 100_000, 1);
        String hash = plan().provenance().dataHash();
        assertThat(plan().provenance().dataHash()).isEqualTo(hash).startsWith("sha-256:");
        shop.donation(0, 7);
        assertThat(plan().provenance().dataHash()).isNotEqualTo(hash);
        assertThat(plan().provenance().parameters()).containsEntry("paths", "256");
    }

    @Test
    void refusesSettingsOutOfRange() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new ExpirySettings(256, 64, bad, 0.9, 0.05, 64, 3))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ExpirySettings(256, 64, 0.01, bad, 0.05, 64, 3))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ExpirySettings(256, 64, 0.01, 0.9, bad, 64, 3))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ExpirySettings(64, 65, 0.01, 0.9, 0.05, 64, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePoissonForecastOfTheseTestsIsOne() {
        PoissonDemand forecast = PoissonDemand.of(TODAY, "S", "P", 3, 5);
        double[] paths = new double[2 * 20_000];
        forecast.samplePaths(0, 1, 0, 20_000, paths);
        assertThat(Arrays.stream(paths).average().orElseThrow()).isCloseTo(4, within(0.05));
    }
}
