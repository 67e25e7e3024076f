package io.flowcast.models.inventory.loss;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss-Legendre quadrature between the quantiles of a law, so that no panel is much wider than what it holds. */
final class Panels {
    private static final double[] TAILS = {
        1e-15, 1e-13, 1e-11, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 0.005, 0.02, 0.06, 0.12, 0.2, 0.3, 0.4
    };
    private static final int POINTS = 16;

    private final double[] edges;
    private final double[] nodes = new double[POINTS];
    private final double[] weights = new double[POINTS];

    /** Panels between the two ends, split at the quantiles that lie between. */
    Panels(DoubleUnaryOperator quantile, double low, double high) {
        double[] found = new double[2 * TAILS.length + 1];
        for (int i = 0; i < TAILS.length; i++) {
            found[i] = quantile.applyAsDouble(TAILS[i]);
            found[found.length - 1 - i] = quantile.applyAsDouble(1 - TAILS[i]);
        }
        found[TAILS.length] = quantile.applyAsDouble(0.5);
        double from = Double.isFinite(low) ? low : found[0];
        double to = Double.isFinite(high) ? high : found[found.length - 1];
        double[] all = Arrays.copyOf(found, found.length + 2);
        all[found.length] = from;
        all[found.length + 1] = to;
        edges = Arrays.stream(all)
                .filter(x -> x >= from && x <= to)
                .sorted()
                .distinct()
                .toArray();
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            nodes[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
    }

    double low() {
        return edges[0];
    }

    double high() {
        return edges[edges.length - 1];
    }

    /** Integral of a function from a to b within the outer edges. */
    double integrate(DoubleUnaryOperator f, double a, double b) {
        double from = Math.max(a, low());
        double to = Math.min(b, high());
        double sum = 0;
        for (int i = 0; i + 1 < edges.length; i++) {
            double left = Math.max(from, edges[i]);
            double right = Math.min(to, edges[i + 1]);
            if (right > left) {
                double half = 0.5 * (right - left);
                double middle = 0.5 * (right + left);
                double part = 0;
                for (int k = 0; k < POINTS; k++) {
                    part += weights[k] * f.applyAsDouble(middle + half * nodes[k]);
                }
                sum += half * part;
            }
        }
        return sum;
    }
}
