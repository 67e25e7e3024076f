package io.flowcast.examples;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.BudgetedSearch;
import io.flowcast.core.evaluate.Evaluation;
import io.flowcast.core.evaluate.RollingOrigin;
import io.flowcast.core.feature.Anomaly;
import io.flowcast.core.feature.AnomalyOptions;
import io.flowcast.core.feature.CleaningOptions;
import io.flowcast.core.feature.SeriesCleaner;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.arima.Arima;
import io.flowcast.models.demand.censored.DemandRecovery;
import io.flowcast.models.demand.coldstart.ColdStartForecaster;
import io.flowcast.models.demand.combine.Combination;
import io.flowcast.models.demand.combine.LearnedCombination;
import io.flowcast.models.demand.global.BoostedForecaster;
import io.flowcast.models.demand.global.BoostedSettings;
import io.flowcast.models.demand.global.Explanation;
import io.flowcast.models.demand.hierarchy.CoherentForecast;
import io.flowcast.models.demand.hierarchy.HierarchicalForecaster;
import io.flowcast.models.demand.hierarchy.Levels;
import io.flowcast.models.demand.hierarchy.Reconciliation;
import io.flowcast.models.demand.intermittent.CountForecaster;
import io.flowcast.models.demand.intermittent.Intermittent;
import io.flowcast.models.demand.pooled.Pooled;
import io.flowcast.models.demand.seasonal.SeasonalAutoregression;
import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.SeriesForecaster;
import io.flowcast.models.demand.smoothing.EtsMethod;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.theta.Theta;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What docs/demand.md shows, cut from here; the test runs every piece. */
final class DemandGuide {
    private DemandGuide() {}

    static DemandForecast byName(DemandPanel history, RunContext context) {
        // snippet: by-name
        DemandForecaster forecaster = Forecasters.named("auto"); // Forecasters.names() lists them all
        FittedDemand model = forecaster.fit(history, context);
        DemandForecast forecast = model.forecast(14, context);

        double tomorrow = forecast.mean(0, 0); // of row 0; step 0 is the first after the history
        double enough = forecast.quantile(0, 0, 0.95); // suffices with probability 0.95
        double week = forecast.sum(0, 0, 7).quantile(0.95); // of the week: not the sum of seven quantiles
        // end of snippet
        if (tomorrow > enough || enough > week) {
            throw new IllegalStateException(tomorrow + " " + enough + " " + week);
        }
        return forecast;
    }

    static DemandForecast smoothing(DemandPanel history, RunContext context) {
        // snippet: smoothing
        DemandForecaster shared = new ExponentialSmoothing(); // rows too short for a season of their own share one
        DemandForecaster alone = new SeriesForecaster(EtsMethod.of("ETS(A,Ad,A)")); // one form, row by row
        // end of snippet
        alone.fit(history, context).forecast(7, context);
        return shared.fit(history, context).forecast(7, context);
    }

    static DemandForecast theta(DemandPanel history, RunContext context) {
        // snippet: theta
        DemandForecaster theta = new SeriesForecaster(Theta.dynamicOptimised());
        // end of snippet
        return theta.fit(history, context).forecast(7, context);
    }

    static DemandForecast arima(DemandPanel history, RunContext context) {
        // snippet: arima
        SeriesForecaster arima = new SeriesForecaster(Arima.auto());
        String chosen = arima.fit(history, context).label(0); // for example ARIMA(1,0,1)(0,1,1)[7]
        // end of snippet
        if (chosen.isEmpty()) {
            throw new IllegalStateException();
        }
        return arima.fit(history, context).forecast(7, context);
    }

    static DemandForecast hourly(DemandPanel hours, RunContext context) {
        // snippet: hourly
        // Timeline.hours(firstHour, steps) carries the seasons 24 and 168 where the history holds them twice.
        DemandForecaster seasons = new SeriesForecaster(new SeasonalAutoregression());
        DemandForecast nextTwoDays = seasons.fit(hours, context).forecast(48, context);
        // end of snippet
        return nextTwoDays;
    }

    static DemandForecast regressors(
            SeriesKey key, DemandPanel.Builder panel, double[] sold, double[] plan, RunContext context) {
        // snippet: regressors
        // The plan reaches beyond the history: whoever uses it must know it for every step to forecast.
        Covariate promotion = Covariate.shared("promotion", Covariate.Kind.KNOWN_FUTURE, 0, plan, null);
        DemandPanel history = panel.addRow(key, 0, sold).covariate(promotion).build();
        DemandForecaster withPlan = new SeriesForecaster(SeasonalAutoregression.withRegressors());
        DemandForecast forecast = withPlan.fit(history, context).forecast(14, context);
        // end of snippet
        return forecast;
    }

    static DemandForecast rare(DemandPanel history, RunContext context) {
        // snippet: rare
        DemandForecaster count = CountForecaster.unbiased(); // new CountForecaster() for a low scaled error
        DemandForecast forecast = count.fit(history, context).forecast(12, context);
        double none = forecast.cdf(0, 0, 0); // chance that nothing sells
        double stock = forecast.sum(0, 0, 12).quantile(0.95);

        DemandForecaster tsb = new SeriesForecaster(Intermittent.tsb()); // or croston, sba, adida, imapa
        // end of snippet
        tsb.fit(history, context).forecast(12, context);
        if (none < 0 || none > 1 || stock < 0) {
            throw new IllegalStateException(none + " " + stock);
        }
        return forecast;
    }

    static Explanation boosted(DemandPanel history, RunContext context) {
        // snippet: boosted
        BoostedSettings settings = BoostedSettings.builder().horizon(14).build();
        DemandForecaster boosted = new BoostedForecaster(settings, new ExponentialSmoothing());
        FittedDemand model = boosted.fit(history, context);
        DemandForecast forecast = model.forecast(14, context);
        Explanation why = BoostedForecaster.explain(model, history.key(0), 14, context);
        why.added().forEach((group, units) -> System.out.println(group + " adds " + units[0]));
        // end of snippet
        if (Math.abs(why.mean()[0] - forecast.mean(0, 0)) > 1e-6 * (1 + forecast.mean(0, 0))) {
            throw new IllegalStateException(why.mean()[0] + " " + forecast.mean(0, 0));
        }
        return why;
    }

    static DemandForecast coldStart(DemandPanel history, RunContext context) {
        // snippet: cold-start
        DemandForecaster cold = new ColdStartForecaster(Forecasters.named("auto-ets"));
        DemandForecast forecast = cold.fit(history, context).forecast(14, context);
        // end of snippet
        return forecast;
    }

    static DemandForecast hierarchy(DemandPanel history, RunContext context) {
        // snippet: hierarchy
        DemandForecaster coherent = new HierarchicalForecaster(
                new ExponentialSmoothing(), Levels.totalSiteProduct(), Reconciliation.MINT_SHRINK);
        DemandForecast rows = coherent.fit(history, context).forecast(14, context);
        DemandForecast sums = ((CoherentForecast) rows).aggregates(500, context); // total, sites, products
        // end of snippet
        return sums;
    }

    static DemandForecast combination(DemandPanel history, RunContext context) {
        // snippet: combination
        DemandForecaster median = new SeriesForecaster(Combination.median(
                "mine", List.of(EtsMethod.auto(), Theta.dynamicOptimised(), new SeasonalAutoregression())));
        DemandForecaster learned = new SeriesForecaster(new LearnedCombination(
                "mine-learned", List.of(EtsMethod.auto(), Theta.dynamicOptimised()), List.of(Pooled.learner())));
        // end of snippet
        learned.fit(history, context).forecast(7, context);
        return median.fit(history, context).forecast(7, context);
    }

    static double soldOut(SeriesKey key, DemandPanel history, int saturday, RunContext context) {
        // snippet: sold-out
        int row = history.rowOf(key).orElseThrow();
        DemandRecovery recovery = DemandRecovery.of(history, context);
        double sold = history.value(row, saturday); // 20, until they ran out
        double demand = recovery.mean(row, saturday); // what would have sold
        double atMost = recovery.quantile(row, saturday, 0.9);
        // end of snippet
        if (demand < sold || atMost < demand) {
            throw new IllegalStateException(sold + " " + demand + " " + atMost);
        }
        return demand;
    }

    static DemandForecast live(DemandPanel history, DemandPanel longer, Path file, RunContext context)
            throws IOException {
        // snippet: live
        DemandForecaster forecaster = Forecasters.named("dynamic-optimised-theta");
        FittedDemand model = forecaster.fit(history, context);
        try (OutputStream out = Files.newOutputStream(file)) {
            model.save(out);
        }
        try (InputStream in = Files.newInputStream(file)) {
            model = forecaster.load(in); // forecasts exactly what the saved one did
        }
        model = model.update(longer, context); // the same rows and more days: states move on, parameters stay
        DemandForecast forecast = model.forecast(7, context);
        // end of snippet
        return forecast;
    }

    static Parts parts(DemandPanel history, RunContext context) {
        // snippet: parts
        Parts parts =
                new SeriesForecaster(EtsMethod.auto()).fit(history, context).parts(0, 7);
        parts.units().forEach((name, units) -> System.out.println(name + " " + units[0]));
        // end of snippet
        return parts;
    }

    static SeriesCleaner.Result clean(DemandPanel history, RunContext context) {
        // snippet: clean
        SeriesCleaner cleaner = new SeriesCleaner(
                AnomalyOptions.standard(), // .explainedBy("promotion"): a busy promotion is no anomaly
                CleaningOptions.hiding().with(Anomaly.Kind.LEVEL_SHIFT, CleaningOptions.Treatment.LEAVE));
        SeriesCleaner.Result cleaned = cleaner.clean(history, context);
        for (Anomaly anomaly : cleaned.anomalies()) {
            System.out.println(anomaly.key() + " step " + anomaly.step() + ": " + anomaly.kind());
        }
        // end of snippet
        return cleaned;
    }

    static String evaluate(DemandPanel history, RunContext context) {
        // snippet: evaluate
        // Four origins, a week apart, each forecast a week ahead with what was known then.
        RollingOrigin plan = RollingOrigin.refitting(history.end() - 28, 7, 4, 7);
        Evaluation theta = plan.run(Forecasters.named("theta"), history, context);
        double error = theta.wape();
        double inside = theta.coverage(0.1, 0.9); // 0.8 if intervals are right

        BudgetedSearch search = new BudgetedSearch(plan, Evaluation::scaledCrps, 10L * history.rows());
        String best = search.run(
                        Map.of(
                                "theta", () -> Forecasters.named("theta"),
                                "auto-ets", () -> Forecasters.named("auto-ets"),
                                "seasonal-naive", () -> Forecasters.named("seasonal-naive")),
                        history,
                        context)
                .best();
        // end of snippet
        if (Double.isNaN(error) || inside < 0 || inside > 1) {
            throw new IllegalStateException(error + " " + inside);
        }
        return best;
    }
}
