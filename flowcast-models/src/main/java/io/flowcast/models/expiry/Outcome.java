package io.flowcast.models.expiry;

/** Works out what the decisions on a series are expected to bring. */
final class Outcome {
    /** On fewer paths than these, apart from those of the search, nothing is judged. */
    private static final int FEWEST = 16;

    private final SeriesPlanner planner;
    private final double labelCost;
    private final double errors;
    private final int judgedFrom;
    private final double[] withPrice;
    private final double[] atFullPrice;
    private final double[] other;

    Outcome(SeriesPlanner planner, ProblemBook book) {
        this.planner = planner;
        labelCost = book.problem.markdown().labelCostPerUnit();
        ExpirySettings settings = book.settings;
        errors = settings.standardErrors();
        judgedFrom = settings.paths() - settings.searchPaths() >= FEWEST ? settings.searchPaths() : 0;
        withPrice = new double[settings.paths()];
        atFullPrice = new double[settings.paths()];
        other = new double[settings.paths()];
    }

    /**
     * Values each lot by what it adds to its series: V with it less V without it, so sales it takes from other lots are
     * taken off. A discount that was found on fewer paths and is worth less than full price on all of them is dropped, and so is one
     * of today whose gain does not stand out from chance on the paths that it was not found on.
     */
    void of(SeriesStock stock) {
        while (!stock.valued) {
            stock.valued = true;
            work(stock);
            for (LotState lot : stock.lots) {
                if (lot.level > 0 && (lot.stayValue < lot.stayValueAtFullPrice || lot.byChance)) {
                    lot.level = 0;
                    lot.fromDay = 0;
                    stock.valued = false;
                }
            }
        }
    }

    private void work(SeriesStock stock) {
        planner.load(stock);
        double planned = planner.shelf.play(withPrice);
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
            move.value = planned - planner.shelf.play(other) - move.costPerUnit() * move.units;
            move.error = error(withPrice, other);
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
        lot.byChance = false;
        if (lot.level > 0) {
            lot.stayValueAtFullPrice = planner.shelf.play(atFullPrice) - without;
            lot.byChance = errors > 0 && lot.fromDay == 0 && !standsOut(labelCost * lot.staying);
            lot.stayProbability = planner.shelf.probabilityAllSold(h);
        }
        lot.wholeProbability = lot.stayProbability;
        if (lot.staying < lot.units) {
            planner.shelf.units(h, lot.units);
            double whole = planner.shelf.play(other) - without;
            lot.leaveValueIfKept = whole - lot.stayValueAtFullPrice;
            lot.leaveError = error(other, lot.level > 0 ? atFullPrice : withPrice);
            lot.wholeProbability = planner.shelf.probabilityAllSold(h);
            planner.shelf.units(h, lot.staying);
        }
        planner.shelf.price(h, lot.level, lot.fromDay);
    }

    /** Whether the gain over full price, labels paid, is at least so many of its standard errors. */
    private boolean standsOut(double labels) {
        return mean(withPrice, atFullPrice) - labels >= errors * error(withPrice, atFullPrice);
    }

    /** Mean difference of two plays on the paths that judge. */
    private double mean(double[] one, double[] two) {
        double sum = 0;
        for (int k = judgedFrom; k < one.length; k++) {
            sum += one[k] - two[k];
        }
        return sum / (one.length - judgedFrom);
    }

    /** Standard error of that mean. */
    private double error(double[] one, double[] two) {
        double mean = mean(one, two);
        double squares = 0;
        for (int k = judgedFrom; k < one.length; k++) {
            double off = one[k] - two[k] - mean;
            squares += off * off;
        }
        int count = one.length - judgedFrom;
        return Math.sqrt(squares / (count - 1) / count);
    }
}
