package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Marginal;
import io.flowcast.models.demand.internal.Shape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Factors of the standard deviation and shapes of the quantiles, learned from errors on values that the forecasting model had not been fitted on.
 *
 * <p>Split conformal prediction with normalised scores: each error is divided by the size that is to be expected of it, learned from the
 * standard deviation that was forecast and from traits of the row (for quantities on the
 * scale of cube roots, where they are nearly symmetric), and the empirical quantiles of these scores, over all rows of like size and neighbouring steps
 * ahead, replace those of the normal distribution. The i-th of n sorted scores stands for the probability i/(n+1), so that coverage holds for the
 * next value on average where rows are exchangeable: every row counts once, however many errors it gave. Few scores are drawn to those of all rows, and these to the normal shape (empirical
 * Bayes). The shape is moved to mean 0: the mean of the forecast stays the mean of its distribution.
 *
 * <p>Memory O(classes x steps). Limits: coverage over the rows of a panel together, not for each on its own. Immutable.
 */
public final class Calibration {
    /** Upper ends of the classes of counts, units a step; above the last comes one more, and then that of quantities. */
    private static final double[] CLASS_ENDS = {1, 3, 10, 30};

    static final int CLASSES = CLASS_ENDS.length + 2;
    /** Steps ahead up to each of these share a shape. */
    private static final int[] SHAPE_ENDS = {1, 3, 6, 12, 24};

    static final int SHAPES = SHAPE_ENDS.length + 1;
    private static final byte VERSION = 1;

    private final boolean counts;
    /** Factor of the deviation by class and step; the last one holds for all later steps. */
    private final double[][] factor;

    private final Shape[][] shape;
    private final Difficulty difficulty;

    Calibration(boolean counts, Difficulty difficulty, double[][] factor, Shape[][] shape) {
        this.counts = counts;
        this.difficulty = difficulty;
        this.factor = factor;
        this.shape = shape;
    }

    /**
     * A calibration that changes nothing.
     *
     * @param counts whether values are whole numbers
     * @return factors of 1 and normal shapes
     */
    public static Calibration none(boolean counts) {
        double[][] factor = new double[CLASSES][];
        Shape[][] shape = new Shape[CLASSES][SHAPES];
        for (int c = 0; c < CLASSES; c++) {
            factor[c] = new double[] {1};
            Arrays.fill(shape[c], Shape.NORMAL);
        }
        return new Calibration(counts, Difficulty.NONE, factor, shape);
    }

    /**
     * The error of a forecast as calibration counts it: 0 on average and 1 in size if the forecast knew its spread.
     *
     * @param mean expected value
     * @param deviation standard deviation
     * @param value what came, at least 0
     * @param counts whether values are whole numbers
     * @return the score, NaN if the forecast has no spread or no mean above 0
     */
    public static double score(double mean, double deviation, double value, boolean counts) {
        if (!(mean > 0) || !(deviation > 0)) {
            return Double.NaN;
        }
        double score = counts && mean < CLASS_ENDS[CLASS_ENDS.length - 1]
                ? value / deviation - mean / deviation
                : Marginal.standardised(mean, deviation, value);
        return Double.isInfinite(score) ? Double.NaN : score;
    }

    /**
     * A standard deviation as it proved to be.
     *
     * @param deviation standard deviation that the method expects
     * @param traits of the row
     * @param step step ahead from 0 on
     * @return units
     */
    public double deviation(double deviation, Traits traits, int step) {
        double[] factors = factor[classOf(counts, traits.size())];
        return factors[Math.min(step, factors.length - 1)] * difficulty.adjusted(deviation, traits);
    }

    /** The factor of a step over that of the first. */
    double growth(double size, int step) {
        double[] factors = factor[classOf(counts, size)];
        return factors[Math.min(step, factors.length - 1)] / factors[0];
    }

    /**
     * How standardised values are distributed.
     *
     * @param size typical value of the row, units
     * @param step step ahead from 0 on
     * @return the shape
     */
    public Shape shape(double size, int step) {
        return shape[classOf(counts, size)][shapeOf(step)];
    }

    /**
     * Where a score stands among those of the past.
     *
     * @param score a score as {@link #score} gives it, for a standard deviation from {@link #deviation}
     * @param size typical value of the row, units
     * @param step step ahead from 0 on
     * @return the standard normal score of its rank
     */
    public double rank(double score, double size, int step) {
        return shape(size, step).scoreOf(score);
    }

    static int classOf(boolean counts, double level) {
        if (!counts) {
            return CLASSES - 1;
        }
        int c = 0;
        while (c < CLASS_ENDS.length && level >= CLASS_ENDS[c]) {
            c++;
        }
        return c;
    }

    static int shapeOf(int step) {
        int s = 0;
        while (s < SHAPE_ENDS.length && step >= SHAPE_ENDS[s]) {
            s++;
        }
        return s;
    }

    /**
     * Writes it.
     *
     * @param out receives it
     * @throws IOException if writing fails
     */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(counts);
        difficulty.write(out);
        out.writeInt(factor[0].length);
        for (int c = 0; c < CLASSES; c++) {
            for (double f : factor[c]) {
                out.writeDouble(f);
            }
            for (Shape one : shape[c]) {
                for (double knot : one.knots()) {
                    out.writeDouble(knot);
                }
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in the calibration
     * @return the same calibration
     * @throws IOException if reading fails or it is not a calibration
     */
    public static Calibration read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a calibration is not known");
        }
        boolean counts = in.readBoolean();
        Difficulty difficulty = Difficulty.read(in);
        int steps = in.readInt();
        if (steps < 1 || steps > CalibrationErrors.MOST_STEPS) {
            throw new IOException("a calibration of " + steps + " steps");
        }
        double[][] factor = new double[CLASSES][steps];
        Shape[][] shape = new Shape[CLASSES][SHAPES];
        for (int c = 0; c < CLASSES; c++) {
            for (int h = 0; h < steps; h++) {
                factor[c][h] = in.readDouble();
                if (!(factor[c][h] > 0) || Double.isInfinite(factor[c][h])) {
                    throw new IOException("a factor of " + factor[c][h]);
                }
            }
            for (int s = 0; s < SHAPES; s++) {
                double[] knots = new double[Shape.NORMAL.knots().length];
                for (int i = 0; i < knots.length; i++) {
                    knots[i] = in.readDouble();
                }
                shape[c][s] = Shape.ofKnots(knots);
            }
        }
        return new Calibration(counts, difficulty, factor, shape);
    }
}
