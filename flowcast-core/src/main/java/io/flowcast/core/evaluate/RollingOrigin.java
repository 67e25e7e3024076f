package io.flowcast.core.evaluate;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.run.RunContext;

/**
 * Forecasts a panel from several origins, each time with what was known then, and measures what came (Tashman, "Out-of-sample tests of
 * forecasting accuracy: an analysis and review", International Journal of Forecasting 16, 2000).
 *
 * <p>Only {@link CellState#OBSERVED} cells are measured: of a day that sold out the demand is not known. Where busy days sell out more often, the measured days
 * are the quieter ones and a right forecast looks too high on them; {@link Evaluation#openBias} takes the sold-out days in with the part that was seen.
 */
public final class RollingOrigin {
    private final int firstOrigin;
    private final int step;
    private final int origins;
    private final int horizon;
    private final boolean refit;

    private RollingOrigin(int firstOrigin, int step, int origins, int horizon, boolean refit) {
        this.firstOrigin = Math.toIntExact(Require.positive("firstOrigin", (long) firstOrigin));
        this.step = Math.toIntExact(Require.positive("step", (long) step));
        this.origins = Math.toIntExact(Require.positive("origins", (long) origins));
        this.horizon = Math.toIntExact(Require.positive("horizon", (long) horizon));
        this.refit = refit;
    }

    /**
     * Fits again at each origin.
     *
     * @param firstOrigin first step that is not known to the first forecast
     * @param step steps between two origins
     * @param origins how many origins
     * @param horizon steps ahead
     * @return the plan
     */
    public static RollingOrigin refitting(int firstOrigin, int step, int origins, int horizon) {
        return new RollingOrigin(firstOrigin, step, origins, horizon, true);
    }

    /**
     * Fits at the first origin only; later ones update the model.
     *
     * @param firstOrigin first step that is not known to the first forecast
     * @param step steps between two origins
     * @param origins how many origins
     * @param horizon steps ahead
     * @return the plan
     */
    public static RollingOrigin updating(int firstOrigin, int step, int origins, int horizon) {
        return new RollingOrigin(firstOrigin, step, origins, horizon, false);
    }

    /**
     * Runs the evaluation.
     *
     * @param forecaster who forecasts
     * @param panel what happened, beyond the last origin as far as the horizon
     * @param context seed, threads, deadline, cancellation
     * @return what was measured
     */
    public Evaluation run(DemandForecaster forecaster, DemandPanel panel, RunContext context) {
        Evaluation.Builder result = new Evaluation.Builder(panel.rows(), horizon);
        FindingCollector findings = new FindingCollector();
        FittedDemand fitted = null;
        for (int i = 0; i < origins; i++) {
            int origin = firstOrigin + i * step;
            DemandPanel known = panel.asKnownAt(origin);
            fitted = fitted == null || refit ? forecaster.fit(known, context) : fitted.update(known, context);
            DemandForecast forecast = fitted.forecast(horizon, context);
            findings.addAll(fitted.findings());
            for (int row = 0; row < panel.rows(); row++) {
                context.stopIfAsked("evaluating forecasts");
                measure(panel, forecast, row, origin, result);
            }
        }
        return result.build(findings.toFindings());
    }

    private void measure(DemandPanel panel, DemandForecast forecast, int row, int origin, Evaluation.Builder result) {
        int ahead = forecast.origin() - origin;
        for (int h = 0; h < horizon; h++) {
            int at = origin + h;
            CellState state = panel.state(row, at);
            if (h >= ahead && state.informative()) {
                double share = state == CellState.CENSORED ? panel.availability(row, at) : 1;
                result.open(row, h, panel.value(row, at), share * forecast.mean(row, h - ahead));
                if (state == CellState.OBSERVED) {
                    result.observed(row, h, panel.value(row, at), forecast, h - ahead);
                }
            }
        }
    }
}
