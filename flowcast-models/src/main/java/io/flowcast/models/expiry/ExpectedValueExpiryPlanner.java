package io.flowcast.models.expiry;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.StockHint;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Chooses for each lot, and for parts of it, the action with the largest expected value: keep, mark down, move, give
 * away, rework, send back; what can no longer be sold is given to those who may still take it, sent back where that is
 * credited, or thrown away the cheapest way.
 *
 * <p>Steps: the lots of each series, oldest first, get a price and a number of units that are worth more by another way
 * out ({@link io.flowcast.models.expiry.sell.SellThrough}); goods move to sites where they sell better; room at recipients
 * and kitchens is priced where it is scarce, and the lots that would use it choose again; goods go to rework and back to
 * suppliers where that beats a gift; gifts are allocated to recipients ({@link
 * io.flowcast.models.expiry.donation.GiftAllocation}), and what finds no room is priced again. All values are means over
 * the same sample paths of the joint forecast. {@link JointBound} bounds what such a plan can be worth.
 *
 * <p>All of a lot that stays has one price. Only today's actions are decided: a discount or a gift that is better later is
 * left to the plan of that day, but counts in today's value. A value is what the units add to their series: sales they
 * take from fresher goods are taken off.
 *
 * <p>Law: goods past their last day of sale are never sold or moved, after a use-by date never given away; blocked goods
 * are left out. Goods without a known date are sold by the estimate of their life, never moved or given away.
 *
 * <p>Where {@link ExpirySettings#replenished} says that more orders follow, an old unit that sells replaces a purchase,
 * deliveries age as the lots did, and leaving a customer without goods costs what the orders think a sale is worth.
 * Otherwise deliveries outlast the horizon, and nothing comes in but what is known. A discount of today and a move must
 * gain so many of their standard errors on paths that they were not searched for on.
 *
 * <p>Limits: prices elsewhere are those of the lot; a label that is on a lot already is not known; temperature on the way is
 * not looked at; what a gift is worth does not depend on who takes it.
 */
public final class ExpectedValueExpiryPlanner implements ExpiryPlanner {
    private final ExpirySettings settings;

    /**
     * A planner.
     *
     * @param settings how to search
     */
    public ExpectedValueExpiryPlanner(ExpirySettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "expected-value-expiry";
    }

    @Override
    public ExpiryPlan plan(ExpiryProblem problem, RunContext context) {
        return write(decide(problem, settings, context), problem, context);
    }

    /**
     * Plans all lots, and says what the whole plan is worth.
     *
     * @param problem the lots and what can be done with them
     * @param context seed, threads, deadline, cancellation
     * @return the plan with its value, comparable with {@link JointBound}
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before all lots were planned
     */
    public ValuedPlan planWithValue(ExpiryProblem problem, RunContext context) {
        Decided decided = decide(problem, settings, context);
        ExpiryPlan plan = write(decided, problem, context);
        return new ValuedPlan(
                plan,
                PlanValue.ofDecisions(decided.book, decided.seed, context),
                PlanValue.ofKeeping(decided.book, decided.seed, context));
    }

    private ExpiryPlan write(Decided decided, ExpiryProblem problem, RunContext context) {
        ProblemBook book = decided.book;
        List<StockHint> hints = new HintStage(book, decided.seed).run(context);
        return new ExpiryPlan(new DecisionWriter(book).write(), hints, book.found(), provenance(problem, context));
    }

    /** Everything decided, before it is written down. */
    record Decided(ProblemBook book, long seed, double[] roomPrice) {}

    static Decided decide(ExpiryProblem problem, ExpirySettings settings, RunContext context) {
        ProblemBook book = new ProblemBook(problem, settings);
        long seed = Streams.seed(context.seed(), "expire");
        forEach(book, seed, context, "expire", book.series, SeriesPlanner::improve);
        leaveOutBroken(book);
        TransferSearch transfers = new TransferSearch(book, seed, context);
        Set<SeriesStock> changed = transfers.run();
        forEach(book, seed, context, "expire after transfers", changed, SeriesPlanner::improve);
        forEach(book, seed, context, "expire after transfers", transfers.takeBack(changed), SeriesPlanner::improve);
        CapacityPrices room = new CapacityPrices(book);
        if (room.find()) {
            forEach(
                    book,
                    seed,
                    context,
                    "expire with scarce room",
                    priceRoom(book, room.price),
                    SeriesPlanner::improve);
        }
        new RescueStage(book, room.price).run();
        forEach(book, seed, context, "expire after gifts", new GiftStage(book).run(), SeriesPlanner::reprice);
        Parallel.forEach(
                context,
                "outcome of actions",
                book.series.size(),
                () -> new Outcome(SeriesPlanner.valuing(book, seed), book),
                (i, outcome) -> outcome.of(book.series.get(i)));
        return new Decided(book, seed, room.price);
    }

    private static void forEach(
            ProblemBook book,
            long seed,
            RunContext context,
            String stage,
            Collection<SeriesStock> series,
            BiConsumer<SeriesPlanner, SeriesStock> work) {
        List<SeriesStock> list = List.copyOf(series);
        Parallel.forEach(
                context,
                stage,
                list.size(),
                () -> SeriesPlanner.searching(book, seed),
                (i, planner) -> work.accept(planner, list.get(i)));
    }

    /** Tells the lots that would leave the shelf what their room is worth to others; returns their series. */
    private static Set<SeriesStock> priceRoom(ProblemBook book, double[] price) {
        Set<SeriesStock> changed = new LinkedHashSet<>();
        for (LotState lot : book.lots) {
            if (lot.canLeave()) {
                book.priceWaysOut(lot, price);
                if (lot.forSale() && lot.wanted > 0) {
                    changed.add(book.stockAt(new SeriesKey(
                            lot.outlook.lot().siteId(), lot.outlook.lot().productId())));
                }
            }
        }
        return changed;
    }

    private static void leaveOutBroken(ProblemBook book) {
        Set<LotState> broken = new HashSet<>();
        for (SeriesStock stock : book.series) {
            if (stock.broken) {
                broken.addAll(stock.lots);
                stock.lots.clear();
            }
        }
        for (LotState lot : book.lots) {
            if (broken.contains(lot)) {
                book.report(
                        Severity.ERROR,
                        "expiry.forecast-not-finite",
                        lot,
                        "forecastRow",
                        lot.outlook.forecastRow(),
                        "Maybe the forecaster failed on this series: its paths hold negative, infinite or no numbers.");
            }
        }
        book.lots.removeIf(broken::contains);
    }

    private Provenance provenance(ExpiryProblem problem, RunContext context) {
        Map<String, String> parameters = Map.ofEntries(
                Map.entry("paths", String.valueOf(settings.paths())),
                Map.entry("searchPaths", String.valueOf(settings.searchPaths())),
                Map.entry("riskShare", String.valueOf(settings.riskShare())),
                Map.entry("laterGiftProbability", String.valueOf(settings.laterGiftProbability())),
                Map.entry("negligibleSaleProbability", String.valueOf(settings.negligibleSaleProbability())),
                Map.entry("quantityParts", String.valueOf(settings.quantityParts())),
                Map.entry("transferTargets", String.valueOf(settings.transferTargets())),
                Map.entry("replenishedFromDay", String.valueOf(settings.replenishedFromDay())),
                Map.entry("saleWorth", String.valueOf(settings.saleWorth())),
                Map.entry("standardErrors", String.valueOf(settings.standardErrors())),
                Map.entry("horizonDays", String.valueOf(problem.horizonDays())),
                Map.entry("newestFirstShare", String.valueOf(problem.newestFirstShare())));
        return Provenance.of(
                "expire",
                name(),
                parameters,
                ProblemHash.of(problem),
                context,
                problem.forecast().provenance());
    }
}
