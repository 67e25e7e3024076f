package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.forecast.SparseScore.Answer;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.intermittent.CountForecaster;
import io.flowcast.models.demand.intermittent.Intermittent;
import io.flowcast.models.demand.intermittent.WillemainForecaster;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A way to say how much comes, of all series at once. */
interface SparseMethod {
    String name();

    /** One answer for each history. */
    Answer[] forecast(double[][] histories, int horizon, RunContext context);

    /** All that are compared: own quantiles, the methods of the field each with three spreads, and what this library adds. */
    static List<SparseMethod> all() {
        List<SparseMethod> methods = new ArrayList<>();
        methods.add(empirical("empirical", 0));
        methods.add(empirical("empirical, last 2H", 2));
        List<Intermittent> field = List.of(
                Intermittent.croston(),
                Intermittent.crostonOptimised(),
                Intermittent.sba(),
                Intermittent.tsb(),
                Intermittent.adida(),
                Intermittent.imapa());
        for (Intermittent method : field) {
            for (Spread spread : Spread.values()) {
                methods.add(spread(method, spread));
            }
        }
        methods.add(joint(new WillemainForecaster()));
        methods.add(joint(CountForecaster.unbiased()));
        methods.add(joint(new CountForecaster()));
        return methods;
    }

    /** The quantiles of the history itself, of the last horizons only if above 0. */
    private static SparseMethod empirical(String name, int horizons) {
        return rowByRow(name, () -> (history, horizon) -> {
            int length = horizons == 0 ? history.length : Math.min(history.length, horizons * horizon);
            double[] last = Arrays.copyOfRange(history, history.length - length, history.length);
            double mean = Arrays.stream(last).average().orElse(0);
            return Answer.flat(mean, empiricalQuantiles(last, 0), horizon);
        });
    }

    private static double[] empiricalQuantiles(double[] values, double around) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(SparseScore.PROBABILITIES)
                .map(p -> Math.max(0, around + sorted[Math.max(0, (int) Math.ceil(p * sorted.length - 1e-9) - 1)]))
                .toArray();
    }

    /** How the peers' means get quantiles. */
    enum Spread {
        /** A Poisson variable. */
        POISSON,
        /** A negative binomial variable with the ratio of variance to mean of the history. */
        NEGBIN,
        /** The one-step errors within the history. */
        ERRORS
    }

    private static SparseMethod spread(Intermittent method, Spread spread) {
        String name = method.name() + " " + spread.name().toLowerCase(Locale.ROOT);
        return rowByRow(name, () -> {
            SeriesFitter fitter = method.fitter();
            return (history, horizon) -> {
                SeriesModel model = fitter.fit(Series.of(history));
                if (model == null) {
                    throw new IllegalStateException(method.name() + " has no model of a series");
                }
                double[] mean = new double[horizon];
                model.forecast(horizon, new double[0][], mean, new double[horizon]);
                double[] quantiles = spread == Spread.ERRORS
                        ? empiricalQuantiles(errors(model, history), mean[0])
                        : quantiles(counted(mean[0], history, spread));
                return Answer.flat(mean[0], quantiles, horizon);
            };
        });
    }

    private static double[] errors(SeriesModel model, double[] history) {
        double[] fitted = new double[history.length];
        model.fitted(Series.of(history), fitted);
        double[] errors = new double[history.length];
        int n = 0;
        for (int t = 0; t < history.length; t++) {
            if (!Double.isNaN(fitted[t])) {
                errors[n++] = history[t] - fitted[t];
            }
        }
        return n == 0 ? new double[1] : Arrays.copyOf(errors, n);
    }

    private static Distribution counted(double mean, double[] history, Spread spread) {
        double mu = Math.max(1e-9, mean);
        if (spread == Spread.POISSON) {
            return Distributions.poisson(mu);
        }
        double average = Arrays.stream(history).average().orElse(0);
        double variance = Arrays.stream(history)
                .map(v -> (v - average) * (v - average))
                .average()
                .orElse(0);
        double ratio = average > 0 ? Math.max(1.0001, variance / average) : 1.0001;
        return Distributions.negativeBinomial(mu, ratio * mu);
    }

    private static double[] quantiles(Distribution distribution) {
        return Arrays.stream(SparseScore.PROBABILITIES)
                .map(distribution::quantile)
                .toArray();
    }

    /** Of one series. */
    interface RowMethod {
        Answer forecast(double[] history, int horizon);
    }

    private static SparseMethod rowByRow(String label, Supplier<RowMethod> rows) {
        return new SparseMethod() {
            @Override
            public String name() {
                return label;
            }

            @Override
            public Answer[] forecast(double[][] histories, int horizon, RunContext context) {
                Answer[] answers = new Answer[histories.length];
                Parallel.forEach(context, label, histories.length, rows, (r, row) -> {
                    answers[r] = row.forecast(histories[r], horizon);
                });
                return answers;
            }
        };
    }

    private static SparseMethod joint(DemandForecaster forecaster) {
        return new SparseMethod() {
            @Override
            public String name() {
                return forecaster.name();
            }

            @Override
            public Answer[] forecast(double[][] histories, int horizon, RunContext context) {
                DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));
                boolean whole = true;
                int end = Arrays.stream(histories).mapToInt(h -> h.length).max().orElse(0);
                for (int r = 0; r < histories.length; r++) {
                    // All histories of one origin end together; a shorter one began later.
                    panel.addRow(SeriesKey.named("row " + r), end - histories[r].length, histories[r]);
                    whole &= Arrays.stream(histories[r]).allMatch(v -> v == Math.rint(v));
                }
                DemandForecast forecast = forecaster
                        .fit(panel.integerValued(whole).build(), context)
                        .forecast(horizon, context);
                Answer[] answers = new Answer[histories.length];
                Parallel.forEach(context, "quantiles", answers.length, r -> {
                    double[] mean = new double[horizon];
                    double[][] quantile = new double[horizon][SparseScore.PROBABILITIES.length];
                    for (int h = 0; h < horizon; h++) {
                        mean[h] = forecast.mean(r, h);
                        for (int i = 0; i < quantile[h].length; i++) {
                            quantile[h][i] = forecast.quantile(r, h, SparseScore.PROBABILITIES[i]);
                        }
                    }
                    answers[r] = new Answer(mean, quantile);
                });
                return answers;
            }
        };
    }
}
