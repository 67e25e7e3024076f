package io.flowcast.models.demand.ensemble;

import io.flowcast.models.demand.internal.Normal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * At which level of a forecast the values lay that are to have a given level: recalibrated regression (Kuleshov, Fenner and Ermon 2018) on forecasts from origins within
 * the history.
 *
 * <p>Normal scores of what came, under the forecast of it, are sorted for each stretch of steps ahead; the i-th of n stands for the level i/(n+1), as in split conformal
 * prediction. Errors of one row from one origin go together, so what is learned is drawn to the forecast's own levels by the number of those pairs. Immutable.
 *
 * @param ends the step after the last one of each stretch, rising; the last stretch also holds for all later steps
 * @param levels for each stretch as many as {@link EnsembleForecast#LEVELS}, not falling
 */
record Recalibration(int[] ends, double[][] levels) {
    /** Changes nothing. */
    static final Recalibration NONE =
            new Recalibration(new int[] {Integer.MAX_VALUE}, new double[][] {EnsembleForecast.LEVELS});

    private static final int STRETCHES = 3;
    /** Pairs of row and origin that say as much as the forecast itself. */
    private static final double PRIOR_PAIRS = 20;

    private static final double FARTHEST = 4.5;

    double[] levels(int step) {
        int s = 0;
        while (s < ends.length - 1 && step >= ends[s]) {
            s++;
        }
        return levels[s];
    }

    /** The stretch of a step within a horizon. */
    static int stretch(int step, int horizon) {
        return Math.min(STRETCHES - 1, (int) ((long) step * STRETCHES / horizon));
    }

    static int stretches() {
        return STRETCHES;
    }

    /**
     * Learns from scores.
     *
     * @param scores normal scores of what came, for each stretch; sorted here
     * @param pairs how many pairs of row and origin they are of
     * @param horizon steps ahead
     */
    static Recalibration of(List<double[]> scores, int pairs, int horizon) {
        double trust = pairs / (pairs + PRIOR_PAIRS);
        double[][] levels = new double[STRETCHES][];
        int[] ends = new int[STRETCHES];
        for (int s = 0; s < STRETCHES; s++) {
            ends[s] = (int) (((long) (s + 1) * horizon + STRETCHES - 1) / STRETCHES);
            double[] sorted = scores.get(s);
            Arrays.sort(sorted);
            levels[s] = EnsembleForecast.LEVELS.clone();
            for (int k = 0; k < levels[s].length && sorted.length > 1; k++) {
                double place = EnsembleForecast.LEVELS[k] * (sorted.length + 1) - 1;
                int low = (int) Math.max(0, Math.min(sorted.length - 2, Math.floor(place)));
                double part = Math.max(0, Math.min(1, place - low));
                double seen = sorted[low] + part * (sorted[low + 1] - sorted[low]);
                double score = trust * seen + (1 - trust) * EnsembleForecast.SCORES[k];
                levels[s][k] = Normal.cdf(Math.max(-FARTHEST, Math.min(FARTHEST, score)));
            }
        }
        return new Recalibration(ends, levels);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(ends.length);
        for (int s = 0; s < ends.length; s++) {
            out.writeInt(ends[s]);
            for (double level : levels[s]) {
                out.writeDouble(level);
            }
        }
    }

    static Recalibration read(DataInput in) throws IOException {
        int stretches = in.readInt();
        if (stretches < 1 || stretches > 1 << 10) {
            throw new EOFException("a recalibration of " + stretches + " stretches");
        }
        int[] ends = new int[stretches];
        double[][] levels = new double[stretches][EnsembleForecast.LEVELS.length];
        for (int s = 0; s < stretches; s++) {
            ends[s] = in.readInt();
            for (int k = 0; k < levels[s].length; k++) {
                levels[s][k] = in.readDouble();
                if (!(levels[s][k] > 0 && levels[s][k] < 1)) {
                    throw new EOFException("a level of " + levels[s][k]);
                }
            }
        }
        return new Recalibration(ends, levels);
    }
}
