package io.flowcast.models.demand.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StlTest {
    /** A line and a season repeat themselves exactly: local lines find both. */
    private static double[] lineAndSeason(int n, int period) {
        double[] y = new double[n];
        Arrays.setAll(y, t -> 20 + 0.5 * t + (t % period == 0 ? period - 1 : -1));
        return y;
    }

    @Test
    void aLineAndASeasonAreFound() {
        Decomposition parts = Stl.of(6).loops(50, 0).decompose(lineAndSeason(48, 6));
        for (int t = 0; t < 48; t++) {
            assertThat(parts.season(t)).isCloseTo(t % 6 == 0 ? 5 : -1, within(1e-3));
            assertThat(parts.trend()[t]).isCloseTo(20 + 0.5 * t, within(1e-3));
        }
    }

    @Test
    void missingCellsTakeNothingAway() {
        double[] y = lineAndSeason(60, 6);
        for (int t : new int[] {0, 5, 13, 14, 15, 16, 17, 18, 19, 59}) {
            y[t] = Double.NaN;
        }
        Decomposition parts = Stl.of(6).loops(50, 0).decompose(y);
        for (int t = 0; t < 60; t++) {
            assertThat(parts.season(t) + parts.trend()[t])
                    .isCloseTo(20 + 0.5 * t + (t % 6 == 0 ? 5 : -1), within(0.02));
            assertThat(Double.isNaN(parts.remainder()[t])).isEqualTo(Double.isNaN(y[t]));
        }
        assertThat(parts.trust()[13]).isZero();
    }

    @Test
    void aPhaseThatWasNeverSeenStaysFinite() {
        double[] y = lineAndSeason(60, 6);
        for (int t = 4; t < 60; t += 6) {
            y[t] = Double.NaN;
        }
        Decomposition parts = Stl.of(6).robust().decompose(y);
        for (int t = 0; t < 60; t++) {
            assertThat(parts.season(t)).isFinite();
            assertThat(parts.trend()[t]).isFinite();
        }
    }

    @Test
    void outliersLoseTheirWeight() {
        double[] y = lineAndSeason(60, 6);
        for (int t = 0; t < 60; t++) {
            y[t] += Math.sin(t * t);
        }
        y[31] += 100;
        Decomposition robust = Stl.of(6).robust().decompose(y);

        assertThat(robust.trust()[31]).isZero();
        assertThat(robust.remainder()[31]).isCloseTo(100, within(3.0));
        assertThat(Stl.of(6).decompose(y).remainder()[31]).isLessThan(80);
    }

    @Test
    void theLastCycleGoesOn() {
        Decomposition parts = Mstl.of(4, 12).decompose(SeasonalLawsTest.demand(72, 1));
        for (int h = 0; h < 24; h++) {
            assertThat(parts.season(72 + h))
                    .isCloseTo(parts.season(0, 68 + h % 4) + parts.season(1, 60 + h % 12), within(1e-12));
        }
    }

    @Test
    void seasonsTheSeriesDoesNotHoldTwiceAreLeftOut() {
        double[] y = SeasonalLawsTest.demand(23, 1);
        assertThat(Mstl.of(4, 12).decompose(y).periods()).containsExactly(4);
        Decomposition none = Mstl.of(12, 50).decompose(y);
        assertThat(none.periods()).isEmpty();
        assertThat(none.season(5)).isZero();
        assertThat(none.trend()[5] + none.remainder()[5]).isCloseTo(y[5], within(1e-9));
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stl.of(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Stl.of(7, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Stl.of(7).loops(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Stl.of(7).decompose(new double[13]));
        double[] nothing = new double[20];
        Arrays.fill(nothing, Double.NaN);
        assertThatIllegalArgumentException().isThrownBy(() -> Stl.of(7).decompose(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> Mstl.of(7).decompose(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mstl(List.of(Stl.of(7), Stl.of(7)), 1));
    }
}
