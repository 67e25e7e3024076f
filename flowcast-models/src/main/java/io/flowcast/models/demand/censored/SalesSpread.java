package io.flowcast.models.demand.censored;

/**
 * How much sales differ from their expectation: variance {@code k x + k x^2 / rho} at expectation x, with order size k and likeness rho of days as {@link
 * SoldOut} has them.
 *
 * @param size units of one order, above 0
 * @param likeness units, above 0; infinite if days differ by chance only
 */
public record SalesSpread(double size, double likeness) {
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
}
