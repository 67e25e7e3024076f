package io.flowcast.models.demand.censored;

/**
 * How much sales differ from their expectation: variance {@code k x + k x^2 / rho} at expectation x, with order size k and likeness rho of days as {@link
 * SoldOut} has them.
 *
 * @param size units of one order, above 0
 * @param likeness units, above 0; infinite if days differ by chance only; below -1 if they are more alike, in multiples of what is expected
 */
public record SalesSpread(double size, double likeness) {
    /** Share of the order size below which a negative product is none. */
    private static final double LEAST_LESS = 1e-3;
    /** Largest chance of an order that may come: with more, days would hardly differ. */
    private static final double MOST_CHANCE = 0.5;

    /**
     * Fits both by weighted least squares of squared errors over expectation on expectation; an error counts as five times its expectation at most.
     *
     * @param sales what was sold, units
     * @param expected what was expected in the same time, units
     * @param use which of them to use
     * @return the spread; that of single orders if nothing can be used
     */
    public static SalesSpread of(double[] sales, double[] expected, boolean[] use) {
        // r^2 / x = size + (1 / likeness) x, as a straight line over x with weights that level the noise.
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        for (int i = 0; i < sales.length; i++) {
            double x = expected[i];
            if (!use[i] || !(x > 0)) {
                continue;
            }
            double error = (sales[i] - x) / x;
            double y = Math.min(25, error * error) * x;
            double weight = 1 / (1 + x);
            w += weight;
            wx += weight * x;
            wy += weight * y;
            wxx += weight * x * x;
            wxy += weight * x * y;
        }
        double spread = w * wxx - wx * wx;
        double slope = spread > 0 ? (w * wxy - wx * wy) / spread : 0;
        double size = w > 0 ? (wy - slope * wx) / w : 1;
        if (!(slope > 1e-9) || !(slope < Double.MAX_VALUE)) {
            slope = 0;
            size = w > 0 ? wy / w : 1;
        }
        if (!(size > 0) || !(size < Double.MAX_VALUE)) {
            size = 1;
            slope = wxx > 0 ? wxy / wxx : 0;
        }
        return new SalesSpread(size, slope > 0 ? size / slope : Double.POSITIVE_INFINITY);
    }

    /**
     * Fits the likeness from two parts of each day: what both have in common is the day's own, so their errors' product is {@code k x1 x2 / rho} on average, whatever clumps
     * there are within a part; the order size is what is left of the variance of both together. Errors count as five times the expectation at most.
     *
     * <p>A product below zero on average is that of days that were chosen because they lasted. Their law is binomial, with {@code -k p x1 x2 / x} for the product and {@code k (1 - p) x} for
     * the variance, and their likeness is -1/p.
     *
     * @param first sales of the first part, units
     * @param expectedFirst what was expected of it
     * @param second sales of the second part, units
     * @param expectedSecond what was expected of it
     * @return the spread; that of single orders for no days
     */
    public static SalesSpread ofParts(
            double[] first, double[] expectedFirst, double[] second, double[] expectedSecond) {
        double products = 0;
        double common = 0;
        double shared = 0;
        for (int i = 0; i < first.length; i++) {
            double x = expectedFirst[i] + expectedSecond[i];
            if (expectedFirst[i] > 0 && expectedSecond[i] > 0) {
                double weight = 1 / (x + x * x / 20);
                products += weight * clip(first[i], expectedFirst[i]) * clip(second[i], expectedSecond[i]);
                common += weight * expectedFirst[i] * expectedSecond[i];
                shared += weight * expectedFirst[i] * (expectedSecond[i] / x);
            }
        }
        double slope = common > 0 ? Math.max(0, products / common) : 0;
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < first.length; i++) {
            double x = expectedFirst[i] + expectedSecond[i];
            if (x > 0) {
                double error = clip(first[i] + second[i], x);
                double weight = 1 / (1 + slope * x);
                squares += weight * (error * error / x - slope * x);
                weights += weight;
            }
        }
        double size = weights > 0 && squares > 0 ? squares / weights : 1;
        double less = shared > 0 ? Math.max(0, -products / shared) : 0;
        if (less > LEAST_LESS * size) {
            double chance = Math.min(MOST_CHANCE, less / (size + less));
            return new SalesSpread(size / (1 - chance), -1 / chance);
        }
        return new SalesSpread(size, slope > 1e-9 ? size / slope : Double.POSITIVE_INFINITY);
    }

    private static double clip(double sold, double expected) {
        return Math.min(5 * expected, sold - expected);
    }
}
