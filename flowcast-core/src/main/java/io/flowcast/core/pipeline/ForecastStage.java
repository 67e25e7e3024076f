package io.flowcast.core.pipeline;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.feature.PlansAhead;

/** From history and plans to demand. */
final class ForecastStage {
    private ForecastStage() {}

    /** Forecasts as far as orders look. Plans that end before are not learned from: what they say of part of the days cannot be told to a forecaster. */
    static DemandForecast forecast(DemandForecaster forecaster, CheckedRequest checked, RunContext context) {
        int days = OrderStage.forecastDays(checked);
        return forecaster
                .fit(PlansAhead.longEnough(checked.panel(), days), context)
                .forecast(days, context);
    }

    /** Names the plans that were not learned from. */
    static Findings shortPlans(CheckedRequest checked) {
        int days = OrderStage.forecastDays(checked);
        FindingCollector findings = new FindingCollector();
        for (String name : PlansAhead.tooShort(checked.panel(), days)) {
            findings.add(
                    Severity.WARNING,
                    "plan.covariate-too-short",
                    Place.of("panel", name),
                    name,
                    days,
                    "Maybe its plan is known for fewer days than the " + days
                            + " that orders look ahead; it was left out of the forecast.");
        }
        return findings.toFindings();
    }
}
