package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;

/**
 * Exponential smoothing of level, damped trend and any number of seasons, with autoregressive errors of order one: Taylor's double seasonal method
 * (Taylor, "Short-term electricity demand forecasting using double seasonal exponential smoothing", Journal of the Operational Research Society 54, 2003) in
 * the form BATS of De Livera, Hyndman and Snyder, "Forecasting time series with complex seasonal patterns using exponential smoothing", Journal of the
 * American Statistical Association 106, 2011; its Box-Cox power is 1/4.
 *
 * <p>The weights are not those with the least one-step error, which serve short horizons alone. Some hundred sets spread evenly over the box of weights (Halton 1960)
 * forecast the last cells from a dozen origins two seasons ahead, and the five best are averaged. First seasons keep the harmonics that Akaike's
 * criterion asks for. Seasons that the history does not hold twice are left out.
 *
 * <p>A missing cell moves the states on without an error. A fit is O(n) for each set of weights. Immutable and safe for several threads.
 */
public final class SeasonalSmoothing implements SeriesMethod {
    /** Makes the method. */
    public SeasonalSmoothing() {}

    @Override
    public String name() {
        return "bats";
    }

    @Override
    public int leastCells(int season) {
        return 2;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new SeasonalSmoothingFitter(stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return SeasonalSmoothingModel.read(in);
    }
}
