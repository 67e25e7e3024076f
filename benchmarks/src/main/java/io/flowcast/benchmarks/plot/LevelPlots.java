package io.flowcast.benchmarks.plot;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.lotsizing.Eoq;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import io.flowcast.models.inventory.policy.AssortmentService;
import io.flowcast.models.inventory.policy.ReorderPolicy;
import io.flowcast.models.inventory.policy.ReorderQuantity;
import io.flowcast.models.inventory.policy.SsModel;
import io.flowcast.models.inventory.policy.SsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Cost against level, for the policies of the inventory guide. All figures come from the exact models. */
final class LevelPlots {
    private LevelPlots() {}

    private static void curve(
            Chart chart, double from, double to, double step, DoubleUnaryOperator cost, String colour) {
        int n = (int) Math.round((to - from) / step) + 1;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = from + i * step;
            y[i] = cost.applyAsDouble(x[i]);
        }
        chart.line(x, y, colour, 1.8, "");
    }

    /** A value, or a gap in the line where it leaves the picture. */
    private static double below(double most, double value) {
        return value <= most ? value : Double.NaN;
    }

    private static Chart ticks(Chart chart, double from, double to, double step) {
        for (double x = from; x <= to; x += step) {
            chart.xTick(x, String.format(Locale.ROOT, "%.0f", x));
        }
        return chart.yTicks();
    }

    /** One period: the cost is flat near the best level, steep where stock is short, and the law moves the level. */
    static String newsvendor() {
        Newsvendor model = new Newsvendor(1, 9);
        DemandLaw steady = DemandLaws.normal(50, 8);
        DemandLaw wide = DemandLaws.normal(50, 16);
        DemandLaw skewed = DemandLaws.negativeBinomialOfMoments(50, 25);
        Chart chart = new Chart(620, 380, 30, 120, 0, 120)
                .title("One period: expected cost of a level (overage 1, underage 9)")
                .legend(Chart.BLUE, true, "normal 50, 8")
                .legend(Chart.ORANGE, true, "normal 50, 16")
                .legend(Chart.GREEN, true, "negative binomial 50, 25")
                .xLabel("level S")
                .yLabel("expected cost");
        ticks(chart, 30, 120, 10);
        DemandLaw[] laws = {steady, wide, skewed};
        String[] colours = {Chart.BLUE, Chart.ORANGE, Chart.GREEN};
        for (int i = 0; i < laws.length; i++) {
            DemandLaw law = laws[i];
            curve(chart, 38, 120, 1, s -> below(120, model.cost(law, s)), colours[i]);
            StockDecision best = model.best(law);
            chart.dot(best.level(), best.value(), 4, colours[i], true);
        }
        return chart.svg();
    }

    /** (s,S): cost against S, each with the s that suits it. */
    static String minMax() {
        double[] fixed = {0, 16, 64};
        String[] colours = {Chart.BLUE, Chart.GREEN, Chart.ORANGE};
        DemandLaw demand = DemandLaws.poisson(20);
        Chart chart = new Chart(620, 380, 20, 110, 0, 80)
                .title("(s,S): cost of S with its best s (Poisson 20, h 1, p 9)")
                .xLabel("order-up-to level S")
                .yLabel("expected cost");
        ticks(chart, 20, 110, 10);
        for (int i = 0; i < fixed.length; i++) {
            SsModel model = SsModel.withoutLeadTime(fixed[i], 1, 9, demand);
            chart.legend(colours[i], true, "K = " + (int) fixed[i]);
            curve(chart, 22, 110, 1, top -> bestOver(model, top), colours[i]);
            SsPolicy best = model.best();
            chart.dot(best.orderUpTo(), best.cost(), 4, colours[i], true)
                    .word(
                            best.orderUpTo() + 1.5,
                            best.cost() - 5,
                            colours[i],
                            String.format(Locale.ROOT, "s = %.0f, S = %.0f", best.reorderPoint(), best.orderUpTo()));
        }
        return chart.svg();
    }

    private static double bestOver(SsModel model, double top) {
        double best = Double.POSITIVE_INFINITY;
        for (double s = Math.max(-20, top - 90); s < top; s++) {
            best = Math.min(best, model.cost(s, top));
        }
        return below(80, best);
    }

    /** (r,Q): cost against Q with the best r, what the EOQ believes, and where the approximations land. */
    static String reorderQuantity() {
        DemandLaw law = DemandLaws.normal(1300 / 12.0, 150 / Math.sqrt(12));
        ReorderQuantity model = new ReorderQuantity(8, 0.225, 7.5, 1300, law);
        Eoq eoq = new Eoq(8, 0.225, 1300);
        Chart chart = new Chart(620, 380, 100, 800, 60, 130)
                .title("(r,Q): cost per year against Q (Snyder and Shen, example 5.1)")
                .legend(Chart.BLUE, true, "exact, best r for each Q")
                .legend(Chart.SOFT, true, "EOQ, as if certain")
                .legend(Chart.ORANGE, false, "approximations")
                .xLabel("order quantity Q")
                .yLabel("expected cost");
        ticks(chart, 100, 800, 100);
        curve(chart, 130, 800, 5, q -> below(130, model.cost(model.bestReorderPoint(q), q)), Chart.BLUE);
        curve(chart, 130, 800, 5, q -> below(130, eoq.cost(q)), Chart.SOFT);
        ReorderPolicy best = model.best();
        chart.dot(best.orderQuantity(), best.cost(), 4.5, Chart.BLUE, true);
        approximation(chart, model.eoqWithSafetyStock(), "EOQ + safety stock", -0.5);
        approximation(chart, model.lossFunction(1e-9), "loss function", -4);
        ReorderPolicy inventory = model.expectedInventoryLevel(1e-9);
        approximation(
                chart,
                new ReorderPolicy(
                        inventory.reorderPoint(),
                        inventory.orderQuantity(),
                        model.cost(inventory.reorderPoint(), inventory.orderQuantity())),
                "expected inventory level",
                2.5);
        return chart.svg();
    }

    private static void approximation(Chart chart, ReorderPolicy policy, String name, double above) {
        chart.dot(policy.orderQuantity(), policy.cost(), 4, Chart.ORANGE, false)
                .word(policy.orderQuantity() + 12, policy.cost() + above, Chart.ORANGE, name);
    }

    /** Fill rate of an assortment against money in stock: equal service against equal gain. */
    static String assortment() {
        SplittableRandom random = new SplittableRandom(2);
        List<AssortmentService.Item> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double mean = Math.exp(4 * random.nextDouble());
            double cost = Math.exp(3.5 * random.nextDouble());
            items.add(new AssortmentService.Item(
                    DemandLaws.negativeBinomialOfMoments(mean, Math.sqrt(mean * (1.5 + 2 * random.nextDouble()))),
                    cost,
                    1));
        }
        AssortmentService model = new AssortmentService(items);
        double[] service = {0.55, 0.65, 0.75, 0.82, 0.88, 0.92, 0.95, 0.97, 0.985, 0.995};
        double[] money = new double[service.length];
        double[] equal = new double[service.length];
        double[] gain = new double[service.length];
        for (int k = 0; k < service.length; k++) {
            double missing = 0;
            double asked = 0;
            for (AssortmentService.Item item : items) {
                double level = item.demand().quantile(service[k]);
                money[k] += item.unitCost() * level / 1000;
                missing += item.demand().loss(level);
                asked += item.demand().mean();
            }
            equal[k] = 100 * (1 - missing / asked);
            gain[k] = 100 * model.within(1000 * money[k]).fillRate();
        }
        Chart chart = new Chart(620, 380, Math.floor(money[0]), Math.ceil(money[service.length - 1]), 82, 100)
                .title("60 items: share of demand served against money in stock")
                .legend(Chart.ORANGE, false, "the same cycle service for all")
                .legend(Chart.BLUE, true, "the same gain for the last coin")
                .xLabel("money in stock, thousands")
                .yLabel("fill rate, percent");
        ticks(chart, Math.floor(money[0]), Math.ceil(money[service.length - 1]), 2);
        chart.line(money, equal, Chart.ORANGE, 1.6, "").line(money, gain, Chart.BLUE, 1.8, "");
        for (int k = 0; k < money.length; k++) {
            chart.dot(money[k], equal[k], 3.5, Chart.ORANGE, false).dot(money[k], gain[k], 3.5, Chart.BLUE, true);
        }
        return chart.svg();
    }
}
