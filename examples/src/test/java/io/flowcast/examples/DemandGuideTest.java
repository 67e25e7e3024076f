package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.Anomaly;
import io.flowcast.core.feature.SeriesCleaner;
import io.flowcast.models.demand.global.Explanation;
import io.flowcast.models.demand.series.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of the demand guide runs and says something sensible, and the guide shows what runs. */
class DemandGuideTest {
    private static final Guide GUIDE = Guide.of("demand.md", "DemandGuide");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 112;

    private final RunContext context =
            RunContext.asOf(FIRST_DAY.plusDays(DAYS)).seed(1).build();

    private static double day(SplittableRandom random, int day, double level) {
        double weekday = day % 7 >= 5 ? 1.6 : 0.8;
        return Math.max(0, Math.round(level * weekday * (1 + 0.15 * (random.nextDouble() + random.nextDouble() - 1))));
    }

    private static double[] days(SplittableRandom random, int days, double level) {
        double[] sold = new double[days];
        for (int t = 0; t < days; t++) {
            sold[t] = day(random, t, level);
        }
        return sold;
    }

    /** Shops times products with a strong weekend. */
    private static DemandPanel shops(int sites, int products, int days) {
        SplittableRandom random = new SplittableRandom(5);
        DemandPanel.Builder panel =
                DemandPanel.builder(Timeline.days(FIRST_DAY, days)).integerValued(true);
        for (int s = 0; s < sites; s++) {
            for (int p = 0; p < products; p++) {
                panel.addRow(new SeriesKey("site " + s, "product " + p), 0, days(random, DAYS, 10 * (1 + s + p)));
            }
        }
        return panel.build();
    }

    private static DemandPanel shops() {
        return shops(3, 2, DAYS);
    }

    private static void hasAStrongWeekend(DemandForecast forecast) {
        // The history has 112 days, so step 0 is a Monday; weekends sell twice as much.
        assertThat(forecast.mean(0, 5)).isGreaterThan(1.5 * forecast.mean(0, 0));
        assertThat(forecast.quantile(0, 5, 0.9)).isGreaterThanOrEqualTo(forecast.quantile(0, 5, 0.1));
    }

    @Test
    void methodsByNameAndByHand() {
        hasAStrongWeekend(DemandGuide.byName(shops(), context));
        hasAStrongWeekend(DemandGuide.smoothing(shops(), context));
        hasAStrongWeekend(DemandGuide.theta(shops(), context));
        hasAStrongWeekend(DemandGuide.arima(shops(), context));
        hasAStrongWeekend(DemandGuide.combination(shops(), context));
    }

    @Test
    void hoursOfDayAndWeek() {
        double[] sold = new double[24 * 28];
        SplittableRandom random = new SplittableRandom(7);
        for (int t = 0; t < sold.length; t++) {
            sold[t] =
                    50 + 30 * Math.sin(2 * Math.PI * (t % 24) / 24) + (t / 24 % 7 >= 5 ? 20 : 0) + random.nextDouble();
        }
        DemandPanel hours = DemandPanel.builder(Timeline.hours(FIRST_DAY.atStartOfDay(), sold.length))
                .addRow(new SeriesKey("north", "visits"), 0, sold)
                .build();
        DemandForecast forecast = DemandGuide.hourly(hours, context);
        assertThat(forecast.mean(0, 6)).isCloseTo(80.5, within(5.0));
        assertThat(forecast.mean(0, 18)).isCloseTo(20.5, within(5.0));
    }

    @Test
    void aPlannedPromotionRaisesItsDay() {
        SplittableRandom random = new SplittableRandom(9);
        double[] sold = days(random, DAYS, 20);
        double[] plan = new double[DAYS + 14];
        for (int t = 3; t < plan.length; t += 11) {
            plan[t] = 1;
            if (t < DAYS) {
                sold[t] *= 2;
            }
        }
        DemandForecast forecast = DemandGuide.regressors(
                new SeriesKey("north", "strawberries"),
                DemandPanel.builder(Timeline.days(FIRST_DAY, DAYS)).integerValued(true),
                sold,
                plan,
                context);
        int promoted = 0;
        while (plan[DAYS + promoted] == 0) {
            promoted++;
        }
        double sameWeekday = forecast.mean(0, promoted < 7 ? promoted + 7 : promoted - 7);
        assertThat(forecast.mean(0, promoted)).isGreaterThan(1.4 * sameWeekday);
    }

    @Test
    void rareDemandIsMostlyNothing() {
        SplittableRandom random = new SplittableRandom(11);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1)).integerValued(true);
        for (int r = 0; r < 20; r++) {
            double[] sold = new double[60];
            for (int t = 0; t < sold.length; t++) {
                sold[t] = random.nextDouble() < 0.2 ? 1 + random.nextInt(4) : 0;
            }
            panel.addRow(new SeriesKey("depot", "part " + r), 0, sold);
        }
        DemandForecast forecast = DemandGuide.rare(panel.build(), context);
        assertThat(forecast.cdf(0, 0, 0)).isBetween(0.6, 0.95);
        assertThat(forecast.quantile(0, 0, 0.5)).isZero();
    }

    @Test
    void anExplanationAddsUp() {
        Explanation why = DemandGuide.boosted(shops(15, 8, DAYS), context);
        double sum = why.usual()[5];
        for (double[] units : why.added().values()) {
            sum += units[5];
        }
        assertThat(sum).isCloseTo(why.mean()[5], within(1e-6 * why.mean()[5]));
        assertThat(why.mean()[5]).isGreaterThan(1.4 * why.mean()[0]);

        Parts parts = DemandGuide.parts(shops(), context);
        assertThat(parts.units()).isNotEmpty();
    }

    @Test
    void aNewRowIsForecastFromRowsLikeIt() {
        DemandPanel.Builder panel =
                DemandPanel.builder(Timeline.days(FIRST_DAY, DAYS)).integerValued(true);
        SplittableRandom random = new SplittableRandom(13);
        for (int s = 0; s < 4; s++) {
            panel.addRow(new SeriesKey("site " + s, "old"), 0, days(random, DAYS, 10));
            panel.addRow(new SeriesKey("site " + s, "known"), 0, days(random, DAYS, 40));
        }
        panel.addRow(new SeriesKey("site 4", "old"), 0, days(random, DAYS, 10));
        panel.addRow(new SeriesKey("site 4", "known"), DAYS, new double[0]);
        DemandForecast forecast = DemandGuide.coldStart(panel.build(), context);
        int cold = 9;
        assertThat(forecast.key(cold)).isEqualTo(new SeriesKey("site 4", "known"));
        assertThat(forecast.sum(cold, 0, 7).mean()).isBetween(150.0, 450.0);
    }

    @Test
    void sumsAgreeWithTheirRows() {
        DemandForecast sums = DemandGuide.hierarchy(shops(), context);
        assertThat(sums.rows()).isEqualTo(1 + 3 + 2);
        double sites = sums.mean(1, 0) + sums.mean(2, 0) + sums.mean(3, 0);
        assertThat(sites).isCloseTo(sums.mean(0, 0), within(1e-6 * sites));
    }

    @Test
    void soldOutSaturdaysAreRecovered() {
        double demand = DemandGuide.soldOut(
                new SeriesKey("north", "strawberries"), DemandExample.history(), 5 + 7 * 3, context);
        // 20 sold in the hours in which a third of a Saturday's demand comes.
        assertThat(demand).isBetween(35.0, 75.0);
    }

    @Test
    void aModelGoesOnLearning(@TempDir Path folder) throws IOException {
        DemandPanel longer = shops();
        hasAStrongWeekend(DemandGuide.live(longer.asKnownAt(DAYS - 14), longer, folder.resolve("model"), context));
    }

    @Test
    void anOutlierIsHidden() {
        double[] sold = days(new SplittableRandom(15), DAYS, 20);
        sold[50] = 400;
        DemandPanel history = DemandPanel.builder(Timeline.days(FIRST_DAY, DAYS))
                .integerValued(true)
                .addRow(new SeriesKey("north", "milk"), 0, sold)
                .build();
        SeriesCleaner.Result cleaned = DemandGuide.clean(history, context);
        assertThat(cleaned.anomalies()).extracting(Anomaly::step).contains(50);
        assertThat(cleaned.panel().state(0, 50).informative()).isFalse();
    }

    @Test
    void methodsAreComparedByWhatCame() {
        assertThat(DemandGuide.evaluate(shops(), context)).isIn("theta", "auto-ets", "seasonal-naive");
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(11);
    }

    @Test
    void everyFileTheGuideLinksToIsThere() throws IOException {
        GUIDE.linksToFilesThatAreThere();
    }
}
