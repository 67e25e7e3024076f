package io.flowcast.models.inventory.echelon;

/**
 * Base-stock levels of a chain.
 *
 * @param echelonLevels of each stage, the one that serves customers first: what it and all stages after it hold, less
 *     backorders
 * @param cost expected per unit of time, pipeline holding included
 */
public record SerialPlan(double[] echelonLevels, double cost) {
    /** Copies. */
    public SerialPlan {
        echelonLevels = echelonLevels.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] echelonLevels() {
        return echelonLevels.clone();
    }

    /**
     * The same policy by local levels: what each stage itself is to have in stock and on order.
     *
     * @return local level of each stage, the one that serves customers first
     */
    public double[] localLevels() {
        double[] local = new double[echelonLevels.length];
        double least = Double.POSITIVE_INFINITY;
        for (int j = local.length - 1; j >= 0; j--) {
            // a stage cannot hold more than the stages before it let through
            least = Math.min(least, echelonLevels[j]);
            double below = j == 0 ? 0 : Math.min(least, echelonLevels[j - 1]);
            local[j] = least - below;
        }
        return local;
    }
}
