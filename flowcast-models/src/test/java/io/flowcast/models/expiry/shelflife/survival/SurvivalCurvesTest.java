package io.flowcast.models.expiry.shelflife.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.InvalidInputException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SurvivalCurvesTest {
    /** Remission under 6-MP (Freireich et al. 1963), S(t) and Greenwood's errors as printed in Kalbfleisch and Prentice (2002), table 1.2. */
    private static final double[] TIME = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};

    private static final boolean[] FAILED = {
        true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false,
        false, false, false, false
    };

    private static SurvivalData remission() {
        return SurvivalData.rightCensored(TIME, FAILED);
    }

    @Test
    void kaplanMeierGivesThePublishedTable() {
        SurvivalCurve curve = KaplanMeier.fit(remission());
        double[] at = {6, 7, 10, 13, 16, 22, 23};
        double[] survival = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
        double[] error = {0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135};
        for (int i = 0; i < at.length; i++) {
            assertThat(curve.survival(at[i])).isCloseTo(survival[i], within(5e-4));
            assertThat(curve.standardError(at[i])).isCloseTo(error[i], within(5e-4));
        }
        assertThat(curve.median()).hasValue(23);
        assertThat(curve.atRisk(10)).isEqualTo(15);
        assertThat(curve.failures(6)).isEqualTo(3);
        assertThat(curve.quantile(0.9)).isEmpty();
        assertThat(curve.survival(0)).isEqualTo(1);
        assertThat(curve.survival(1000)).isEqualTo(curve.survival(23));
    }

    @Test
    void intervalsNeverLeaveZeroToOne() {
        for (ConfidenceType type : ConfidenceType.values()) {
            SurvivalCurve curve = KaplanMeier.fit(
                    SurvivalData.rightCensored(new double[] {1, 2, 3}, new boolean[] {true, true, true}), 0.95, type);
            for (double t : new double[] {0, 1, 2, 3, 4}) {
                assertThat(curve.lower(t)).isBetween(0.0, curve.survival(t));
                assertThat(curve.upper(t)).isBetween(curve.survival(t), 1.0);
            }
            assertThat(curve.survival(3)).isZero();
            assertThat(curve.standardError(3)).isZero();
        }
    }

    @Test
    void aQuantileInTheMiddleOfAStepIsItsMiddle() {
        SurvivalCurve curve = KaplanMeier.fit(
                SurvivalData.rightCensored(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true}));
        assertThat(curve.median()).hasValue(2.5);
        assertThat(curve.restrictedMean(4)).isCloseTo(2.5, within(1e-12));
    }

    @Property(tries = 60)
    void weightsCountLikeCopies(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 4 + random.nextInt(12);
        double[] time = new double[n];
        boolean[] failed = new boolean[n];
        double[] weight = new double[n];
        double[] longTime = new double[3 * n];
        boolean[] longFailed = new boolean[3 * n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            time[i] = 1 + random.nextInt(6);
            failed[i] = random.nextInt(3) > 0;
            weight[i] = 1 + random.nextInt(3);
            for (int k = 0; k < weight[i]; k++) {
                longTime[m] = time[i];
                longFailed[m++] = failed[i];
            }
        }
        SurvivalCurve weighted =
                KaplanMeier.fit(SurvivalData.rightCensored(time, failed).withWeights(weight));
        SurvivalCurve copied =
                KaplanMeier.fit(SurvivalData.rightCensored(Arrays.copyOf(longTime, m), Arrays.copyOf(longFailed, m)));
        for (double t = 0; t < 7; t += 0.5) {
            assertThat(weighted.survival(t)).isCloseTo(copied.survival(t), within(1e-12));
            assertThat(weighted.standardError(t)).isCloseTo(copied.standardError(t), within(1e-12));
        }
    }

    /** With exact and right-censored times Turnbull's estimate is Kaplan and Meier's. */
    @Property(tries = 40)
    void turnbullIsKaplanMeierWhereBothApply(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(30);
        double[] time = new double[n];
        boolean[] failed = new boolean[n];
        for (int i = 0; i < n; i++) {
            time[i] = 1 + random.nextInt(9);
            failed[i] = i == 0 || random.nextInt(3) > 0;
        }
        SurvivalData data = SurvivalData.rightCensored(time, failed);
        SurvivalCurve product = KaplanMeier.fit(data);
        Turnbull turnbull = Turnbull.fit(data);
        double last = Arrays.stream(product.times()).max().orElse(0);
        for (double t = 0; t < last; t += 0.5) {
            assertThat(turnbull.survivalUpper(t)).isCloseTo(product.survival(t), within(2e-4));
        }
        assertThat(turnbull.gap()).isLessThan(1e-6);
    }

    /** The bound on what any other curve could gain proves the estimate; masses add up to 1. */
    @Property(tries = 40)
    void turnbullProvesItsOptimum(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 5 + random.nextInt(60);
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            lower[i] = random.nextInt(10);
            upper[i] = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : lower[i] + 1 + random.nextInt(4);
            if (lower[i] > 0 && random.nextInt(4) == 0) {
                upper[i] = lower[i];
            }
        }
        upper[0] = lower[0] + 1;
        Turnbull turnbull = Turnbull.fit(SurvivalData.intervals(lower, upper));
        double sum = 0;
        for (int j = 0; j < turnbull.size(); j++) {
            sum += turnbull.mass(j);
            assertThat(turnbull.mass(j)).isBetween(0.0, 1.0);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(turnbull.gap()).isLessThan(1e-6);
        for (double t = 0; t < 15; t += 0.7) {
            assertThat(turnbull.survival(t))
                    .isBetween(turnbull.survivalLower(t) - 1e-12, turnbull.survivalUpper(t) + 1e-12);
        }
    }

    @Test
    void theLogRankTestOfTwoEqualGroupsIsZero() {
        double[] twice = new double[42];
        boolean[] failed = new boolean[42];
        int[] group = new int[42];
        for (int i = 0; i < 42; i++) {
            twice[i] = TIME[i / 2];
            failed[i] = FAILED[i / 2];
            group[i] = i % 2;
        }
        LogRank test = LogRank.test(SurvivalData.rightCensored(twice, failed), group);
        assertThat(test.chiSquared()).isCloseTo(0, within(1e-12));
        assertThat(test.pValue()).isCloseTo(1, within(1e-6));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void badRecordsAreReportedAllAtOnce() {
        assertThatThrownBy(() -> SurvivalData.rightCensored(new double[] {1, -2, Double.NaN}, new boolean[3]))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown -> assertThat(
                                ((InvalidInputException) thrown).findings().count("survival.bad-time"))
                        .isEqualTo(2))
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> SurvivalData.intervals(new double[] {3}, new double[] {2}))
                .hasMessageContaining("survival.bad-interval");
        assertThatThrownBy(() -> SurvivalData.rightCensored(new double[0], new boolean[0]))
                .hasMessageContaining("survival.no-records");
        assertThatThrownBy(() -> remission().withWeights(1, 2)).hasMessageContaining("survival.lengths-differ");
        assertThatThrownBy(() -> KaplanMeier.fit(SurvivalData.intervals(new double[] {1}, new double[] {2})))
                .hasMessageContaining("survival.interval-not-supported");
        assertThatThrownBy(() -> Turnbull.fit(SurvivalData.rightCensored(new double[] {5}, new boolean[] {false})))
                .hasMessageContaining("survival.no-failures");
    }
}
