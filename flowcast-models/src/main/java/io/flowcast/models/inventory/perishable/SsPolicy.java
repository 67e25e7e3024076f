package io.flowcast.models.inventory.perishable;

/**
 * (s, S) with a smallest and a largest order: with a position (stock and pipeline) of at most s, the order fills up to S, but is at least q
 * and at most Q (Haijema 2013, equation 3: (s, S, q, Q)). With q = 0 and Q without limit it is (s, S).
 *
 * @param reorder s, the highest position at which something is ordered
 * @param level S, at least s
 * @param least q, units, at least 0
 * @param most Q, units, at least q
 */
public record SsPolicy(int reorder, int level, int least, int most) implements AgePolicy {
    /** Checks the arguments. */
    public SsPolicy {
        if (level < reorder) {
            throw new IllegalArgumentException("level must be at least reorder " + reorder + ", was " + level);
        }
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("least and most must rise from 0, were " + least + " and " + most);
        }
    }

    /**
     * (s, S) without limits of the order.
     *
     * @param reorder s
     * @param level S
     * @return the policy
     */
    public static SsPolicy of(int reorder, int level) {
        return new SsPolicy(reorder, level, 0, Integer.MAX_VALUE);
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        int position = BaseStockPolicy.position(stock, pipeline);
        return position > reorder ? 0 : Math.min(most, Math.max(least, level - position));
    }
}
