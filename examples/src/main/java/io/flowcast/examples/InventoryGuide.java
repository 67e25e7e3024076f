package io.flowcast.examples;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.inventory.classification.Classification;
import io.flowcast.models.inventory.echelon.BaseStockSearch;
import io.flowcast.models.inventory.echelon.GuaranteedService;
import io.flowcast.models.inventory.echelon.GuaranteedService.Stage;
import io.flowcast.models.inventory.echelon.OneWarehouse;
import io.flowcast.models.inventory.echelon.SerialPlan;
import io.flowcast.models.inventory.echelon.SerialSystem;
import io.flowcast.models.inventory.echelon.ServiceTimes;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.lotsizing.BackorderEoq;
import io.flowcast.models.inventory.lotsizing.CapacitatedLotSizing;
import io.flowcast.models.inventory.lotsizing.DiscountEoq;
import io.flowcast.models.inventory.lotsizing.DisruptedEoq;
import io.flowcast.models.inventory.lotsizing.DynamicLotSizing;
import io.flowcast.models.inventory.lotsizing.Eoq;
import io.flowcast.models.inventory.lotsizing.JointReplenishment;
import io.flowcast.models.inventory.lotsizing.LotPlan;
import io.flowcast.models.inventory.lotsizing.LotSize;
import io.flowcast.models.inventory.newsvendor.ExplicitNewsvendor;
import io.flowcast.models.inventory.newsvendor.LimitedNewsvendor;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.newsvendor.PricedNewsvendor;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import io.flowcast.models.inventory.policy.AssortmentService;
import io.flowcast.models.inventory.policy.BaseStock;
import io.flowcast.models.inventory.policy.FiniteHorizon;
import io.flowcast.models.inventory.policy.LeadTimeDemand;
import io.flowcast.models.inventory.policy.LostSalesBaseStock;
import io.flowcast.models.inventory.policy.LostSalesReview;
import io.flowcast.models.inventory.policy.ReorderPolicy;
import io.flowcast.models.inventory.policy.ReorderQuantity;
import io.flowcast.models.inventory.policy.SsModel;
import io.flowcast.models.inventory.policy.SsPolicy;
import java.util.Collections;
import java.util.List;

/** What docs/inventory.md shows, cut from here; the test runs every piece. */
final class InventoryGuide {
    private InventoryGuide() {}

    static double fromForecast(DemandForecast forecast, int row) {
        // snippet: from-forecast
        int leadTime = 2; // days until an order arrives
        int review = 3; // days until the next order
        BaseStock policy =
                BaseStock.of(forecast, row, leadTime, review); // the forecast's own sums, not mean and variance
        double level = policy.levelForFillRate(0.98); // order up to this
        double left = policy.onHand(level); // mean units left at the end of a day
        // end of snippet
        return level + 0 * left;
    }

    static double randomLeadTime(DemandForecast forecast, int row) {
        // snippet: random-lead-time
        double[] days = {0, 0.2, 0.6, 0.2}; // chance of 0, 1, 2, 3 days
        DemandLaw demand = LeadTimeDemand.of(forecast, row, days, 1);
        double reorderPoint = demand.quantile(0.95);
        double safetyStock = LeadTimeDemand.safetyStock(demand, 0.95);
        // end of snippet
        return reorderPoint - safetyStock - demand.mean();
    }

    static double onePeriod() {
        // snippet: one-period
        DemandLaw demand = DemandLaws.negativeBinomialOfMoments(
                50, 25); // or normal, lognormal, gamma, Poisson, empirical, of(...)
        StockDecision best = new Newsvendor(1, 9).best(demand); // a unit too many, a unit too few
        StockDecision byPrices = ExplicitNewsvendor.of(2.50, 1.00, 0.20).best(demand); // price, purchase, salvage
        // end of snippet
        return best.level() - byPrices.level();
    }

    static double severalProducts() {
        // snippet: several-products
        LimitedNewsvendor shelf = new LimitedNewsvendor(List.of(
                new LimitedNewsvendor.Product(
                        DemandLaws.normal(100, 30), new Newsvendor(1, 4), 2), // takes 2 of the shelf
                new LimitedNewsvendor.Product(DemandLaws.poisson(30), new Newsvendor(1, 3), 3)));
        LimitedNewsvendor.Levels levels = shelf.best(250);
        double worth = levels.price(); // what one more unit of shelf would save
        // end of snippet
        return worth;
    }

    static double priced() {
        // snippet: priced
        PricedNewsvendor model = new PricedNewsvendor(5, 1, 0, true); // purchase, salvage, goodwill, additive noise
        PricedNewsvendor.PricedLevel best =
                model.best(PricedNewsvendor.linear(100, 4), DemandLaws.normal(0, 8), 5.5, 24);
        // end of snippet
        return best.price();
    }

    static double lots() {
        // snippet: lots
        LotSize free = new Eoq(8, 0.225, 1300).best(); // fixed cost, holding cost, demand rate
        LotSize packed = new Eoq(8, 0.225, 1300).best(100, 600, 24); // minimum, maximum, pack
        double waiting = new BackorderEoq(8, 0.225, 5, 1300).best().waitingShare();
        DiscountEoq.DiscountLot cheap =
                new DiscountEoq(8, 0.3, 1300, new double[] {0, 400, 800}, new double[] {0.75, 0.72, 0.68}).allUnits();
        LotSize unreliable =
                new DisruptedEoq(8, 0.225, 5, 1300, 1.5, 14).best(); // fails 1.5 times a year, for 1/14 year
        // end of snippet
        return free.quantity() + packed.quantity() + waiting + cheap.quantity() + unreliable.quantity();
    }

    static double joint() {
        // snippet: joint
        JointReplenishment truck = new JointReplenishment(
                40, new double[] {15, 15, 15}, new double[] {0.24, 0.24, 0.24}, new double[] {86000, 12500, 1400});
        JointReplenishment.JointPlan plan = truck.best(); // silver() and powersOfTwo() are rules of thumb with bounds
        // end of snippet
        return plan.cost() / truck.silver().cost();
    }

    static double changing() {
        // snippet: changing
        DynamicLotSizing model = DynamicLotSizing.steady(new double[] {90, 120, 80, 70}, 500, 2);
        LotPlan best = model.solve(); // Wagner-Whitin in O(n log n)
        LotPlan rule = model.silverMeal();
        CapacitatedLotSizing.CapacitatedPlan shared = new CapacitatedLotSizing(
                        List.of(
                                new CapacitatedLotSizing.Item(new double[] {10, 20, 40}, 30, 1, 0, 1, 2, 4),
                                new CapacitatedLotSizing.Item(new double[] {5, 5, 15}, 10, 2, 0, 2, 1, 0)),
                        new double[] {50, 50, 50})
                .solve(10_000); // milliseconds
        // end of snippet
        return rule.cost() - best.cost() + 0 * shared.cost();
    }

    static double fixedQuantity() {
        // snippet: fixed-quantity
        DemandLaw leadTime =
                DemandLaws.normal(1300 / 12.0, 150 / Math.sqrt(12)); // a month of a year's 1300, deviation 150
        ReorderQuantity model = new ReorderQuantity(8, 0.225, 7.5, 1300, leadTime);
        ReorderPolicy best = model.best(); // exact; with a law of counts one unit at a time
        double point = model.reorderPointForFillRate(best.orderQuantity(), 0.99);
        // end of snippet
        return point - best.reorderPoint();
    }

    static double minMax() {
        // snippet: min-max
        DemandLaw day = DemandLaws.poisson(20);
        SsPolicy atOnce = SsModel.withoutLeadTime(64, 1, 9, day).best(); // Zheng and Federgruen, exact
        SsModel model = new SsModel(64, 1, 9, DemandLaws.sum(day, 2), DemandLaws.sum(day, 2 + 3)); // R = 2, L = 3
        SsPolicy periodic = model.best();
        // end of snippet
        return periodic.orderUpTo() - atOnce.orderUpTo();
    }

    static double horizon() {
        // snippet: horizon
        List<FiniteHorizon.Period> periods =
                Collections.nCopies(10, new FiniteHorizon.Period(DemandLaws.normal(18, 3), 1, 25, 1, 40, 0.98));
        FiniteHorizon model = new FiniteHorizon(periods, 1, 25); // costs of what is left and short at the end
        FiniteHorizon.HorizonPlan plan = model.solve(model.range(4, 5));
        double cost = plan.costFrom(0);
        // end of snippet
        return cost;
    }

    static double lostSales() {
        // snippet: lost-sales
        LostSalesBaseStock model = new LostSalesBaseStock(2, 1.5); // a day, days
        int level = model.bestLevel(1, 20); // cost of a unit in stock a day, of a sale lost
        // end of snippet
        return model.fillRate(level);
    }

    static double lostSalesWithLeadTime(RunContext context) {
        // snippet: lost-sales-review
        LostSalesReview review =
                new LostSalesReview(DemandLaws.poisson(5), 3, 1, 9); // demand, periods, costs of a unit
        LostSalesReview.CappedBaseStock rule = review.cappedBaseStock(context); // min(level - position, cap)
        double off = rule.gap(); // to the optimum, or to a lower bound
        int units = review.best(context).order(4, 2, 5); // 4 in stock, 2 and 5 on their way
        // end of snippet
        return off + units;
    }

    static double assortment() {
        // snippet: assortment
        AssortmentService model = new AssortmentService(List.of(
                new AssortmentService.Item(DemandLaws.poisson(12), 30, 1), // demand, money in a unit, weight
                new AssortmentService.Item(DemandLaws.negativeBinomial(3, 0.2), 2, 1)));
        AssortmentService.ServiceLevels best = model.within(500); // or reaching(0.98)
        // end of snippet
        return best.fillRate();
    }

    static double chain() {
        // snippet: chain
        SerialSystem chain = SerialSystem.of( // stages from the customer up: echelon holding costs, lead times
                new double[] {3, 2, 2}, new double[] {1, 1, 2}, 37.12, DemandLaws.normal(5, 1));
        SerialPlan plan = chain.best();
        double[] local = plan.localLevels();
        double[] quick = chain.newsvendorLevels(0.5); // Shang and Song: microseconds, no grid
        // end of snippet
        return plan.cost() + 0 * (local[0] + quick[0]);
    }

    static double warehouse() {
        // snippet: warehouse
        OneWarehouse system = new OneWarehouse(
                1, // holding cost and lead time of the warehouse
                2,
                List.of(new OneWarehouse.Retailer(2, 1, 2, 20), new OneWarehouse.Retailer(1, 1.5, 2, 20)));
        OneWarehouse.WarehousePlan plan = system.best();
        // end of snippet
        return plan.cost();
    }

    static double serviceTimes() {
        // snippet: service-times
        GuaranteedService tree = new GuaranteedService(
                List.of( // holding cost, processing time, inbound time, latest service, z, mean, deviation
                        new Stage(1, 2, 1, Stage.NO_LIMIT, 1, 0, 0),
                        new Stage(3, 1, 0, 0, 1, 10, 1),
                        new Stage(2, 1, 0, Stage.NO_LIMIT, 1, 0, 0),
                        new Stage(3, 1, 0, 1, 1, 10, 1)),
                new int[][] {{0, 2}, {2, 1}, {2, 3}}); // supplier, customer
        ServiceTimes times = tree.best();
        // end of snippet
        return times.cost();
    }

    static double search(java.util.function.ToDoubleFunction<double[]> expectedCost) {
        // snippet: search
        BaseStockSearch search =
                new BaseStockSearch(expectedCost); // computed, or simulated with the same random numbers
        BaseStockSearch.Levels best = search.descend(
                new double[] {5, 5}, new double[2], new double[] {40, 40}, new int[][] {{0}, {1}}, 0.01, 1e-4);
        // end of snippet
        return best.cost();
    }

    static Classification.Advice classes() {
        // snippet: classes
        Classification.Value[] value = Classification.abc(new double[] {500, 300, 20});
        Classification.Steadiness[] steady = Classification.xyz(new double[][] {{9, 11, 10}, {0, 30, 4}, {0, 0, 9}});
        Classification.Movement[] moves = Classification.fsn(new double[] {300, 90, 4}, new double[] {20, 40, 10});
        Classification.Advice advice = Classification.advise(value[0], steady[0], moves[0]); // with its reason
        // end of snippet
        return advice;
    }
}
