package io.flowcast.models.demand.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.FeatureGroup;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.ensemble.EnsembleForecaster;
import io.flowcast.models.demand.internal.QuantileGrid;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BoostedForecasterTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 70;
    private static final int HORIZON = 7;

    /** For a handful of rows: each may have leaves of its own. */
    private static final BoostSettings SMALL = BoostSettings.builder()
            .rounds(120)
            .learningRate(0.15)
            .leaves(16)
            .leastRows(3)
            .build();

    private static BoostSettings trees(int rounds) {
        return BoostSettings.builder()
                .rounds(rounds)
                .learningRate(0.15)
                .leaves(12)
                .leastRows(5)
                .l2(1)
                .build();
    }

    private static BoostedForecaster forecaster(SoldOutDays days) {
        return new BoostedForecaster(
                BoostedSettings.builder()
                        .horizon(HORIZON)
                        .leastSamples(500)
                        .soldOut(days)
                        .meanTrees(trees(40))
                        .quantileTrees(trees(40))
                        .build(),
                new ExponentialSmoothing());
    }

    private static RunContext context() {
        return RunContext.asOf(MONDAY).seed(3).build();
    }

    /** The fallback stands in for the small panels of the kit. */
    @Nested
    class AsFallback extends DemandForecasterCompatibilityKit {
        @Override
        protected DemandForecaster forecaster() {
            return new BoostedForecaster(BoostedSettings.builder().build(), new ExponentialSmoothing());
        }
    }

    /** The trees themselves, however few rows there are. */
    @Nested
    class AsTrees extends DemandForecasterCompatibilityKit {
        @Override
        protected DemandForecaster forecaster() {
            return new BoostedForecaster(
                    BoostedSettings.builder()
                            .leastSamples(1)
                            .meanTrees(SMALL)
                            .quantileTrees(SMALL)
                            .build(),
                    new ExponentialSmoothing());
        }
    }

    private static double poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    private static double demand(int row, int t, boolean promoted) {
        double level = 4 + row % 9;
        double week = t % 7 >= 5 ? 1.5 : 0.8;
        return level * week * (promoted ? 1.8 : 1);
    }

    private static boolean promoted(int row, int t) {
        return (t + 5 * row) % 17 < 3;
    }

    /** Poisson counts with a week and promotions; where told, stock ends demand on some days. */
    private static DemandPanel shops(int rows, boolean plans, boolean sellOut) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(true);
        double[][] promotion = new double[rows][];
        for (int r = 0; r < rows; r++) {
            SplittableRandom random = new SplittableRandom(100 + r);
            double[] value = new double[DAYS];
            CellState[] state = new CellState[DAYS];
            double[] open = new double[DAYS];
            promotion[r] = new double[plans ? DAYS + HORIZON : DAYS];
            for (int t = 0; t < promotion[r].length; t++) {
                promotion[r][t] = promoted(r, t) ? 1 : 0;
            }
            for (int t = 0; t < DAYS; t++) {
                double mu = demand(r, t, promoted(r, t));
                int stock = sellOut ? (int) Math.round(mu * (0.6 + 0.8 * random.nextDouble())) : Integer.MAX_VALUE;
                int parts = 20;
                int sold = 0;
                int p = 0;
                while (p < parts && sold < stock) {
                    sold += (int) poisson(random, mu / parts);
                    p++;
                }
                value[t] = sold;
                open[t] = (double) p / parts;
                state[t] = p == parts ? CellState.OBSERVED : CellState.CENSORED;
            }
            panel.addRow(new SeriesKey("S" + r / 10, "P" + r % 10), 0, value, state, open);
        }
        return panel.covariate(
                        Covariate.perRow("promotion", Covariate.Kind.KNOWN_FUTURE, new int[rows], promotion, null))
                .build();
    }

    @Test
    void learnsWeekAndPromotionAcrossRows() {
        DemandPanel panel = shops(60, true, false);
        DemandForecast forecast =
                forecaster(SoldOutDays.COMPLETED).fit(panel, context()).forecast(HORIZON, context());

        double error = 0;
        double blind = 0;
        double total = 0;
        int below = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int h = 0; h < HORIZON; h++) {
                double truth = demand(r, DAYS + h, promoted(r, DAYS + h));
                error += Math.abs(forecast.mean(r, h) - truth);
                blind += Math.abs(4 + r % 9 - truth);
                total += truth;
                below += forecast.quantile(r, h, 0.9) >= truth ? 1 : 0;
            }
        }
        // A forecaster that knows each level but neither week nor promotion is off by a third.
        assertThat(blind / total).isGreaterThan(0.3);
        assertThat(error / total).isLessThan(0.14);
        assertThat(below).as("upper quantiles above the expectation").isGreaterThan((int) (0.95 * 60 * HORIZON));
    }

    @Test
    void anUpdateOfSomeRowsLeavesTheOthersWithTheirPlans() {
        DemandPanel panel = shops(40, true, false);
        FittedDemand fitted = forecaster(SoldOutDays.COMPLETED).fit(panel, context());
        DemandForecast before = fitted.forecast(HORIZON, context());
        int[] some = {7, 3};
        DemandForecast after = fitted.update(panel.select(some), context()).forecast(HORIZON, context());

        assertThat(after.rows()).isEqualTo(40);
        for (int r = 0; r < 40; r++) {
            assertThat(after.key(r)).isEqualTo(before.key(r));
            assertThat(after.mean(r, 2)).as("row " + r).isEqualTo(before.mean(r, 2));
        }
    }

    @Test
    void soldOutDaysDoNotPullTheMeanDown() {
        DemandPanel panel = shops(60, true, true);
        DemandForecast forecast =
                forecaster(SoldOutDays.COMPLETED).fit(panel, context()).forecast(HORIZON, context());
        DemandForecast inStock =
                forecaster(SoldOutDays.IN_STOCK).fit(panel, context()).forecast(HORIZON, context());

        double truth = 0;
        double mean = 0;
        double median = 0;
        double selected = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int h = 0; h < HORIZON; h++) {
                truth += demand(r, DAYS + h, promoted(r, DAYS + h));
                mean += forecast.mean(r, h);
                median += forecast.quantile(r, h, 0.5);
                selected += inStock.quantile(r, h, 0.5);
            }
        }
        double sold = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int t = DAYS - HORIZON; t < DAYS; t++) {
                sold += panel.value(r, t);
            }
        }
        assertThat(sold / truth).as("sales").isLessThan(0.92);
        assertThat(mean / truth).as("mean").isCloseTo(1, within(0.05));
        assertThat(selected).as("days in stock select low demand").isLessThan(median);
    }

    /** Trees that know each training row by heart: only rows they did not see say how wide the spread is. */
    @Test
    void spreadIsThatOfRowsNotLearnedFrom() {
        DemandPanel panel = shops(80, true, false);
        double alone = heldBetween(panel, 1);
        double dealt = heldBetween(panel, 3);

        assertThat(alone)
                .as("share between the quantiles of 10 and 90 %, all rows learned from")
                .isLessThan(0.66);
        assertThat(dealt).as("rows dealt into parts").isCloseTo(0.8, within(0.06));
    }

    private static double heldBetween(DemandPanel panel, int parts) {
        BoostSettings trees = BoostSettings.builder()
                .rounds(80)
                .learningRate(0.2)
                .leaves(32)
                .leastRows(3)
                .build();
        BoostedSettings settings = BoostedSettings.builder()
                .horizon(HORIZON)
                .leastSamples(500)
                .parts(parts)
                .meanTrees(trees(40))
                .quantileTrees(trees)
                .build();
        DemandForecast forecast = new BoostedForecaster(settings, new ExponentialSmoothing())
                .fit(panel, context())
                .forecast(HORIZON, context());
        SplittableRandom random = new SplittableRandom(9);
        double held = 0;
        int draws = 20;
        for (int r = 0; r < panel.rows(); r++) {
            for (int h = 0; h < HORIZON; h++) {
                double mu = demand(r, DAYS + h, promoted(r, DAYS + h));
                for (int d = 0; d < draws; d++) {
                    double y = poisson(random, mu);
                    // Half way between below and at a count, as probabilities of counts jump.
                    held += 0.5 * (between(forecast, r, h, y) + between(forecast, r, h, y - 1));
                }
            }
        }
        return held / (panel.rows() * HORIZON * draws);
    }

    private static double between(DemandForecast forecast, int row, int step, double value) {
        double p = forecast.cdf(row, step, value);
        return p >= 0.1 && p <= 0.9 ? 1 : 0;
    }

    @Test
    void daysInStockAreAveragedWithAllDaysByTheirShare() {
        DemandPanel panel = shops(60, true, true);
        DemandForecaster all = new ExponentialSmoothing();
        DemandForecaster first = forecaster(SoldOutDays.IN_STOCK);
        DemandForecast both = EnsembleForecaster.ofDaysInStock("both", first, List.of(all), new double[] {2, 1})
                .fit(panel, context())
                .forecast(HORIZON, context());
        DemandForecast a = first.fit(panel, context()).forecast(HORIZON, context());
        DemandForecast b = all.fit(panel, context()).forecast(HORIZON, context());
        double plain = 0;
        double averaged = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int h = 0; h < HORIZON; h++) {
                assertThat(both.mean(r, h)).isCloseTo((2 * a.mean(r, h) + b.mean(r, h)) / 3, within(1e-9));
                plain += (2 * a.quantile(r, h, 0.5) + b.quantile(r, h, 0.5)) / 3;
                averaged += both.quantile(r, h, 0.5);
            }
        }
        // Quantiles of all days are drawn down to what days in stock sell of them.
        assertThat(averaged).isBetween(0.9 * plain, 0.995 * plain);
    }

    @Test
    void promotionsExplainThemselves() {
        DemandPanel panel = shops(60, true, false);
        FittedDemand fitted = forecaster(SoldOutDays.COMPLETED).fit(panel, context());
        DemandForecast forecast = fitted.forecast(HORIZON, context());
        double with = 0;
        double without = 0;
        for (int r = 0; r < 12; r++) {
            Explanation why = BoostedForecaster.explain(fitted, panel.key(r), HORIZON, context());
            for (int h = 0; h < HORIZON; h++) {
                double sum = why.usual()[h];
                for (double[] added : why.added().values()) {
                    sum += added[h];
                }
                int step = h;
                assertThat(sum).isCloseTo(why.mean()[h], within(1e-6));
                assertThat(why.mean()[h]).isCloseTo(forecast.mean(r, h), within(0.15 * why.mean()[h]));
                double added = java.util.Objects.requireNonNull(why.added().get(FeatureGroup.PROMOTION))[step];
                with += promoted(r, DAYS + h) ? added / why.mean()[h] : 0;
                without += promoted(r, DAYS + h) ? 0 : added / why.mean()[h];
            }
        }
        int promotions = 0;
        for (int r = 0; r < 12; r++) {
            for (int h = 0; h < HORIZON; h++) {
                promotions += promoted(r, DAYS + h) ? 1 : 0;
            }
        }
        assertThat(with / promotions).isGreaterThan(0.2);
        assertThat(Math.abs(without / (12 * HORIZON - promotions))).isLessThan(0.1);
    }

    /** What all rows have in common after an origin is taken out before trees grow: a promotion of all rows must not go with it. */
    @Test
    void plansExplainWhatAllRowsHaveInCommon() {
        int rows = 12;
        int days = 12 * 28;
        SplittableRandom random = new SplittableRandom(8);
        double[] promotion = new double[days + 14];
        for (int t = 0; t < promotion.length; t++) {
            promotion[t] = t / 7 % 3 == 1 ? 1 : 0;
        }
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.days(MONDAY, 7));
        for (int r = 0; r < rows; r++) {
            double[] value = new double[days];
            for (int t = 0; t < days; t++) {
                value[t] = (50 + 20 * r) * (1 + 0.8 * promotion[t]) * (1 + 0.1 * (random.nextDouble() - 0.5));
            }
            builder.addRow(SeriesKey.named("R" + r), 0, value);
        }
        DemandPanel panel = builder.covariate(
                        Covariate.shared("promotion", Covariate.Kind.KNOWN_FUTURE, 0, promotion, null))
                .build();
        DemandForecast forecast = new BoostedForecaster(
                        BoostedSettings.builder()
                                .horizon(14)
                                .leastSamples(500)
                                .plansExplain(true)
                                .meanTrees(trees(60))
                                .quantileTrees(trees(20))
                                .build(),
                        new ExponentialSmoothing())
                .fit(panel, context())
                .forecast(14, context());
        // The history ends with 48 whole weeks: week 48 has no promotion, week 49 has one.
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < 14; h++) {
                double truth = (50 + 20 * r) * (1 + 0.8 * promotion[days + h]);
                assertThat(forecast.mean(r, h)).isCloseTo(truth, within(0.12 * truth));
            }
        }
    }

    @Test
    void plansThatEndTooEarlyAreNamed() {
        DemandPanel panel = shops(40, false, false);
        FittedDemand fitted = forecaster(SoldOutDays.COMPLETED).fit(panel, context());

        assertThatThrownBy(() -> fitted.forecast(HORIZON, context()))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(
                                ((InvalidInputException) e).findings().listed())
                        .anyMatch(f -> f.name().equals("promotion") && f.value().equals("40")));
    }

    @Test
    void aGridOfQuantilesIsOneDistribution() {
        double[] z = {-1.2815515655446004, 0, 1.2815515655446004};
        double[] values = {8, 10, 13};
        QuantileGrid grid = new QuantileGrid(z, values, false, Double.NaN);
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        double above = 0;
        for (int i = 0; i < n; i++) {
            double x = grid.quantile((i + 0.5) / n);
            sum += x / n;
            squares += x * x / n;
            above += Math.max(0, x - 11) / n;
        }
        assertThat(grid.quantile(0.5)).isCloseTo(10, within(1e-9));
        assertThat(grid.cdf(13)).isCloseTo(0.9, within(1e-9));
        assertThat(grid.mean()).isCloseTo(sum, within(1e-3));
        assertThat(grid.variance()).isCloseTo(squares - sum * sum, within(1e-2));
        assertThat(grid.lossAbove(11)).isCloseTo(above, within(1e-3));
        QuantileGrid nothing = new QuantileGrid(z, new double[3], true, Double.NaN);
        assertThat(nothing.mean()).isZero();
        assertThat(nothing.cdf(0)).isEqualTo(1);
        assertThat(Arrays.stream(new double[] {0.1, 0.9}).map(nothing::quantile).sum())
                .isZero();
    }
}
