package io.flowcast.models.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.ExpiryProblems;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.expiry.ReturnOption;
import io.flowcast.api.expiry.ReworkOption;
import io.flowcast.api.expiry.StockHint;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.run.Streams;
import io.flowcast.models.expiry.sell.SellThrough;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ways out beside sale and gift, hints, and the bound of the joint decision. */
class JointDecisionTest {
    private static final ExpirySettings SETTINGS = new ExpirySettings(64, 64, 0.01, 0.9, 0, 64, 3);

    private static RunContext context() {
        return RunContext.asOf(ExpiryProblems.TODAY).build();
    }

    private static ExpiryPlan plan(ExpiryProblem problem) {
        return new ExpectedValueExpiryPlanner(ExpirySettings.standard()).plan(problem, context());
    }

    private static long units(ExpiryPlan plan, Class<? extends ExpiryAction> action) {
        return plan.decisions().stream()
                .filter(d -> action.isInstance(d.action()))
                .mapToLong(LotDecision::quantityUnits)
                .sum();
    }

    private static ReworkOption soup(double value, long capacity, int lead) {
        return new ReworkOption("soup", Set.of(), Set.of(), value, 0.2, capacity, lead, 0);
    }

    private static ReturnOption supplier(double credit, boolean pastDate) {
        return new ReturnOption("maker", Set.of(), credit, 0.1, 1_000_000, 0, 0, pastDate);
    }

    /** 40 units, 5 sell on the last day: the kitchen pays 1.4 for a unit of half a kilogram and has room for 10. */
    @Test
    void surplusGoesToTheKitchenAsFarAsItHasRoom() {
        ProblemFixture shop = new ProblemFixture()
                .demand("S", 5, 5)
                .lot("L", "S", 40, 0)
                .rescue(new RescueRule(List.of(soup(3, 5_000, 0)), List.of()));
        ExpiryPlan plan = plan(shop.build());
        assertThat(units(plan, ExpiryAction.Rework.class)).isEqualTo(10);
        assertThat(units(plan, ExpiryAction.Keep.class)).isEqualTo(30);
        LotDecision rework = plan.decisions().stream()
                .filter(d -> d.action() instanceof ExpiryAction.Rework)
                .findFirst()
                .orElseThrow();
        assertThat(rework.expectedValue()).isCloseTo(10 * 1.4, within(1e-9));
        assertThat(rework.expectedValue()).isGreaterThan(rework.valueOfKeeping());
        // A day of lead is a day too late.
        shop.rescue(new RescueRule(List.of(soup(3, 5_000, 1)), List.of()));
        assertThat(units(plan(shop.build()), ExpiryAction.Rework.class)).isZero();
    }

    /** The better way out is filled first, a gift takes the rest. */
    @Test
    void waysOutShareTheLot() {
        ProblemFixture shop = new ProblemFixture()
                .demand("S", 2, 2)
                .lot("L", "S", 50, 0)
                .recipient("R", 8_000, 0)
                .donation(0, 0.4)
                .disposal(0.2)
                .rescue(new RescueRule(List.of(soup(3, 5_000, 0)), List.of()));
        ExpiryPlan plan = plan(shop.build());
        assertThat(units(plan, ExpiryAction.Rework.class)).isEqualTo(10);
        assertThat(units(plan, ExpiryAction.Donate.class)).isEqualTo(16);
    }

    @Test
    void suppliersTakeBackSealedGoodsOnly() {
        RescueRule back = new RescueRule(List.of(), List.of(supplier(0.5, true)));
        ProblemFixture shop = new ProblemFixture()
                .demand("S", 1, 1)
                .lot("old", "S", 12, -1)
                .kind(DateKind.BEST_BEFORE)
                .rescue(back);
        assertThat(units(plan(shop.build()), ExpiryAction.ReturnToSupplier.class))
                .isEqualTo(12);
        shop.kind(DateKind.USE_BY);
        assertThat(units(plan(shop.build()), ExpiryAction.Discard.class)).isEqualTo(12);
        shop.kind(DateKind.BEST_BEFORE).condition(StockLot.Condition.OPENED);
        assertThat(units(plan(shop.build()), ExpiryAction.Discard.class)).isEqualTo(12);
        shop.condition(StockLot.Condition.BLOCKED);
        assertThat(units(plan(shop.build()), ExpiryAction.ReturnToSupplier.class))
                .isZero();
    }

    /** 20 old units, 8 customers a day for two days, and 40 fresh ones that half of the customers prefer. */
    @Test
    void aDeliveryThatMakesStockWasteIsAHint() {
        ProblemFixture shop = new ProblemFixture().demand("S", 8, 8, 0.01).lot("L", "S", 20, 1);
        shop.newestFirstShare = 0.5;
        shop.arrivals.add(new Arrival(new SeriesKey("S", "P"), ExpiryProblems.TODAY, 40));
        List<StockHint> hints = plan(shop.build()).hints();
        assertThat(hints).hasSize(1);
        assertThat(hints.get(0).wasteAvoidedUnits()).isGreaterThan(0.5);
        assertThat(hints.get(0).gain()).isPositive();
        assertThat(hints.get(0).fewerUnits()).isBetween(10L, 40L);
        // With little stock there is nothing to say.
        shop.lots.get(0).units = 2;
        assertThat(plan(shop.build()).hints()).isEmpty();
    }

    /** All prices, days and numbers of units to give of two lots, each played: the bound finds the best of them. */
    @Property(tries = 12)
    void theInnerMaximumIsThatOfCompleteEnumeration(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        ProblemFixture shop = new ProblemFixture()
                .demand("S", 1 + 4 * random.nextDouble(), 1 + 4 * random.nextDouble(), 3)
                .lot("A", "S", 2 + random.nextInt(6), random.nextInt(2))
                .lot("B", "S", 2 + random.nextInt(6), 1 + random.nextInt(2))
                .recipient("R", 1_000_000, 0)
                .donation(0, 1.5 * random.nextDouble())
                .disposal(0.3)
                .markdown(new MarkdownRule(List.of(0.25, 0.5), -2, 0.05));
        shop.newestFirstShare = 0;
        ExpiryProblem problem = shop.build();
        JointBound.Result bound = JointBound.of(problem, SETTINGS, context());
        double best = enumerate(problem);
        assertThat(bound.bound()).isGreaterThanOrEqualTo(bound.value() - 1e-9);
        assertThat(bound.bound()).isGreaterThanOrEqualTo(best - 1e-9 - 0.002 * Math.abs(best));
        assertThat(bound.value()).isLessThanOrEqualTo(best + 1e-9);
    }

    private static double enumerate(ExpiryProblem problem) {
        ProblemBook book = new ProblemBook(problem, SETTINGS);
        SeriesPlanner planner =
                SeriesPlanner.valuing(book, Streams.seed(context().seed(), "expire"));
        SeriesStock stock = book.series.get(0);
        planner.load(stock);
        SellThrough shelf = planner.shelf;
        LotState a = stock.lots.get(0);
        LotState b = stock.lots.get(1);
        double best = Double.NEGATIVE_INFINITY;
        for (int[] ofA : prices(a)) {
            shelf.price(a.handle, ofA[0], ofA[1]);
            for (int[] ofB : prices(b)) {
                shelf.price(b.handle, ofB[0], ofB[1]);
                for (long keptA = 0; keptA <= a.units; keptA++) {
                    shelf.units(a.handle, keptA);
                    for (long keptB = 0; keptB <= b.units; keptB++) {
                        shelf.units(b.handle, keptB);
                        double labels = 0.05 * ((ofA[0] > 0 ? keptA : 0) + (ofB[0] > 0 ? keptB : 0));
                        double gifts = (a.units - keptA) * a.giftValue + (b.units - keptB) * b.giftValue;
                        best = Math.max(best, shelf.play() - labels + gifts);
                    }
                }
            }
        }
        return best;
    }

    private static List<int[]> prices(LotState lot) {
        List<int[]> prices = new ArrayList<>();
        prices.add(new int[] {0, 0});
        for (int level = 1; level <= 2; level++) {
            for (int day = 0; day <= Math.min(lot.lastDay, 2); day++) {
                prices.add(new int[] {level, day});
            }
        }
        return prices;
    }

    /** On random problems of all kinds the bound lies above the plan, and the plan above doing nothing, chance of search aside. */
    @Property(tries = 25)
    void theBoundLiesAboveThePlan(@ForAll @IntRange(max = 100_000) int seed) {
        JointBound.Result bound = JointBound.of(ExpiryProblems.random(seed), SETTINGS, context());
        assertThat(bound.value()).isFinite();
        assertThat(bound.bound()).isFinite().isGreaterThanOrEqualTo(bound.value() - 1e-6);
    }

    @Test
    void boundAndPlanDoNotDependOnThreads() {
        ProblemFixture shop = new ProblemFixture()
                .demand("S", 3, 3, 3)
                .demand("T", 9, 9, 9)
                .demand("U", 4, 4, 4)
                .lot("A", "S", 30, 1)
                .lot("B", "U", 25, 1)
                .lane(new TransferOption("S", "T", 0.1, 5, 0))
                .lane(new TransferOption("U", "T", 0.1, 5, 0))
                .recipient("R", 4_000, 0)
                .donation(0, 0.5)
                .rescue(new RescueRule(List.of(soup(1, 2_000, 0)), List.of(supplier(0.2, false))))
                .markdown(new MarkdownRule(List.of(0.2, 0.4), -1.5, 0.02));
        JointBound.Result alone = JointBound.of(shop.build(), SETTINGS, context());
        ExpiryPlan plan = plan(shop.build());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext four = context().toBuilder().executor(pool, 4).build();
            assertThat(JointBound.of(shop.build(), SETTINGS, four)).isEqualTo(alone);
            ExpiryPlan again = new ExpectedValueExpiryPlanner(ExpirySettings.standard()).plan(shop.build(), four);
            assertThat(again.decisions()).isEqualTo(plan.decisions());
            assertThat(again.hints()).isEqualTo(plan.hints());
        } finally {
            pool.shutdownNow();
        }
        assertThat(alone.gap()).isBetween(0.0, 0.05);
        assertThat(alone.gapOfGain()).isBetween(0.0, 0.5);
    }
}
