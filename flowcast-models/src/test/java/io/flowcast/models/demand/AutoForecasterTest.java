package io.flowcast.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.intermittent.CountForecaster;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoForecasterTest extends DemandForecasterCompatibilityKit {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Override
    protected DemandForecaster forecaster() {
        return auto();
    }

    private static AutoForecaster auto() {
        return new AutoForecaster(
                "auto",
                ExponentialSmoothing.withoutCalibration(),
                new CountForecaster(),
                NaiveForecaster.seasonal(),
                NaiveForecaster.plain());
    }

    private static RunContext own() {
        return RunContext.asOf(DAY).seed(7).build();
    }

    private static double[] daily(int days, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[days];
        Arrays.setAll(values, t -> Math.rint(mean * (0.5 + random.nextDouble())));
        return values;
    }

    /** Dense and rare rows in turn; the rare ones end a few days earlier. */
    private static DemandPanel mixed() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(DAY)).integerValued(true);
        for (int r = 0; r < 8; r++) {
            if (r % 2 == 0) {
                panel.addRow(SeriesKey.named("dense" + r), 0, daily(60, 20 + r, r));
            } else {
                double[] rare = new double[55];
                for (int t = r; t < rare.length; t += 9) {
                    rare[t] = 2;
                }
                panel.addRow(SeriesKey.named("rare" + r), 0, rare);
            }
        }
        return panel.build();
    }

    @Test
    void eachRowIsForecastByWhatSuitsIt() {
        DemandPanel panel = mixed();
        DemandForecast forecast = auto().fit(panel, own()).forecast(5, own());
        DemandForecast plain = ExponentialSmoothing.withoutCalibration()
                .fit(panel.select(new int[] {0, 2, 4, 6}), own())
                .forecast(5, own());
        DemandForecast rare = new CountForecaster()
                .fit(panel.select(new int[] {1, 3, 5, 7}), own())
                .forecast(10, own());

        assertThat(forecast.origin()).isEqualTo(60);
        double[] path = new double[3 * 5];
        double[] longer = new double[3 * 10];
        for (int i = 0; i < 4; i++) {
            assertThat(forecast.key(2 * i)).isEqualTo(panel.key(2 * i));
            for (int h = 0; h < 5; h++) {
                assertThat(forecast.mean(2 * i, h)).isEqualTo(plain.mean(i, h));
                assertThat(forecast.quantile(2 * i, h, 0.9)).isEqualTo(plain.quantile(i, h, 0.9));
                // rare rows end five days before the origin
                assertThat(forecast.mean(2 * i + 1, h)).isEqualTo(rare.mean(i, h + 5));
                assertThat(forecast.cdf(2 * i + 1, h, 1)).isEqualTo(rare.cdf(i, h + 5, 1));
            }
            forecast.samplePaths(2 * i + 1, 3, 4, 3, path);
            rare.samplePaths(i, 3, 4, 3, longer);
            for (int k = 0; k < 3; k++) {
                assertThat(Arrays.copyOfRange(path, 5 * k, 5 * k + 5))
                        .isEqualTo(Arrays.copyOfRange(longer, 10 * k + 5, 10 * k + 10));
            }
            assertThat(forecast.sum(2 * i + 1, 1, 3).mean())
                    .isEqualTo(rare.sum(i, 6, 8).mean());
        }
    }

    @Test
    void manyRowsThatSellOutLearnTogether() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(DAY)).integerValued(true);
        for (int r = 0; r < 60; r++) {
            CellState[] states = new CellState[60];
            double[] availability = new double[60];
            for (int t = 0; t < 60; t++) {
                states[t] = t % 10 == 3 ? CellState.CENSORED : CellState.OBSERVED;
                availability[t] = t % 10 == 3 ? 0.6 : 1;
            }
            panel.addRow(SeriesKey.named("p" + r), 0, daily(60, 10, r), states, availability);
        }

        assertThat(models(auto().fit(panel.build(), own()))).containsExactly("seasonal-naive");
    }

    @Test
    void covariatesThatEndWithTheHistoryAreLeftOut() {
        double[] ended = new double[60];
        double[] ahead = new double[67];
        DemandPanel panel = mixed();
        DemandPanel.Builder with = DemandPanel.builder(panel.timeline()).integerValued(true);
        for (int r = 0; r < 8; r++) {
            double[] values = new double[panel.length(r)];
            panel.copyValues(r, values, 0);
            with.addRow(panel.key(r), 0, values);
        }
        with.covariate(Covariate.shared("ended", Covariate.Kind.KNOWN_FUTURE, 0, ended, null));
        with.covariate(Covariate.shared("ahead", Covariate.Kind.KNOWN_FUTURE, 0, ahead, null));

        FittedDemand fitted = auto().fit(with.build(), own());

        assertThat(fitted.provenance().parameters()).containsEntry("covariates", "ahead");
        for (Findings findings :
                List.of(fitted.findings(), fitted.forecast(3, own()).findings())) {
            assertThat(findings.listed())
                    .as("what is left out, and what is of no use, is named")
                    .anyMatch(f -> f.severity() == Severity.WARNING && f.name().equals("ended"))
                    .anyMatch(f -> f.severity() == Severity.INFO && f.name().equals("ahead"));
        }
        assertThat(models(fitted)).containsExactly("auto-ets", "count");
    }

    @Test
    void plansOfALongHistoryAreUsed() {
        double[] plan = new double[70];
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(DAY)).integerValued(true);
        for (int r = 0; r < 8; r++) {
            panel.addRow(SeriesKey.named("p" + r), 0, daily(60, 20, r));
        }
        panel.covariate(Covariate.shared("plan", Covariate.Kind.KNOWN_FUTURE, 0, plan, null));
        FittedDemand fitted = auto().fit(panel.build(), own());
        assertThat(models(fitted)).containsExactly("naive");
        assertThat(fitted.forecast(mixed().select(new int[] {0}), 3, own()).rows())
                .isEqualTo(1);
    }

    private static String[] models(FittedDemand fitted) {
        return fitted.provenance().inputs().stream().map(Provenance::model).toArray(String[]::new);
    }
}
