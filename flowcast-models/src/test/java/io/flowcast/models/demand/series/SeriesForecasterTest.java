package io.flowcast.models.demand.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.smoothing.EtsMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesForecasterTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final RunContext CONTEXT = RunContext.asOf(MONDAY).seed(3).build();

    private static int poisson(double mean, SplittableRandom random) {
        double product = random.nextDouble();
        int k = 0;
        for (double end = Math.exp(-mean); product > end; k++) {
            product *= random.nextDouble();
        }
        return k;
    }

    /** Poisson demand of a mean that is cut at a stock; what is recorded of it, with the share seen or as a bound. */
    private static DemandPanel soldOut(int rows, int days, double mean, int stock, boolean share) {
        SplittableRandom random = new SplittableRandom(11);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(true);
        for (int r = 0; r < rows; r++) {
            double[] sales = new double[days];
            double[] seen = new double[days];
            CellState[] states = new CellState[days];
            for (int d = 0; d < days; d++) {
                double time = 0;
                int sold = 0;
                while (sold < stock) {
                    time -= Math.log(1 - random.nextDouble()) / mean;
                    if (time > 1) {
                        break;
                    }
                    sold++;
                }
                sales[d] = sold;
                states[d] = time < 1 ? CellState.CENSORED : CellState.OBSERVED;
                seen[d] = time < 1 && share ? time : 1;
            }
            panel.addRow(SeriesKey.named("row " + r), 0, sales, states, seen);
        }
        return panel.build();
    }

    private static double meanForecast(DemandPanel panel) {
        DemandForecast forecast =
                new SeriesForecaster(EtsMethod.ses()).fit(panel, CONTEXT).forecast(7, CONTEXT);
        double sum = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int h = 0; h < 7; h++) {
                sum += forecast.mean(r, h) / (7.0 * panel.rows());
            }
        }
        return sum;
    }

    @Test
    void soldOutDaysAreLowerBoundsNotObservations() {
        // A stock of 10 for a mean of 10: the mean of sales is 8.75 (Poisson loss by the sum of its tail).
        assertThat(meanForecast(soldOut(60, 70, 10, 10, true))).isBetween(9.6, 10.4);
        assertThat(meanForecast(soldOut(60, 70, 10, 10, false))).isBetween(9.3, 10.7);
    }

    @Test
    void intervalsHoldWhatTheyPromise() {
        int rows = 200;
        int days = 60;
        int horizon = 6;
        SplittableRandom random = new SplittableRandom(5);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));
        double[][] actual = new double[rows][horizon];
        for (int r = 0; r < rows; r++) {
            // A random walk with jumps: errors have long tails, which a method that thinks of a normal distribution
            // does not expect.
            double level = 100;
            double[] history = new double[days];
            for (int t = 0; t < days + horizon; t++) {
                double step = random.nextDouble() < 0.1 ? 6 : 1;
                level = Math.max(5, level + step * random.nextGaussian());
                if (t < days) {
                    history[t] = level;
                } else {
                    actual[r][t - days] = level;
                }
            }
            panel.addRow(SeriesKey.named("walk " + r), 0, history);
        }
        DemandForecast forecast = new SeriesForecaster(EtsMethod.ses())
                .fit(panel.build(), CONTEXT)
                .forecast(horizon, CONTEXT);
        double inside80 = 0;
        double inside95 = 0;
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < horizon; h++) {
                double y = actual[r][h];
                inside80 += y >= forecast.quantile(r, h, 0.1) && y <= forecast.quantile(r, h, 0.9) ? 1 : 0;
                inside95 += y >= forecast.quantile(r, h, 0.025) && y <= forecast.quantile(r, h, 0.975) ? 1 : 0;
            }
        }
        // Paths of 200 rows are independent: the standard error of the share is near 0.02.
        assertThat(inside80 / (rows * horizon)).isBetween(0.75, 0.85);
        assertThat(inside95 / (rows * horizon)).isBetween(0.92, 0.98);
    }

    @Test
    void updatesWidenIntervalsOfARowThatTurnedWild() {
        double[] calm = new double[120];
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < calm.length; t++) {
            calm[t] = 50 + (t < 60 ? 1 : 12) * random.nextGaussian();
        }
        DemandPanel whole = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("a"), 0, calm)
                .build();
        FittedSeries fitted = new SeriesForecaster(EtsMethod.ses()).fit(whole.asKnownAt(60), CONTEXT);
        DemandForecast before = fitted.forecast(1, CONTEXT);
        DemandForecast after = fitted.update(whole, CONTEXT).forecast(1, CONTEXT);

        double widthBefore = before.quantile(0, 0, 0.9) - before.quantile(0, 0, 0.1);
        double widthAfter = after.quantile(0, 0, 0.9) - after.quantile(0, 0, 0.1);
        assertThat(widthAfter).isGreaterThan(2 * widthBefore);
    }

    @Test
    void partsAddUpToTheMean() {
        double[] values = new double[48];
        Arrays.setAll(values, t -> 100 + t + 20 * Math.sin(2 * Math.PI * t / 12));
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(12))
                .addRow(SeriesKey.named("a"), 0, values)
                .build();
        FittedSeries fitted = new SeriesForecaster(EtsMethod.auto()).fit(panel, CONTEXT);
        Parts parts = fitted.parts(0, 12);
        DemandForecast forecast = fitted.forecast(12, CONTEXT);

        assertThat(fitted.label(0)).startsWith("ETS(");
        assertThat(parts.units()).hasSizeGreaterThan(1);
        for (int h = 0; h < 12; h++) {
            int step = h;
            double sum =
                    parts.units().values().stream().mapToDouble(p -> p[step]).sum();
            assertThat(sum).isCloseTo(forecast.mean(0, h), within(1e-6));
        }
    }

    private static DemandPanel withPromotion(double[] promotion) {
        double[] values = new double[40];
        Arrays.setAll(values, t -> 10 + 5 * promotion[t] + t % 3);
        return DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(SeriesKey.named("a"), 0, values)
                .covariate(Covariate.shared("promotion", Covariate.Kind.KNOWN_FUTURE, 0, promotion, null))
                .build();
    }

    @Test
    void regressorsReachTheMethodAndMissingOnesAreErrorsThatNameThem() {
        double[] promotion = new double[43];
        Arrays.setAll(promotion, t -> t % 5 == 0 ? 1 : 0);
        FittedSeries fitted = new SeriesForecaster(new PromotionMethod()).fit(withPromotion(promotion), CONTEXT);

        DemandForecast known = fitted.forecast(3, CONTEXT);
        assertThat(known.findings().count(Severity.ERROR)).isZero();
        assertThat(known.mean(0, 0)).as("step 40 has a promotion").isCloseTo(16, within(0.5));
        assertThat(known.mean(0, 1)).isCloseTo(11, within(0.5));
        DemandForecast unknown = fitted.forecast(4, CONTEXT);
        assertThat(unknown.findings().listed())
                .anyMatch(f -> f.severity() == Severity.ERROR && f.name().equals("promotion"));
    }

    @Test
    void regressorsComeBackFromAFile() throws IOException {
        double[] promotion = new double[43];
        Arrays.setAll(promotion, t -> t % 5 == 0 ? 1 : 0);
        SeriesForecaster forecaster = new SeriesForecaster(new PromotionMethod());
        FittedSeries fitted = forecaster.fit(withPromotion(promotion), CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedSeries loaded = forecaster.load(new ByteArrayInputStream(out.toByteArray()));

        assertThat(loaded.forecast(3, CONTEXT).mean(0, 0))
                .isEqualTo(fitted.forecast(3, CONTEXT).mean(0, 0));
    }

    @Test
    void unusedCovariatesAreSaidOnlyIfAsked() {
        DemandPanel panel = withPromotion(new double[43]);
        SeriesForecaster quiet = new SeriesForecaster(EtsMethod.ses());

        assertThat(quiet.fit(panel, CONTEXT).findings().count(Codes.REGRESSORS_UNUSED))
                .isZero();
        assertThat(quiet.notingUnusedCovariates().fit(panel, CONTEXT).findings().listed())
                .anyMatch(f -> f.code().equals(Codes.REGRESSORS_UNUSED)
                        && f.severity() == Severity.INFO
                        && f.value().contains("promotion"));
    }

    @Test
    void everyCutAndEveryChangedByteOfAFileIsRefused() throws IOException {
        SeriesForecaster forecaster = new SeriesForecaster(EtsMethod.auto());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        forecaster.fit(soldOut(2, 20, 5, 6, true), CONTEXT).save(out);
        byte[] good = out.toByteArray();
        for (int cut = 0; cut < good.length; cut += 13) {
            byte[] part = Arrays.copyOf(good, cut);
            assertThatThrownBy(() -> forecaster.load(new ByteArrayInputStream(part)))
                    .as("the first " + cut + " bytes")
                    .isInstanceOf(InvalidInputException.class);
        }
        for (int at = 0; at < good.length; at += 17) {
            byte[] bad = good.clone();
            bad[at] ^= 0x40;
            assertThatThrownBy(() -> forecaster.load(new ByteArrayInputStream(bad)))
                    .as("byte " + at)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aStreamThatFailsIsNotAModelThatIsWrong() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThatThrownBy(() -> new SeriesForecaster(EtsMethod.ses()).load(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void laterStepsAloneAreEnoughForAnUpdate() {
        double[] values = new double[40];
        SplittableRandom random = new SplittableRandom(4);
        Arrays.setAll(values, t -> poisson(9, random));
        DemandPanel whole = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("a"), 0, values)
                .build();
        DemandPanel later = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("a"), 30, Arrays.copyOfRange(values, 30, 40))
                .build();
        FittedSeries fitted = new SeriesForecaster(EtsMethod.ses()).fit(whole.asKnownAt(30), CONTEXT);

        assertThat(fitted.update(later, CONTEXT).forecast(2, CONTEXT).mean(0, 1))
                .isEqualTo(fitted.update(whole, CONTEXT).forecast(2, CONTEXT).mean(0, 1));
    }
}
