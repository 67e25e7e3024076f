package io.flowcast.models.demand.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.naive.Naive;
import io.flowcast.models.demand.series.SeriesForecaster;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestedEnsembleTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();
    private static final int HORIZON = 14;
    private static final int ROWS = 40;
    private static final int DAYS = 140;
    private static final DemandForecaster SMOOTHING = new ExponentialSmoothing();
    private static final DemandForecaster LAST = NaiveForecaster.plain();
    /** Too narrow: nobody told it how far off it is, and a random walk is further off with each step. */
    private static final DemandForecaster NARROW = new SeriesForecaster(Naive.historicAverage()).withoutCalibration();

    /** Even demand with a week, or random walks, and what comes after. */
    private static double[][] world(boolean walks) {
        SplittableRandom random = new SplittableRandom(6);
        double[][] values = new double[ROWS][DAYS + HORIZON];
        for (double[] row : values) {
            double level = 400;
            for (int t = 0; t < row.length; t++) {
                level += walks ? 12 * random.nextGaussian() : 0;
                row[t] = Math.max(0, level + (walks ? 0 : 60 * (t % 7)) + 10 * random.nextGaussian());
            }
        }
        return values;
    }

    private static DemandPanel panel(double[][] world, int days) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(7));
        for (int r = 0; r < world.length; r++) {
            panel.addRow(SeriesKey.named("r" + r), 0, java.util.Arrays.copyOf(world[r], days));
        }
        return panel.build();
    }

    private static double[] weights(DemandForecaster first, DemandForecaster second, DemandPanel panel) {
        FittedEnsemble fitted =
                (FittedEnsemble) new BacktestedEnsemble("tried", h -> first, h -> second).fit(panel, CONTEXT);
        assertThat(fitted.members).hasSameSizeAs(fitted.weights);
        return fitted.weights;
    }

    @Test
    void theBetterOneGetsTheWeight() {
        DemandPanel weekly = panel(world(false), DAYS);
        assertThat(weights(SMOOTHING, LAST, weekly)).containsExactly(1);
        assertThat(weights(LAST, SMOOTHING, weekly)[1]).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void theFirstStandsAloneWhereThereIsNothingToTry() {
        assertThat(weights(LAST, SMOOTHING, panel(world(false), 60))).containsExactly(1);
        DemandPanel few = panel(world(false), DAYS).select(new int[] {0, 1, 2});
        assertThat(weights(LAST, SMOOTHING, few)).containsExactly(1);
    }

    @Test
    void widensWhatProvedTooNarrow() {
        double[][] world = world(true);
        DemandPanel panel = panel(world, DAYS);
        double own = inside(NARROW.fit(panel, CONTEXT).forecast(HORIZON, CONTEXT), world);
        DemandForecaster tried = new BacktestedEnsemble("tried", h -> NARROW, h -> NARROW);
        DemandForecast mended = tried.fit(panel, CONTEXT).forecast(HORIZON, CONTEXT);
        assertThat(own).isLessThan(0.7);
        // 40 rows of 14 steps whose errors go together within a row: two standard errors are about 0.1.
        assertThat(inside(mended, world)).isBetween(0.7, 0.9);
        assertThat(mended.mean(0, 0))
                .isEqualTo(NARROW.fit(panel, CONTEXT).forecast(HORIZON, CONTEXT).mean(0, 0));
    }

    /** Two calm stretches at the end must not hide that others were wild. */
    @Test
    void remembersMoreThanTheLastStretches() {
        int stretches = 20;
        int days = stretches * HORIZON;
        SplittableRandom random = new SplittableRandom(8);
        double[][] world = new double[ROWS][days];
        for (double[] row : world) {
            for (int t = 0; t < days; t++) {
                int stretch = t / HORIZON;
                boolean wild = stretch % 3 != 0 && stretch < stretches - 2;
                row[t] = 500 + (wild ? 40 : 10) * random.nextGaussian();
            }
        }
        DemandForecast forecast = new BacktestedEnsemble("tried", h -> NARROW, h -> NARROW)
                .fit(panel(world, days), CONTEXT)
                .forecast(HORIZON, CONTEXT);
        double held = 0;
        int draws = 40;
        for (int r = 0; r < ROWS; r++) {
            for (int d = 0; d < draws; d++) {
                double y = 500 + (d % 2 == 0 ? 40 : 10) * random.nextGaussian();
                held += y >= forecast.quantile(r, 5, 0.1) && y <= forecast.quantile(r, 5, 0.9) ? 1 : 0;
            }
        }
        // Half of six origins were wild, which makes about 0.76; the two calm ones alone would make 0.65.
        assertThat(held / (ROWS * draws)).isBetween(0.71, 0.82);
    }

    private static double inside(DemandForecast forecast, double[][] world) {
        int inside = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int h = 0; h < HORIZON; h++) {
                double y = world[r][DAYS + h];
                inside += y >= forecast.quantile(r, h, 0.1) && y <= forecast.quantile(r, h, 0.9) ? 1 : 0;
            }
        }
        return inside / (double) (ROWS * HORIZON);
    }

    @Test
    void savesWhatItLearned() throws IOException {
        DemandForecaster tried = new BacktestedEnsemble("tried", h -> LAST, h -> SMOOTHING);
        FittedDemand fitted = tried.fit(panel(world(false), DAYS), CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedDemand read = tried.load(new ByteArrayInputStream(out.toByteArray()));
        for (double p : new double[] {0.025, 0.5, 0.9}) {
            assertThat(read.forecast(HORIZON, CONTEXT).quantile(3, 9, p))
                    .isEqualTo(fitted.forecast(HORIZON, CONTEXT).quantile(3, 9, p));
        }
        assertThat(read.provenance().parameters()).isEqualTo(fitted.provenance().parameters());
    }
}
