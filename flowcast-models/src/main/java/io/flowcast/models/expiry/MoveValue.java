package io.flowcast.models.expiry;

/**
 * What moving some units of a lot gains, fixed cost of the way left out, if what stays is sold at a given price: see {@link
 * TransferSearch}.
 */
final class MoveValue {
    private final Move move;
    private final SeriesPlanner from;
    private final SeriesPlanner to;
    private final int there;
    private final double label;
    private final double stayingValue;
    private final double targetValue;
    private int level;
    private int fromDay;

    /** The value of staying is that of the source as it was decided, labels not paid. */
    MoveValue(ProblemBook book, Move move, SeriesPlanner from, SeriesPlanner to, int there, double stayingValue) {
        this.move = move;
        this.from = from;
        this.to = to;
        this.there = there;
        label = book.problem.markdown().labelCostPerUnit();
        this.stayingValue = stayingValue - labels(move.lot.level, move.lot.staying);
        targetValue = to.shelf.play();
    }

    /** Sets the price of what stays. */
    void price(int newLevel, int newDay) {
        level = newLevel;
        fromDay = newDay;
    }

    private double labels(int atLevel, long units) {
        return atLevel > 0 ? label * units : 0;
    }

    double of(long units) {
        LotState lot = move.lot;
        to.shelf.units(there, units);
        double gain = to.shelf.play() - targetValue - move.costPerUnit() * units;
        long fromGift = Math.min(lot.wanted, units);
        gain -= fromGift == 0 ? 0 : fromGift * lot.outValue;
        long fromShelf = units - fromGift;
        boolean samePrice = level == lot.level && fromDay == lot.fromDay;
        if (fromShelf > 0 || !samePrice) {
            long left = lot.staying - fromShelf;
            from.shelf.units(lot.handle, left);
            from.shelf.price(lot.handle, level, fromDay);
            gain -= stayingValue - (from.shelf.play() - labels(level, left));
            from.shelf.units(lot.handle, lot.staying);
            from.shelf.price(lot.handle, lot.level, lot.fromDay);
        }
        return gain;
    }
}
