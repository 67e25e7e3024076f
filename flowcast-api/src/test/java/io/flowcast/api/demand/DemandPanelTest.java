package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.Covariate.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemandPanelTest {
    private static final Timeline DAYS = Timeline.days(LocalDate.of(2024, 6, 3));
    private static final SeriesKey A = SeriesKey.named("A");
    private static final SeriesKey B = SeriesKey.named("B");
    private static final SeriesKey C = SeriesKey.named("C");

    private static DemandPanel.Builder panel() {
        return DemandPanel.builder(DAYS);
    }

    private static double[] numbers(int row, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = row * 10_000 + i;
        }
        return values;
    }

    @Test
    void aPanelWithoutRowsIsEmpty() {
        DemandPanel empty = panel().build();
        assertThat(empty.rows()).isZero();
        assertThat(empty.end()).isZero();
        assertThat(empty.rowOf(A)).isEmpty();
        assertThat(empty.select(new int[0]).rows()).isZero();
        assertThat(empty.asKnownAt(7).rows()).isZero();
    }

    @Test
    void manyRowsAndCellsKeepTheirPlaces() {
        DemandPanel.Builder builder = panel();
        int rows = 100;
        for (int row = 0; row < rows; row++) {
            builder.addRow(SeriesKey.named("row-" + row), -row, numbers(row, 40 * row));
        }
        DemandPanel panel = builder.build();
        assertThat(panel.rows()).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(panel.rowOf(SeriesKey.named("row-" + row))).hasValue(row);
            assertThat(panel.length(row)).isEqualTo(40 * row);
            assertThat(panel.start(row)).isEqualTo(-row);
            double[] copy = new double[40 * row + 2];
            panel.copyValues(row, copy, 1);
            for (int i = 0; i < 40 * row; i++) {
                assertThat(panel.value(row, i - row)).isEqualTo(row * 10_000 + i);
                assertThat(copy[i + 1]).isEqualTo(row * 10_000 + i);
            }
        }
        assertThat(panel.end()).isEqualTo(39 * (rows - 1));
    }

    @Test
    void oneRowCanBeLongerThanTheFirstRoomForIt() {
        DemandPanel panel = panel().addRow(A, 0, numbers(1, 5_000))
                .addRow(B, 0, numbers(2, 1))
                .build();
        assertThat(panel.value(0, 4_999)).isEqualTo(14_999);
        assertThat(panel.value(1, 0)).isEqualTo(20_000);
    }

    @Test
    void rowsHaveTheirOwnStartAndEnd() {
        DemandPanel panel = panel().addRow(A, 5, new double[] {1, 2})
                .addRow(B, -3, new double[] {3})
                .addRow(C, 20, new double[0])
                .build();
        assertThat(List.of(panel.end(0), panel.end(1), panel.end(2))).containsExactly(7, -2, 20);
        assertThat(panel.end()).as("a row that has not begun does not count").isEqualTo(7);
        assertThat(panel.state(0, 4)).isEqualTo(CellState.MISSING);
        assertThat(panel.state(0, 7)).isEqualTo(CellState.MISSING);
        assertThat(panel.state(2, 20)).isEqualTo(CellState.MISSING);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> panel.value(0, 7))
                .withMessageContaining("5 to 6");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> panel.availability(1, -2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> panel.value(2, 20));
    }

    @Test
    void aPanelOfRowsWithoutStepsEndsWhereTheLastBegins() {
        DemandPanel panel =
                panel().addRow(A, 3, new double[0]).addRow(B, 9, new double[0]).build();
        assertThat(panel.end()).isEqualTo(9);
    }

    @Test
    void whatIsNotInformativeHoldsNothing() {
        CellState[] states = CellState.values();
        double[] five = {5, 5, 5, 5, 5};
        DemandPanel panel = panel().addRow(A, 0, five, states, new double[] {1, 0.25, 0, 0, 0})
                .build();
        double[] values = new double[5];
        byte[] ordinals = new byte[5];
        double[] availability = new double[5];
        panel.copyValues(0, values, 0);
        panel.copyStates(0, ordinals, 0);
        panel.copyAvailability(0, availability, 0);
        for (int step = 0; step < 5; step++) {
            assertThat(panel.state(0, step)).isEqualTo(states[step]);
            assertThat(values[step]).isEqualTo(states[step].informative() ? 5 : 0);
            assertThat(CellState.values()[ordinals[step]]).isEqualTo(states[step]);
            assertThat(panel.availability(0, step)).isEqualTo(availability[step]);
        }
        assertThat(availability[1]).isCloseTo(0.25, within(1e-7));
    }

    @Test
    void notANumberIsMissingInARowWithoutStates() {
        DemandPanel panel = panel().addRow(A, 0, new double[] {1, Double.NaN}).build();
        assertThat(panel.state(0, 0)).isEqualTo(CellState.OBSERVED);
        assertThat(panel.state(0, 1)).isEqualTo(CellState.MISSING);
        assertThat(panel.value(0, 1)).isZero();
    }

    @Test
    void badCellsAreRefusedWithTheirPlace() {
        for (double bad : new double[] {-1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> panel().addRow(A, 3, new double[] {1, bad}))
                    .withMessageContaining("row A at step 4");
        }
        CellState[] censored = {CellState.CENSORED};
        CellState[] missing = {CellState.MISSING};
        double[] one = {1};
        double[] none = {Double.NaN};
        refuse(() -> panel().addRow(A, 0, none, censored, one));
        refuse(() -> panel().addRow(A, 0, one, censored, none));
        refuse(() -> panel().addRow(A, 0, one, censored, new double[] {1.0001}));
        refuse(() -> panel().addRow(A, 0, one, missing, new double[] {-0.0001}));
        refuse(() -> panel().addRow(A, 0, one, censored, new double[2]));
        refuse(() -> panel().addRow(A, 0, one, new CellState[0], one));
        refuse(() -> panel().addRow(A, Integer.MAX_VALUE, one));
        assertThat(panel().addRow(A, 0, none, missing, one).build().rows()).isEqualTo(1);
    }

    @Test
    void aRowThatIsRefusedLeavesTheBuilderAsItWas() {
        DemandPanel.Builder builder = panel().addRow(A, 0, new double[] {1});
        refuse(() -> builder.addRow(A, 0, new double[] {2}));
        refuse(() -> builder.addRow(B, 0, new double[] {-1}));
        refuse(() -> builder.addRow(B, Integer.MAX_VALUE, new double[] {1}));
        DemandPanel panel = builder.addRow(B, 0, new double[] {3}).build();
        assertThat(panel.rows()).isEqualTo(2);
        assertThat(panel.value(0, 0)).isEqualTo(1);
        assertThat(panel.value(1, 0)).isEqualTo(3);
    }

    @Test
    void aPanelDoesNotChangeWhenItsBuilderGoesOn() {
        double[] values = {1};
        DemandPanel.Builder builder = panel().addRow(A, 0, values);
        DemandPanel first = builder.build();
        builder.addRow(B, 0, new double[] {2}).integerValued(true);
        values[0] = 99;
        DemandPanel second = builder.build();
        assertThat(first.rows()).isEqualTo(1);
        assertThat(first.rowOf(B)).isEmpty();
        assertThat(first.value(0, 0)).isEqualTo(1);
        assertThat(first.integerValued()).isFalse();
        assertThat(second.rowOf(B)).hasValue(1);
    }

    @Test
    void selectedRowsComeInTheirNewOrderWithAllThatBelongsToThem() {
        DemandPanel panel = panel().addRow(A, 0, new double[] {1, 2})
                .addRow(B, 1, new double[] {3})
                .addRow(C, 2, new double[0])
                .integerValued(true)
                .covariate(Covariate.fixed("size", new double[] {10, 20, 30}))
                .covariate(Covariate.shared("holiday", Kind.KNOWN_FUTURE, 0, new double[] {0, 1}, null))
                .attribute("category", List.of("a", "b", "c"))
                .build();
        DemandPanel selected = panel.select(new int[] {2, 0});
        assertThat(List.of(selected.key(0), selected.key(1))).containsExactly(C, A);
        assertThat(selected.rowOf(B)).isEmpty();
        assertThat(selected.value(1, 1)).isEqualTo(2);
        assertThat(selected.start(0)).isEqualTo(2);
        assertThat(selected.integerValued()).isTrue();
        assertThat(selected.timeline()).isEqualTo(DAYS);
        assertThat(selected.covariates().get(0).value(0, 0)).isEqualTo(30);
        assertThat(selected.covariates().get(1).value(1, 1)).isEqualTo(1);
        assertThat(selected.attributes()).containsEntry("category", List.of("c", "a"));
        refuse(() -> panel.select(new int[] {0, 0}));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> panel.select(new int[] {3}));
    }

    @Test
    void aPanelAsItWasKnownEndsAtTheOriginAndHidesLaterKnowledge() {
        DemandPanel panel = panel().addRow(A, 0, new double[] {1, 2, 3})
                .addRow(B, 2, new double[] {4, 5})
                .addRow(C, -5, new double[] {6})
                .covariate(Covariate.shared("rain", Kind.PAST_ONLY, 0, new double[] {7, 8, 9}, null))
                .covariate(Covariate.perRow(
                        "price", Kind.KNOWN_FUTURE, new int[3], new double[][] {{1, 2, 3}, {4}, {}}, new int[][] {
                            {0, 0, 2}, {2}, {}
                        }))
                .attribute("category", List.of("a", "b", "c"))
                .build();
        DemandPanel known = panel.asKnownAt(2);
        assertThat(List.of(known.length(0), known.length(1), known.length(2))).containsExactly(2, 0, 1);
        assertThat(known.start(1)).isEqualTo(2);
        assertThat(known.end()).isEqualTo(2);
        assertThat(known.covariates().get(0).value(0, 1)).isEqualTo(8);
        assertThat(known.covariates().get(0).value(0, 2)).isNaN();
        assertThat(known.covariates().get(1).value(0, 2)).isEqualTo(3);
        assertThat(panel.asKnownAt(1).covariates().get(1).value(0, 2)).isNaN();
        assertThat(panel.asKnownAt(1).covariates().get(1).value(1, 0)).isNaN();
        assertThat(known.attributes()).isEqualTo(panel.attributes());
        assertThat(panel.length(1)).as("the panel itself").isEqualTo(2);
    }

    @Test
    void beforeAllTimeNothingWasKnownAndAfterItEverything() {
        DemandPanel panel = panel().addRow(A, 7, new double[] {1, 2}).build();
        assertThat(panel.asKnownAt(Integer.MIN_VALUE).length(0)).isZero();
        assertThat(panel.asKnownAt(Integer.MAX_VALUE).length(0)).isEqualTo(2);
    }

    @Test
    void columnsHaveAsManyRowsAsThePanel() {
        DemandPanel.Builder two =
                panel().addRow(A, 0, new double[1]).addRow(B, 0, new double[1]).attribute("category", List.of("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(two::build)
                .withMessageContaining("category has 1 rows, the panel has 2");
        DemandPanel.Builder one =
                panel().addRow(A, 0, new double[1]).covariate(Covariate.fixed("size", new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(one::build)
                .withMessageContaining("size has 2 rows, the panel has 1");
        refuse(() -> one.covariate(Covariate.fixed("size", new double[] {1})));
        refuse(() -> one.attribute("", List.of("a")));
    }

    private static void refuse(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }

    @Test
    void keepsTheCovariatesItIsTold() {
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("a"), 0, new double[] {1, 2})
                .covariate(Covariate.shared("price", Kind.KNOWN_FUTURE, 0, new double[] {1, 2, 3}, null))
                .covariate(Covariate.fixed("size", new double[] {4}))
                .build();

        DemandPanel fewer = panel.withCovariates(List.of("size", "colour"));

        assertThat(fewer.covariates()).extracting(Covariate::name).containsExactly("size");
        assertThat(fewer.value(0, 1)).isEqualTo(2);
        assertThat(panel.withCovariates(List.of("size", "price"))).isSameAs(panel);
    }

    @Test
    void refusesDemandBeyondReason() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> panel.addRow(SeriesKey.named("a"), 0, new double[] {1, Double.MAX_VALUE}))
                .withMessageContaining("step 1")
                .withMessageContaining("1.7976931348623157E308");
        panel.addRow(SeriesKey.named("b"), 0, new double[] {DemandPanel.LARGEST_DEMAND});
        assertThat(panel.build().rows()).isEqualTo(1);
    }
}
