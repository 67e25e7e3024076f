package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;

/**
 * Takes the seasons out by {@link Mstl}, leaves the rest to another method, and puts the last cycle of each season back (Bandara, Hyndman and Bergmeir 2021).
 *
 * <p>It works on fourth roots of the values, so that seasons grow with the level. Seasons of which the series does not hold two cycles are left out, and the label names
 * those that are left. One-step means are honest: what they need of a season comes from cells before them, by decompositions at a dozen
 * origins. Costs those of the decomposition, a dozen times for one-step means, and of the other method. Immutable and safe for several threads.
 */
public final class MstlMethod implements SeriesMethod {
    private final SeriesMethod rest;

    /** With {@link SeasonalSmoothing} without a season for the rest: a damped trend with autoregressive errors. */
    public MstlMethod() {
        this(new SeasonalSmoothing());
    }

    /**
     * With a method of choice.
     *
     * @param rest forecasts the seasonally adjusted series; it sees no seasons and no regressors
     */
    public MstlMethod(SeriesMethod rest) {
        if (rest.usesRegressors()) {
            throw new IllegalArgumentException(
                    rest.name() + " asks for regressors, which the rest of a season is without");
        }
        this.rest = rest;
    }

    @Override
    public String name() {
        return "mstl";
    }

    @Override
    public int leastCells(int season) {
        return Math.max(2 * season, rest.leastCells(1));
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new MstlFitter(rest.fitter(stop), stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return MstlModel.read(in, rest);
    }
}
