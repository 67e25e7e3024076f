package io.flowcast.models.demand.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.naive.Naive;
import io.flowcast.models.demand.series.FittedSeries;
import io.flowcast.models.demand.series.PooledMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesForecaster;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 1, 1)).seed(3).build();
    private static final List<SeriesMethod> THREE = List.of(Naive.last(), Naive.historicAverage(), Naive.drift());

    private static double[] mean(SeriesMethod method, double[] values) {
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(Series.of(values)));
        double[] mean = new double[2];
        model.forecast(2, new double[0][], mean, new double[2]);
        return mean;
    }

    @Test
    void meansAndMediansByHand() {
        // Last value 8 and 8, mean 4, drift 8 + 2 = 10 and 12.
        double[] values = {2, 3, 3, 8};

        assertThat(mean(Combination.mean("m", THREE), values))
                .containsExactly(new double[] {22.0 / 3, 8}, within(1e-9));
        assertThat(mean(Combination.median("m", THREE), values)).containsExactly(new double[] {8, 8}, within(1e-9));
        assertThat(mean(Combination.median("m", THREE.subList(0, 2)), values))
                .as("an even number has the mean of the two in the middle")
                .containsExactly(new double[] {6, 6}, within(1e-9));
    }

    /** Half of the rows are walks, whose last value is the best forecast, half are noise around a mean. */
    private static DemandPanel panel(int rows, boolean walks) {
        SplittableRandom random = new SplittableRandom(2);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));
        for (int r = 0; r < rows; r++) {
            double[] values = new double[60];
            double level = 100;
            for (int t = 0; t < values.length; t++) {
                double noise = 4 * random.nextGaussian();
                level = walks ? Math.max(5, level + noise) : level;
                values[t] = walks ? level : level + 4 * noise;
            }
            panel.addRow(SeriesKey.named("row " + r), 0, values);
        }
        return panel.build();
    }

    private static FittedSeries fit(DemandPanel panel) {
        return new SeriesForecaster(new LearnedCombination("learned", THREE.subList(0, 2), List.of()))
                .fit(panel, CONTEXT);
    }

    @Test
    void weightsFollowWhatForecastWellInThePast() {
        double walk = shareOfTheLastValue(panel(60, true));
        double noise = shareOfTheLastValue(panel(60, false));

        assertThat(walk).isGreaterThan(0.85);
        assertThat(noise).isLessThan(0.15);
    }

    /** How far the forecast lies from the mean towards the last value, over all rows. */
    private static double shareOfTheLastValue(DemandPanel panel) {
        DemandForecast forecast = fit(panel).forecast(1, CONTEXT);
        double product = 0;
        double squares = 0;
        for (int r = 0; r < panel.rows(); r++) {
            double mean = 0;
            for (int t = 0; t < 60; t++) {
                mean += panel.value(r, t) / 60;
            }
            double last = panel.value(r, 59) - mean;
            product += last * (forecast.mean(r, 0) - mean);
            squares += last * last;
        }
        return product / squares;
    }

    @Test
    void fewRowsGetEqualWeights() {
        DemandPanel panel = panel(3, true);
        double mean = 0;
        for (int t = 0; t < 60; t++) {
            mean += panel.value(0, t) / 60;
        }

        assertThat(fit(panel).forecast(1, CONTEXT).mean(0, 0)).isCloseTo((mean + panel.value(0, 59)) / 2, within(1e-9));
    }

    @Test
    void learnedWeightsComeBackFromAFile() throws IOException {
        PooledMethod method = new LearnedCombination("learned", THREE, List.of());
        FittedSeries fitted = new SeriesForecaster(method).fit(panel(60, true), CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedSeries loaded = new SeriesForecaster(method).load(new ByteArrayInputStream(out.toByteArray()));

        assertThat(loaded.label(0)).isEqualTo(fitted.label(0));
        assertThat(loaded.forecast(panel(60, false), 3, CONTEXT).mean(5, 2))
                .isEqualTo(fitted.forecast(panel(60, false), 3, CONTEXT).mean(5, 2));
    }
}
