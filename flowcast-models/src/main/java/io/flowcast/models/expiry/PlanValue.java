package io.flowcast.models.expiry;

import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.LinkedHashSet;
import java.util.Set;

/** Expected money of everything that was decided, on the paths that outcomes are valued on: see {@link ValuedPlan}. */
final class PlanValue {
    private PlanValue() {}

    static double ofDecisions(ProblemBook book, long seed, RunContext context) {
        double label = book.problem.markdown().labelCostPerUnit();
        double money = sumOverSeries(book, seed, context, PlanValue::decided);
        Set<TransferOption> used = new LinkedHashSet<>();
        for (LotState lot : book.lots) {
            money += lot.giftValue * lot.given();
            for (int k = 0; k < lot.rescued.length; k++) {
                money += lot.rescued[k] == 0 ? 0 : book.rescues.get(k).value(lot) * lot.rescued[k];
            }
            for (Move move : lot.moves) {
                money -= move.costPerUnit() * move.units;
                used.add(move.lane);
            }
            if (lot.forSale()) {
                money -= lot.level > 0 ? label * lot.staying : 0;
            } else {
                money -= lot.disposalCost * (lot.units - lot.given() - lot.rescued());
            }
        }
        return money - used.stream().mapToDouble(TransferOption::fixedCost).sum();
    }

    static double ofKeeping(ProblemBook book, long seed, RunContext context) {
        double money = sumOverSeries(book, seed, context, PlanValue::kept);
        for (LotState lot : book.lots) {
            money -= lot.forSale() ? 0 : lot.disposalCost * lot.units;
        }
        return money;
    }

    private interface OfSeries {
        double value(SeriesStock stock, SeriesPlanner planner);
    }

    private static double sumOverSeries(ProblemBook book, long seed, RunContext context, OfSeries of) {
        double[] values = new double[book.series.size()];
        Parallel.forEach(
                context,
                "value of the plan",
                values.length,
                () -> SeriesPlanner.valuing(book, seed),
                (i, planner) -> values[i] = of.value(book.series.get(i), planner));
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double decided(SeriesStock stock, SeriesPlanner planner) {
        if (stock.lots.isEmpty() && stock.incoming.isEmpty()) {
            return 0;
        }
        planner.load(stock);
        double money = planner.shelf.play();
        if (stock.lots.isEmpty()) {
            // Deliveries count only beside lots: where there are none, what the incoming goods add counts.
            stock.incoming.forEach(move -> planner.shelf.units(move.handle, 0));
            money -= planner.shelf.play();
        }
        return money;
    }

    private static double kept(SeriesStock stock, SeriesPlanner planner) {
        if (stock.lots.isEmpty()) {
            return 0;
        }
        planner.load(stock);
        for (LotState lot : stock.lots) {
            planner.shelf.units(lot.handle, lot.units);
            planner.shelf.price(lot.handle, 0, 0);
        }
        stock.incoming.forEach(move -> planner.shelf.units(move.handle, 0));
        return planner.shelf.play();
    }
}
