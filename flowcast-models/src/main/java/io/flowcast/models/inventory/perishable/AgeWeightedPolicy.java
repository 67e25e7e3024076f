package io.flowcast.models.inventory.perishable;

/**
 * Base stock that counts each age by what it is worth: order = level - sum of weight times stock of that age - pipeline, at most
 * {@code most}. A weight of 1 counts a unit in full, one below says that some of these units will expire before they are sold. All weights 1 is base stock;
 * the largest order is the Q of (s, S, q, Q).
 *
 * <p>Its numbers come from {@link HeuristicSearch}, which starts at the best base stock and therefore never ends above its cost.
 */
public final class AgeWeightedPolicy implements AgePolicy {
    private final double level;
    private final double[] weights;
    private final double slope;
    private final int most;

    /**
     * A policy.
     *
     * @param level order-up-to level, at least 0
     * @param weights by days left, first element one day; finite
     * @param slope by how much the pipeline counts, finite
     * @param most largest order, at least 0
     */
    public AgeWeightedPolicy(double level, double[] weights, double slope, int most) {
        if (!(level >= 0 && level < 1e9)) {
            throw new IllegalArgumentException("level must lie between 0 and 1e9, was " + level);
        }
        if (weights.length == 0) {
            throw new IllegalArgumentException("weights must not be empty");
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("weights must be finite, was " + weight);
            }
        }
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("slope must be finite, was " + slope);
        }
        if (most < 0) {
            throw new IllegalArgumentException("most must not be negative, was " + most);
        }
        this.level = level;
        this.weights = weights.clone();
        this.slope = slope;
        this.most = most;
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        double wanted = level;
        for (int i = 0; i < stock.length; i++) {
            wanted -= weights[Math.min(i, weights.length - 1)] * stock[i];
        }
        for (int units : pipeline) {
            wanted -= slope * units;
        }
        return (int) Math.min(most, Math.max(0, Math.round(wanted)));
    }

    @Override
    public String toString() {
        return "AgeWeightedPolicy(level=" + level + ", weights=" + java.util.Arrays.toString(weights) + ", slope="
                + slope + ", most=" + most + ")";
    }
}
