package io.flowcast.core.math.distribution;

import java.util.function.DoubleUnaryOperator;

/**
 * Integral of a smooth density with one peak, from a point outward to where nothing is left: panels of a few standard
 * deviations or decay lengths, 16 Gauss-Legendre nodes each (error of a panel below 1e-15 of its size). The cost does
 * not grow with the parameters of the density, as it does for series and continued fractions near the peak.
 */
final class PeakTail {
    // Positive nodes and weights of the Gauss-Legendre rule of 16 points (Abramowitz and Stegun 1964, table 25.4).
    private static final double[] NODE = {
        0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
        0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };
    private static final double[] WEIGHT = {
        0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674,
        0.12462897125553388, 0.09515851168249279, 0.062253523938647894, 0.027152459411754096
    };
    private static final int MAX_PANELS = 200;

    private PeakTail() {}

    /**
     * Integrates outward.
     *
     * @param logDensity logarithm of the density, 0 at the peak
     * @param from where to start, at the peak or beyond it
     * @param direction 1 or -1, away from the peak
     * @param deviation standard deviation at the peak
     * @param slope size of the slope of the log density at {@code from}
     * @param end where the support ends in this direction
     * @return the integral
     */
    static double integrate(
            DoubleUnaryOperator logDensity, double from, int direction, double deviation, double slope, double end) {
        double width = slope * deviation > 2 ? 4 / slope : 2 * deviation;
        double sum = 0;
        double start = from;
        for (int i = 0; i < MAX_PANELS && (end - start) * direction > 0; i++) {
            double stop = start + direction * Math.min(width, Math.abs(end - start));
            double panel = panel(logDensity, start, stop);
            sum += panel;
            if (panel <= 1e-17 * sum) {
                break;
            }
            start = stop;
        }
        return sum;
    }

    /** Integral over a stretch of at most a few standard deviations or decay lengths. */
    static double panel(DoubleUnaryOperator logDensity, double a, double b) {
        double middle = 0.5 * (a + b);
        double half = 0.5 * Math.abs(b - a);
        double sum = 0;
        for (int i = 0; i < NODE.length; i++) {
            double offset = half * NODE[i];
            sum += WEIGHT[i]
                    * (Math.exp(logDensity.applyAsDouble(middle - offset))
                            + Math.exp(logDensity.applyAsDouble(middle + offset)));
        }
        return half * sum;
    }
}
