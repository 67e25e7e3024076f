package io.flowcast.models.demand.series;

import java.io.DataInput;
import java.io.IOException;

/** A way to forecast one series on its own. Immutable and safe for several threads. */
public interface SeriesMethod {
    /**
     * Name of the method, and of the forecaster that applies it to panels.
     *
     * @return lower case words joined by dashes, for example {@code auto-arima}
     */
    String name();

    /**
     * How many known cells the method needs to say anything; rows with fewer get a fallback.
     *
     * @param season the shortest season, 1 for none
     * @return the least number, at least 1
     */
    int leastCells(int season);

    /**
     * Whether the method uses outside quantities. They are handed to it only then.
     *
     * @return true if it does
     */
    default boolean usesRegressors() {
        return false;
    }

    /**
     * A fitter with workspaces of its own, for one thread.
     *
     * @param stop what the fitter tells of its work, so that a long series can be stopped in the middle
     * @return a new fitter
     */
    SeriesFitter fitter(StopCheck stop);

    /**
     * A fitter that nobody stops.
     *
     * @return a new fitter
     */
    default SeriesFitter fitter() {
        return fitter(StopCheck.never());
    }

    /**
     * Reads a model that {@link SeriesModel#write} wrote.
     *
     * @param in the model
     * @return the model
     * @throws IOException if reading fails or it is not such a model
     */
    SeriesModel read(DataInput in) throws IOException;
}
