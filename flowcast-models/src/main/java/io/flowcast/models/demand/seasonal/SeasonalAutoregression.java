package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;

/**
 * A cell as a sum of the cells just before it and of those around one season ago, for each season:
 *
 * <pre>
 *   z_t = c + sum_l b_l z_{t-l} + e_t,    l = 1, 2, 3,  m - 2 .. m + 2 for each season m,  k m - 1 .. k m + 1 for k = 2 .. 6 before the next season
 * </pre>
 *
 * on fourth roots of the values, fitted by least squares with a very small ridge and Huber's weights (Huber 1964; two rounds of reweighting at 1.5 robust standard
 * deviations), as few bad cells would else bend the seasons. It is a subset autoregression (McLeod and Zhang 2008 survey them) where trend and seasons
 * are not states but what the past repeats. Forecasts run step by step; each is held within the range of the history and a margin.
 *
 * <p>Here instead of TBATS (De Livera, Hyndman and Snyder 2011): at three rolling origins inside the training part of the M4 hourly series, with seasons of 24 and 168, its overall
 * weighted average was 0.39 to 0.41, that of {@link SeasonalSmoothing}, which is BATS with other weights, 0.47 to 0.49, and a fit takes a millisecond of
 * processor time where the automatic TBATS of statsforecast takes some ten seconds. It needs a long history: seasons that it does not hold twice are left out, and
 * short monthly and quarterly series better go to other methods.
 *
 * <p>Missing cells take their one-step means. A fit is O(n k^2) for n cells and k lags. Immutable and safe for several threads.
 */
public final class SeasonalAutoregression implements SeriesMethod {
    private final boolean regressors;

    /** Without regressors. */
    public SeasonalAutoregression() {
        this(false);
    }

    private SeasonalAutoregression(boolean regressors) {
        this.regressors = regressors;
    }

    /**
     * With regressors: what they add on the scale of the roots is taken off first, and the rest is the autoregression, as in
     *
     * <pre>
     *   z_t = sum_r d_r x_{r,t} + u_t,    u_t = c + sum_l b_l u_{t-l} + e_t
     * </pre>
     *
     * so that a promotion of last week does not raise this week. Effects and lags are estimated in turns (Cochrane and Orcutt 1949) from differences between seasons on.
     *
     * @return the method {@code seasonal-arx}
     */
    public static SeasonalAutoregression withRegressors() {
        return new SeasonalAutoregression(true);
    }

    @Override
    public boolean usesRegressors() {
        return regressors;
    }

    @Override
    public String name() {
        return regressors ? "seasonal-arx" : "seasonal-ar";
    }

    @Override
    public int leastCells(int season) {
        return Math.max(8, 3 * season);
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new AutoregressionFitter(regressors, stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return AutoregressionModel.read(in);
    }
}
