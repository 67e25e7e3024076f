package io.flowcast.models.inventory.loss;

import java.util.function.DoubleUnaryOperator;

/** Sums of independent laws: uniforms by B-splines, counts by convolution. */
final class Sums {
    private static final double TABLE_END = 1 - 1e-12;
    private static final int LONGEST_TABLE = 1 << 22;

    private Sums() {}

    static DemandLaw sumOfUniforms(UniformLaw law, int n) {
        double width = law.high - law.low;
        double low = n * law.low;
        double high = n * law.high;
        DemandLaw rough = DemandLaws.normal(n * law.mean(), Math.sqrt(n * law.variance()));
        DoubleUnaryOperator cdf = x -> IrwinHall.cdf(n, (x - low) / width);
        DoubleUnaryOperator survival = x -> IrwinHall.cdf(n, (high - x) / width);
        DoubleUnaryOperator quantile = p -> bracketed(cdf, survival, p, low, high);
        return new QuadratureLaw(rough.mean(), rough.variance(), cdf, survival, quantile, low, high);
    }

    private static double bracketed(
            DoubleUnaryOperator cdf, DoubleUnaryOperator survival, double p, double low, double high) {
        double below = low;
        double above = high;
        while (true) {
            double middle = below + 0.5 * (above - below);
            if (!(middle > below && middle < above)) {
                return above;
            }
            boolean less = p < 0.5 ? cdf.applyAsDouble(middle) < p : survival.applyAsDouble(middle) > 1 - p;
            if (less) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    record Masses(double first, double[] probability) {}

    static Masses masses(DemandLaw law, int copies) {
        double first = law.lowest() > Double.NEGATIVE_INFINITY ? law.lowest() : law.quantile(1 - TABLE_END);
        double last = law.highest() < Double.POSITIVE_INFINITY ? law.highest() : law.quantile(TABLE_END);
        if (!((last - first) * copies < LONGEST_TABLE)) {
            throw new IllegalArgumentException("the sum of " + copies + " times " + law + " needs too long a table");
        }
        double[] one = new double[(int) (last - first) + 1];
        double total = 0;
        for (int i = 0; i < one.length; i++) {
            one[i] = law.mass(first + i);
            total += one[i];
        }
        for (int i = 0; i < one.length; i++) {
            one[i] /= total;
        }
        return new Masses(first, one);
    }

    static DemandLaw sumOfCounts(DemandLaw law, int n) {
        Masses one = masses(law, n);
        double[] sum = one.probability;
        for (int i = 1; i < n; i++) {
            sum = convolve(sum, one.probability);
        }
        return DemandLaws.table(one.first * n, sum);
    }

    static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            if (a[i] > 0) {
                for (int j = 0; j < b.length; j++) {
                    sum[i + j] += a[i] * b[j];
                }
            }
        }
        return sum;
    }
}
