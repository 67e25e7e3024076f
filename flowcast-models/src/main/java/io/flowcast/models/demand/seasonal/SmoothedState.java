package io.flowcast.models.demand.seasonal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Level, damped trend, seasons and the last error on their way through a series: the innovations form of BATS (De Livera, Hyndman and Snyder 2011, equation 3)
 * with one autoregressive term,
 *
 * <pre>
 *   z_t = l + phi b + sum_i s_i + rho r + e,   l += phi b + alpha e,   b = phi b + beta e,   s_i += gamma_i e,   r = rho r + e
 * </pre>
 *
 * where a season keeps one number for each phase. Serves one thread.
 */
final class SmoothedState {
    /** Numbers before the weights of the seasons: alpha, beta, phi, rho. */
    static final int FIXED = 4;

    private final int[] periods;
    final double[][] seasons;
    private final int[] phase;
    double level;
    double slope;
    double rest;
    private double alpha;
    private double beta;
    private double phi;
    private double rho;
    private final double[] gamma;

    SmoothedState(int[] periods) {
        this.periods = periods;
        seasons = new double[periods.length][];
        for (int i = 0; i < periods.length; i++) {
            seasons[i] = new double[periods[i]];
        }
        phase = new int[periods.length];
        gamma = new double[periods.length];
    }

    /** Takes weights and the states before the first cell, whose step of the calendar is given. */
    void start(double[] weights, SmoothedState from, int step) {
        alpha = weights[0];
        beta = weights[1];
        phi = weights[2];
        rho = weights[3];
        System.arraycopy(weights, FIXED, gamma, 0, gamma.length);
        level = from.level;
        slope = from.slope;
        rest = from.rest;
        for (int i = 0; i < periods.length; i++) {
            System.arraycopy(from.seasons[i], 0, seasons[i], 0, periods[i]);
            phase[i] = Math.floorMod(step, periods[i]);
        }
    }

    /** Expected value of the next cell. */
    double mean() {
        double sum = level + phi * slope + rho * rest;
        for (int i = 0; i < periods.length; i++) {
            sum += seasons[i][phase[i]];
        }
        return sum;
    }

    /** Moves past a cell by its one-step error, 0 for a missing one. */
    void take(double error) {
        double drift = phi * slope;
        level += drift + alpha * error;
        slope = drift + beta * error;
        rest = rho * rest + error;
        for (int i = 0; i < periods.length; i++) {
            seasons[i][phase[i]] += gamma[i] * error;
            phase[i] = phase[i] + 1 == periods[i] ? 0 : phase[i] + 1;
        }
    }

    /** Forecasts without moving: trend, what the last errors carry over, and each season, in rows of as many arrays. */
    void ahead(int horizon, double[] trend, double[] carried, double[][] season) {
        double climb = 0;
        double damp = 1;
        double left = rest;
        for (int h = 0; h < horizon; h++) {
            damp *= phi;
            climb += damp * slope;
            left *= rho;
            trend[h] = climb;
            carried[h] = left;
        }
        for (int i = 0; i < periods.length; i++) {
            int at = phase[i];
            for (int h = 0; h < horizon; h++) {
                season[i][h] = seasons[i][at];
                at = at + 1 == periods[i] ? 0 : at + 1;
            }
        }
    }

    /** Adds the weights of the moving average form times a factor. */
    static void addCarryOver(double[] weights, int[] periods, double[] parameters, double factor) {
        double climb = 0;
        double damp = 1;
        double left = 1;
        for (int h = 0; h < weights.length; h++) {
            if (h == 0) {
                weights[0] += factor;
                continue;
            }
            damp *= parameters[2];
            climb += damp * parameters[1];
            left *= parameters[3];
            double sum = parameters[0] + climb + left;
            for (int i = 0; i < periods.length; i++) {
                sum += h % periods[i] == 0 ? parameters[FIXED + i] : 0;
            }
            weights[h] += factor * sum;
        }
    }

    /** Sum of absolute errors of forecasts from here; NaN cells count nothing. */
    double distance(double[] z, int from, int horizon) {
        double climb = 0;
        double damp = 1;
        double left = rest;
        double sum = 0;
        int known = 0;
        for (int h = 0; h < horizon; h++) {
            damp *= phi;
            climb += damp * slope;
            left *= rho;
            double mean = level + climb + left;
            for (int i = 0; i < periods.length; i++) {
                int at = phase[i] + h;
                mean += seasons[i][at < periods[i] ? at : at % periods[i]];
            }
            double value = z[from + h];
            if (!Double.isNaN(value)) {
                sum += Math.abs(value - mean);
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    /** Writes where it stands; the weights are the model's. */
    void write(DataOutput out) throws IOException {
        out.writeDouble(level);
        out.writeDouble(slope);
        out.writeDouble(rest);
        for (int i = 0; i < periods.length; i++) {
            out.writeInt(phase[i]);
            for (double value : seasons[i]) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInput in) throws IOException {
        level = in.readDouble();
        slope = in.readDouble();
        rest = in.readDouble();
        for (int i = 0; i < periods.length; i++) {
            phase[i] = Math.floorMod(in.readInt(), periods[i]);
            for (int p = 0; p < periods[i]; p++) {
                seasons[i][p] = in.readDouble();
            }
        }
    }
}
