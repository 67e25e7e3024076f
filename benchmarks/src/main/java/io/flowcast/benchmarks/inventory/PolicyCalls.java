package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.policy.FiniteHorizon;
import io.flowcast.models.inventory.policy.MyopicBounds;
import io.flowcast.models.inventory.policy.ReorderPolicy;
import io.flowcast.models.inventory.policy.ReorderQuantity;
import io.flowcast.models.inventory.policy.SsModel;
import io.flowcast.models.inventory.policy.SsPolicy;
import io.flowcast.models.inventory.policy.SsSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of stockpyl.rq, stockpyl.ss and stockpyl.finite_horizon. */
final class PolicyCalls {
    private static final String RQ = "stockpyl.rq.";
    private static final String SS = "stockpyl.ss.";
    private static final String HORIZON = "stockpyl.finite_horizon.";
    private static final double TOLERANCE = 1e-6;

    private PolicyCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        calls.put(
                RQ + "r_q_cost",
                a -> normal(a, a.number("fixed_cost")).cost(a.number("reorder_point"), a.number("order_quantity")));
        calls.put(
                RQ + "r_q_optimal_r_for_q",
                // the fixed cost does not move the reorder point
                a -> normal(a, 1).bestReorderPoint(a.number("order_quantity"), tolerance(a)));
        calls.put(RQ + "r_q_eil_approximation", a -> {
            ReorderPolicy found = normal(a, a.number("fixed_cost")).expectedInventoryLevel(tolerance(a));
            return Arguments.list(found.reorderPoint(), found.orderQuantity(), found.cost());
        });
        calls.put(
                RQ + "r_q_eoqb_approximation",
                a -> pair(normal(a, a.number("fixed_cost")).backorderEoq(TOLERANCE)));
        calls.put(
                RQ + "r_q_eoqss_approximation",
                a -> pair(normal(a, a.number("fixed_cost")).eoqWithSafetyStock()));
        calls.put(
                RQ + "r_q_loss_function_approximation",
                a -> pair(normal(a, a.number("fixed_cost")).lossFunction(tolerance(a))));
        calls.put(RQ + "r_q_cost_poisson", a -> poisson(a).cost(a.number("reorder_point"), a.number("order_quantity")));
        calls.put(RQ + "r_q_poisson_exact", a -> {
            ReorderPolicy found = poisson(a).best();
            return Arguments.list(found.reorderPoint(), found.orderQuantity(), found.cost());
        });
        calls.put(SS + "s_s_cost_discrete", PolicyCalls::ssCost);
        calls.put(SS + "s_s_discrete_exact", PolicyCalls::ssExact);
        calls.put(
                SS + "s_s_power_approximation",
                a -> Arguments.list(SsModel.powerApproximation(
                        a.number("fixed_cost"),
                        a.number("holding_cost"),
                        a.number("stockout_cost"),
                        a.number("demand_mean"),
                        a.number("demand_sd"))));
        calls.put(HORIZON + "finite_horizon_dp", PolicyCalls::horizon);
        calls.put(HORIZON + "myopic_bounds", PolicyCalls::bounds);
    }

    private static double tolerance(Arguments a) {
        return a.number("tol", TOLERANCE);
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
        return value;
    }

    private static ReorderQuantity normal(Arguments a, double fixedCost) {
        double leadTime = positive("lead_time", a.number("lead_time"));
        DemandLaw law = DemandLaws.normal(
                positive("demand_mean", a.number("demand_mean")) * leadTime,
                positive("demand_sd", a.number("demand_sd")) * Math.sqrt(leadTime));
        return model(a, fixedCost, law);
    }

    private static ReorderQuantity poisson(Arguments a) {
        double mean = positive("demand_mean", a.number("demand_mean")) * positive("lead_time", a.number("lead_time"));
        return model(a, a.number("fixed_cost"), DemandLaws.poisson(mean));
    }

    private static ReorderQuantity model(Arguments a, double fixedCost, DemandLaw law) {
        return new ReorderQuantity(
                fixedCost, a.number("holding_cost"), a.number("stockout_cost"), a.number("demand_mean"), law);
    }

    private static Object pair(ReorderPolicy policy) {
        return Arguments.list(policy.reorderPoint(), policy.orderQuantity());
    }

    private static SsModel ssPoisson(Arguments a) {
        return SsModel.withoutLeadTime(
                positive("fixed_cost", a.number("fixed_cost")),
                a.number("holding_cost"),
                a.number("stockout_cost"),
                DemandLaws.poisson(positive("demand_mean", a.number("demand_mean"))));
    }

    private static Object ssCost(Arguments a) {
        int s = (int) a.number("reorder_point");
        int top = (int) a.number("order_up_to_level");
        if (a.flag("use_poisson", false)) {
            return ssPoisson(a).cost(s, top);
        }
        return new OwnMasses(a).cost(s, top);
    }

    private static Object ssExact(Arguments a) {
        SsPolicy best = a.flag("use_poisson", false) ? ssPoisson(a).best() : new OwnMasses(a).best();
        return Arguments.list(best.reorderPoint(), best.orderUpTo(), best.cost());
    }

    /**
     * (s,S) under given masses of the demands 0 .. demand_hi. stockpyl 1.0.2 leaves the largest demand out of the one-period
     * cost inside a policy's cost, but not out of the cost that the search compares it with; so that the same question is
     * answered, both costs are kept here. They differ by the last mass alone.
     */
    private static final class OwnMasses {
        private final double[] masses;
        private final double holding;
        private final double stockout;
        private final double fixed;
        private final SsSolver solver = new SsSolver();

        OwnMasses(Arguments a) {
            masses = a.numbers("demand_pmf");
            if (masses.length != (int) a.number("demand_hi") + 1) {
                throw new IllegalArgumentException("demand_pmf must have demand_hi + 1 elements");
            }
            holding = positive("holding_cost", a.number("holding_cost"));
            stockout = positive("stockout_cost", a.number("stockout_cost"));
            fixed = positive("fixed_cost", a.number("fixed_cost"));
        }

        private double level(int y, int demands) {
            double cost = 0;
            for (int d = 0; d < demands; d++) {
                cost += masses[d] * (d < y ? holding * (y - d) : stockout * (d - y));
            }
            return cost;
        }

        double cost(int s, int top) {
            return solver.cost(masses, y -> level(y, masses.length - 1), fixed, s, top);
        }

        private double compared(int y) {
            return level(y, masses.length);
        }

        SsPolicy best() {
            double below = 0;
            int top = 0;
            double ratio = stockout / (stockout + holding);
            while (top < masses.length - 1 && below + masses[top] < ratio) {
                below += masses[top++];
            }
            int s = top - 1;
            while (cost(s, top) > compared(s)) {
                s--;
            }
            double least = cost(s, top);
            for (int upper = top + 1; compared(upper) <= least; upper++) {
                if (cost(s, upper) < least) {
                    top = upper;
                    while (cost(s, top) <= compared(s + 1)) {
                        s++;
                    }
                    least = cost(s, top);
                }
            }
            return new SsPolicy(s, top, least);
        }
    }

    private static List<FiniteHorizon.Period> periods(Arguments a, int n, double fixedWithout) {
        double[] holding = a.perPeriod("holding_cost", n, Double.NaN);
        double[] stockout = a.perPeriod("stockout_cost", n, Double.NaN);
        double[] purchase = a.perPeriod("purchase_cost", n, Double.NaN);
        double[] fixed = a.perPeriod("fixed_cost", n, fixedWithout);
        double[] discount = a.perPeriod("discount_factor", n, 1);
        List<DemandLaw> demand = Demands.perPeriod(a, n);
        List<FiniteHorizon.Period> periods = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            periods.add(new FiniteHorizon.Period(
                    demand.get(t), holding[t], stockout[t], purchase[t], fixed[t], discount[t]));
        }
        return periods;
    }

    private static int count(Arguments a) {
        double n = a.number("num_periods");
        if (n != Math.rint(n) || n < 1) {
            throw new IllegalArgumentException("num_periods must be a whole number above zero, was " + n);
        }
        return (int) n;
    }

    private static Object horizon(Arguments a) {
        int n = count(a);
        FiniteHorizon model = new FiniteHorizon(
                periods(a, n, Double.NaN), a.number("terminal_holding_cost"), a.number("terminal_stockout_cost"));
        FiniteHorizon.Range range = range(a, n);
        if (a.has("x_range")) {
            double[] levels = a.numbers("x_range");
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double x : levels) {
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
            range = new FiniteHorizon.Range((int) low, (int) high, range.lowestDemand(), range.highestDemand());
        }
        FiniteHorizon.HorizonPlan plan = a.has("oul_matrix") ? model.evaluate(range, matrix(a, n)) : model.solve(range);
        List<Object> points = new ArrayList<>(List.of(0));
        List<Object> tops = new ArrayList<>(List.of(0));
        for (int t = 0; t < n; t++) {
            points.add(plan.reorderPoints()[t]);
            tops.add(plan.orderUpTo()[t]);
        }
        int levels = plan.cost()[0].length;
        List<Object> cost = new ArrayList<>(List.of(Arguments.list(new double[levels])));
        for (double[] row : plan.cost()) {
            cost.add(Arguments.list(row));
        }
        List<Object> decisions = new ArrayList<>(List.of(Arguments.list(new double[levels])));
        for (double[] row : plan.decisions()) {
            decisions.add(Arguments.list(row));
        }
        List<Object> covered = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            covered.add(plan.lowest() + i);
        }
        return Arguments.list(
                points, tops, plan.costFrom((int) a.number("initial_inventory_level", 0)), cost, decisions, covered);
    }

    /** The levels stockpyl 1.0.2 covers: the lot of the first period does not widen them, and a single period is refused. */
    private static FiniteHorizon.Range range(Arguments a, int n) {
        if (n == 1 && !a.has("x_range")) {
            throw new IllegalArgumentException("stockpyl finds no levels for a single period");
        }
        List<FiniteHorizon.Period> periods = new ArrayList<>(periods(a, n, Double.NaN));
        FiniteHorizon.Period first = periods.get(0);
        periods.set(
                0,
                new FiniteHorizon.Period(
                        first.demand(),
                        first.holdingCost(),
                        first.stockoutCost(),
                        first.purchaseCost(),
                        0,
                        first.discount()));
        return new FiniteHorizon(periods, 0, 0).range(a.number("d_spread", 4), a.number("s_spread", 5));
    }

    private static double[][] matrix(Arguments a, int n) {
        List<?> rows = (List<?>) a.raw("oul_matrix");
        if (rows == null || rows.size() != n + 1) {
            throw new Arguments.Unreadable("oul_matrix");
        }
        double[][] matrix = new double[n][];
        for (int t = 0; t < n; t++) {
            if (!(rows.get(t + 1) instanceof List<?> row)) {
                throw new Arguments.Unreadable("oul_matrix");
            }
            matrix[t] = Arguments.numbers(row);
        }
        return matrix;
    }

    private static Object bounds(Arguments a) {
        int n = count(a);
        List<FiniteHorizon.Period> periods = periods(a, n, Double.NaN);
        MyopicBounds bounds =
                MyopicBounds.of(periods, a.number("terminal_holding_cost"), a.number("terminal_stockout_cost"));
        double[] highestReorder = bounds.highestReorder();
        for (int t = 0; t + 1 < n; t++) {
            FiniteHorizon.Period p = periods.get(t);
            if (p.fixedCost() < p.discount() * periods.get(t + 1).fixedCost()) {
                highestReorder[t] = Double.NaN; // stockpyl has no bound there
            }
        }
        List<Object> all = new ArrayList<>();
        for (double[] each : new double[][] {
            bounds.lowestOrderUpTo(), bounds.highestOrderUpTo(), bounds.lowestReorder(), highestReorder
        }) {
            List<Object> row = Arguments.list(each);
            row.add(0, 0.0);
            all.add(row);
        }
        return all;
    }
}
