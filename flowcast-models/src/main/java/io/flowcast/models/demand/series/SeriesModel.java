package io.flowcast.models.demand.series;

import java.io.DataOutput;
import java.io.IOException;

/** What a method learned from one series, standing at its end. Immutable and safe for several threads. */
public interface SeriesModel {
    /**
     * What was chosen, as the field writes it.
     *
     * @return for example {@code ETS(A,Ad,M)} or {@code ARIMA(0,1,1)(0,1,1)[12]}
     */
    String label();

    /**
     * Forecasts the steps that follow the series.
     *
     * @param horizon number of steps, at least 1
     * @param future regressors of those steps, one array for each as in {@link Series#regressors}; none if the method uses none
     * @param mean receives expected values from position 0 on; may be negative, the caller cuts
     * @param deviation receives standard deviations as the method itself sees them, at least 0; the caller calibrates
     */
    void forecast(int horizon, double[][] future, double[] mean, double[] deviation);

    /**
     * How an error of one step carries over to later ones: the weights of the moving average form, c_0 = 1. They shape the dependence between
     * the steps of a sample path.
     *
     * @param weights receives as many as it holds
     */
    void carryOver(double[] weights);

    /**
     * One-step means with the parameters it has, each from the cells before it: what residuals, calibration and the reading of sold-out days
     * need.
     *
     * @param series the series it was fitted on, or one that continues it; cells may have been filled or hidden since
     * @param mean receives one mean for each cell, NaN where the method has none yet
     */
    void fitted(Series series, double[] mean);

    /**
     * The same parameters, standing at the end of another series: how a model takes in new values without fitting again.
     *
     * @param series the whole series, with at least one known cell
     * @return the model at its end
     */
    SeriesModel at(Series series);

    /**
     * What the mean is made of, for people: named parts that add up to the mean of {@link #forecast} in each step. One part, the forecast
     * itself, unless the method has more to tell.
     *
     * @param horizon number of steps
     * @param future regressors as in {@link #forecast}
     * @return the parts
     */
    default Parts parts(int horizon, double[][] future) {
        double[] mean = new double[horizon];
        forecast(horizon, future, mean, new double[horizon]);
        return Parts.of("level", mean);
    }

    /**
     * Writes the model for {@link SeriesMethod#read}. The first byte is the version of the method's format.
     *
     * @param out receives it
     * @throws IOException if writing fails
     */
    void write(DataOutput out) throws IOException;
}
