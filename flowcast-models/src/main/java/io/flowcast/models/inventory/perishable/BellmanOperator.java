package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/** One period of value iteration: from the values of the next period to those of this one. Owns its work memory. */
final class BellmanOperator {
    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final RunContext context;
    private final ExpectedValues expected;
    /** Cost of a day without the order, by phase and stock before sales. */
    private final double[][] dayCost;
    /** Cost of an order, by step. */
    private final double[] orderCost;

    private final double[][] spoilTables;
    private final DeliverySplit split;
    private final double[] prepared;
    private final double[] delivered;
    private final double[] beforeDelivery;

    BellmanOperator(PerishableProblem problem, AgeGrid grid, RunContext context) {
        this.problem = problem;
        this.grid = grid;
        this.context = context;
        expected = ExpectedValues.of(problem, grid);
        dayCost = new double[problem.phases()][grid.stocks];
        for (int phase = 0; phase < problem.phases(); phase++) {
            fillDayCost(phase);
        }
        orderCost = new double[grid.packs];
        for (int a = 0; a < grid.packs; a++) {
            orderCost[a] = problem.costs().ofOrder(a * grid.step);
        }
        spoilTables = new double[grid.life][];
        boolean spoils = problem.shelfLife().spoils();
        boolean splits = problem.shelfLife().randomOnArrival();
        for (int i = 1; spoils && i < grid.life; i++) {
            spoilTables[i] = binomials(problem.shelfLife().spoiling(i + 1));
        }
        split = new DeliverySplit(problem, grid, context);
        prepared = new double[spoils || (splits && grid.lead > 0) ? grid.states : 0];
        delivered = new double[grid.lead == 0 ? grid.stocks : 0];
        beforeDelivery = new double[grid.lead == 0 && splits ? grid.stocks : 0];
    }

    private void fillDayCost(int phase) {
        int batch = 256;
        double[] cost = dayCost[phase];
        double[] demand = problem.rawDemand(phase);
        int tasks = (grid.stocks + batch - 1) / batch;
        Parallel.forEach(context, "costs", tasks, () -> new SaleRow(grid, problem, false), (task, row) -> {
            int[] units = new int[grid.life];
            for (int s = task * batch; s < Math.min(grid.stocks, (task + 1) * batch); s++) {
                grid.unpack(s, units);
                row.sell(units, demand);
                cost[s] = row.cost();
            }
        });
    }

    private double[] binomials(double chance) {
        double[] table = new double[grid.base * grid.base];
        double[] one = new double[grid.base];
        for (int n = 0; n < grid.base; n++) {
            SaleRow.binomial(n, chance, one);
            System.arraycopy(one, 0, table, n * grid.base, n + 1);
        }
        return table;
    }

    /**
     * Applies it.
     *
     * @param phase phase of this period
     * @param next values of the next period
     * @param out receives the values of this one; another array
     * @param orders receives the best order of each state in steps, or is empty
     */
    void apply(int phase, double[] next, double[] out, short[] orders) {
        double[] values = next;
        if (grid.lead > 0 && problem.shelfLife().randomOnArrival()) {
            split.apply(next, prepared);
            values = prepared;
        } else if (prepared.length > 0) {
            System.arraycopy(next, 0, prepared, 0, prepared.length);
            values = prepared;
        }
        for (int digit = 1; digit < grid.life && problem.shelfLife().spoils(); digit++) {
            spoil(values, digit);
        }
        double discount = problem.discount();
        double[] cost = dayCost[phase];
        if (grid.lead == 0) {
            double[] target = delivered;
            expected.forEach(
                    values,
                    phase,
                    (first, stride, count, from, length, block) -> {
                        for (int i = 0, s = first; i < count; i++, s += stride) {
                            target[s] = cost[s] + discount * block[0];
                        }
                    },
                    context);
            orderAtOnce(out, orders);
            return;
        }
        int packs = grid.packs;
        int pipelines = grid.pipelines;
        int skip = grid.orderSteps;
        double[] price = orderCost;
        expected.forEach(
                values,
                phase,
                (first, stride, count, from, length, block) -> {
                    int pipeline = from / packs;
                    for (int k = 0; k < length; k += packs, pipeline++) {
                        double best = price[0] + discount * block[k];
                        int order = 0;
                        for (int a = skip; a < packs; a += skip) {
                            double value = price[a] + discount * block[k + a];
                            if (value < best) {
                                best = value;
                                order = a;
                            }
                        }
                        for (int i = 0, s = first; i < count; i++, s += stride) {
                            int state = s * pipelines + pipeline;
                            out[state] = cost[s] + best;
                            if (orders.length > 0) {
                                orders[state] = (short) order;
                            }
                        }
                    }
                },
                context);
    }

    /** Best order that arrives before the day's sales. */
    private void orderAtOnce(double[] out, short[] orders) {
        boolean splits = problem.shelfLife().randomOnArrival();
        if (splits) {
            split.apply(delivered, beforeDelivery);
        }
        double[] values = splits ? beforeDelivery : delivered;
        Parallel.forEach(context, "value iteration", grid.rows, row -> {
            double best = Double.POSITIVE_INFINITY;
            int order = 0;
            for (int a = 0; a < grid.packs; a += grid.orderSteps) {
                double value = orderCost[a] + values[row * grid.packs + a];
                if (value < best) {
                    best = value;
                    order = a;
                }
            }
            out[row] = best;
            if (orders.length > 0) {
                orders[row] = (short) order;
            }
        });
    }

    /** Values before units of one age spoil, from those after; in place, from many units to few. */
    private void spoil(double[] values, int digit) {
        int base = grid.base;
        int place = AgeGrid.power(base, grid.life - 1 - digit);
        int columns = grid.columns;
        double[] table = spoilTables[digit];
        Parallel.forEach(context, "value iteration", grid.rows / base, () -> new double[columns], (task, sum) -> {
            int first = task / place * place * base + task % place;
            for (int units = base - 1; units > 0; units--) {
                java.util.Arrays.fill(sum, 0);
                for (int gone = 0; gone <= units; gone++) {
                    double p = table[units * base + gone];
                    if (p > 0) {
                        ExpectedValues.add(sum, 0, p, values, (first + (units - gone) * place) * columns, columns);
                    }
                }
                System.arraycopy(sum, 0, values, (first + units * place) * columns, columns);
            }
        });
    }
}
