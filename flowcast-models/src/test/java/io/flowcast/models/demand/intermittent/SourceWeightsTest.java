package io.flowcast.models.demand.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SourceWeightsTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    @Test
    void weightsGoEvenlyFromHorizonToHorizonAndSumToOne() {
        double[][] rare = new double[SourceWeights.HORIZONS.length][Sources.COUNT];
        double[][] frequent = new double[SourceWeights.HORIZONS.length][Sources.COUNT];
        for (int h = 0; h < rare.length; h++) {
            rare[h][h] = 1;
            frequent[h][Sources.COUNT - 1] = 1;
        }
        SourceWeights weights = new SourceWeights(rare, frequent);

        for (int horizon = 1; horizon <= 40; horizon++) {
            assertThat(Arrays.stream(weights.of(horizon, 0.3)).sum()).isCloseTo(1, within(1e-12));
        }
        assertThat(weights.of(6, 0)[2]).isEqualTo(1);
        assertThat(weights.of(40, 0)[SourceWeights.HORIZONS.length - 1]).isEqualTo(1);
        // The logarithm of the horizon is half way between those of 6 and 12.
        assertThat(weights.of(8, 0)[2]).isCloseTo(Math.log(12 / 8.0) / Math.log(2), within(1e-12));
        assertThat(weights.of(6, 0.25)[Sources.COUNT - 1]).isEqualTo(0.25);
    }

    @Test
    void salesThatComeInRunsAreSeenOneStepAhead() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1)).integerValued(true);
        int rows = 300;
        double[] last = new double[rows];
        for (int r = 0; r < rows; r++) {
            SplittableRandom random = Streams.of(3, r);
            double[] values = new double[90];
            boolean sells = false;
            for (int t = 0; t < values.length; t++) {
                sells = random.nextDouble() < (sells ? 0.8 : 0.05);
                values[t] = sells ? 1 + random.nextInt(3) : 0;
            }
            last[r] = values[values.length - 1];
            panel.addRow(SeriesKey.named("row " + r), 0, values);
        }
        DemandForecast forecast =
                CountForecaster.unbiased().fit(panel.build(), CONTEXT).forecast(1, CONTEXT);
        double[] chance = new double[2];
        double[] count = new double[2];
        for (int r = 0; r < rows; r++) {
            int state = last[r] > 0 ? 1 : 0;
            chance[state] += 1 - forecast.cdf(r, 0, 0);
            count[state]++;
        }

        // The truth is .8 and .05, the share of sales .2.
        assertThat(chance[1] / count[1]).isBetween(0.6, 0.85);
        assertThat(chance[0] / count[0]).isBetween(0.03, 0.13);
    }

    @Test
    void theScoreOfTheSearchIsThatOfThePooledDistribution() {
        double[] values = {0, 3, 0, 0, 4, 1, 0, 2, 0, 3, 0, 9, 0, 3, 0, 0, 4, 0, 0, 3};
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .integerValued(true)
                .addRow(SeriesKey.named("row"), 0, values)
                .build();
        SparseRow row = SparseRow.of(panel, 0, true);
        CountPool pool = CountFit.fit(new SparseRow[] {row}, true, true, CONTEXT);
        SizeHistory history = new SizeHistory();
        history.read(row);
        Occurrence occurrence = new Occurrence();
        occurrence.start(pool.meanChance());
        occurrence.take(row, 0, values.length);
        Sources sources = new Sources(pool);
        sources.read(occurrence, history, 3);
        double[] weight = {0.3, 0.1, 0.2, 0.1, 0.1, 0.05, 0.05, 0.1};
        var pooled = sources.pooled(weight);
        double y = 2;
        double direct = 0;
        for (int x = 0; x < 100; x++) {
            direct += Math.pow(pooled.cdf(x) - (x >= y ? 1 : 0), 2);
        }

        sources.sort(1);
        double[] whole = new double[Sources.FAMILIES];
        double[] pairs = new double[Sources.FAMILIES * Sources.FAMILIES];
        double[] upTo = new double[Sources.FAMILIES];
        sources.integrate(Double.POSITIVE_INFINITY, whole, pairs);
        sources.integrate(y, upTo, new double[0]);
        double[] part = new double[Sources.FAMILIES];
        for (int i = 0; i < weight.length; i++) {
            part[Sources.FAMILY[i]] += weight[i] * sources.chance[i];
        }
        double crps = y;
        double mean = 0;
        for (int f = 0; f < Sources.FAMILIES; f++) {
            crps -= 2 * part[f] * upTo[f];
            mean += part[f] * whole[f];
            for (int g = 0; g < Sources.FAMILIES; g++) {
                crps += part[f] * part[g] * pairs[f * Sources.FAMILIES + g];
            }
        }
        assertThat(crps).isCloseTo(direct, within(1e-9));
        assertThat(mean).isCloseTo(pooled.mean(), within(1e-9));
    }
}
