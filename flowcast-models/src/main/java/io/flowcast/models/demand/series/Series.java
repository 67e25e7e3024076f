package io.flowcast.models.demand.series;

/**
 * One series as a method sees it. The arrays belong to the caller: they are valid during the call, may be longer than the series, and must not be
 * changed or kept.
 *
 * @param values demand, finite and not negative; NaN where nothing is known
 * @param length number of cells, the first of which is not NaN
 * @param seasons season lengths in steps, rising, each at least 2; empty for none
 * @param counts whether values are whole numbers
 * @param firstStep step of the calendar of the first cell: what season a cell belongs to
 * @param regressors outside quantities, one array for each, finite in all cells; none for methods that do not use them
 */
public record Series(double[] values, int length, int[] seasons, boolean counts, int firstStep, double[][] regressors) {
    /**
     * A series without regressors.
     *
     * @param values demand, NaN where nothing is known
     * @param seasons season lengths in steps, rising
     * @return the series
     */
    public static Series of(double[] values, int... seasons) {
        return new Series(values, values.length, seasons, false, 0, new double[0][]);
    }

    /**
     * The shortest season.
     *
     * @return its length in steps, 1 for none
     */
    public int season() {
        return seasons.length == 0 ? 1 : seasons[0];
    }
}
