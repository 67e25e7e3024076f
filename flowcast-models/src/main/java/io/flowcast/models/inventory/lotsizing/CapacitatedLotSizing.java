package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Several items over several periods under one capacity per period: a mixed integer programme with an order switch per item
 * and period, solved by branch and bound. Orders are bounded by the demand still to come, which keeps the relaxation
 * tight.
 */
public final class CapacitatedLotSizing {
    private final List<Item> items;
    private final double[] capacity;

    /**
     * One item.
     *
     * @param demand units of each period, at least 0
     * @param fixedCost of an order, at least 0
     * @param holdingCost of a unit carried to the next period, at least 0
     * @param unitCost of a unit ordered, at least 0
     * @param unitUse of the capacity by a unit, at least 0
     * @param setupUse of the capacity by an order, at least 0
     * @param openingStock units before the first period, at least 0
     */
    public record Item(
            double[] demand,
            double fixedCost,
            double holdingCost,
            double unitCost,
            double unitUse,
            double setupUse,
            double openingStock) {
        /** Checks and copies. */
        public Item {
            demand = Require.nonNegative("demand", demand).clone();
            Require.nonNegative("fixedCost", fixedCost);
            Require.nonNegative("holdingCost", holdingCost);
            Require.nonNegative("unitCost", unitCost);
            Require.nonNegative("unitUse", unitUse);
            Require.nonNegative("setupUse", setupUse);
            Require.nonNegative("openingStock", openingStock);
        }

        @Override
        public double[] demand() {
            return demand.clone();
        }
    }

    /** How far the search came. */
    public enum Status {
        /** Nothing is better. */
        OPTIMAL,
        /** A plan, perhaps not the best one, as the time was over. */
        FEASIBLE,
        /** No plan keeps the capacity and meets the demand. */
        INFEASIBLE,
        /** The time was over before a plan was found. */
        UNKNOWN
    }

    /**
     * What to order.
     *
     * @param status how far the search came
     * @param quantities units of each item (row) in each period; empty without a plan
     * @param cost of all items and periods; 0 without a plan
     */
    public record CapacitatedPlan(Status status, double[][] quantities, double cost) {}

    /**
     * A problem.
     *
     * @param items at least one, all with as many periods as the capacity has
     * @param capacity of each period, at least 0
     */
    public CapacitatedLotSizing(List<Item> items, double[] capacity) {
        this.items = List.copyOf(items);
        this.capacity = Require.nonNegative("capacity", capacity).clone();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty");
        }
        for (Item item : items) {
            Require.length("demand", item.demand, capacity.length);
        }
    }

    /**
     * The orders of the least cost.
     *
     * @param milliseconds the search may take, above 0
     * @return the plan; infeasible is a result
     */
    public CapacitatedPlan solve(long milliseconds) {
        Require.positive("milliseconds", milliseconds);
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = milliseconds;
        model.options.time_suffice = milliseconds;
        int periods = capacity.length;
        Variable[][] order = new Variable[items.size()][periods];
        Variable[][] on = new Variable[items.size()][periods];
        Expression[] used = new Expression[periods];
        for (int t = 0; t < periods; t++) {
            used[t] = model.addExpression("capacity " + t).upper(capacity[t]);
        }
        for (int i = 0; i < items.size(); i++) {
            add(model, items.get(i), i, order[i], on[i], used);
        }
        Optimisation.Result result = model.minimise();
        if (!result.getState().isFeasible()) {
            Status status = result.getState() == Optimisation.State.INFEASIBLE ? Status.INFEASIBLE : Status.UNKNOWN;
            return new CapacitatedPlan(status, new double[0][0], 0);
        }
        double[][] quantities = new double[items.size()][periods];
        double cost = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            double stock = item.openingStock;
            for (int t = 0; t < periods; t++) {
                double q = result.doubleValue(model.indexOf(order[i][t]));
                quantities[i][t] = q < 1e-7 ? 0 : q;
                stock = Math.max(0, stock + q - item.demand[t]);
                cost += (q < 1e-7 ? 0 : item.fixedCost) + item.unitCost * q + item.holdingCost * stock;
            }
        }
        Status status = result.getState().isOptimal() ? Status.OPTIMAL : Status.FEASIBLE;
        return new CapacitatedPlan(status, quantities, cost);
    }

    private static void add(
            ExpressionsBasedModel model, Item item, int i, Variable[] order, Variable[] on, Expression[] used) {
        int periods = order.length;
        double toCome = 0;
        double[] left = new double[periods];
        for (int t = periods - 1; t >= 0; t--) {
            toCome += item.demand[t];
            left[t] = toCome;
        }
        Variable before = null;
        for (int t = 0; t < periods; t++) {
            String name = i + " " + t;
            order[t] =
                    model.addVariable("order " + name).lower(0).upper(left[t]).weight(item.unitCost);
            on[t] = model.addVariable("switch " + name).binary().weight(item.fixedCost);
            Variable stock = model.addVariable("stock " + name).lower(0).weight(item.holdingCost);
            double given = item.demand[t] - (t == 0 ? item.openingStock : 0);
            Expression balance = model.addExpression("balance " + name)
                    .set(order[t], 1)
                    .set(stock, -1)
                    .level(given);
            if (before != null) {
                balance.set(before, 1);
            }
            model.addExpression("bound " + name)
                    .set(order[t], 1)
                    .set(on[t], -left[t])
                    .upper(0);
            used[t].set(order[t], item.unitUse).set(on[t], item.setupUse);
            before = stock;
        }
    }
}
