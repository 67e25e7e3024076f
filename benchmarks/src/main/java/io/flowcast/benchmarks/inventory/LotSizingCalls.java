package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.lotsizing.BackorderEoq;
import io.flowcast.models.inventory.lotsizing.DiscountEoq;
import io.flowcast.models.inventory.lotsizing.DisruptedEoq;
import io.flowcast.models.inventory.lotsizing.DynamicLotSizing;
import io.flowcast.models.inventory.lotsizing.Eoq;
import io.flowcast.models.inventory.lotsizing.JointReplenishment;
import io.flowcast.models.inventory.lotsizing.LotPlan;
import io.flowcast.models.inventory.lotsizing.LotSize;
import io.flowcast.models.inventory.lotsizing.ProductionEoq;
import io.flowcast.models.inventory.lotsizing.YieldEoq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** The functions of stockpyl.eoq and stockpyl.wagner_whitin, and those of stockpyl.supply_uncertainty about the EOQ. */
final class LotSizingCalls {
    private static final String EOQ = "stockpyl.eoq.";
    private static final String UNCERTAIN = "stockpyl.supply_uncertainty.";
    /** Width of the last bracket of stockpyl's golden section. */
    private static final double BRACKET = 1e-5;

    private LotSizingCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        calls.put(EOQ + "economic_order_quantity", a -> {
            Eoq model = new Eoq(a.number("fixed_cost"), a.number("holding_cost"), a.number("demand_rate"));
            return lot(a, model::best, model::cost);
        });
        calls.put(
                EOQ + "economic_order_quantity_with_all_units_discounts",
                a -> tier(discounts(a).allUnits()));
        calls.put(
                EOQ + "economic_order_quantity_with_incremental_discounts",
                a -> tier(discounts(a).incremental()));
        calls.put(EOQ + "economic_order_quantity_with_backorders", LotSizingCalls::backorders);
        calls.put(EOQ + "economic_production_quantity", a -> {
            ProductionEoq model = new ProductionEoq(
                    a.number("fixed_cost"),
                    a.number("holding_cost"),
                    a.number("demand_rate"),
                    a.number("production_rate"));
            return lot(a, model::best, model::cost);
        });
        calls.put(EOQ + "joint_replenishment_problem_silver_heuristic", LotSizingCalls::joint);
        calls.put(UNCERTAIN + "eoq_with_disruptions", a -> {
            DisruptedEoq model = disrupted(a);
            LotSize best = a.flag("approximate", false) ? model.approximate() : model.best(BRACKET);
            return Arguments.list(best.quantity(), best.cost());
        });
        calls.put(UNCERTAIN + "eoq_with_disruptions_cost", a -> {
            double quantity = a.number("order_quantity");
            return a.flag("approximate", false)
                    ? disrupted(a).approximateCost(quantity)
                    : disrupted(a).cost(quantity);
        });
        calls.put(
                UNCERTAIN + "eoq_with_additive_yield_uncertainty",
                a -> lot(a, () -> uncertain(a).bestAdditive(), q -> uncertain(a).additiveCost(q)));
        calls.put(
                UNCERTAIN + "eoq_with_multiplicative_yield_uncertainty",
                a -> lot(
                        a,
                        () -> uncertain(a).bestMultiplicative(),
                        q -> uncertain(a).multiplicativeCost(q)));
        calls.put("stockpyl.wagner_whitin.wagner_whitin", LotSizingCalls::wagnerWhitin);
    }

    private static Object lot(Arguments a, Supplier<LotSize> best, DoubleUnaryOperator cost) {
        if (a.has("order_quantity")) {
            double quantity = a.number("order_quantity");
            return Arguments.list(quantity, cost.applyAsDouble(quantity));
        }
        LotSize found = best.get();
        return Arguments.list(found.quantity(), found.cost());
    }

    private static DiscountEoq discounts(Arguments a) {
        return new DiscountEoq(
                a.number("fixed_cost"),
                a.number("holding_cost_rate"),
                a.number("demand_rate"),
                a.numbers("breakpoints"),
                a.numbers("unit_costs"));
    }

    private static Object tier(DiscountEoq.DiscountLot lot) {
        return Arguments.list(lot.quantity(), lot.tier(), lot.cost());
    }

    private static Object backorders(Arguments a) {
        BackorderEoq model = new BackorderEoq(
                a.number("fixed_cost"), a.number("holding_cost"), a.number("stockout_cost"), a.number("demand_rate"));
        if (a.has("order_quantity") != a.has("stockout_fraction")) {
            throw new IllegalArgumentException("order_quantity and stockout_fraction must be given together");
        }
        if (a.has("order_quantity")) {
            double quantity = a.number("order_quantity");
            double share = a.number("stockout_fraction");
            return Arguments.list(quantity, share, model.cost(quantity, share));
        }
        BackorderEoq.BackorderPlan best = model.best();
        return Arguments.list(best.quantity(), best.waitingShare(), best.cost());
    }

    private static Object joint(Arguments a) {
        JointReplenishment.JointPlan plan = new JointReplenishment(
                        a.number("shared_fixed_cost"),
                        a.numbers("individual_fixed_costs"),
                        a.numbers("holding_costs"),
                        a.numbers("demand_rates"))
                .silver();
        List<Object> multiples = new ArrayList<>();
        for (int m : plan.multiples()) {
            multiples.add(m);
        }
        return Arguments.list(Arguments.list(plan.quantities()), plan.baseCycle(), multiples, plan.cost());
    }

    private static DisruptedEoq disrupted(Arguments a) {
        return new DisruptedEoq(
                a.number("fixed_cost"),
                a.number("holding_cost"),
                a.number("stockout_cost"),
                a.number("demand_rate"),
                a.number("disruption_rate"),
                a.number("recovery_rate"));
    }

    private static YieldEoq uncertain(Arguments a) {
        return new YieldEoq(
                a.number("fixed_cost"),
                a.number("holding_cost"),
                a.number("demand_rate"),
                a.number("yield_mean"),
                a.number("yield_sd"));
    }

    /** Numbers periods from 1, with something before the first and after the last. */
    private static Object wagnerWhitin(Arguments a) {
        int periods = (int) a.number("num_periods");
        LotPlan plan = new DynamicLotSizing(
                        a.perPeriod("demand", periods, Double.NaN),
                        a.perPeriod("fixed_cost", periods, Double.NaN),
                        a.perPeriod("holding_cost", periods, Double.NaN),
                        a.perPeriod("purchase_cost", periods, 0))
                .solveHoldingAtOrderRate();
        List<Object> quantities = Arguments.list(plan.quantities());
        quantities.add(0, 0.0);
        List<Object> toGo = Arguments.list(plan.costToGo());
        toGo.add(0, 0.0);
        List<Object> next = new ArrayList<>();
        next.add(0);
        for (int s : plan.nextOrder()) {
            next.add(s + 1);
        }
        return Arguments.list(quantities, plan.cost(), toGo, next);
    }
}
