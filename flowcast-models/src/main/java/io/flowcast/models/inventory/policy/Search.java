package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.function.DoubleUnaryOperator;

/** The least level at which a rising measure reaches a target. */
final class Search {
    private static final int STEPS = 300;

    private Search() {}

    /** Whole levels where demand is whole, else to the last digits. */
    static double least(DemandLaw demand, DoubleUnaryOperator measure, double target, double start) {
        double step = Math.max(1, Math.sqrt(demand.variance()));
        step = demand.discrete() ? Math.ceil(step) : step;
        double high = demand.discrete() ? Math.rint(start) : start;
        double low = high - step;
        double grow = step;
        for (int i = 0; measure.applyAsDouble(high) < target; i++) {
            if (i > STEPS) {
                throw new IllegalArgumentException("no level reaches " + target);
            }
            low = high;
            high += grow;
            grow *= 2;
        }
        grow = step;
        for (int i = 0; measure.applyAsDouble(low) >= target; i++) {
            if (i > STEPS) {
                throw new IllegalArgumentException("every level reaches " + target);
            }
            high = low;
            low -= grow;
            grow *= 2;
        }
        double apart = demand.discrete() ? 1 : 0;
        for (int i = 0; i < STEPS && high - low > apart; i++) {
            double middle = low + 0.5 * (high - low);
            middle = demand.discrete() ? Math.floor(middle) : middle;
            if (middle == low || middle == high) {
                break;
            }
            if (measure.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * Where a function crosses zero between two ends of opposite sign: regula falsi whose stale end is halved (Illinois,
     * Dowell and Jarratt 1971), bisection where that lags.
     */
    static double root(DoubleUnaryOperator f, double from, double to, double relative) {
        double a = from;
        double b = to;
        double fa = f.applyAsDouble(a);
        double fb = f.applyAsDouble(b);
        if (fa == 0 || fb == 0) {
            return fa == 0 ? a : b;
        }
        double width = Math.abs(b - a);
        for (int i = 0; i < STEPS && Math.abs(b - a) > relative * Math.max(Math.abs(a), Math.abs(b)); i++) {
            boolean lags = i % 6 == 5 && Math.abs(b - a) > width / 8;
            width = i % 6 == 5 ? Math.abs(b - a) : width;
            double c = lags ? 0.5 * (a + b) : (a * fb - b * fa) / (fb - fa);
            if (!(c > Math.min(a, b) && c < Math.max(a, b))) {
                c = 0.5 * (a + b);
                if (c == a || c == b) {
                    break;
                }
            }
            double fc = f.applyAsDouble(c);
            if (fc == 0) {
                return c;
            }
            if (fc > 0 == fb > 0) {
                fa *= 0.5;
            } else {
                a = b;
                fa = fb;
            }
            b = c;
            fb = fc;
        }
        return b;
    }
}
