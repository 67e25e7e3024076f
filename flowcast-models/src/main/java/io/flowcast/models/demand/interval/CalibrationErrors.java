package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;

/** Gathers errors row by row, each row by one thread, and makes a {@link Calibration} of them. */
public final class CalibrationErrors {
    /** Errors of later steps are not gathered. */
    static final int MOST_STEPS = 1 << 12;

    static final double PRIOR_ROWS = 40;
    /** A score as it counts for the factors: a single wild value must not speak for all rows. */
    static final double LARGEST_SQUARE = 36;
    /** The part of a row's excess in errors that comes again; much the same for rows by the year, quarter and month. */
    private static final double LASTING = 1.0 / 3;
    /** Steps of which half of what they say is believed. */
    private static final double HALF_BELIEVED = 2;
    /** A row's errors are never taken for smaller than this. */
    private static final double LEAST_SCORE = 0.15;

    private final boolean counts;
    private final int steps;
    private final Row[] rows;

    /**
     * Nothing gathered.
     *
     * @param rows how many rows there are
     * @param steps number of steps ahead
     * @param counts whether values are whole numbers
     */
    public CalibrationErrors(int rows, int steps, boolean counts) {
        this.counts = counts;
        this.steps = Math.min(steps, MOST_STEPS);
        this.rows = new Row[rows];
        Arrays.setAll(this.rows, r -> new Row());
    }

    /**
     * Says what a row was like when it was forecast.
     *
     * @param row the row
     * @param traits as of the steps that the method had seen
     */
    public void row(int row, Traits traits) {
        rows[row].traits = traits;
    }

    /**
     * Adds an error; a row must be added to by one thread at a time, after {@link #row}.
     *
     * @param row the row
     * @param step step ahead from 0 on
     * @param mean expected value
     * @param deviation standard deviation that was expected
     * @param value what came; where a part of it was seen, scaled up
     */
    public void add(int row, int step, double mean, double deviation, double value) {
        if (step < steps && mean > 0 && deviation > 0 && value >= 0) {
            rows[row].add(step, mean, deviation, value);
        }
    }

    /**
     * What the errors tell.
     *
     * @return the calibration; changes nothing if no errors were gathered
     */
    public Calibration calibration() {
        if (steps == 0) {
            return Calibration.none(counts);
        }
        Difficulty difficulty = difficulty();
        for (Row row : rows) {
            row.score(difficulty, counts);
        }
        double[][] factor = new double[Calibration.CLASSES][];
        double[] all = new GrowingSpread(steps, null).of(rows, counts, -1);
        Shape[][] shape = new Shape[Calibration.CLASSES][Calibration.SHAPES];
        for (int c = 0; c < Calibration.CLASSES; c++) {
            factor[c] = new GrowingSpread(steps, all).of(rows, counts, c);
            boolean seen = true;
            for (int s = 0; s < Calibration.SHAPES; s++) {
                Quantiles quantiles = quantiles(c, s, factor[c]);
                seen = quantiles.spread() != 1 || s == 0;
                // Steps beyond those seen take the shape of the last ones that were.
                shape[c][s] = seen ? quantiles.shape() : shape[c][s - 1];
                for (int h = 0; h < steps; h++) {
                    if (Calibration.shapeOf(h) == s) {
                        factor[c][h] *= quantiles.spread();
                    }
                }
            }
        }
        return new Calibration(counts, difficulty, factor, shape);
    }

    /**
     * By what factor the errors of each row are larger than those of other rows: part of what a row's few errors say lasts, the rest is chance.
     *
     * <pre>
     *   f = (e / typical e)^(w k/(k+2)),    w = 1/3
     * </pre>
     *
     * with e the mean absolute score of the row and k the number of steps it was forecast. The mean over the rows of log f is 0, so a row alone
     * keeps what the calibration says.
     *
     * @param calibration what {@link #calibration} gave
     * @return one factor for each row; 1 without errors
     */
    public double[] ownFactors(Calibration calibration) {
        double[] log = new double[rows.length];
        double mean = 0;
        int judged = 0;
        for (int r = 0; r < rows.length; r++) {
            log[r] = rows[r].logSize(calibration);
            mean += Double.isNaN(log[r]) ? 0 : (log[r] - mean) / ++judged;
        }
        double[] factor = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            double excess = LASTING * rows[r].trust() * (log[r] - mean);
            factor[r] = Double.isNaN(excess) ? 1 : Math.exp(excess);
        }
        return factor;
    }

    private Difficulty difficulty() {
        int n = 0;
        for (Row row : rows) {
            n += row.length;
        }
        double[] x = new double[2 * n];
        double[] ratio = new double[n];
        double[] weight = new double[n];
        int at = 0;
        double used = 0;
        for (Row row : rows) {
            used += row.length > 0 ? 1 : 0;
            for (int i = 0; i < row.length; i++) {
                double d = row.deviation[i] * row.traits.size();
                x[2 * at] = Difficulty.logRatio(row.traits.change(), d);
                x[2 * at + 1] = Difficulty.logRatio(row.traits.size(), d);
                ratio[at] = Math.abs(row.value[i] - row.mean[i]) / row.deviation[i];
                weight[at++] = 1.0 / row.length;
            }
        }
        return Difficulty.learn(x, ratio, weight, used);
    }

    /** The shape of the scores of some steps, and its spread over their root mean square. */
    private Quantiles quantiles(int c, int s, double[] factor) {
        int count = 0;
        double[] sample = new double[16];
        double[] weight = new double[16];
        double squares = PRIOR_ROWS;
        double total = PRIOR_ROWS;
        for (Row row : rows) {
            int own = 0;
            for (int i = 0; i < row.length && Calibration.classOf(counts, row.traits.size()) == c; i++) {
                own += Calibration.shapeOf(row.step[i]) == s && !Float.isNaN(row.score[i]) ? 1 : 0;
            }
            for (int i = 0; i < row.length && own > 0; i++) {
                if (Calibration.shapeOf(row.step[i]) == s && !Float.isNaN(row.score[i])) {
                    if (count == sample.length) {
                        sample = Arrays.copyOf(sample, 2 * count);
                        weight = Arrays.copyOf(weight, 2 * count);
                    }
                    double score = row.score[i] / factor[row.step[i]];
                    sample[count] = score;
                    weight[count++] = 1.0 / own;
                    squares += Math.min(LARGEST_SQUARE, score * score) / own;
                    total += 1.0 / own;
                }
            }
        }
        // Rows that were forecast this far may err more than those that were not: that is no matter of the shape.
        double size = Math.sqrt(squares / total);
        for (int i = 0; i < count; i++) {
            sample[i] /= size;
        }
        return Quantiles.of(Arrays.copyOf(sample, count), Arrays.copyOf(weight, count));
    }

    /** Errors of one row, in units of its size so that huge values fit. */
    static final class Row {
        Traits traits = new Traits(1, 0);
        short[] step = new short[0];
        private float[] mean = new float[0];
        private float[] deviation = new float[0];
        private float[] value = new float[0];
        float[] score = new float[0];
        int length;

        void add(int ahead, double mu, double sd, double came) {
            if (length == step.length) {
                int more = Math.max(16, 2 * length);
                step = Arrays.copyOf(step, more);
                mean = Arrays.copyOf(mean, more);
                deviation = Arrays.copyOf(deviation, more);
                value = Arrays.copyOf(value, more);
            }
            step[length] = (short) ahead;
            mean[length] = (float) (mu / traits.size());
            deviation[length] = (float) Math.max(1e-9, sd / traits.size());
            value[length++] = (float) (came / traits.size());
        }

        /** Logarithm of the mean absolute score of one step, NaN without any. */
        double logSize(Calibration calibration) {
            double sum = 0;
            int seen = 0;
            for (int i = 0; i < length; i++) {
                double u = Math.abs(score[i]) / calibration.growth(traits.size(), step[i]);
                if (!Double.isNaN(u)) {
                    sum += u;
                    seen++;
                }
            }
            return seen > 0 ? Math.log(LEAST_SCORE + sum / seen) : Double.NaN;
        }

        double trust() {
            int ahead = 0;
            for (int i = 0; i < length; i++) {
                ahead = Math.max(ahead, step[i] + 1);
            }
            return ahead / (ahead + HALF_BELIEVED);
        }

        /** Mean squares of scores by step, and how many there are of each. */
        void meanSquares(double[] square, double[] seen) {
            Arrays.fill(square, 0);
            Arrays.fill(seen, 0);
            for (int i = 0; i < length; i++) {
                double u = score[i];
                if (!Double.isNaN(u)) {
                    int h = step[i];
                    square[h] += (Math.min(LARGEST_SQUARE, u * u) - square[h]) / ++seen[h];
                }
            }
        }

        void score(Difficulty difficulty, boolean counts) {
            score = new float[length];
            Traits unit = new Traits(1, traits.change() / traits.size());
            for (int i = 0; i < length; i++) {
                double sd = difficulty.adjusted(deviation[i], unit);
                double size = traits.size();
                double u = Calibration.score(mean[i] * size, sd * size, value[i] * size, counts);
                score[i] = (float) Math.max(-1e6, Math.min(1e6, u));
            }
        }
    }
}
