package io.flowcast.models.demand.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleForecasterTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();
    private static final DemandForecaster A = new ExponentialSmoothing();
    private static final DemandForecaster B = NaiveForecaster.seasonal();
    private static final int HORIZON = 5;

    private static DemandPanel panel() {
        Random random = new Random(3);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(7));
        for (String id : List.of("a", "b")) {
            double[] values = new double[70];
            for (int t = 0; t < values.length; t++) {
                values[t] = 200 + 30 * (t % 7) + 10 * random.nextGaussian();
            }
            panel.addRow(SeriesKey.named(id), 0, values);
        }
        return panel.build();
    }

    private static DemandForecast forecast(DemandForecaster forecaster) {
        return forecaster.fit(panel(), CONTEXT).forecast(HORIZON, CONTEXT);
    }

    @Test
    void averagesMeansAndQuantiles() {
        DemandForecast a = forecast(A);
        DemandForecast b = forecast(B);
        DemandForecast both = forecast(new EnsembleForecaster("both", List.of(A, B), new double[] {3, 1}));
        for (int h = 0; h < HORIZON; h++) {
            assertThat(both.mean(1, h)).isCloseTo(0.75 * a.mean(1, h) + 0.25 * b.mean(1, h), within(1e-9));
            for (double p : new double[] {0.1, 0.5, 0.9}) {
                double expected = 0.75 * a.quantile(1, h, p) + 0.25 * b.quantile(1, h, p);
                // Quantiles are drawn to the mean: by a hundredth at most where members are smooth.
                assertThat(both.quantile(1, h, p)).isCloseTo(expected, within(0.01 * expected));
                assertThat(both.cdf(1, h, both.quantile(1, h, p))).isCloseTo(p, within(1e-6));
            }
        }
    }

    @Test
    void oneMemberStaysWhatItIs() {
        DemandForecast a = forecast(A);
        DemandForecast alone = forecast(new EnsembleForecaster("alone", List.of(A)));
        for (double p : new double[] {0.025, 0.25, 0.5, 0.75, 0.975}) {
            double expected = a.quantile(0, 2, p);
            assertThat(alone.quantile(0, 2, p)).isCloseTo(expected, within(0.01 * expected));
        }
    }

    @Test
    void pathsHaveTheMarginalsAndTheFirstMembersOrder() {
        DemandForecast a = forecast(A);
        DemandForecast both = forecast(new EnsembleForecaster("both", List.of(A, B)));
        int paths = 2000;
        double[] own = new double[paths * HORIZON];
        double[] first = new double[paths * HORIZON];
        both.samplePaths(0, 7, 0, paths, own);
        a.samplePaths(0, 7, 0, paths, first);
        int below = 0;
        double mean = 0;
        for (int k = 0; k < paths; k++) {
            below += own[k * HORIZON + 3] <= both.quantile(0, 3, 0.8) ? 1 : 0;
            mean += own[k * HORIZON + 3] / paths;
            if (k > 0) {
                double rise = first[k * HORIZON + 3] - first[(k - 1) * HORIZON + 3];
                double ownRise = own[k * HORIZON + 3] - own[(k - 1) * HORIZON + 3];
                assertThat(rise * ownRise).isGreaterThanOrEqualTo(0);
            }
        }
        assertThat(below / (double) paths).isCloseTo(0.8, within(0.03));
        assertThat(mean).isCloseTo(both.mean(0, 3), within(0.01 * mean));
        assertThat(both.sum(0, 1, 4).mean())
                .isCloseTo(both.mean(0, 1) + both.mean(0, 2) + both.mean(0, 3), within(0.01 * 3 * mean));
    }

    @Test
    void savesAndLoads() throws IOException {
        EnsembleForecaster both = new EnsembleForecaster("both", List.of(A, B));
        FittedDemand fitted = both.fit(panel(), CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedDemand read = both.load(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.forecast(HORIZON, CONTEXT).quantile(1, 4, 0.9))
                .isEqualTo(fitted.forecast(HORIZON, CONTEXT).quantile(1, 4, 0.9));
        assertThat(read.provenance().model()).isEqualTo("both");
        EnsembleForecaster other = new EnsembleForecaster("both", List.of(A, B), new double[] {2, 1});
        assertThatThrownBy(() -> other.load(new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weights");
    }

    @Test
    void quantilesOfDaysInStockAreNotDrawnToTheMean() throws IOException {
        EnsembleForecaster both = EnsembleForecaster.ofDaysInStock("in-stock", A, List.of(B), new double[] {3, 1});
        FittedDemand fitted = both.fit(panel(), CONTEXT);
        DemandForecast forecast = fitted.forecast(HORIZON, CONTEXT);
        DemandForecast a = forecast(A);
        DemandForecast b = forecast(B);
        // No day of this panel sold out, so the share of days in stock is 1 but for what the grid of quantiles cuts
        // off.
        double expected = 0.75 * a.quantile(1, 2, 0.9) + 0.25 * b.quantile(1, 2, 0.9);
        assertThat(forecast.quantile(1, 2, 0.9)).isCloseTo(expected, within(1e-3 * expected));
        assertThat(forecast.mean(1, 2)).isCloseTo(0.75 * a.mean(1, 2) + 0.25 * b.mean(1, 2), within(1e-9));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        assertThat(both.load(new ByteArrayInputStream(out.toByteArray()))
                        .forecast(HORIZON, CONTEXT)
                        .quantile(1, 2, 0.9))
                .isEqualTo(forecast.quantile(1, 2, 0.9));
        EnsembleForecaster ofAllDays = new EnsembleForecaster("in-stock", List.of(A, B), new double[] {3, 1});
        assertThatThrownBy(() -> ofAllDays.load(new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("daysInStock");
    }

    private static DemandPanel counts() {
        Random random = new Random(5);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(7)).integerValued(true);
        for (int r = 0; r < 2; r++) {
            double[] values = new double[70];
            for (int t = 0; t < values.length; t++) {
                values[t] = Math.rint((3 + 2 * r + t % 7) * random.nextDouble());
            }
            panel.addRow(SeriesKey.named("row " + r), 0, values);
        }
        return panel.build();
    }

    @Test
    void pathsOfCountsHaveTheirChances() {
        FittedDemand fitted = new EnsembleForecaster("both", List.of(A, B)).fit(counts(), CONTEXT);
        DemandForecast both = fitted.forecast(HORIZON, CONTEXT);
        int paths = 4_000;
        double[] drawn = new double[paths * HORIZON];
        both.samplePaths(1, 11, 0, paths, drawn);
        for (int value = 0; value < 12; value++) {
            int below = 0;
            for (int k = 0; k < paths; k++) {
                below += drawn[k * HORIZON + 2] <= value ? 1 : 0;
            }
            assertThat(below / (double) paths).isCloseTo(both.cdf(1, 2, value), within(0.03));
        }
        double[] few = new double[3 * HORIZON];
        both.samplePaths(1, 11, 1_000, 3, few);
        for (int i = 0; i < few.length; i++) {
            assertThat(few[i]).isEqualTo(drawn[1_000 * HORIZON + i]);
        }
    }

    @Test
    void cellsAreTheSameInWhateverOrderTheyAreAskedFor() {
        int horizon = 40_000;
        FittedDemand fitted =
                new EnsembleForecaster("both", List.of(B, NaiveForecaster.plain())).fit(counts(), CONTEXT);
        DemandForecast kept = fitted.forecast(horizon, CONTEXT);
        // As many steps apart as distributions are kept: each takes the place of the other.
        int apart = (1 << 16) - horizon;
        for (int h = 0; h < 5; h++) {
            double first = kept.quantile(0, h, 0.9);
            double second = kept.quantile(1, h + apart, 0.7);
            assertThat(kept.quantile(0, h, 0.9)).isEqualTo(first);
            assertThat(kept.quantile(1, h + apart, 0.7)).isEqualTo(second);
            DemandForecast fresh = fitted.forecast(horizon, CONTEXT);
            assertThat(fresh.quantile(1, h + apart, 0.7)).isEqualTo(second);
            assertThat(fresh.quantile(0, h, 0.9)).isEqualTo(first);
        }
    }

    @Test
    void refusesWeightsThatAreNone() {
        assertThatThrownBy(() -> new EnsembleForecaster("none", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EnsembleForecaster("zero", List.of(A), new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EnsembleForecaster("minus", List.of(A, B), new double[] {2, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
