package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scale on which seasons add up: fourth roots of values that are never negative, else the values themselves; in both cases after a division by the
 * largest, so that no unit is too large or too small.
 *
 * <p>A Box-Cox power (Box and Cox 1964) of 1/4 comes close to the logarithm, yet takes zeros, and the moments of a normal variable's fourth power are
 * polynomials: means come back without a bias and without the explosions of the lognormal. Stateless but for its two numbers.
 *
 * @param scale largest absolute value, above 0
 * @param root whether fourth roots are taken
 */
record Power(double scale, boolean root) {
    /** The power for the known values of a series; null where there is none that is not zero. */
    static @Nullable Power of(double[] values, int length) {
        double largest = 0;
        boolean negative = false;
        for (int t = 0; t < length; t++) {
            double value = values[t];
            if (!Double.isNaN(value)) {
                largest = Math.max(largest, Math.abs(value));
                negative |= value < 0;
            }
        }
        return largest > 0 ? new Power(largest, !negative) : null;
    }

    /** To the scale of sums; NaN stays. */
    double forward(double value) {
        double x = value / scale;
        return root ? Math.sqrt(Math.sqrt(Math.max(x, 0))) : x;
    }

    /** Mean of the value whose power is normal. */
    double mean(double m, double s) {
        if (!root) {
            return held(scale * m);
        }
        double x = Math.max(m, 0) * Math.max(m, 0);
        double v = s * s;
        return held(scale * (x * x + 6 * x * v + 3 * v * v));
    }

    /** Values next to the largest number must not go beyond it. */
    private static double held(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Median of the value. */
    double median(double m) {
        double x = Math.max(m, 0);
        return scale * (root ? x * x * x * x : m);
    }

    /** Standard deviation of the value whose power is normal. */
    double deviation(double m, double s) {
        if (!root) {
            return held(scale * s);
        }
        // Var(z^4) = 16 m^6 v + 168 m^4 v^2 + 384 m^2 v^3 + 96 v^4 for normal z.
        double x = Math.max(m, 0) * Math.max(m, 0);
        double v = s * s;
        return held(scale * Math.sqrt(v * (16 * x * x * x + v * (168 * x * x + v * (384 * x + v * 96)))));
    }

    /**
     * Parts of means in the units of the values, by what each part adds to those before it.
     *
     * @param names one for each part
     * @param sums on the scale of the powers, for each part the sum up to it
     * @param s standard deviations on the scale of the powers
     */
    Parts parts(String[] names, double[][] sums, double[] s) {
        Map<String, double[]> units = new LinkedHashMap<>();
        double[] before = new double[s.length];
        for (int i = 0; i < names.length; i++) {
            double[] part = new double[s.length];
            for (int h = 0; h < s.length; h++) {
                double mean = mean(sums[i][h], s[h]);
                part[h] = mean - before[h];
                before[h] = mean;
            }
            units.put(names[i], part);
        }
        return new Parts(units);
    }
}
