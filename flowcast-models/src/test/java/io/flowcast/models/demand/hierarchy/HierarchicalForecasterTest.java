package io.flowcast.models.demand.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HierarchicalForecasterTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final int HORIZON = 7;

    private static RunContext context() {
        return RunContext.asOf(DAY).seed(3).build();
    }

    private static DemandPanel panel(boolean counts) {
        SplittableRandom random = new SplittableRandom(11);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(DAY)).integerValued(counts);
        for (int s = 0; s < 3; s++) {
            for (int p = 0; p < 4; p++) {
                double[] values = new double[70];
                for (int t = 0; t < values.length; t++) {
                    double mean = (2 + s + 2 * p) * (t % 7 < 5 ? 1 : 1.6);
                    values[t] = Math.rint(mean * (0.6 + 0.8 * random.nextDouble()));
                }
                panel.addRow(new SeriesKey("s" + s, "p" + p), 0, values);
            }
        }
        return panel.attribute("group", List.of("a", "a", "b", "b", "a", "a", "b", "b", "a", "a", "b", "b"))
                .build();
    }

    private static Levels levels() {
        return Levels.totalSiteProduct().and("group", Levels.SITE);
    }

    @ParameterizedTest
    @EnumSource(Reconciliation.class)
    void sumsAgreeWithTheirLeaves(Reconciliation how) {
        DemandForecaster forecaster =
                new HierarchicalForecaster(ExponentialSmoothing.withoutCalibration(), levels(), how);
        CoherentForecast forecast =
                (CoherentForecast) forecaster.fit(panel(true), context()).forecast(HORIZON, context());
        DemandForecast sums = forecast.aggregates(200, context());

        assertThat(sums.rows()).isEqualTo(1 + 3 + 4 + 6);
        assertThat(sums.key(0)).isEqualTo(SeriesKey.named("total"));
        assertThat(sums.key(8)).isEqualTo(SeriesKey.named("group=a,site=s0"));
        for (int h = 0; h < HORIZON; h++) {
            double total = 0;
            for (int i = 0; i < forecast.rows(); i++) {
                assertThat(forecast.mean(i, h)).isGreaterThanOrEqualTo(0);
                total += forecast.mean(i, h);
            }
            assertThat(sums.mean(0, h)).isCloseTo(total, within(1e-9 * total));
        }
        double[] total = new double[5 * HORIZON];
        sums.samplePaths(0, 99, 2, 5, total);
        double[] leaf = new double[5 * HORIZON];
        double[] added = new double[5 * HORIZON];
        for (int i = 0; i < forecast.rows(); i++) {
            forecast.samplePaths(i, 99, 2, 5, leaf);
            for (int k = 0; k < leaf.length; k++) {
                assertThat(leaf[k]).isEqualTo(Math.rint(leaf[k])).isGreaterThanOrEqualTo(0);
                added[k] += leaf[k];
            }
        }
        assertThat(total).containsExactly(added);
    }

    @Test
    void topDownKeepsTheTotal() {
        DemandPanel panel = panel(false);
        ExponentialSmoothing base = ExponentialSmoothing.withoutCalibration();
        Hierarchy tree = Hierarchy.of(panel, levels());
        DemandForecast nodes =
                base.fit(AggregatePanel.of(tree, panel), context()).forecast(1, context());
        for (Reconciliation how : List.of(Reconciliation.TOP_DOWN, Reconciliation.TOP_DOWN_HISTORY)) {
            DemandForecast forecast = new HierarchicalForecaster(base, levels(), how)
                    .fit(panel, context())
                    .forecast(1, context());
            double total = 0;
            for (int i = 0; i < forecast.rows(); i++) {
                total += forecast.mean(i, 0);
            }
            assertThat(total).isCloseTo(nodes.mean(0, 0), within(1e-9 * total));
        }
    }

    @Test
    void aSoldOutLeafMakesItsSumsLowerBounds() {
        DemandPanel panel = DemandPanel.builder(Timeline.days(DAY))
                .addRow(new SeriesKey("s", "a"), 0, new double[] {6, 6, Double.NaN})
                .addRow(
                        new SeriesKey("s", "b"),
                        0,
                        new double[] {2, 1, 2},
                        new CellState[] {CellState.OBSERVED, CellState.CENSORED, CellState.OBSERVED},
                        new double[] {1, 0.5, 1})
                .build();
        Hierarchy tree = Hierarchy.of(panel, new Levels(List.of(List.of())));

        DemandPanel nodes = AggregatePanel.of(tree, panel);

        assertThat(nodes.value(0, 0)).isEqualTo(8);
        assertThat(nodes.state(0, 0)).isEqualTo(CellState.OBSERVED);
        // usual demand: a 12/2 = 6, b 5/2.5 = 2
        assertThat(nodes.value(0, 1)).isEqualTo(7);
        assertThat(nodes.state(0, 1)).isEqualTo(CellState.CENSORED);
        assertThat(nodes.availability(0, 1)).isCloseTo(7.0 / 8, within(1e-6));
        assertThat(nodes.value(0, 2)).isEqualTo(2);
        assertThat(nodes.availability(0, 2)).isCloseTo(2.0 / 8, within(1e-6));
    }

    /** By enumerating floor(f X + u) over X and a fine grid of u. */
    @Test
    void scaledCountsHaveTheDistributionOfTheirSamples() {
        Distribution base = Distributions.negativeBinomial(3, 5);
        for (double mean : new double[] {0.7, 2.9, 4.4, 30}) {
            Distribution scaled = ScaledDemand.of(base, mean);
            double factor = mean / 3;
            double expected = 0;
            double lossAtFour = 0;
            double[] p = new double[400];
            int grid = 1_000;
            for (int x = 0; x < 39; x++) {
                double px = base.cdf(x) - base.cdf(x - 1);
                for (int g = 0; g < grid; g++) {
                    int value = (int) Math.floor(factor * x + (g + 0.5) / grid);
                    p[value] += px / grid;
                    expected += px / grid * value;
                    lossAtFour += px / grid * Math.max(0, value - 4.3);
                }
            }
            assertThat(scaled.mean()).isCloseTo(expected, within(1e-3));
            assertThat(scaled.lossAbove(4.3)).isCloseTo(lossAtFour, within(2e-3));
            double cdf = 0;
            for (int k = 0; k < 20; k++) {
                cdf += p[k];
                assertThat(scaled.cdf(k)).isCloseTo(cdf, within(2e-3));
                assertThat(scaled.cdf(scaled.quantile(0.05 * k))).isGreaterThanOrEqualTo(0.05 * k - 1e-12);
            }
        }
    }

    @Test
    void namesAFactThePanelDoesNotHave() {
        DemandForecaster forecaster = new HierarchicalForecaster(
                new ExponentialSmoothing(), new Levels(List.of(List.of("colour"))), Reconciliation.OLS);
        assertThatThrownBy(() -> forecaster.fit(panel(true), context()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("group");
    }
}
