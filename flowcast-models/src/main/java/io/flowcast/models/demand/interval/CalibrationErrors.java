package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;

/** Gathers errors row by row, each row by one thread, and makes a {@link Calibration} of them. */
public final class CalibrationErrors {
    /** Errors of later steps are not gathered. */
    static final int MOST_STEPS = 1 << 12;

    private static final double PRIOR_ERRORS = 40;
    /** A score as it counts for the factors: a single wild value must not speak for all rows. */
    private static final double LARGEST_SQUARE = 36;
    /** Neighbouring steps that share a factor, on each side. */
    private static final int REACH = 2;

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
        double[][] squares = new double[Calibration.CLASSES][steps];
        double[][] number = new double[Calibration.CLASSES][steps];
        for (Row row : rows) {
            int c = Calibration.classOf(counts, row.traits.size());
            for (int i = 0; i < row.length; i++) {
                double u = row.score[i];
                if (!Double.isNaN(u)) {
                    squares[c][row.step[i]] += Math.min(LARGEST_SQUARE, u * u);
                    number[c][row.step[i]]++;
                }
            }
        }
        double[][] factor = factors(squares, number);
        Shape[][] shape = new Shape[Calibration.CLASSES][Calibration.SHAPES];
        for (int c = 0; c < Calibration.CLASSES; c++) {
            boolean seen = true;
            for (int s = 0; s < Calibration.SHAPES; s++) {
                double[] sample = sample(c, s, factor[c]);
                Quantiles quantiles = Quantiles.of(sample);
                seen = sample.length > 0 || s == 0;
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

    private double[] sample(int c, int s, double[] factor) {
        int count = 0;
        double[] sample = new double[16];
        for (Row row : rows) {
            if (Calibration.classOf(counts, row.traits.size()) != c) {
                continue;
            }
            for (int i = 0; i < row.length; i++) {
                if (Calibration.shapeOf(row.step[i]) == s && !Double.isNaN(row.score[i])) {
                    sample = count < sample.length ? sample : Arrays.copyOf(sample, 2 * count);
                    sample[count++] = row.score[i] / factor[row.step[i]];
                }
            }
        }
        return Arrays.copyOf(sample, count);
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

    /** Errors of one row, in units of its size so that huge values fit. */
    private static final class Row {
        private Traits traits = new Traits(1, 0);
        private short[] step = new short[0];
        private float[] mean = new float[0];
        private float[] deviation = new float[0];
        private float[] value = new float[0];
        private float[] score = new float[0];
        private int length;

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
