package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.DisruptedNewsvendor;
import io.flowcast.models.inventory.newsvendor.ExplicitNewsvendor;
import io.flowcast.models.inventory.newsvendor.MyopicPeriod;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import io.flowcast.models.inventory.newsvendor.YieldNewsvendor;
import java.util.Map;

/** The functions of stockpyl.newsvendor, and the single-period ones of stockpyl.supply_uncertainty. */
final class NewsvendorCalls {
    private static final String ROOM = "stockpyl.newsvendor.";

    private NewsvendorCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        calls.put(ROOM + "newsvendor_normal", a -> decide(a, normal(a)));
        calls.put(ROOM + "newsvendor_normal_cost", a -> costs(a).cost(normal(a), a.number("base_stock_level")));
        calls.put(ROOM + "newsvendor_poisson", a -> decide(a, poisson(a, 0)));
        calls.put(ROOM + "newsvendor_poisson_cost", a -> costs(a).cost(poisson(a, 0), wholeLevel(a)));
        calls.put(ROOM + "newsvendor_continuous", NewsvendorCalls::continuous);
        calls.put(ROOM + "newsvendor_discrete", NewsvendorCalls::discrete);
        calls.put(ROOM + "myopic", NewsvendorCalls::myopic);
        calls.put(ROOM + "myopic_cost", a -> period(a).cost(myopicDemand(a), a.number("base_stock_level")));
        calls.put(
                ROOM + "set_myopic_cost_to",
                a -> period(a).levelOfCost(myopicDemand(a), a.number("cost"), a.flag("left_half", true)));
        calls.put(ROOM + "newsvendor_normal_explicit", a -> explicit(a, normal(a)));
        calls.put(ROOM + "newsvendor_poisson_explicit", a -> explicit(a, poisson(a, a.number("lead_time", 0))));
        calls.put("stockpyl.supply_uncertainty.newsvendor_with_disruptions", NewsvendorCalls::disrupted);
        calls.put("stockpyl.supply_uncertainty.newsvendor_with_additive_yield_uncertainty", NewsvendorCalls::yield);
    }

    private static Newsvendor costs(Arguments a) {
        return new Newsvendor(a.number("holding_cost"), a.number("stockout_cost"));
    }

    private static DemandLaw normal(Arguments a) {
        double mean = positive("demand_mean", a.number("demand_mean"));
        double sd = positive("demand_sd", a.number("demand_sd"));
        double periods = a.number("lead_time", 0) + 1;
        return DemandLaws.normal(mean * periods, sd * Math.sqrt(periods));
    }

    private static DemandLaw poisson(Arguments a, double leadTime) {
        return DemandLaws.poisson(positive("demand_mean", a.number("demand_mean")) * (leadTime + 1));
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
        return value;
    }

    private static double wholeLevel(Arguments a) {
        double level = a.number("base_stock_level");
        if (level != Math.rint(level)) {
            throw new IllegalArgumentException("base_stock_level must be a whole number, was " + level);
        }
        return level;
    }

    private static Object decide(Arguments a, DemandLaw demand) {
        Newsvendor model = costs(a);
        if (a.has("base_stock_level")) {
            double level = demand.discrete() ? wholeLevel(a) : a.number("base_stock_level");
            return Arguments.list(level, model.cost(demand, level));
        }
        StockDecision best = model.best(demand);
        return Arguments.list(best.level(), best.value());
    }

    private static Object continuous(Arguments a) {
        DemandLaw demand = a.law("demand_distrib");
        Newsvendor model = costs(a);
        double level =
                a.has("base_stock_level") ? a.number("base_stock_level") : demand.quantile(model.criticalRatio());
        double[] losses = FrozenLaw.between(demand, level, 1);
        return Arguments.list(level, model.overage() * losses[1] + model.underage() * losses[0]);
    }

    private static Object discrete(Arguments a) {
        DemandLaw demand = a.has("demand_distrib") ? a.law("demand_distrib") : DemandLaws.table(a.masses("demand_pmf"));
        return decide(a, demand);
    }

    private static MyopicPeriod period(Arguments a) {
        return new MyopicPeriod(
                a.number("holding_cost"),
                a.number("stockout_cost"),
                a.number("purchase_cost"),
                a.number("purchase_cost_next_per"),
                a.number("discount_factor", 1));
    }

    private static DemandLaw myopicDemand(Arguments a) {
        return DemandLaws.normal(
                positive("demand_mean", a.number("demand_mean")), positive("demand_sd", a.number("demand_sd")));
    }

    private static Object myopic(Arguments a) {
        DemandLaw demand = myopicDemand(a);
        if (a.has("base_stock_level")) {
            double level = a.number("base_stock_level");
            return Arguments.list(level, period(a).cost(demand, level));
        }
        StockDecision best = period(a).best(demand);
        return Arguments.list(best.level(), best.value());
    }

    private static Object explicit(Arguments a, DemandLaw demand) {
        ExplicitNewsvendor model = new ExplicitNewsvendor(
                a.number("revenue"),
                a.number("purchase_cost"),
                a.number("salvage_value"),
                a.number("holding_cost", 0),
                a.number("stockout_cost", 0));
        if (a.has("base_stock_level")) {
            double level = demand.discrete() ? wholeLevel(a) : a.number("base_stock_level");
            return Arguments.list(level, model.profit(demand, level));
        }
        StockDecision best = model.best(demand);
        return Arguments.list(best.level(), best.value());
    }

    private static Object disrupted(Arguments a) {
        DisruptedNewsvendor model = new DisruptedNewsvendor(
                a.number("holding_cost"),
                a.number("stockout_cost"),
                a.number("demand"),
                a.number("disruption_prob"),
                a.number("recovery_prob"));
        if (a.has("base_stock_level")) {
            double level = a.number("base_stock_level");
            return Arguments.list(level, model.cost(level));
        }
        StockDecision best = model.best();
        return Arguments.list(best.level(), best.value());
    }

    private static Object yield(Arguments a) {
        YieldNewsvendor model =
                new YieldNewsvendor(a.number("holding_cost"), a.number("stockout_cost"), a.number("demand"));
        boolean byMoments = a.has("yield_mean") && a.has("yield_sd");
        DemandLaw yield = byMoments
                ? DemandLaws.normal(a.number("yield_mean"), a.number("yield_sd"))
                : a.law("yield_distribution");
        double level = a.has("base_stock_level")
                ? a.number("base_stock_level")
                : model.best(yield).level();
        if (byMoments || yield.discrete() || a.has("loss_function")) {
            return Arguments.list(level, model.cost(yield, level));
        }
        double[] losses = FrozenLaw.between(yield, model.demand() - level, 1);
        return Arguments.list(level, model.holdingCost() * losses[0] + model.stockoutCost() * losses[1]);
    }
}
