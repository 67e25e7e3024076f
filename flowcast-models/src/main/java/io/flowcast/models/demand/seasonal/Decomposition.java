package io.flowcast.models.demand.seasonal;

import java.util.List;

/**
 * A series taken apart: trend, seasons and remainder add up to it in each known cell.
 *
 * @param periods season lengths, rising; those the series was too short for are not among them
 * @param trend one value for each cell, also where the series is missing
 * @param seasons one array for each period, with one value for each cell
 * @param remainder what is left, NaN where the series is missing
 * @param trust weight of each cell from 0, an outlier or missing, to 1
 */
public record Decomposition(
        List<Integer> periods, double[] trend, List<double[]> seasons, double[] remainder, double[] trust) {
    /**
     * The sum of all seasons.
     *
     * @param cell from 0 on, past the end too: there the last cycle of each season goes on
     * @return in the units of the series
     */
    public double season(int cell) {
        double sum = 0;
        for (int i = 0; i < periods.size(); i++) {
            sum += season(i, cell);
        }
        return sum;
    }

    /**
     * One season.
     *
     * @param index its number among the periods
     * @param cell from 0 on, past the end too: there its last cycle goes on
     * @return in the units of the series
     */
    public double season(int index, int cell) {
        double[] season = seasons.get(index);
        int period = periods.get(index);
        int n = season.length;
        return season[cell < n ? cell : n - period + (cell - n) % period];
    }
}
