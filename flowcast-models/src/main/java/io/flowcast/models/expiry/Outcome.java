package io.flowcast.models.expiry;

/** Works out what the decisions on a series are expected to bring. */
final class Outcome {
    private final SeriesPlanner planner;
    private final double labelCost;

    Outcome(SeriesPlanner planner, ProblemBook book) {
        this.planner = planner;
        labelCost = book.problem.markdown().labelCostPerUnit();
    }

    /**
     * Values each lot by what it adds to its series: V with it less V without it, so sales it takes from other lots are
     * taken off. A discount that was found on fewer paths and is worth less than full price on all of them is dropped.
     */
    void of(SeriesStock stock) {
        while (!stock.valued) {
            stock.valued = true;
            work(stock);
            for (LotState lot : stock.lots) {
                if (lot.level > 0 && lot.stayValue < lot.stayValueAtFullPrice) {
                    lot.level = 0;
                    lot.fromDay = 0;
                    stock.valued = false;
                }
            }
        }
    }

    private void work(SeriesStock stock) {
        planner.load(stock);
        double planned = planner.shelf.play();
        for (LotState lot : stock.lots) {
            lot.staySold = planner.shelf.sold(lot.handle);
            lot.stayWaste = planner.shelf.wasted(lot.handle);
            lot.stayProbability = planner.shelf.probabilityAllSold(lot.handle);
        }
        for (Move move : stock.incoming) {
            move.sold = planner.shelf.sold(move.handle);
            move.wasted = planner.shelf.wasted(move.handle);
        }
        for (LotState lot : stock.lots) {
            value(lot, planned);
        }
        for (Move move : stock.incoming) {
            planner.shelf.units(move.handle, 0);
            move.value = planned - planner.shelf.play() - move.costPerUnit() * move.units;
            planner.shelf.units(move.handle, move.units);
        }
    }

    private void value(LotState lot, double planned) {
        int h = lot.handle;
        planner.shelf.units(h, 0);
        double without = planner.shelf.play();
        lot.stayValue = planned - without - (lot.level > 0 ? labelCost * lot.staying : 0);
        lot.stayValueAtFullPrice = planned - without;
        planner.shelf.units(h, lot.staying);
        planner.shelf.price(h, 0, 0);
        if (lot.level > 0) {
            lot.stayValueAtFullPrice = planner.shelf.play() - without;
            lot.stayProbability = planner.shelf.probabilityAllSold(h);
        }
        lot.wholeProbability = lot.stayProbability;
        if (lot.staying < lot.units) {
            planner.shelf.units(h, lot.units);
            lot.leaveValueIfKept = planner.shelf.play() - without - lot.stayValueAtFullPrice;
            lot.wholeProbability = planner.shelf.probabilityAllSold(h);
            planner.shelf.units(h, lot.staying);
        }
        planner.shelf.price(h, lot.level, lot.fromDay);
    }
}
