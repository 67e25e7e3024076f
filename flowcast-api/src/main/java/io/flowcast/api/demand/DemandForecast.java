package io.flowcast.api.demand;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;

/**
 * How much will sell, as a joint distribution over rows and steps: demand as it would be with stock all the time.
 *
 * <p>No number is NaN, infinite or negative. Quantiles of single steps must not be added up: the quantile of a sum comes
 * from {@link #sum}. Immutable and safe for several threads.
 */
public interface DemandForecast {
    /**
     * Number of series.
     *
     * @return rows
     */
    int rows();

    /**
     * Key of a row.
     *
     * @param row the row
     * @return its key
     */
    SeriesKey key(int row);

    /**
     * Number of steps ahead.
     *
     * @return steps, at least 1
     */
    int horizon();

    /**
     * Calendar of the steps.
     *
     * @return the calendar of the panel
     */
    Timeline timeline();

    /**
     * Step of the calendar that forecast step 0 stands for.
     *
     * @return the first step that had not passed
     */
    int origin();

    /**
     * Expected demand.
     *
     * @param row the row
     * @param step from 0 to {@link #horizon()} - 1
     * @return base units
     */
    double mean(int row, int step);

    /**
     * A quantile of the demand of one step.
     *
     * @param row the row
     * @param step from 0 to {@link #horizon()} - 1
     * @param probability in [0, 1]
     * @return base units, whole where {@link #discrete}; never falls as the probability rises
     */
    double quantile(int row, int step, double probability);

    /**
     * P(demand of one step &le; value).
     *
     * @param row the row
     * @param step from 0 to {@link #horizon()} - 1
     * @param value base units
     * @return a probability
     */
    double cdf(int row, int step, double value);

    /**
     * Distribution of the demand over some steps together, for example a lead time.
     *
     * @param row the row
     * @param from first step
     * @param to the step after the last one, above {@code from}
     * @return the distribution of the sum, dependence between the steps included
     */
    Distribution sum(int row, int from, int to);

    /**
     * Sample paths that keep the dependence between steps and rows: path {@code k} of every row belongs to the same
     * possible future.
     *
     * @param row the row
     * @param seed seed; with the same one, {@code k} and row give the same path
     * @param firstPath number {@code k} of the first path
     * @param paths how many
     * @param target receives path after path, {@link #horizon()} numbers each, from position 0
     */
    void samplePaths(int row, long seed, int firstPath, int paths, double[] target);

    /**
     * Whether the demand of a row comes in whole units.
     *
     * @param row the row
     * @return true for counts
     */
    boolean discrete(int row);

    /**
     * Fallbacks and assumptions.
     *
     * @return the findings
     */
    Findings findings();

    /**
     * What made the forecast.
     *
     * @return the provenance
     */
    Provenance provenance();
}
