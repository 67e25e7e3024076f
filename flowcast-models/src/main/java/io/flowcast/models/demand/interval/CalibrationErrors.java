package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;

/** Gathers scores row by row, each row by one thread, and makes a {@link Calibration} of them. */
public final class CalibrationErrors {
    /** Scores of later steps are not gathered. */
    public static final int MOST_STEPS = 1 << 12;

    private static final double PRIOR_ERRORS = 40;
    /** A score as it counts for the factors: a single wild value must not speak for all rows. */
    private static final double LARGEST_SQUARE = 36;
    /** So many scores of one step make a factor of their own without its neighbours. */
    private static final int REACH = 2;

    private final boolean counts;
    private final int steps;
    private final double[] size;
    private final float[][] score;
    private final short[][] step;
    private final int[] length;

    /**
     * Nothing gathered.
     *
     * @param sizes typical value of each row, units
     * @param steps number of steps ahead, at most {@value #MOST_STEPS}
     * @param counts whether values are whole numbers
     */
    public CalibrationErrors(double[] sizes, int steps, boolean counts) {
        this.counts = counts;
        this.steps = Math.min(steps, MOST_STEPS);
        this.size = sizes;
        this.score = new float[sizes.length][0];
        this.step = new short[sizes.length][0];
        this.length = new int[sizes.length];
    }

    /**
     * Adds a score; a row must be added to by one thread at a time.
     *
     * @param row the row
     * @param ahead step ahead from 0 on
     * @param value score as {@link Calibration#score} gives it; NaN is passed over
     */
    public void add(int row, int ahead, double value) {
        if (Double.isNaN(value) || ahead >= steps) {
            return;
        }
        int n = length[row];
        if (n == score[row].length) {
            score[row] = Arrays.copyOf(score[row], Math.max(16, 2 * n));
            step[row] = Arrays.copyOf(step[row], Math.max(16, 2 * n));
        }
        score[row][n] = (float) Math.max(-1e6, Math.min(1e6, value));
        step[row][n] = (short) ahead;
        length[row]++;
    }

    /**
     * What the scores tell.
     *
     * @return the calibration; changes nothing if no scores were gathered
     */
    public Calibration calibration() {
        if (steps == 0) {
            return Calibration.none(counts);
        }
        double[][] squares = new double[Calibration.CLASSES][steps];
        double[][] number = new double[Calibration.CLASSES][steps];
        for (int r = 0; r < size.length; r++) {
            int c = Calibration.classOf(counts, size[r]);
            for (int i = 0; i < length[r]; i++) {
                double u = score[r][i];
                squares[c][step[r][i]] += Math.min(LARGEST_SQUARE, u * u);
                number[c][step[r][i]]++;
            }
        }
        double[][] factor = factors(squares, number);
        Shape[][] shape = new Shape[Calibration.CLASSES][Calibration.SHAPES];
        int[][] stretched = new int[Calibration.CLASSES][Calibration.SHAPES];
        for (int c = 0; c < Calibration.CLASSES; c++) {
            for (int s = 0; s < Calibration.SHAPES; s++) {
                double[] sample = sample(c, s, factor[c]);
                stretched[c][s] = sample.length;
                Quantiles quantiles = Quantiles.of(sample);
                shape[c][s] = quantiles.shape();
                for (int h = 0; h < steps; h++) {
                    if (Calibration.shapeOf(h) == s) {
                        factor[c][h] *= quantiles.spread();
                    }
                }
            }
            inherit(shape[c], stretched[c]);
        }
        return new Calibration(counts, factor, shape);
    }

    /** Steps beyond those seen take the shape of the last ones that were. */
    private static void inherit(Shape[] shape, int[] seen) {
        for (int s = 1; s < shape.length; s++) {
            if (seen[s] == 0) {
                shape[s] = shape[s - 1];
            }
        }
    }

    private double[] sample(int c, int s, double[] factor) {
        int count = 0;
        for (int r = 0; r < size.length; r++) {
            for (int i = 0; i < length[r] && Calibration.classOf(counts, size[r]) == c; i++) {
                count += Calibration.shapeOf(step[r][i]) == s ? 1 : 0;
            }
        }
        double[] sample = new double[count];
        int at = 0;
        for (int r = 0; r < size.length; r++) {
            for (int i = 0; i < length[r] && Calibration.classOf(counts, size[r]) == c; i++) {
                if (Calibration.shapeOf(step[r][i]) == s) {
                    sample[at++] = score[r][i] / factor[step[r][i]];
                }
            }
        }
        return sample;
    }

    private double[][] factors(double[][] squares, double[][] number) {
        double[] all = new double[steps];
        for (int h = 0; h < steps; h++) {
            double sum = PRIOR_ERRORS;
            double count = PRIOR_ERRORS;
            for (int c = 0; c < Calibration.CLASSES; c++) {
                sum += squares[c][h];
                count += number[c][h];
            }
            all[h] = sum / count;
        }
        double[][] factor = new double[Calibration.CLASSES][steps];
        for (int c = 0; c < Calibration.CLASSES; c++) {
            // Neighbouring steps have nearly the same truth behind them: a mean of five takes the chance out.
            for (int h = 0; h < steps; h++) {
                double sum = 0;
                double count = 0;
                for (int j = Math.max(0, h - REACH); j <= Math.min(steps - 1, h + REACH); j++) {
                    sum += squares[c][j] + PRIOR_ERRORS * all[j];
                    count += number[c][j] + PRIOR_ERRORS;
                }
                factor[c][h] = Math.sqrt(sum / count);
            }
        }
        return factor;
    }
}
