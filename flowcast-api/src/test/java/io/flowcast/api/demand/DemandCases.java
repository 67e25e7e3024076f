package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Panels that are hard to forecast, and what a sound forecast is. */
final class DemandCases {
    static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    static final int HORIZON = 9;

    private static final double[] PROBABILITIES = {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1};

    private DemandCases() {}

    static RunContext context() {
        return RunContext.asOf(MONDAY).seed(7).build();
    }

    static SeriesKey key(String name) {
        return SeriesKey.named(name);
    }

    static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    /** Days with a weekly season, in units times a factor. */
    static double[] weekly(int n, double factor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = factor * Math.rint(10 + 5 * Math.sin(2 * Math.PI * t / 7) + 4 * random.nextDouble());
        }
        return values;
    }

    static DemandPanel.Builder days() {
        return DemandPanel.builder(Timeline.days(MONDAY));
    }

    static void addSoldOut(DemandPanel.Builder panel, SeriesKey key, double[] sales, double seen) {
        CellState[] states = new CellState[sales.length];
        Arrays.fill(states, CellState.CENSORED);
        panel.addRow(key, 0, sales, states, filled(sales.length, seen));
    }

    /** Rows of every awkward kind, and two good ones. */
    static DemandPanel awkward(boolean counts) {
        DemandPanel.Builder panel = days().integerValued(counts);
        panel.addRow(key("good"), 0, weekly(60, 1, 1));
        panel.addRow(key("also good"), 0, weekly(60, 2, 2));
        panel.addRow(key("one value"), 59, new double[] {4});
        panel.addRow(key("two values"), 58, new double[] {4, 6});
        panel.addRow(key("nothing"), 60, new double[0]);
        panel.addRow(key("constant"), 0, filled(60, 5));
        panel.addRow(key("zero"), 0, filled(60, 0));
        panel.addRow(key("unknown"), 0, filled(60, Double.NaN));
        addSoldOut(panel, key("sold out at half"), weekly(60, 1, 3), 0.5);
        addSoldOut(panel, key("sold out at the end"), weekly(60, 1, 4), 1);
        addSoldOut(panel, key("never there"), filled(60, 0), 0);
        panel.addRow(key("huge"), 0, weekly(60, counts ? 1e9 : 1e150, 5));
        panel.addRow(key("tiny"), 0, weekly(60, counts ? 1 : 1e-150, 6));
        double[] gaps = weekly(60, 1, 7);
        Arrays.fill(gaps, 10, 30, Double.NaN);
        panel.addRow(key("gap"), 0, gaps);
        panel.addRow(key("ended"), 0, weekly(30, 1, 8));
        double[] rare = filled(60, 0);
        rare[7] = 3;
        rare[40] = 1;
        panel.addRow(key("rare"), 0, rare);
        double[] spike = weekly(60, 1, 9);
        spike[30] = 10_000;
        panel.addRow(key("spike"), 0, spike);
        CellState[] closed = new CellState[60];
        Arrays.setAll(closed, t -> t % 7 == 6 ? CellState.CLOSED : t < 5 ? CellState.NOT_LISTED : CellState.OBSERVED);
        panel.addRow(key("closed on Sundays"), 0, weekly(60, 1, 10), closed, filled(60, 1));
        return panel.build();
    }

    static void assertSound(DemandForecast forecast) {
        for (int row = 0; row < forecast.rows(); row++) {
            String name = forecast.key(row).toString();
            double[] paths = new double[3 * forecast.horizon()];
            forecast.samplePaths(row, 11, 0, 3, paths);
            for (double value : paths) {
                assertValue(name, value, forecast.discrete(row));
            }
            for (int step = 0; step < forecast.horizon(); step++) {
                double mean = forecast.mean(row, step);
                assertThat(mean).as("mean of " + name).isNotNegative().isFinite();
                double last = 0;
                for (double p : PROBABILITIES) {
                    double q = forecast.quantile(row, step, p);
                    assertValue(name, q, forecast.discrete(row));
                    assertThat(q).as("quantile " + p + " of " + name).isGreaterThanOrEqualTo(last);
                    double cdf = forecast.cdf(row, step, q);
                    assertThat(cdf).as("cdf of " + name).isBetween(Math.min(p, 1 - 1e-9) - 1e-6, 1.0);
                    last = q;
                }
                assertThat(forecast.cdf(row, step, -1)).isZero();
            }
            Distribution sum = forecast.sum(row, 0, forecast.horizon());
            assertThat(sum.mean()).as("sum of " + name).isNotNegative().isFinite();
            assertThat(sum.variance()).as("sum of " + name).isNotNegative().isNotNaN();
            assertThat(sum.lossAbove(sum.mean()))
                    .as("loss of " + name)
                    .isNotNegative()
                    .isFinite();
            assertThat(sum.quantile(0.9))
                    .isGreaterThanOrEqualTo(sum.quantile(0.5))
                    .isFinite();
        }
    }

    private static void assertValue(String name, double value, boolean whole) {
        assertThat(value).as("value of " + name).isNotNegative().isFinite();
        if (whole) {
            assertThat(value).as("value of " + name).isEqualTo(Math.rint(value));
        }
    }

    static double[] numbers(DemandForecast forecast) {
        List<Double> all = new ArrayList<>();
        for (int row = 0; row < forecast.rows(); row++) {
            double[] path = new double[forecast.horizon()];
            forecast.samplePaths(row, 5, 3, 1, path);
            for (int step = 0; step < forecast.horizon(); step++) {
                all.add(forecast.mean(row, step));
                all.add(forecast.quantile(row, step, 0.9));
                all.add(path[step]);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
