package io.flowcast.models.demand.internal;

/** Distributions of the demand of single steps, for rows and steps. Immutable. */
public interface Marginals {
    /**
     * The distribution of one row in one step.
     *
     * @param row the row
     * @param step step ahead from 0 on
     * @return the distribution
     */
    Marginal at(int row, int step);

    /**
     * Its mean, without the cost of the distribution.
     *
     * @param row the row
     * @param step step ahead from 0 on
     * @return units
     */
    default double mean(int row, int step) {
        return at(row, step).mean();
    }

    /**
     * Distributions with given moments, as {@link Marginal#of} makes them. Arrays are kept, not copied.
     *
     * @param horizon number of steps
     * @param discrete whether values are whole numbers
     * @param mean expected values, row after row
     * @param deviation standard deviations, row after row
     * @param shape of each row
     * @return the distributions
     */
    static Marginals ofMoments(int horizon, boolean discrete, double[] mean, double[] deviation, Shape[] shape) {
        return new Marginals() {
            @Override
            public Marginal at(int row, int step) {
                int cell = row * horizon + step;
                return Marginal.of(mean[cell], deviation[cell], discrete, shape[row]);
            }

            @Override
            public double mean(int row, int step) {
                return mean[row * horizon + step];
            }
        };
    }
}
