package io.flowcast.api.demand;

import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Learns how demand behaves. Free to learn across rows or to go row by row in parallel. Immutable and safe for several
 * threads.
 */
public interface DemandForecaster {
    /**
     * Name of the model, for provenance and for choosing it on a command line.
     *
     * @return lower case words joined by dashes, for example {@code auto-ets}
     */
    String name();

    /**
     * Fits the model. A row from which nothing can be learned does not stop the others: it gets a fallback that the
     * result's findings name.
     *
     * @param panel what happened; cells that are {@link CellState#CENSORED} are lower bounds
     * @param context seed, threads, deadline, cancellation
     * @return the fitted model
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before there is a model
     */
    FittedDemand fit(DemandPanel panel, RunContext context);

    /**
     * Reads a model that {@link FittedDemand#save} wrote, in this or an earlier minor version.
     *
     * @param in the saved model; stays open
     * @return the fitted model
     * @throws IOException if reading fails
     * @throws io.flowcast.api.finding.InvalidInputException if it is not a model of this forecaster, or was written by a
     *     later version
     */
    FittedDemand load(InputStream in) throws IOException;
}
