package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Forecasts rows with little or no history from rows like them, and all others by another forecaster; all in one joint forecast.
 *
 * <p>A row with fewer known steps than {@link #leastCells} is cold. Its level is a gamma variable: what its product, its site and its attributes let expect, updated by what it sold
 * itself, so that it moves to its own history as that grows. Its course over the steps ahead and its spread are those of the forecasts of rows of the same product, or else with an attribute or the site in common,
 * or else of all. Its sample paths follow those of such a row, and share one draw of the level: not to know the level is an error of all steps at once.
 *
 * <p>Attributes come from the panel ({@link DemandPanel#attributes}); one whose values are numbers, such as a price, counts by fifths. Every cold row gets the finding {@value
 * FittedColdStart#COLD}. If no row is warm, the other forecaster gets all of them. Covariates of cold rows are not used. Immutable and safe for several threads.
 */
public final class ColdStartForecaster implements DemandForecaster {
    private static final int LEAST_WITHOUT_SEASON = 8;
    private static final int LONGEST = 28;

    private final DemandForecaster base;
    private final int leastCells;

    /**
     * Wraps a forecaster; rows with less than two seasons, but at most 28 steps, are cold, or with less than 8 steps where there is no season.
     *
     * @param base forecasts the other rows
     */
    public ColdStartForecaster(DemandForecaster base) {
        this(base, 0);
    }

    /**
     * Wraps a forecaster.
     *
     * @param base forecasts the other rows
     * @param leastCells rows with fewer known steps are cold; 0 for two seasons
     */
    public ColdStartForecaster(DemandForecaster base, int leastCells) {
        this.base = Objects.requireNonNull(base, "base");
        if (leastCells < 0) {
            throw new IllegalArgumentException("leastCells must not be negative, was " + leastCells);
        }
        this.leastCells = leastCells;
    }

    /**
     * Known steps below which a row is cold.
     *
     * @param season shortest season of the calendar, 1 for none
     * @return the number, at least 1
     */
    public int leastCells(int season) {
        if (leastCells > 0) {
            return leastCells;
        }
        return season > 1 ? Math.min(LONGEST, 2 * season) : LEAST_WITHOUT_SEASON;
    }

    @Override
    public String name() {
        return "cold-start-" + base.name();
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        return FittedColdStart.fit(name(), base, leastCells(panel.timeline().seasonLength()), panel, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return ColdFile.read(name(), base, in);
    }
}
