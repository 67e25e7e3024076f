package io.flowcast.core.simulate;

/**
 * One day in the life of stock that is kept by remaining life.
 *
 * <p>Stock is a stretch of an array: element {@code offset + r - 1} holds what can still be sold on {@code r} days, today
 * included, for r from 1 to {@code life}. A fresh delivery of a product with {@code life} days goes to the last element
 * before selling; what is in the first element after selling is waste.
 *
 * <p>Customers who take the oldest goods (FIFO) and customers who take the freshest (LIFO) are told apart by how much they
 * want. In which order they come does not matter: if both together want no more than there is, the ones take the oldest
 * units and the others the freshest, and these cannot be the same; if they want more, all is sold.
 *
 * <p>Each method exists for whole units and for fractions (expectations, or quantities held as doubles). Nothing is
 * allocated; the cost is linear in {@code life}. For every sequence of calls: opening + received = sold + wasted +
 * closing, exactly for whole units and up to rounding for fractions.
 */
public final class AgeTransition {
    private AgeTransition() {}

    /**
     * Sells for a day.
     *
     * @param stock holds the stock by remaining life; is changed
     * @param offset where it starts
     * @param life number of elements
     * @param oldestFirst what customers want who take the oldest, at least 0
     * @param newestFirst what customers want who take the freshest, at least 0
     * @return what was sold; the rest of the demand is lost
     */
    public static long sell(long[] stock, int offset, int life, long oldestFirst, long newestFirst) {
        int end = offset + life;
        long onHand = 0;
        for (int i = offset; i < end; i++) {
            onHand += stock[i];
        }
        long wanted = oldestFirst + newestFirst;
        if (wanted >= onHand) {
            for (int i = offset; i < end; i++) {
                stock[i] = 0;
            }
            return onHand;
        }
        long rest = oldestFirst;
        for (int i = offset; rest > 0; i++) {
            long taken = Math.min(rest, stock[i]);
            stock[i] -= taken;
            rest -= taken;
        }
        rest = newestFirst;
        for (int i = end - 1; rest > 0; i--) {
            long taken = Math.min(rest, stock[i]);
            stock[i] -= taken;
            rest -= taken;
        }
        return wanted;
    }

    /**
     * Sells fractions for a day; as the other one.
     *
     * @param stock holds the stock by remaining life; is changed
     * @param offset where it starts
     * @param life number of elements
     * @param oldestFirst what customers want who take the oldest, at least 0
     * @param newestFirst what customers want who take the freshest, at least 0
     * @return what was sold; the rest of the demand is lost
     */
    public static double sell(double[] stock, int offset, int life, double oldestFirst, double newestFirst) {
        double onHand = 0;
        for (int i = offset, end = offset + life; i < end; i++) {
            onHand += stock[i];
        }
        return sell(stock, offset, life, onHand, oldestFirst, newestFirst);
    }

    /**
     * Sells fractions for a day from a stock whose sum is known; as the other one.
     *
     * @param stock holds the stock by remaining life; is changed
     * @param offset where it starts
     * @param life number of elements
     * @param onHand sum of the elements
     * @param oldestFirst what customers want who take the oldest, at least 0
     * @param newestFirst what customers want who take the freshest, at least 0
     * @return what was sold; the rest of the demand is lost
     */
    public static double sell(
            double[] stock, int offset, int life, double onHand, double oldestFirst, double newestFirst) {
        int end = offset + life;
        double wanted = oldestFirst + newestFirst;
        if (wanted >= onHand) {
            for (int i = offset; i < end; i++) {
                stock[i] = 0;
            }
            return onHand;
        }
        double rest = oldestFirst;
        for (int i = offset; i < end && rest > 0; i++) {
            double taken = Math.min(rest, stock[i]);
            stock[i] -= taken;
            rest -= taken;
        }
        rest = newestFirst;
        for (int i = end - 1; i >= offset && rest > 0; i--) {
            double taken = Math.min(rest, stock[i]);
            stock[i] -= taken;
            rest -= taken;
        }
        return wanted;
    }

    /**
     * Closes a day: what had one day left is waste, everything else is a day older.
     *
     * @param stock holds the stock by remaining life; is changed
     * @param offset where it starts
     * @param life number of elements
     * @return what expired
     */
    public static long expire(long[] stock, int offset, int life) {
        long wasted = stock[offset];
        int last = offset + life - 1;
        for (int i = offset; i < last; i++) {
            stock[i] = stock[i + 1];
        }
        stock[last] = 0;
        return wasted;
    }

    /**
     * Closes a day of fractions; as the other one.
     *
     * @param stock holds the stock by remaining life; is changed
     * @param offset where it starts
     * @param life number of elements
     * @return what expired
     */
    public static double expire(double[] stock, int offset, int life) {
        double wasted = stock[offset];
        int last = offset + life - 1;
        for (int i = offset; i < last; i++) {
            stock[i] = stock[i + 1];
        }
        stock[last] = 0;
        return wasted;
    }
}
