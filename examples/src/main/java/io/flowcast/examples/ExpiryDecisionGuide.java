package io.flowcast.examples;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.expiry.ReturnOption;
import io.flowcast.api.expiry.ReworkOption;
import io.flowcast.api.expiry.StockHint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.expiry.ExpectedValueExpiryPlanner;
import io.flowcast.models.expiry.ExpirySettings;
import io.flowcast.models.expiry.JointBound;
import io.flowcast.models.expiry.ValuedPlan;
import io.flowcast.models.expiry.elasticity.ElasticityEstimates;
import io.flowcast.models.expiry.elasticity.ElasticityEstimator;
import io.flowcast.models.expiry.elasticity.ElasticityPrior;
import io.flowcast.models.expiry.elasticity.PriceHistory;
import io.flowcast.models.expiry.elasticity.PricedDay;
import io.flowcast.models.expiry.markdown.CountLaw;
import io.flowcast.models.expiry.markdown.FluidBound;
import io.flowcast.models.expiry.markdown.MarkdownDp;
import io.flowcast.models.expiry.markdown.MarkdownPolicy;
import io.flowcast.models.expiry.markdown.MarkdownProblem;
import io.flowcast.models.expiry.markdown.TwoAgeDp;
import io.flowcast.models.expiry.markdown.TwoAgePolicy;
import io.flowcast.models.expiry.markdown.TwoAgeProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The code of the guide to decisions about goods that expire: 140 boxes of strawberries, of which 30 sell on a day. */
public final class ExpiryDecisionGuide {
    private static final List<Double> LADDER = List.of(3.0, 2.4, 1.8);

    private ExpiryDecisionGuide() {}

    /** The best price of the first day, with its value and the bound. */
    static double[] ladder() {
        // snippet: ladder
        MarkdownProblem boxes = MarkdownProblem.constantElasticity(
                        140, LADDER, List.of(30.0, 30.0, 30.0, 30.0), -1.5, CountLaw.negativeBinomial(20))
                .withLabelCost(0.02, 0)
                .withLeftoverValue(-0.075); // digestion of half a kilogram
        MarkdownPolicy policy = MarkdownDp.solve(boxes);
        double today = boxes.prices().get(policy.firstPrice());
        double gain = policy.value() - policy.valueOfKeeping(0);
        double atMost = FluidBound.of(boxes); // no policy of prices can bring more
        // end of snippet
        return new double[] {today, policy.value(), gain, atMost};
    }

    /** The best price of the first day where fresh boxes stand beside the old ones. */
    static double besideFreshOnes() {
        // snippet: two ages
        List<Double> attraction = TwoAgeProblem.logit(2.0, 0.9, LADDER); // of an old box at each price
        TwoAgeProblem shelf = new TwoAgeProblem(
                40, // fresh boxes at 3.00
                30, // old ones
                3.0,
                0.8,
                LADDER,
                attraction,
                List.of(Distributions.poisson(60), Distributions.poisson(60)), // customers of two days
                true,
                0.02,
                -0.075,
                1.5);
        TwoAgePolicy policy = TwoAgeDp.solve(shelf);
        double price = LADDER.get(policy.firstPrice());
        // end of snippet
        return price;
    }

    /** Days of several products, a third of them at a lower price, some sold out. */
    static List<PriceHistory> histories(RunContext context) {
        Random random = new Random(context.seed());
        List<PriceHistory> histories = new ArrayList<>();
        for (int p = 0; p < 12; p++) {
            List<PricedDay> days = new ArrayList<>();
            for (int t = 0; t < 80; t++) {
                double price = t % 3 == 0 ? 0.8 : 1;
                double demand =
                        Distributions.poisson(20 * Math.pow(price, -1.5)).sample(random);
                days.add(new PricedDay(price, Math.min(28, demand), demand >= 28, 20));
            }
            histories.add(new PriceHistory(new SeriesKey("north", "berries " + p), days));
        }
        return histories;
    }

    /** An elasticity from days with different prices. */
    static ElasticityEstimates elasticity(List<PriceHistory> histories, RunContext context) {
        // snippet: elasticity
        ElasticityEstimates found = ElasticityEstimator.estimate(histories, ElasticityPrior.published(), context);
        MarkdownRule rule = found.bySeries().get(0).rule(List.of(0.2, 0.4), 0.02);
        String why = found.bySeries().get(0).basis(); // its own days, others, or the prior with its source
        // end of snippet
        if (why.isBlank() || rule.priceElasticity() > 0) {
            throw new IllegalStateException("an elasticity without a basis");
        }
        return found;
    }

    /** The lot of the example with a kitchen, a supplier and a delivery of tomorrow. */
    static ExpiryProblem problem() {
        ExpiryProblem p = ExpiryExample.problem();
        // snippet: ways out
        RescueRule rescue = new RescueRule(
                List.of(new ReworkOption("jam", Set.of("north"), Set.of("berries"), 2.2, 0.9, 12_000, 0, 1)),
                List.of(new ReturnOption("grower", Set.of("strawberries"), 0.3, 0.2, 5_000, 1, 2, false)));
        // end of snippet
        return new ExpiryProblem(
                p.today(),
                p.horizonDays(),
                p.forecast(),
                List.of(many(p.lots().get(0))),
                List.of(new Arrival(
                        new SeriesKey("north", "strawberries"), p.today().plusDays(1), 60)),
                p.markdown(),
                p.transfers(),
                p.donation(),
                p.disposal(),
                p.newestFirstShare(),
                rescue);
    }

    /** The same lot with 280 boxes, more than its days can sell. */
    private static LotOutlook many(LotOutlook o) {
        StockLot lot = o.lot();
        return new LotOutlook(
                new StockLot(
                        lot.lotId(),
                        lot.parentLotId(),
                        lot.siteId(),
                        lot.productId(),
                        280,
                        lot.receivedOn(),
                        lot.expiresOn(),
                        lot.dateKind(),
                        lot.unitCost(),
                        lot.condition(),
                        lot.conditionSince()),
                o.forecastRow(),
                o.remainingLife(),
                o.category(),
                o.massGramsPerUnit(),
                o.unitPrice(),
                o.purchaseCostPerUnit(),
                o.storageMinCelsius(),
                o.storageMaxCelsius());
    }

    /** Plans it and says how far from the best the plan may be. */
    static ValuedPlan plan(ExpiryProblem problem, RunContext context) {
        // snippet: plan
        ExpirySettings settings = ExpirySettings.standard();
        ValuedPlan planned = new ExpectedValueExpiryPlanner(settings).planWithValue(problem, context);
        ExpiryPlan plan = planned.plan();
        List<StockHint> hints = plan.hints(); // deliveries that should not come in as planned
        JointBound.Result bound = JointBound.of(problem, settings, context);
        double gap = bound.gap(); // the best plan of its kind is worth at most so much more
        // end of snippet
        if (gap < 0 || hints.size() > 1) {
            throw new IllegalStateException("a plan above its bound, or a hint for a delivery that is not there");
        }
        return planned;
    }

    /** Prints the figures of the guide. */
    public static void main(String[] args) {
        DemandForecast forecast = DemandExample.forecast();
        RunContext context = RunContext.asOf(forecast.timeline().dateOf(forecast.origin()))
                .seed(1)
                .build();
        double[] ladder = ladder();
        System.out.printf(
                "ladder: today %.2f, worth %.2f, %.2f more than full price, at most %.2f%n",
                ladder[0], ladder[1], ladder[2], ladder[3]);
        System.out.printf("beside fresh ones: %.2f%n", besideFreshOnes());
        ElasticityEstimates found = elasticity(histories(context), context);
        System.out.printf("elasticity %.2f +- %.2f%n", found.mean(), found.standardError());
        ValuedPlan planned = plan(problem(), context);
        planned.plan()
                .decisions()
                .forEach(d -> System.out.println(d.quantityUnits() + " x " + d.action() + ": " + d.reason()));
        planned.plan().hints().forEach(h -> System.out.println(h.kind() + " " + h.fewerUnits() + ": " + h.reason()));
        System.out.printf(
                "worth %.2f, keeping all %.2f, gap %.2f %%%n",
                planned.value(),
                planned.valueOfKeeping(),
                100
                        * JointBound.of(problem(), ExpirySettings.standard(), context)
                                .gap());
    }
}
