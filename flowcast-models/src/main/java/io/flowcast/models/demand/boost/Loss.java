package io.flowcast.models.demand.boost;

/**
 * What the trees make small: one loss for each row, the sum of which is minimised.
 *
 * <p>{@link Losses} has those of the field. An implementation is immutable; what it has to remember during a fit lives in its {@link Evaluator}.
 */
public interface Loss {
    /**
     * Name with parameters, kept with a model.
     *
     * @return for example {@code quantile(0.9)}
     */
    String name();

    /**
     * How a score becomes a prediction.
     *
     * @return the link
     */
    Link link();

    /**
     * Scores of a row, all learned by the same trees.
     *
     * @return how many, at least 1
     */
    int outputs();

    /**
     * Whether every curvature is 1.
     *
     * @return true if {@link Evaluator#derivatives} leaves curvatures alone
     */
    boolean constantCurvature();

    /**
     * Whether outputs rise from one to the next: then predictions of a row are sorted.
     *
     * @return true for quantiles of rising levels
     */
    default boolean ordered() {
        return false;
    }

    /**
     * Directions in the space of outputs along which a split is judged: its gain is summed over them.
     *
     * @param most directions wanted at most
     * @return orthonormal rows of {@link #outputs()} numbers each, at least one
     */
    default double[][] directions(int most) {
        int k = outputs();
        double[][] all = new double[Math.min(most, k)][k];
        for (int d = 0; d < all.length; d++) {
            if (k <= most) {
                all[d][d] = 1;
            } else { // cosines, from the mean over outputs to finer differences
                for (int i = 0; i < k; i++) {
                    all[d][i] = Math.sqrt((d == 0 ? 1.0 : 2.0) / k) * Math.cos(Math.PI * d * (i + 0.5) / k);
                }
            }
        }
        return all;
    }

    /**
     * Begins to measure rows.
     *
     * @param rows the rows
     * @return an evaluator for one fit
     * @throws IllegalArgumentException if the targets are outside the range of the loss
     */
    Evaluator on(TrainingRows rows);

    /**
     * Measures the rows of one fit. Methods with a row number may be called from several threads at once.
     *
     * <p>Scores lie row after row, {@code outputs()} for each; with an identity link they are in multiples of {@link TrainingRows#unit}.
     */
    interface Evaluator {
        /**
         * The best constant score.
         *
         * @param scores receives one number for each output
         */
        void start(double[] scores);

        /**
         * Called by one thread before each round.
         *
         * @param scores of all rows
         */
        default void beginRound(float[] scores) {}

        /**
         * First and second derivatives of the unweighted loss.
         *
         * @param from first row
         * @param to end of the rows
         * @param scores of all rows
         * @param gradients receives those of row {@code r} from {@code (r - from) * outputs()} on
         * @param curvatures receives that of row {@code r}, one for all its outputs, at {@code r - from}; not touched if it is constant
         */
        void derivatives(int from, int to, float[] scores, float[] gradients, float[] curvatures);

        /**
         * Unweighted loss of a row, to compare rounds.
         *
         * @param row the row
         * @param scores an array of scores
         * @param at where the scores of the row begin
         * @return the loss, in multiples of {@link TrainingRows#unit} or any other fixed scale
         */
        double loss(int row, float[] scores, int at);

        /**
         * The quantile of the residuals of a leaf that is its step, or NaN where the step is Newton's.
         *
         * @param output from 0
         * @return a level between 0 and 1, or NaN
         */
        default double leafLevel(int output) {
            return Double.NaN;
        }

        /**
         * The part of a row's weight that lies at its target when a leaf takes a quantile; the rest lies above everything.
         *
         * @param row the row
         * @param output from 0
         * @param scores of all rows
         * @return between 0 and 1
         */
        default double share(int row, int output, float[] scores) {
            return 1;
        }
    }
}
