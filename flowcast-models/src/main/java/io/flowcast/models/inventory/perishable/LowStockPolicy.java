package io.flowcast.models.inventory.perishable;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Base stock with a gentler slope at low stock and a correction for estimated waste (BSP-low-EW of Haijema and Minner 2019, "Improved
 * ordering of perishables: The value of stock-age information", International Journal of Production Economics 209). With the position I
 * (stock and pipeline) and the estimated waste W,
 *
 * <pre>
 * order = S1 - alpha I + W           if I &lt; b, with alpha = 1 - (S2 - S1) / b
 * order = S2 - I + W                 otherwise
 * </pre>
 *
 * <p>so that both agree at b: an empty shop orders S1 at most, which is what (s, S, q, Q) reaches with its Q. With b = 0 it is EWA, base stock with
 * estimated waste (van Donselaar, Broekmeulen 2009).
 */
public final class LowStockPolicy implements AgePolicy {
    private final int lowLevel;
    private final int level;
    private final int threshold;
    private final @Nullable EstimatedWaste waste;

    /**
     * A policy.
     *
     * @param lowLevel S1, the order of an empty shop, from 0 to {@code level}
     * @param level S2, at least 0
     * @param threshold b, at least 0; 0 uses S2 alone
     * @param waste estimate of what will expire, or null for none
     */
    public LowStockPolicy(int lowLevel, int level, int threshold, @Nullable EstimatedWaste waste) {
        if (level < 0 || lowLevel < 0 || lowLevel > level) {
            throw new IllegalArgumentException(
                    "lowLevel and level must rise from 0, were " + lowLevel + " and " + level);
        }
        if (threshold < 0) {
            throw new IllegalArgumentException("threshold must not be negative, was " + threshold);
        }
        this.lowLevel = lowLevel;
        this.level = level;
        this.threshold = threshold;
        this.waste = waste;
    }

    /**
     * Base stock with estimated waste (EWA).
     *
     * @param level order-up-to level
     * @param waste the estimate
     * @return the policy
     */
    public static LowStockPolicy estimatedWaste(int level, EstimatedWaste waste) {
        return new LowStockPolicy(level, level, 0, Objects.requireNonNull(waste, "waste"));
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        int position = BaseStockPolicy.position(stock, pipeline);
        double wanted = level - position;
        if (position < threshold) {
            double slope = 1 - (double) (level - lowLevel) / threshold;
            wanted = lowLevel - slope * position;
        }
        double lost = waste == null ? 0 : waste.of(phase, stock, pipeline);
        return (int) Math.max(0, Math.round(wanted + lost));
    }

    @Override
    public String toString() {
        return "LowStockPolicy(lowLevel=" + lowLevel + ", level=" + level + ", threshold=" + threshold
                + (waste == null ? ")" : ", with estimated waste)");
    }
}
