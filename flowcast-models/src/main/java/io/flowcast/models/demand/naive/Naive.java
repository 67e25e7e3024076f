package io.flowcast.models.demand.naive;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;

/**
 * The forecasts every other one has to beat: the last values, or means of them.
 *
 * <p>Cells that are not known are passed over. The season is the shortest one; without a season the seasonal methods are those without. A phase that was never
 * seen gets the mean of all cells. Deviations are those of Hyndman and Athanasopoulos (2021), table 5.2, with h/(T - 1) for the drift; those of a mean
 * over a window hold if the level does not move within it. Immutable and safe for several threads.
 */
public final class Naive implements SeriesMethod {
    private final String name;
    private final Rule.Kind kind;
    private final int window;

    private Naive(String name, Rule.Kind kind, int window) {
        this.name = name;
        this.kind = kind;
        this.window = window;
    }

    /**
     * The last value goes on.
     *
     * @return the method {@code naive}
     */
    public static Naive last() {
        return new Naive("naive", Rule.Kind.LEVEL, 1);
    }

    /**
     * The last value of the same phase comes again.
     *
     * @return the method {@code seasonal-naive}
     */
    public static Naive seasonal() {
        return new Naive("seasonal-naive", Rule.Kind.SEASON, 1);
    }

    /**
     * The line from the first value to the last goes on.
     *
     * @return the method {@code drift}
     */
    public static Naive drift() {
        return new Naive("drift", Rule.Kind.DRIFT, 1);
    }

    /**
     * The mean of all values.
     *
     * @return the method {@code historic-average}
     */
    public static Naive historicAverage() {
        return new Naive("historic-average", Rule.Kind.LEVEL, Integer.MAX_VALUE);
    }

    /**
     * The mean of the last values.
     *
     * @param cells how many known ones, at least 1
     * @return the method {@code window-average}
     */
    public static Naive windowAverage(int cells) {
        return new Naive("window-average", Rule.Kind.LEVEL, checked(cells));
    }

    /**
     * The mean of the last values of the same phase.
     *
     * @param seasons how many known ones, at least 1
     * @return the method {@code seasonal-window-average}
     */
    public static Naive seasonalWindowAverage(int seasons) {
        return new Naive("seasonal-window-average", Rule.Kind.SEASON, checked(seasons));
    }

    private static int checked(int window) {
        if (window < 1 || window > Rule.MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "a mean is taken over 1 to " + Rule.MAX_WINDOW + " values, not over " + window);
        }
        return window;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return kind == Rule.Kind.DRIFT ? 2 : 1;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return series -> {
            boolean seasonal = kind == Rule.Kind.SEASON && series.season() > 1;
            Rule.Kind applied = kind == Rule.Kind.SEASON && !seasonal ? Rule.Kind.LEVEL : kind;
            return NaiveModel.of(new Rule(applied, window, seasonal ? series.season() : 1), series);
        };
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return NaiveModel.read(in);
    }
}
