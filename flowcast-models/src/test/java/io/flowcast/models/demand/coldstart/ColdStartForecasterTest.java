package io.flowcast.models.demand.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColdStartForecasterTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final RunContext CONTEXT = RunContext.asOf(MONDAY).seed(3).build();
    private static final int DAYS = 56;
    private static final int SITES = 8;
    private static final int PRODUCTS = 12;

    private static double siteFactor(int site) {
        return 0.4 + 0.2 * site;
    }

    /** Products come in three categories whose levels differ by factors of four, with a spread of their own within. */
    private static double productLevel(int product) {
        return 4 * Math.pow(4, product % 3) * (0.8 + 0.05 * product);
    }

    private static double weekday(int t) {
        return t % 7 >= 5 ? 1.75 : 0.7;
    }

    private static double truth(int site, int product) {
        return siteFactor(site) * productLevel(product);
    }

    private static double[] drawn(int site, int product, int days) {
        SplittableRandom random = Streams.of(site, product);
        double[] values = new double[days];
        for (int i = 0; i < days; i++) {
            double mean = truth(site, product) * weekday(DAYS - days + i);
            // Poisson by counting arrivals.
            double time = -Math.log(1 - random.nextDouble());
            while (time < mean) {
                values[i]++;
                time -= Math.log(1 - random.nextDouble());
            }
        }
        return values;
    }

    private static SeriesKey key(int site, int product) {
        return new SeriesKey("S" + site, "P" + product);
    }

    /** The cell (0, 0) keeps some of its days only, and product 5 some of its days at all sites. */
    private static DemandPanel panel(int daysOfRow, int daysOfProduct) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(true);
        List<String> category = new ArrayList<>();
        List<String> price = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            for (int s = 0; s < SITES; s++) {
                int days = s == 0 && p == 0 ? daysOfRow : p == 5 ? daysOfProduct : DAYS;
                panel.addRow(key(s, p), DAYS - days, drawn(s, p, days));
                category.add("C" + p % 3);
                price.add(String.valueOf(10 - 3 * (p % 3) + 0.01 * p));
            }
        }
        return panel.attribute("category", category).attribute("price", price).build();
    }

    private static DemandForecast forecast(DemandPanel panel) {
        return new ColdStartForecaster(new ExponentialSmoothing())
                .fit(panel, CONTEXT)
                .forecast(7, CONTEXT);
    }

    private static double usualStep(DemandForecast forecast, int row) {
        double sum = 0;
        for (int h = 0; h < 7; h++) {
            sum += forecast.mean(row, h) / 7;
        }
        return sum;
    }

    @Test
    void aNewRowGetsTheLevelOfItsProductScaledByItsSite() {
        DemandPanel panel = panel(0, DAYS);
        DemandForecast forecast = forecast(panel);
        double elsewhere = 0;
        for (int s = 1; s < SITES; s++) {
            elsewhere += truth(s, 0) / (SITES - 1);
        }

        // Site 0 sells a third of the others: the plain mean of the product is far too high.
        assertThat(elsewhere).isGreaterThan(2.5 * truth(0, 0));
        assertThat(usualStep(forecast, 0)).isCloseTo(truth(0, 0), within(0.15 * truth(0, 0)));
        assertThat(forecast.mean(0, 5) / forecast.mean(0, 1))
                .as("the week end of the product elsewhere")
                .isCloseTo(2.5, within(0.5));
    }

    @Test
    void aNewProductGetsTheLevelOfItsCategory() {
        DemandForecast forecast = forecast(panel(DAYS, 0));

        for (int s = 0; s < SITES; s++) {
            int row = 5 * SITES + s;
            assertThat(usualStep(forecast, row) / truth(s, 5)).as("site " + s).isBetween(0.6, 1.5);
        }
    }

    @Test
    void priceBandsTellAsMuchAsWords() {
        DemandPanel whole = panel(DAYS, 0);
        DemandPanel.Builder panel = DemandPanel.builder(whole.timeline()).integerValued(true);
        for (int r = 0; r < whole.rows(); r++) {
            double[] values = new double[whole.length(r)];
            whole.copyValues(r, values, 0);
            panel.addRow(whole.key(r), whole.start(r), values);
        }
        panel.attribute("price", whole.attributes().getOrDefault("price", List.of()));
        DemandForecast forecast = forecast(panel.build());

        for (int s = 0; s < SITES; s++) {
            assertThat(usualStep(forecast, 5 * SITES + s) / truth(s, 5))
                    .as("site " + s)
                    .isBetween(0.5, 1.8);
        }
    }

    @Test
    void ownDaysTakeOverAsTheyCome() {
        // The row sells three times what its product and site let expect.
        double last = 0;
        for (int days : new int[] {0, 1, 4, 13}) {
            DemandPanel whole = panel(0, DAYS);
            DemandPanel.Builder panel = DemandPanel.builder(whole.timeline()).integerValued(true);
            for (int r = 0; r < whole.rows(); r++) {
                double[] values = new double[r == 0 ? days : whole.length(r)];
                if (r == 0) {
                    for (int i = 0; i < days; i++) {
                        values[i] = Math.rint(3 * truth(0, 0) * weekday(DAYS - days + i));
                    }
                } else {
                    whole.copyValues(r, values, 0);
                }
                panel.addRow(whole.key(r), DAYS - values.length, values);
            }
            double level = usualStep(forecast(panel.build()), 0);
            assertThat(level).as(days + " days").isGreaterThan(last);
            last = level;
        }
        // In this world rows never stray from their factors, so the prior is as strong as it may be: twenty sales.
        assertThat(last).isBetween(1.7 * truth(0, 0), 3 * truth(0, 0));
    }

    @Test
    void quantilesOfNewRowsHold() {
        // Each row in turn would cost too much: eight products are new at one site each.
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(true);
        List<Integer> cold = new ArrayList<>();
        for (int p = 0, r = 0; p < PRODUCTS; p++) {
            for (int s = 0; s < SITES; s++, r++) {
                boolean hidden = (3 * p) % SITES == s;
                panel.addRow(key(s, p), hidden ? DAYS : 0, drawn(s, p, hidden ? 0 : DAYS));
                if (hidden) {
                    cold.add(r);
                }
            }
        }
        DemandForecast forecast = forecast(panel.build());
        double inside = 0;
        for (int row : cold) {
            double sum = 0;
            double[] values = drawn(row % SITES, row / SITES, DAYS);
            for (int h = 0; h < 7; h++) {
                sum += values[h];
            }
            Distribution week = forecast.sum(row, 0, 7);
            inside += sum >= week.quantile(0.05) && sum <= week.quantile(0.95) ? 1.0 / cold.size() : 0;
        }
        assertThat(inside).as("weeks of 12 new rows within 90 %").isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void pathsOfANewRowMoveWithThoseOfItsProduct() {
        DemandForecast forecast = forecast(panel(0, DAYS));
        int paths = 1_000;
        double[] own = new double[paths * 7];
        double[] donor = new double[paths * 7];
        forecast.samplePaths(0, 11, 0, paths, own);
        forecast.samplePaths(SITES - 1, 11, 0, paths, donor);

        assertThat(correlation(own, donor, 0, 0, paths)).as("same day").isGreaterThan(0.4);
        assertThat(correlation(own, own, 0, 3, paths))
                .as("two days share one level")
                .isGreaterThan(0.03);
    }

    private static double correlation(double[] a, double[] b, int from, int to, int paths) {
        double ma = 0;
        double mb = 0;
        for (int k = 0; k < paths; k++) {
            ma += a[7 * k + from] / paths;
            mb += b[7 * k + to] / paths;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < paths; k++) {
            double x = a[7 * k + from] - ma;
            double y = b[7 * k + to] - mb;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void everyColdRowIsNamedAndTheOthersAreLeftAlone() {
        DemandPanel panel = panel(3, 0);
        FittedDemand fitted = new ColdStartForecaster(new ExponentialSmoothing()).fit(panel, CONTEXT);
        DemandForecast forecast = fitted.forecast(7, CONTEXT);

        assertThat(fitted.findings().count(FittedColdStart.COLD)).isEqualTo(1 + SITES);
        int[] warm = java.util.stream.IntStream.range(0, panel.rows())
                .filter(r -> panel.length(r) == DAYS)
                .toArray();
        DemandForecast alone =
                new ExponentialSmoothing().fit(panel.select(warm), CONTEXT).forecast(7, CONTEXT);
        for (int i = 0; i < warm.length; i++) {
            assertThat(forecast.mean(warm[i], 4)).isEqualTo(alone.mean(i, 4));
            assertThat(forecast.quantile(warm[i], 4, 0.9)).isEqualTo(alone.quantile(i, 4, 0.9));
        }
        assertThat(fitted.provenance().inputs())
                .as("names the other forecaster")
                .hasSize(1);
    }

    @Test
    void whereAllRowsAreColdTheOtherForecasterGetsThem() {
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(key(0, 0), 0, new double[] {3, 4, 5})
                .build();
        FittedDemand fitted = new ColdStartForecaster(NaiveForecaster.seasonal()).fit(panel, CONTEXT);

        assertThat(fitted.findings().count(FittedColdStart.COLD)).isZero();
        assertThat(fitted.forecast(1, CONTEXT).mean(0, 0))
                .isEqualTo(NaiveForecaster.seasonal()
                        .fit(panel, CONTEXT)
                        .forecast(1, CONTEXT)
                        .mean(0, 0));
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> new ColdStartForecaster(new ExponentialSmoothing(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
