package io.flowcast.api.demand;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.OutputStream;

/** A model that has learned. Immutable: what it learns further is a new one. Safe for several threads. */
public interface FittedDemand {
    /**
     * Forecasts the rows it was fitted on.
     *
     * @param horizon number of steps ahead, at least 1; step 0 follows the last step of the panel
     * @param context seed, threads, deadline, cancellation
     * @return the forecast, rows in the order of the panel
     */
    DemandForecast forecast(int horizon, RunContext context);

    /**
     * Forecasts the rows of another panel with what was learned: known rows with newer observations or future
     * covariates, or rows it has never seen.
     *
     * @param panel the rows and their history
     * @param horizon number of steps ahead, at least 1; step 0 follows the last step of {@code panel}
     * @param context seed, threads, deadline, cancellation
     * @return the forecast, rows in the order of {@code panel}
     */
    DemandForecast forecast(DemandPanel panel, int horizon, RunContext context);

    /**
     * Takes in new observations without fitting again: states move on, parameters stay.
     *
     * @param panel the same rows with more steps
     * @param context seed, threads, deadline, cancellation
     * @return the model that has seen them
     */
    FittedDemand update(DemandPanel panel, RunContext context);

    /**
     * Writes the model in its documented, versioned format.
     *
     * @param out receives the model; stays open
     * @throws IOException if writing fails
     */
    void save(OutputStream out) throws IOException;

    /**
     * Fallbacks and assumptions of the fit.
     *
     * @return the findings
     */
    Findings findings();

    /**
     * What made the model.
     *
     * @return the provenance
     */
    Provenance provenance();
}
