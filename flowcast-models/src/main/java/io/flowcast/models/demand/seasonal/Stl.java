package io.flowcast.models.demand.seasonal;

import java.util.List;

/**
 * Decomposition into a season, a trend and a remainder by local regression (Cleveland, Cleveland, McRae and Terpenning, "STL: A seasonal-trend decomposition
 * procedure based on loess", Journal of Official Statistics 6, 1990), with missing cells.
 *
 * <p>A missing cell has no weight; what it shows in trend and season comes from the others. Costs O(n window) for each of some ten passes, divided by the jumps.
 * Immutable and safe for several threads.
 *
 * @param period season length, at least 2; the series must hold it twice
 * @param seasonalWindow odd number of cycles from which a season is smoothed, at least 3
 * @param trendWindow odd number of cells from which the trend is smoothed, at least 3
 * @param lowPassWindow odd number of cells of the filter that keeps the trend out of the season, at least 3
 * @param seasonalDegree degree of the local polynomials of the season, 0 or 1
 * @param trendDegree the same for the trend
 * @param lowPassDegree the same for the filter
 * @param seasonalJump regress every so many cycles, at least 1
 * @param trendJump regress every so many cells, at least 1
 * @param lowPassJump the same for the filter
 * @param innerLoops passes between season and trend, at least 1
 * @param outerLoops passes that take weight from outliers, 0 for none
 */
public record Stl(
        int period,
        int seasonalWindow,
        int trendWindow,
        int lowPassWindow,
        int seasonalDegree,
        int trendDegree,
        int lowPassDegree,
        int seasonalJump,
        int trendJump,
        int lowPassJump,
        int innerLoops,
        int outerLoops) {
    private static final int USUAL_SEASONAL_WINDOW = 7;

    /** Checks the numbers. */
    public Stl {
        require(period >= 2, "period is at least 2, was " + period);
        odd("seasonalWindow", seasonalWindow);
        odd("trendWindow", trendWindow);
        odd("lowPassWindow", lowPassWindow);
        for (int degree : new int[] {seasonalDegree, trendDegree, lowPassDegree}) {
            require(degree == 0 || degree == 1, "a degree is 0 or 1, was " + degree);
        }
        require(Math.min(seasonalJump, Math.min(trendJump, lowPassJump)) >= 1, "a jump is at least 1");
        require(innerLoops >= 1 && outerLoops >= 0, "there is at least one inner loop and no negative number of outer");
    }

    private static void odd(String name, int window) {
        require(window >= 3 && window % 2 == 1, name + " is odd and at least 3, was " + window);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The usual windows for a season: 7 cycles, trend and filter as the paper's sections 3.3 and 3.4 derive them, lines, no jumps, not robust.
     *
     * @param period season length
     * @return the procedure
     */
    public static Stl of(int period) {
        return of(period, USUAL_SEASONAL_WINDOW);
    }

    /**
     * The usual windows for a season smoothed from so many cycles.
     *
     * @param period season length
     * @param seasonalWindow odd number of cycles
     * @return the procedure
     */
    public static Stl of(int period, int seasonalWindow) {
        // The trend must not follow the season: n_t >= 1.5 n_p / (1 - 1.5 / n_s).
        int trend = nextOdd((int) Math.ceil(1.5 * period / (1 - 1.5 / seasonalWindow)));
        return new Stl(period, seasonalWindow, trend, nextOdd(period + 1), 1, 1, 1, 1, 1, 1, 5, 0);
    }

    private static int nextOdd(int n) {
        return n % 2 == 0 ? n + 1 : n;
    }

    /**
     * The same with less weight on outliers: 2 inner and 15 outer loops.
     *
     * @return the procedure
     */
    public Stl robust() {
        return with(seasonalJump, trendJump, lowPassJump, 2, 15);
    }

    /**
     * The same with jumps of a tenth of each window, as the paper advises: many times faster, and almost the same numbers.
     *
     * @return the procedure
     */
    public Stl fast() {
        return with(tenth(seasonalWindow), tenth(trendWindow), tenth(lowPassWindow), innerLoops, outerLoops);
    }

    private static int tenth(int window) {
        return (window + 9) / 10;
    }

    /**
     * The same with other loops.
     *
     * @param inner passes between season and trend, at least 1
     * @param outer passes that take weight from outliers
     * @return the procedure
     */
    public Stl loops(int inner, int outer) {
        return with(seasonalJump, trendJump, lowPassJump, inner, outer);
    }

    private Stl with(int seasonJump, int trendsJump, int passJump, int inner, int outer) {
        return new Stl(
                period,
                seasonalWindow,
                trendWindow,
                lowPassWindow,
                seasonalDegree,
                trendDegree,
                lowPassDegree,
                seasonJump,
                trendsJump,
                passJump,
                inner,
                outer);
    }

    /**
     * Takes a series apart.
     *
     * @param values finite, NaN where nothing is known, at least two seasons and one known cell
     * @return trend, season and remainder
     * @throws IllegalArgumentException if the series is too short or nothing is known
     */
    public Decomposition decompose(double[] values) {
        require(values.length >= 2 * period, "two seasons are " + 2 * period + " cells, there are " + values.length);
        require(StlRun.anyKnown(values), "nothing is known");
        StlRun run = new StlRun();
        double[] season = new double[values.length];
        double[] trend = new double[values.length];
        run.decompose(this, values, values.length, season, trend);
        double[] remainder = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            remainder[t] = values[t] - season[t] - trend[t];
        }
        return new Decomposition(List.of(period), trend, List.of(season), remainder, run.trust(values.length));
    }
}
