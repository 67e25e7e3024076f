package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemandFeaturesTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int ROWS = 40;
    private static final int DAYS = 63;
    private static final int ORIGIN = 56;

    private static RunContext context() {
        return RunContext.asOf(MONDAY).seed(1).build();
    }

    /** Ten products in four shops, some days sold out, with discounts, holidays and weather. */
    private static DemandPanel panel(double unit) {
        SplittableRandom random = new SplittableRandom(4);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY));
        double[][] discount = new double[ROWS][DAYS];
        double[][] rain = new double[ROWS][DAYS];
        double[] holiday = new double[DAYS];
        List<String> category = new ArrayList<>();
        for (int r = 0; r < ROWS; r++) {
            double[] value = new double[DAYS];
            double[] open = new double[DAYS];
            CellState[] state = new CellState[DAYS];
            for (int t = 0; t < DAYS; t++) {
                boolean cut = random.nextInt(4) == 0;
                value[t] = unit * random.nextInt(20);
                open[t] = cut ? 0.1 + 0.8 * random.nextDouble() : 1;
                state[t] = cut ? CellState.CENSORED : t % 30 == 29 ? CellState.CLOSED : CellState.OBSERVED;
                discount[r][t] = random.nextInt(3) == 0 ? 0.8 : 1;
                rain[r][t] = random.nextDouble();
                holiday[t] = t % 11 == 0 ? 1 : 0;
            }
            panel.addRow(new SeriesKey("S" + r / 10, "P" + r % 10), 0, value, state, open);
            category.add("C" + r % 10 / 5);
        }
        int[] start = new int[ROWS];
        return panel.attribute("category", category)
                .covariate(Covariate.perRow("discount", Covariate.Kind.KNOWN_FUTURE, start, discount, null))
                .covariate(Covariate.shared("holiday", Covariate.Kind.KNOWN_FUTURE, 0, holiday, null))
                .covariate(Covariate.perRow("rain", Covariate.Kind.PAST_ONLY, start, rain, null))
                .build();
    }

    private static int column(FeatureTable table, String name) {
        for (int f = 0; f < table.features().size(); f++) {
            if (table.features().get(f).name().equals(name)) {
                return f;
            }
        }
        throw new AssertionError("no feature " + name);
    }

    @Test
    void nothingIsUsedThatWasNotKnownAtTheOrigin() {
        DemandPanel whole = panel(1);
        DemandFeatures features = DemandFeatures.of(whole, 7);
        FeatureTable later = features.at(whole, ORIGIN, 7, 0, ROWS, context());
        FeatureTable then = features.at(whole.asKnownAt(ORIGIN), ORIGIN, 7, 0, ROWS, context());

        assertThat(later.samples()).isEqualTo(ROWS * 7);
        for (int f = 0; f < features.features().size(); f++) {
            assertThat(later.column(f)).as(features.features().get(f).name()).isEqualTo(then.column(f));
        }
    }

    @Test
    void tellsWhereAStepLiesInARunOfASwitch() throws IOException {
        double[] promo = new double[20];
        // On in steps 8, 9, 10 and 15; known to step 19, the origin is step 10.
        promo[8] = promo[9] = promo[10] = promo[15] = 2;
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(SeriesKey.named("a"), 0, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                .covariate(Covariate.shared("promo", Covariate.Kind.KNOWN_FUTURE, 0, promo, null))
                .build();
        DemandFeatures chosen = DemandFeatures.of(panel, 10, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chosen.write(new DataOutputStream(out));
        DemandFeatures features = DemandFeatures.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
        FeatureTable table = features.at(panel, 10, 10, 0, 1, context());
        float[] since = table.column(column(table, "promo.since-change"));
        float[] until = table.column(column(table, "promo.until-change"));
        float[] lately = table.column(column(table, "promo.on-lately"));
        float[] soon = table.column(column(table, "promo.on-soon"));

        assertThat(since).containsExactly(2, 0, 1, 2, 3, 0, 0, 1, 2, 3);
        // Nothing is known of step 20: 15 stands for later than 14 steps.
        assertThat(until).containsExactly(1, 4, 3, 2, 1, 1, 15, 15, 15, 15);
        assertThat(lately[0]).isCloseTo(2f / 10, within(1e-6f));
        assertThat(lately[5]).isCloseTo(3f / 14, within(1e-6f));
        assertThat(soon[0]).isCloseTo(1f / 7, within(1e-6f));
        assertThat(soon[8]).isZero();
        assertThat(soon[9]).isNaN();
        assertThat(DemandFeatures.of(panel, 10).features())
                .noneMatch(f -> f.name().endsWith("-change"));
    }

    @Test
    void samplesOfThePastHaveTheFeaturesOfTheirOrigin() {
        DemandPanel whole = panel(1);
        DemandFeatures features = DemandFeatures.of(whole, 7);
        FeatureTable past = features.past(whole, new int[] {ORIGIN - 7, ORIGIN}, 7, 0.5, context());
        FeatureTable now = features.at(whole, ORIGIN, 7, 0, ROWS, context());

        assertThat(past.samples()).isBetween(ROWS * 7 / 2, ROWS * 9);
        int same = 0;
        for (int i = 0; i < past.samples(); i++) {
            assertThat(whole.state(past.row(i), past.origin(i) + past.step(i)).informative())
                    .isTrue();
            if (past.origin(i) == ORIGIN) {
                int at = past.row(i) * 7 + past.step(i);
                assertThat(past.scale(i)).isEqualTo(now.scale(at));
                assertThat(past.column(5)[i]).isEqualTo(now.column(5)[at]);
                same++;
            }
        }
        assertThat(same).isPositive();
    }

    @Test
    void soldOutDaysCountForWhatWasSeen() {
        double[] sales = new double[56];
        double[] open = new double[56];
        CellState[] state = new CellState[56];
        for (int t = 0; t < sales.length; t++) {
            boolean cut = t % 2 == 1;
            open[t] = cut ? 0.5 : 1;
            sales[t] = 10 * open[t];
            state[t] = cut ? CellState.CENSORED : CellState.OBSERVED;
        }
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(SeriesKey.named("a"), 0, sales, state, open)
                .build();
        FeatureTable table = DemandFeatures.of(panel, 3).at(panel, 56, 3, 0, 1, context());

        assertThat(table.scale(0)).isCloseTo(10, within(1e-9));
        for (String name : List.of("level.last.1", "level.last.7", "level.all", "season.own.4", "level.quantile.0.5")) {
            assertThat(table.column(column(table, name))[0]).as(name).isCloseTo(1, within(1e-5f));
        }
        assertThat(table.column(column(table, "availability.usual"))[0]).isCloseTo(0.75f, within(1e-5f));
    }

    @Test
    void theUnitOfDemandChangesTheLevelOnly() {
        FeatureTable one = table(panel(1));
        FeatureTable thousand = table(panel(1024));

        for (int f = 0; f < one.features().size(); f++) {
            String name = one.features().get(f).name();
            if (name.equals("level.last.14") || name.equals("season.own.2") || name.equals("level.quantile.0.5")) {
                for (int i = 0; i < one.samples(); i++) {
                    assertThat(thousand.column(f)[i]).as(name).isCloseTo(one.column(f)[i], within(1e-4f));
                }
            }
        }
        assertThat(thousand.scale(0)).isCloseTo(1024 * one.scale(0), within(1e-6));
    }

    private static FeatureTable table(DemandPanel panel) {
        return DemandFeatures.of(panel, 7).at(panel, ORIGIN, 7, 0, ROWS, context());
    }

    @Test
    void whatWasChosenIsKept() throws IOException {
        DemandPanel panel = panel(1);
        DemandFeatures features = DemandFeatures.of(panel, 7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        features.write(new DataOutputStream(out));
        DemandFeatures again = DemandFeatures.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(again.features()).isEqualTo(features.features());
        assertThat(again.neededAhead()).containsExactly("discount", "holiday");
        assertThat(features.features().stream().map(Feature::name)).doesNotHaveDuplicates();
        assertThat(features.features().stream().map(Feature::group).distinct())
                .contains(FeatureGroup.PROMOTION, FeatureGroup.WEATHER, FeatureGroup.CALENDAR, FeatureGroup.RELATED);
        DemandPanel bare = DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(SeriesKey.named("a"), 0, new double[30])
                .build();
        assertThatThrownBy(() -> again.at(bare, 30, 7, 0, 1, context())).isInstanceOf(InvalidInputException.class);
    }
}
