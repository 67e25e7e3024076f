package io.flowcast.models.inventory.perishable;

/**
 * Orders up to a level, whatever the ages: max(0, level - stock - pipeline).
 *
 * @param level units, at least 0
 */
public record BaseStockPolicy(int level) implements AgePolicy {
    /** Checks the argument. */
    public BaseStockPolicy {
        if (level < 0) {
            throw new IllegalArgumentException("level must not be negative, was " + level);
        }
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        return Math.max(0, level - position(stock, pipeline));
    }

    static int position(int[] stock, int[] pipeline) {
        int position = 0;
        for (int units : stock) {
            position += units;
        }
        for (int units : pipeline) {
            position += units;
        }
        return position;
    }
}
