package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowcast.api.demand.Covariate.Kind;
import org.junit.jupiter.api.Test;

class CovariateTest {
    private static final double NOTHING = Double.NaN;

    @Test
    void aStaticFactIsTrueAtEveryStepAndAlwaysKnown() {
        Covariate size = Covariate.fixed("size", new double[] {100, 200});
        assertThat(size.value(1, Integer.MIN_VALUE)).isEqualTo(200);
        assertThat(size.value(0, 7)).isEqualTo(100);
        assertThat(size.knownAt(0, 7)).isEqualTo(Integer.MIN_VALUE);
        assertThat(size.asKnownAt(-1_000).value(1, 3)).isEqualTo(200);
        assertThat(size.rows()).isEqualTo(2);
    }

    @Test
    void aPastOnlyValueIsKnownOnceItsStepHasPassed() {
        Covariate rain = Covariate.shared("rain", Kind.PAST_ONLY, 10, new double[] {1, 2, 3}, null);
        assertThat(rain.knownAt(0, 10)).isEqualTo(11);
        Covariate known = rain.asKnownAt(12);
        assertThat(known.value(5, 10)).isEqualTo(1);
        assertThat(known.value(5, 11)).isEqualTo(2);
        assertThat(known.value(5, 12)).isNaN();
    }

    @Test
    void aPlannedValueIsKnownAheadUnlessItSaysSince() {
        Covariate holiday = Covariate.shared("holiday", Kind.KNOWN_FUTURE, 0, new double[] {0, 1}, null);
        assertThat(holiday.asKnownAt(-100).value(0, 1)).isEqualTo(1);

        Covariate promotion =
                Covariate.shared("promotion", Kind.KNOWN_FUTURE, 0, new double[] {0, 1, 1}, new int[] {-7, -7, 2});
        Covariate known = promotion.asKnownAt(1);
        assertThat(known.value(0, 1)).isEqualTo(1);
        assertThat(known.value(0, 2)).isNaN();
        assertThat(promotion.asKnownAt(2).value(0, 2)).isEqualTo(1);
        assertThat(promotion.asKnownAt(-8).value(0, 0)).isNaN();
    }

    @Test
    void aValueOfWhichOnlyALaterVintageIsStoredIsNotSeenBeforeIt() {
        // Measured on step 3, published on step 5 and revised on step 9: only the last one is stored.
        Covariate index = Covariate.shared("index", Kind.PAST_ONLY, 3, new double[] {42}, new int[] {9});
        assertThat(index.asKnownAt(8).value(0, 3)).isNaN();
        assertThat(index.asKnownAt(9).value(0, 3)).isEqualTo(42);
    }

    @Test
    void whatWasHiddenStaysHidden() {
        Covariate rain = Covariate.shared("rain", Kind.PAST_ONLY, 0, new double[] {1, 2, 3}, null);
        assertThat(rain.asKnownAt(1).asKnownAt(3).value(0, 2)).isNaN();
        assertThat(rain.value(0, 2)).isEqualTo(3);
    }

    @Test
    void outsideItsStepsNothingIsKnown() {
        Covariate rain = Covariate.shared("rain", Kind.PAST_ONLY, 10, new double[] {1, 2}, new int[] {11, 12});
        assertThat(rain.value(0, 9)).isNaN();
        assertThat(rain.value(0, 12)).isNaN();
        assertThat(rain.value(0, Integer.MAX_VALUE)).isNaN();
        assertThat(rain.knownAt(0, 12)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void rowsHaveTheirOwnStartLengthAndKnowledge() {
        Covariate price = Covariate.perRow(
                "price", Kind.KNOWN_FUTURE, new int[] {0, 5}, new double[][] {{1, 2}, {3, NOTHING, 4}}, new int[][] {
                    {0, 1}, {6, 6, 7}
                });
        assertThat(price.value(0, 1)).isEqualTo(2);
        assertThat(price.value(1, 1)).isNaN();
        assertThat(price.value(1, 7)).isEqualTo(4);
        Covariate known = price.asKnownAt(6);
        assertThat(known.value(1, 5)).isEqualTo(3);
        assertThat(known.value(1, 6)).isNaN();
        assertThat(known.value(1, 7)).isNaN();
        Covariate second = price.select(new int[] {1});
        assertThat(second.rows()).isEqualTo(1);
        assertThat(second.value(0, 7)).isEqualTo(4);
        assertThat(second.knownAt(0, 7)).isEqualTo(7);
    }

    @Test
    void sharedValuesServeAnySelection() {
        Covariate holiday = Covariate.shared("holiday", Kind.KNOWN_FUTURE, 0, new double[] {1}, null);
        assertThat(holiday.select(new int[] {3, 1})).isSameAs(holiday);
        assertThat(holiday.rows()).isEqualTo(1);
        assertThat(holiday.value(99, 0)).isEqualTo(1);
    }

    @Test
    void valuesAreCopied() {
        double[] values = {1};
        int[] knownAt = {1};
        Covariate fixed = Covariate.fixed("size", values);
        Covariate shared = Covariate.shared("rain", Kind.PAST_ONLY, 0, values, knownAt);
        values[0] = 99;
        knownAt[0] = 99;
        assertThat(fixed.value(0, 0)).isEqualTo(1);
        assertThat(shared.value(0, 0)).isEqualTo(1);
        assertThat(shared.knownAt(0, 0)).isEqualTo(1);
    }

    @Test
    void badShapesAndValuesAreRefused() {
        double[] two = {1, 2};
        refuse(() -> Covariate.fixed(" ", two));
        refuse(() -> Covariate.fixed("size", new double[] {Double.POSITIVE_INFINITY}));
        refuse(() -> Covariate.shared("x", Kind.STATIC, 0, two, null));
        refuse(() -> Covariate.shared("x", Kind.KNOWN_FUTURE, 0, new double[] {Double.NEGATIVE_INFINITY}, null));
        refuse(() -> Covariate.shared("x", Kind.KNOWN_FUTURE, 0, two, new int[] {0}));
        refuse(() -> Covariate.perRow("x", Kind.KNOWN_FUTURE, new int[1], new double[2][1], null));
        refuse(() -> Covariate.perRow("x", Kind.KNOWN_FUTURE, new int[2], new double[2][1], new int[1][1]));
        refuse(() -> Covariate.perRow("x", Kind.KNOWN_FUTURE, new int[2], new double[2][1], new int[3][1]));
        // A measurement is not known before it was made.
        refuse(() -> Covariate.shared("x", Kind.PAST_ONLY, 0, two, new int[] {1, 1}));
    }

    private static void refuse(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }
}
