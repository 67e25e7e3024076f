package io.flowcast.models.demand.boost;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows to learn from or to validate on: a table with a target for each row, and where wanted weights, offsets and flags of lower bounds.
 *
 * <p>Targets are held in units of {@link #unit}, a power of two near their mean size, so that very large and very small demand learns alike.
 * Immutable and safe for several threads, as long as the caller leaves the arrays as they are.
 */
public final class TrainingRows {
    private final BinnedTable table;
    private final int exponent;
    private final float[] targets;
    private final float @Nullable [] weights;
    private final double @Nullable [] offsets;
    private final @Nullable BitSet lowerBounds;

    private TrainingRows(
            BinnedTable table,
            int exponent,
            float[] targets,
            float @Nullable [] weights,
            double @Nullable [] offsets,
            @Nullable BitSet lowerBounds) {
        this.table = table;
        this.exponent = exponent;
        this.targets = targets;
        this.weights = weights;
        this.offsets = offsets;
        this.lowerBounds = lowerBounds;
    }

    /**
     * Rows of equal weight.
     *
     * @param table the features
     * @param targets one for each row, finite
     * @return the rows
     */
    public static TrainingRows of(BinnedTable table, double[] targets) {
        requireLength("targets", targets.length, table.rows());
        double most = 0;
        for (double y : targets) {
            if (!(Math.abs(y) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("targets must be finite, not " + y);
            }
            most = Math.max(most, Math.abs(y));
        }
        int exponent = most == 0 ? 0 : Math.getExponent(most);
        double sum = 0;
        for (double y : targets) {
            sum += Math.abs(Math.scalb(y, -exponent));
        }
        if (most > 0) {
            exponent += Math.getExponent(sum / targets.length);
        }
        return new TrainingRows(table, exponent, scaled(targets, exponent), null, null, null);
    }

    /**
     * Rows of equal weight.
     *
     * @param table the features
     * @param targets one for each row, finite
     * @return the rows
     */
    public static TrainingRows of(BinnedTable table, float[] targets) {
        double[] wide = new double[targets.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = targets[i];
        }
        return of(table, wide);
    }

    /**
     * The same rows with weights.
     *
     * @param values one for each row, finite and not negative; a row of weight 2 counts as two rows in every sum, but as one in the least number of rows of a leaf
     * @return the weighted rows
     */
    public TrainingRows weights(float[] values) {
        requireLength("weights", values.length, table.rows());
        double sum = 0;
        for (float w : values) {
            if (!(w >= 0 && w <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException("weights must be finite and not negative, not " + w);
            }
            sum += w;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        return new TrainingRows(table, exponent, targets, values, offsets, lowerBounds);
    }

    /**
     * The same rows with a score each to start from: trees are added to it, and no constant is.
     *
     * @param values row after row, each with as many numbers as the loss has outputs; in units of the target for an identity link, else the logarithm of a prediction
     * @return the rows with offsets
     */
    public TrainingRows offsets(double[] values) {
        if (values.length == 0 || values.length % table.rows() != 0) {
            throw new IllegalArgumentException(values.length + " offsets for " + table.rows() + " rows");
        }
        for (double v : values) {
            if (!(Math.abs(v) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("offsets must be finite, not " + v);
            }
        }
        return new TrainingRows(table, exponent, targets, weights, values, lowerBounds);
    }

    /**
     * The same rows, some of which say only that demand was at least the target: sold-out days.
     *
     * @param rows numbers of those rows
     * @return the rows with bounds
     */
    public TrainingRows lowerBounds(BitSet rows) {
        if (rows.length() > table.rows()) {
            throw new IllegalArgumentException("lower bound of row " + (rows.length() - 1) + " of " + table.rows());
        }
        return new TrainingRows(table, exponent, targets, weights, offsets, (BitSet) rows.clone());
    }

    /** The same rows with the unit of other rows, so that a validation part is measured as the training part is. */
    TrainingRows inUnitOf(TrainingRows other) {
        if (other.exponent == exponent) {
            return this;
        }
        float[] again = new float[targets.length];
        for (int i = 0; i < again.length; i++) {
            again[i] = (float) Math.scalb((double) targets[i], exponent - other.exponent);
        }
        return new TrainingRows(table, other.exponent, again, weights, offsets, lowerBounds);
    }

    private static float[] scaled(double[] targets, int exponent) {
        float[] scaled = new float[targets.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) Math.scalb(targets[i], -exponent);
        }
        return scaled;
    }

    private static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(length + " " + what + " for " + rows + " rows");
        }
    }

    /**
     * Number of rows.
     *
     * @return how many
     */
    public int rows() {
        return table.rows();
    }

    /**
     * The features.
     *
     * @return the table
     */
    public BinnedTable table() {
        return table;
    }

    /**
     * What one unit of {@link #target} and of a score with identity link stands for.
     *
     * @return a power of two in units of the caller's targets; infinite or zero only if no double holds it
     */
    public double unit() {
        return Math.scalb(1.0, exponent);
    }

    int exponent() {
        return exponent;
    }

    /**
     * Target of a row.
     *
     * @param row from 0
     * @return the target in multiples of {@link #unit}
     */
    public float target(int row) {
        return targets[row];
    }

    /**
     * Weight of a row.
     *
     * @param row from 0
     * @return the weight, 1 unless told
     */
    public float weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /**
     * Whether rows have weights of their own.
     *
     * @return true if they were given
     */
    public boolean weighted() {
        return weights != null;
    }

    /**
     * Whether the target of a row is only a lower bound.
     *
     * @param row from 0
     * @return true for a lower bound
     */
    public boolean lowerBound(int row) {
        return lowerBounds != null && lowerBounds.get(row);
    }

    /**
     * Whether any target is only a lower bound.
     *
     * @return true if there is one
     */
    public boolean hasLowerBounds() {
        return lowerBounds != null && !lowerBounds.isEmpty();
    }

    double @Nullable [] offsets() {
        return offsets;
    }
}
