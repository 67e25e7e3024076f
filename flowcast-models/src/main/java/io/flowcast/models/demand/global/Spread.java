package io.flowcast.models.demand.global;

/**
 * How much sales differ from their expectation: variance {@code size x + x^2 / likeness} at expectation x, with the size of an order and the likeness
 * of days as {@link io.flowcast.models.demand.censored.SoldOut} has them.
 *
 * @param size units of one order, above 0
 * @param likeness units, above 0; infinite if days differ by chance only
 */
record Spread(double size, double likeness) {
    /** Fits both by weighted least squares of squared errors on expectation and its square, weights 1 / expectation^2. */
    static Spread of(double[] sales, double[] expected, boolean[] use) {
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
        return new Spread(size, slope > 0 ? size / slope : Double.POSITIVE_INFINITY);
    }
}
