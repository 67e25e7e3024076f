package io.flowcast.models.demand.ces;

import io.flowcast.models.demand.internal.BoxMinimiser;
import io.flowcast.models.demand.series.StopCheck;

/**
 * Sum of squared one-step errors of complex exponential smoothing on one series, by its parameters, without allocation.
 *
 * <p>The states before the first cell are found by backcasting: the recursion runs over the series, back over it from what it has reached, and then again from there.
 * A cell that is not known has no error. The value is n log of the sum; the gradient is taken by differences, as there are at most four parameters. O(n) for
 * each evaluation. One instance serves one thread.
 */
final class CesLikelihood implements BoxMinimiser.Objective {
    /** Squared errors below this are rounding: a perfect fit must not win without bound. */
    private static final double ERROR_FLOOR = 1e-18;

    private static final double DIFFERENCE = 1e-6;

    private final StopCheck stop;
    private double[] z = new double[0];
    private int n;
    private int known;
    private CesSeason season = CesSeason.NONE;
    private int period = 1;
    private double mean;
    private double[] factors = new double[0];

    // The state on its way.
    private double level;
    private double potential;
    private double[] s = new double[1];
    private double[] d = new double[1];

    CesLikelihood(StopCheck stop) {
        this.stop = stop;
    }

    /** Takes a series, NaN where nothing is known; read, not kept in sync. */
    void series(double[] values, int length, int observed) {
        z = values;
        n = length;
        known = observed;
    }

    /**
     * Chooses how the season enters, and a guess of the state before the first cell.
     *
     * @param chosen how
     * @param length season length in steps
     * @param start level to start with
     * @param first season to start with by phase of the cells; for a simple one with its level
     */
    void season(CesSeason chosen, int length, double start, double[] first) {
        season = chosen;
        period = length;
        mean = start;
        factors = first;
        if (s.length < length) {
            s = new double[length];
            d = new double[length];
        }
    }

    @Override
    public double value(double[] x) {
        stop.passed(3L * n);
        if (!stable(x[0], x[1])) {
            return Double.POSITIVE_INFINITY;
        }
        start(x);
        double squares = pass(x, 1);
        return squares < Double.MAX_VALUE ? known * Math.log(squares + ERROR_FLOOR * known) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double value = value(x);
        if (value < Double.POSITIVE_INFINITY) {
            for (int i = 0; i < season.parameters; i++) {
                double at = x[i];
                x[i] = at + DIFFERENCE;
                double above = value(x);
                x[i] = at - DIFFERENCE;
                double below = value(x);
                x[i] = at;
                // At the edge of the stable region the slope is that of the side within.
                gradient[i] = below == Double.POSITIVE_INFINITY
                        ? above == Double.POSITIVE_INFINITY ? 0 : (above - value) / DIFFERENCE
                        : above == Double.POSITIVE_INFINITY
                                ? (value - below) / DIFFERENCE
                                : (above - below) / (2 * DIFFERENCE);
            }
        }
        return value;
    }

    /** Whether the weights of older values die out (the stability conditions of Svetunkov et al. 2022). */
    static boolean stable(double real, double imaginary) {
        return square(real - 2.5) + square(imaginary) > 1.25
                && square(real - 0.5) + square(imaginary - 1) > 0.25
                && square(real - 1.5) + square(imaginary - 0.5) < 1.5;
    }

    private static double square(double v) {
        return v * v;
    }

    /** Leaves the state before the first cell. */
    private void start(double[] x) {
        level = mean;
        potential = mean / 1.1;
        for (int j = 0; season != CesSeason.NONE && j < period; j++) {
            s[j] = factors[j];
            d[j] = factors[j] / 1.1;
        }
        pass(x, 1);
        pass(x, -1);
    }

    /** The state before the first cell for some parameters. */
    CesState before(CesRule rule, double[] x) {
        start(x);
        CesState state = new CesState(rule);
        state.level = level;
        state.potential = potential;
        for (int j = 0; j < state.season.length; j++) {
            state.season[j] = s[j];
            state.seasonPotential[j] = d[j];
        }
        return state;
    }

    private double pass(double[] x, int step) {
        return switch (season) {
            case NONE -> none(x[0], x[1], step);
            case SIMPLE -> simple(x[0], x[1], step);
            case PARTIAL -> partial(x[0], x[1], x[2], step);
            case FULL -> full(x[0], x[1], x[2], x[3], step);
        };
    }

    private double none(double a0, double a1, int step) {
        double l = level;
        double c = potential;
        double squares = 0;
        int from = step > 0 ? 0 : n - 1;
        for (int i = 0, t = from; i < n; i++, t += step) {
            double e = z[t] - l;
            e = Double.isNaN(e) ? 0 : e;
            squares += e * e;
            double next = l - (1 - a1) * c + (a0 - a1) * e;
            c = l + (1 - a0) * c + (a0 + a1) * e;
            l = next;
        }
        level = l;
        potential = c;
        return squares;
    }

    private double simple(double a0, double a1, int step) {
        double squares = 0;
        int from = step > 0 ? 0 : n - 1;
        int j = from % period;
        for (int i = 0, t = from; i < n; i++, t += step) {
            double l = s[j];
            double c = d[j];
            double e = z[t] - l;
            e = Double.isNaN(e) ? 0 : e;
            squares += e * e;
            s[j] = l - (1 - a1) * c + (a0 - a1) * e;
            d[j] = l + (1 - a0) * c + (a0 + a1) * e;
            j = next(j, step);
        }
        return squares;
    }

    private double partial(double a0, double a1, double b0, int step) {
        double l = level;
        double c = potential;
        double squares = 0;
        int from = step > 0 ? 0 : n - 1;
        int j = from % period;
        for (int i = 0, t = from; i < n; i++, t += step) {
            double e = z[t] - l - s[j];
            e = Double.isNaN(e) ? 0 : e;
            squares += e * e;
            double next = l - (1 - a1) * c + (a0 - a1) * e;
            c = l + (1 - a0) * c + (a0 + a1) * e;
            l = next;
            s[j] += b0 * e;
            j = next(j, step);
        }
        level = l;
        potential = c;
        return squares;
    }

    private double full(double a0, double a1, double b0, double b1, int step) {
        double l = level;
        double c = potential;
        double squares = 0;
        int from = step > 0 ? 0 : n - 1;
        int j = from % period;
        for (int i = 0, t = from; i < n; i++, t += step) {
            double season = s[j];
            double turned = d[j];
            double e = z[t] - l - season;
            e = Double.isNaN(e) ? 0 : e;
            squares += e * e;
            double next = l - (1 - a1) * c + (a0 - a1) * e;
            c = l + (1 - a0) * c + (a0 + a1) * e;
            l = next;
            s[j] = season - (1 - b1) * turned + (b0 - b1) * e;
            d[j] = season + (1 - b0) * turned + (b0 + b1) * e;
            j = next(j, step);
        }
        level = l;
        potential = c;
        return squares;
    }

    private int next(int phase, int step) {
        int next = phase + step;
        return next == period ? 0 : next < 0 ? period - 1 : next;
    }
}
