package io.flowcast.benchmarks.replay;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.core.simulate.AgeTransition;
import io.flowcast.models.expiry.ExpectedValueExpiryPlanner;
import io.flowcast.models.expiry.ExpirySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Plays all stores of the replay together, FlowCast ordering, and the expiry stage deciding every morning about what is on
 * the shelves.
 *
 * <p>A day: what was ordered arrives; the order of the day is written; the expiry stage decides with the forecast of the
 * morning, and its transfers, gifts and labels are carried out; customers at full price buy, the ones the oldest, the others the
 * freshest, and pay what the unit costs; then customers whom only a lower price brings take marked-down units, deepest discount
 * first: Poisson with mean (p<sup>e</sup> - 1) times the customers of the day, p the share of the price and e the <em>true</em>
 * elasticity, which the planner may misjudge. What has no day left is wasted. A label is never taken off again. Customers who
 * buy cheap today do not stay away tomorrow: that is not modelled.
 */
final class ExpiryShop {
    /** Enough for lots of a few units; the same for all runs. Twice as many other paths judge what was found. */
    private static final ExpirySettings SETTINGS = new ExpirySettings(144, 48, 0.05, 0.9, 0.05, 16, 2).gaining(1);

    /**
     * What the stage may do and how customers answer.
     *
     * @param name for people
     * @param markdown whether labels may be put on
     * @param transfer whether goods may move
     * @param donate whether goods may be given away
     * @param trueElasticity how customers answer
     * @param plannedElasticity what the planner believes
     */
    record Stage(
            String name,
            boolean markdown,
            boolean transfer,
            boolean donate,
            double trueElasticity,
            double plannedElasticity) {
        boolean any() {
            return markdown || transfer || donate;
        }
    }

    /**
     * What one run led to.
     *
     * @param demand customers at full price
     * @param served of these
     * @param sold units, those at a lower price included
     * @param wasted units
     * @param wastedKilograms mass of these
     * @param movedUnits between stores
     * @param givenKilograms to recipients
     * @param money revenue and worth of closing stock less purchases, holding, disposal, goodwill of lost sales, labels, ways
     *     and gifts
     */
    record Result(
            double demand,
            double served,
            double sold,
            double wasted,
            double wastedKilograms,
            double movedUnits,
            double givenKilograms,
            double money) {
        double fillRate() {
            return served / demand;
        }
    }

    private final ReplayWorld world;
    private final FlowCastPolicy policy;
    private final DemandForecast[] forecasts;
    private final int days;
    private final RunContext context;
    private final Map<SeriesKey, Integer> itemOfKey = new HashMap<>();
    private final List<TransferOption> lanes;

    ExpiryShop(ReplayWorld world, FlowCastPolicy policy, DemandForecast[] forecasts, int days, RunContext context) {
        this.world = world;
        this.policy = policy;
        this.forecasts = forecasts;
        this.days = days;
        this.context = context;
        for (int i = 0; i < world.items; i++) {
            itemOfKey.put(world.keys.get(i), i);
        }
        lanes = lanes();
    }

    private List<TransferOption> lanes() {
        PlanSettings.TransferTerms terms = world.scenario.settings().transfer();
        List<Site> stores = world.scenario.catalog().sites().stream()
                .filter(site -> site.kind() == Site.Kind.STORE)
                .toList();
        TravelMatrix roads = new GreatCircleTravel(world.scenario.detourFactor())
                .matrix(stores.stream().map(Site::location).toList(), 25, context)
                .value();
        List<TransferOption> found = new ArrayList<>();
        for (int a = 0; a < stores.size(); a++) {
            for (int b = 0; b < stores.size(); b++) {
                Site from = stores.get(a);
                Site to = stores.get(b);
                double metres = roads.distanceMetres(a, b);
                if (a != b && metres <= terms.maxDistanceMetres()) {
                    found.add(new TransferOption(
                            from.id(),
                            to.id(),
                            terms.costPerKilogramKilometre() * metres / 1000,
                            terms.fixedCost(),
                            terms.days()));
                }
            }
        }
        return found;
    }

    /** Stock of a run while it is played. */
    private final class Play {
        final Stage stage;
        final Customers customers;
        final int level;
        final long[][] stock = new long[world.items][world.life];
        final int[][] label = new int[world.items][world.life];
        final long[][] arriving = new long[world.items][days + world.lead + world.life + 2];
        /** Goods on their way between stores: element [item][day][remaining days - 1] on arrival. */
        final long[][][] moving = new long[world.items][days + 3][world.life];

        final double[] money = new double[world.items];
        final double[] demand = new double[world.items];
        final double[] served = new double[world.items];
        final double[] sold = new double[world.items];
        final double[] wasted = new double[world.items];
        final long[] received = new long[world.items];
        long givenUnits;
        double movedUnits;
        double givenKilograms;
        final Set<String> lanesToday = new HashSet<>();
        double stageMoney;

        Play(Stage stage, Customers customers, int level) {
            this.stage = stage;
            this.customers = customers;
            this.level = level;
            for (int i = 0; i < world.items; i++) {
                stock[i][world.life - 1 - world.rules.openingStock().ageDays()] = world.openingUnits[i];
                received[i] = world.openingUnits[i];
                money[i] -= world.openingUnits[i] * world.unitCost[i];
            }
        }
    }

    Result play(Stage stage, Customers customers, int level) {
        Play p = new Play(stage, customers, level);
        List<Double> discounts = world.scenario.settings().markdown().discountFractions();
        for (int day = 0; day < days; day++) {
            int today = day;
            Parallel.forEach(context, "morning", world.items, i -> morning(p, i, today));
            if (stage.any()) {
                decide(p, today);
            }
            Parallel.forEach(context, "day", world.items, i -> sell(p, i, today, discounts));
        }
        return close(p);
    }

    private void morning(Play p, int i, int day) {
        long[] stock = p.stock[i];
        stock[world.life - 1] += p.arriving[i][day];
        for (int r = 0; r < world.life; r++) {
            stock[r] += p.moving[i][day][r];
        }
        p.received[i] += p.arriving[i][day];
        p.money[i] -= p.arriving[i][day] * world.unitCost[i];
        if (day % world.review == 0) {
            double[] shelf = new double[world.life];
            double[] coming = new double[world.lead];
            for (int r = 0; r < world.life; r++) {
                shelf[r] = stock[r];
            }
            for (int k = 1; k < coming.length; k++) {
                coming[k] = p.arriving[i][day + k];
            }
            p.arriving[i][day + world.lead] += policy.order(p.level, i, day, shelf, coming);
        }
    }

    private void decide(Play p, int day) {
        DemandForecast forecast = forecasts[day - day % world.review];
        LocalDate today = world.rules.calendar().hiddenFrom().plusDays(day);
        PlanSettings settings = world.scenario.settings();
        MarkdownRule asked = settings.markdown();
        List<LotOutlook> lots = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < world.items; i++) {
            for (int r = 0; r < world.life; r++) {
                if (p.stock[i][r] > 0) {
                    lots.add(outlook(i, r, p.stock[i][r], today));
                }
            }
            for (int ahead = 1; ahead <= world.lead; ahead++) {
                if (p.arriving[i][day + ahead] > 0) {
                    arrivals.add(new Arrival(world.keys.get(i), today.plusDays(ahead), p.arriving[i][day + ahead]));
                }
            }
        }
        ExpiryProblem problem = new ExpiryProblem(
                today,
                Math.min(forecast.horizon(), world.life),
                forecast,
                lots,
                arrivals,
                p.stage.markdown
                        ? new MarkdownRule(
                                asked.discountFractions(), p.stage.plannedElasticity, asked.labelCostPerUnit())
                        : MarkdownRule.none(),
                p.stage.transfer ? lanes : List.of(),
                new DonationRun(
                        p.stage.donate ? world.scenario.catalog().recipients() : List.of(), settings.donation()),
                settings.disposal(),
                world.rules.issuing().newestFirstShare());
        RunContext morning = context.toBuilder()
                .asOf(today)
                .seed(Streams.seed(p.customers.seed, day))
                .build();
        // The order of this morning is written; that of the next may come in a lead time after it. A sale weighs as it
        // does in the orders.
        ExpirySettings now = SETTINGS.replenished(world.lead + world.review, policy.saleWorth(p.level));
        for (LotDecision d :
                new ExpectedValueExpiryPlanner(now).plan(problem, morning).decisions()) {
            carryOut(p, d, day, today);
        }
    }

    private LotOutlook outlook(int i, int r, long units, LocalDate today) {
        SeriesKey key = world.keys.get(i);
        Product product = world.scenario.catalog().product(key.productId()).orElseThrow();
        LocalDate last = today.plusDays(r);
        StockLot lot = new StockLot(
                i + ":" + r,
                null,
                key.siteId(),
                key.productId(),
                units,
                last.minusDays(world.life - 1L),
                last,
                DateKind.USE_BY,
                world.unitCost[i],
                StockLot.Condition.SEALED,
                null);
        return new LotOutlook(
                lot,
                i,
                new RemainingLife(Distributions.point(r + 1.0), last, last, 0.5, "label"),
                product.category(),
                product.massGramsPerUnit(),
                world.unitPrice[i],
                world.unitCost[i],
                product.storage().minCelsius(),
                product.storage().maxCelsius());
    }

    private void carryOut(Play p, LotDecision d, int day, LocalDate today) {
        int i = item(new SeriesKey(d.lot().siteId(), d.lot().productId()));
        int r = (int) (d.lastSaleDate().toEpochDay() - today.toEpochDay());
        long units = d.quantityUnits();
        PlanSettings settings = world.scenario.settings();
        if (d.action() instanceof ExpiryAction.Markdown markdown) {
            int label = 1 + settings.markdown().discountFractions().indexOf(markdown.discountFraction());
            if (label > p.label[i][r]) {
                p.label[i][r] = label;
                p.stageMoney -= settings.markdown().labelCostPerUnit() * units;
            }
        } else if (d.action() instanceof ExpiryAction.Transfer transfer) {
            int to = item(new SeriesKey(transfer.toSiteId(), d.lot().productId()));
            int takes = settings.transfer().days();
            p.stock[i][r] -= units;
            if (takes == 0) {
                p.stock[to][r] += units;
            } else if (r - takes >= 0) {
                p.moving[to][day + takes][r - takes] += units;
            }
            p.movedUnits += units;
            TransferOption lane = lanes.stream()
                    .filter(l -> l.fromSiteId().equals(d.lot().siteId())
                            && l.toSiteId().equals(transfer.toSiteId()))
                    .findFirst()
                    .orElseThrow();
            p.stageMoney -= lane.costPerKilogram() * world.kilograms[i] * units;
            if (p.lanesToday.add(day + lane.toString())) {
                p.stageMoney -= lane.fixedCost();
            }
        } else if (d.action() instanceof ExpiryAction.Donate) {
            p.stock[i][r] -= units;
            p.givenUnits += units;
            p.givenKilograms += world.kilograms[i] * units;
            p.stageMoney += settings.donation().valueBeforeRelief(world.kilograms[i] * 1000) * units;
        }
    }

    private int item(SeriesKey key) {
        return Objects.requireNonNull(itemOfKey.get(key), "item of a lot");
    }

    private void sell(Play p, int i, int day, List<Double> discounts) {
        long[] stock = p.stock[i];
        int[] label = p.label[i];
        int wanted = p.customers.demand[i][day];
        int newest = p.customers.newestFirst[i][day];
        long[] before = stock.clone();
        long served = AgeTransition.sell(stock, 0, world.life, wanted - newest, newest);
        double money = 0;
        for (int r = 0; r < world.life; r++) {
            money += (before[r] - stock[r]) * price(i, label[r], discounts);
        }
        long bargains = 0;
        for (int l = discounts.size(); l > 0; l--) {
            double more = Math.pow(1 - discounts.get(l - 1), p.stage.trueElasticity) - 1;
            long hunters = more <= 0 || wanted == 0
                    ? 0
                    : (long) Distributions.poisson(more * wanted)
                            .quantile(Streams.unit(Streams.seed(p.customers.seed, "bargain"), i, day));
            for (int r = 0; r < world.life; r++) {
                if (label[r] == l && stock[r] > 0) {
                    long taken = Math.min(stock[r], Math.max(0, hunters - bargains));
                    stock[r] -= taken;
                    bargains += taken;
                    money += taken * price(i, l, discounts);
                }
            }
        }
        long expired = AgeTransition.expire(stock, 0, world.life);
        System.arraycopy(label, 1, label, 0, world.life - 1);
        label[world.life - 1] = 0;
        long left = 0;
        for (long units : stock) {
            left += units;
        }
        p.demand[i] += wanted;
        p.served[i] += served;
        p.sold[i] += served + bargains;
        p.wasted[i] += expired;
        p.money[i] += money
                - expired * world.kilograms[i] * world.rules.costs().disposalCostPerKilogram()
                - left * world.unitCost[i] * world.rules.costs().holdingCostShareOfUnitCostPerDay()
                - (wanted - served) * world.unitPrice[i] * world.rules.costs().lostSaleCostShareOfUnitPrice();
    }

    private double price(int i, int label, List<Double> discounts) {
        return world.unitPrice[i] * (label == 0 ? 1 : 1 - discounts.get(label - 1));
    }

    private Result close(Play p) {
        List<Double> worth = world.rules.closingStock().valueShareOfUnitCostByRemainingDays();
        double money = p.stageMoney;
        double[] sums = new double[5];
        long balance = -p.givenUnits;
        for (int i = 0; i < world.items; i++) {
            money += p.money[i];
            for (int r = 0; r < world.life; r++) {
                long left = p.stock[i][r];
                for (int day = days; day < p.moving[i].length; day++) {
                    left += p.moving[i][day][r];
                }
                balance -= left;
                money += left * world.unitCost[i] * worth.get(r);
            }
            balance += p.received[i] - (long) (p.sold[i] + p.wasted[i]);
            sums[0] += p.demand[i];
            sums[1] += p.served[i];
            sums[2] += p.sold[i];
            sums[3] += p.wasted[i];
            sums[4] += p.wasted[i] * world.kilograms[i];
        }
        if (balance != 0) {
            throw new IllegalStateException("units do not balance: " + balance + " are missing");
        }
        return new Result(sums[0], sums[1], sums[2], sums[3], sums[4], p.movedUnits, p.givenKilograms, money);
    }
}
