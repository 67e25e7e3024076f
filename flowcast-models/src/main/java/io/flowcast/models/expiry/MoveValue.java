package io.flowcast.models.expiry;

/** What moving some units of a lot gains, fixed cost of the way left out: see {@link TransferSearch}. */
final class MoveValue {
    private final Move move;
    private final SeriesPlanner from;
    private final SeriesPlanner to;
    private final int there;
    private final double label;
    private final double stayingValue;
    private final double targetValue;

    MoveValue(ProblemBook book, Move move, SeriesPlanner from, SeriesPlanner to, int there, double stayingValue) {
        this.move = move;
        this.from = from;
        this.to = to;
        this.there = there;
        label = move.lot.level > 0 ? book.problem.markdown().labelCostPerUnit() : 0;
        this.stayingValue = stayingValue;
        targetValue = to.shelf.play();
    }

    double of(long units) {
        if (units == 0) {
            return 0;
        }
        to.shelf.units(there, units);
        double gain = to.shelf.play() - targetValue - move.costPerUnit() * units;
        long fromGift = Math.min(move.lot.wanted, units);
        gain -= fromGift * move.lot.giftValue;
        long fromShelf = units - fromGift;
        if (fromShelf > 0) {
            from.shelf.units(move.lot.handle, move.lot.staying - fromShelf);
            gain -= stayingValue - from.shelf.play() - fromShelf * label;
            from.shelf.units(move.lot.handle, move.lot.staying);
        }
        return gain;
    }
}
