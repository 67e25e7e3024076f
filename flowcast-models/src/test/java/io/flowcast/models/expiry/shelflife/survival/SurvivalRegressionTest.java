package io.flowcast.models.expiry.shelflife.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.InvalidInputException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SurvivalRegressionTest {
    private static final int N = 60;

    /** Drawn lives of a log-location family with a covariate, watched until a limit. */
    private record Sample(SurvivalData data, Covariates covariates) {
        static Sample draw(long seed) {
            Random random = new Random(seed);
            double[] time = new double[N];
            boolean[] failed = new boolean[N];
            double[][] x = new double[N][2];
            for (int i = 0; i < N; i++) {
                x[i][0] = 12 * random.nextDouble();
                x[i][1] = random.nextInt(2);
                double life = Math.exp(2.5 - 0.08 * x[i][0] + 0.4 * x[i][1] + 0.5 * random.nextGaussian());
                double watch = 2 + 20 * random.nextDouble();
                time[i] = Math.max(0.5, Math.rint(2 * Math.min(life, watch)) / 2);
                failed[i] = life <= watch;
            }
            return new Sample(SurvivalData.rightCensored(time, failed), Covariates.of(List.of("a", "b"), x));
        }

        Covariates moved(double factor, double shift) {
            double[][] x = new double[N][2];
            for (int i = 0; i < N; i++) {
                x[i][0] = factor * covariates.at(i, 0) + shift;
                x[i][1] = covariates.at(i, 1);
            }
            return Covariates.of(List.of("a", "b"), x);
        }
    }

    /** At the estimate no step in any direction raises the likelihood: checked by the likelihood of the distribution itself. */
    @Test
    void theEstimateIsTheTopOfTheLikelihood() {
        Sample sample = Sample.draw(3);
        for (LifeLaw law : LifeLaw.values()) {
            AcceleratedFailureModel model = AcceleratedFailure.fit(law, sample.data(), sample.covariates());
            double top = logLikelihood(sample, law, model.coefficients(), model.scale());
            assertThat(model.logLikelihood()).isCloseTo(top, within(1e-6));
            for (int j = 0; j < 3; j++) {
                for (double step : new double[] {-1e-3, 1e-3}) {
                    double[] moved = model.coefficients();
                    moved[j] += step;
                    assertThat(logLikelihood(sample, law, moved, model.scale())).isLessThan(top);
                }
            }
            assertThat(model.nullLogLikelihood()).isLessThanOrEqualTo(model.logLikelihood());
        }
    }

    private static double logLikelihood(Sample sample, LifeLaw law, double[] b, double scale) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            ParametricLife life = new ParametricLife(
                    law,
                    b[0]
                            + b[1] * sample.covariates().at(i, 0)
                            + b[2] * sample.covariates().at(i, 1),
                    scale);
            double t = sample.data().lower(i);
            sum += Math.log(life.survival(t));
            sum += sample.data().failed(i) ? Math.log(life.hazard(t)) : 0;
        }
        return sum;
    }

    @Property(tries = 20)
    void unitsOfACovariateDoNotMatter(
            @ForAll @DoubleRange(min = 0.1, max = 50) double factor,
            @ForAll @DoubleRange(min = -500, max = 500) double shift) {
        Sample sample = Sample.draw(11);
        Covariates moved = sample.moved(factor, shift);
        CoxModel cox = Cox.fit(sample.data(), sample.covariates());
        CoxModel other = Cox.fit(sample.data(), moved);
        assertThat(other.coefficients()[0] * factor).isCloseTo(cox.coefficients()[0], within(1e-7));
        assertThat(other.logLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-7));
        assertThat(other.concordance()).isCloseTo(cox.concordance(), within(1e-9));
        AcceleratedFailureModel aft = AcceleratedFailure.fit(LifeLaw.WEIBULL, sample.data(), sample.covariates());
        AcceleratedFailureModel otherAft = AcceleratedFailure.fit(LifeLaw.WEIBULL, sample.data(), moved);
        assertThat(otherAft.coefficients()[1] * factor).isCloseTo(aft.coefficients()[1], within(1e-7));
        assertThat(otherAft.standardErrors()[1] * factor).isCloseTo(aft.standardErrors()[1], within(1e-7));
    }

    /** A Weibull life has proportional hazards with b = -b_aft / scale, so both fits of one sample must be near. */
    @Test
    void coxAndWeibullTellTheSameStory() {
        Sample sample = Sample.draw(5);
        AcceleratedFailureModel aft = AcceleratedFailure.fit(LifeLaw.WEIBULL, sample.data(), sample.covariates());
        CoxModel cox = Cox.fit(sample.data(), sample.covariates());
        assertThat(cox.coefficients()[0])
                .isCloseTo(-aft.coefficients()[1] / aft.scale(), within(cox.standardErrors()[0]));
        double[] at = {5, 1};
        assertThat(cox.survival(0, at).survival(6)).isCloseTo(aft.life(at).survival(6), within(0.1));
        assertThat(cox.likelihoodRatio()).isPositive();
        assertThat(cox.wald()).isPositive();
        assertThat(cox.failures()).isLessThan(cox.records());
    }

    @Test
    void tiesAreAlikeWhereThereAreNone() {
        Random random = new Random(8);
        double[] time = new double[N];
        boolean[] failed = new boolean[N];
        double[][] x = new double[N][1];
        for (int i = 0; i < N; i++) {
            x[i][0] = random.nextGaussian();
            time[i] = Math.exp(0.5 * x[i][0]) * -Math.log(random.nextDouble());
            failed[i] = random.nextInt(4) > 0;
        }
        SurvivalData data = SurvivalData.rightCensored(time, failed);
        Covariates covariates = Covariates.of(List.of("x"), x);
        assertThat(Cox.fit(data, covariates, Ties.EFRON).coefficients()[0])
                .isCloseTo(Cox.fit(data, covariates, Ties.BRESLOW).coefficients()[0], within(1e-12));
    }

    @Test
    void whatCannotBeToldIsRefused() {
        SurvivalData data = SurvivalData.rightCensored(
                new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, true, true, true, true, true});
        Covariates perfect = Covariates.of(List.of("x"), new double[][] {{6}, {5}, {4}, {3}, {2}, {1}});
        Covariates constant = Covariates.of(List.of("x"), new double[][] {{1}, {1}, {1}, {1}, {1}, {1}});
        assertThatThrownBy(() -> Cox.fit(data, perfect))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.no-convergence");
        assertThatThrownBy(() -> Cox.fit(data, constant))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.not-identified");
        assertThatThrownBy(() -> AcceleratedFailure.fit(LifeLaw.WEIBULL, data, constant))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.not-identified");
        assertThatThrownBy(() -> AcceleratedFailure.fit(
                        LifeLaw.WEIBULL, SurvivalData.rightCensored(new double[] {1, 2}, new boolean[2])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.no-failures");
        assertThatThrownBy(() -> Covariates.of(List.of("x"), new double[][] {{Double.NaN}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.bad-covariate");
    }

    /** All lives alike: the scale goes to 0 and there is no best one. */
    @Test
    void livesThatAreAllAlikeAreRefused() {
        SurvivalData same = SurvivalData.rightCensored(new double[] {7, 7, 7}, new boolean[] {true, true, true});
        assertThatThrownBy(() -> AcceleratedFailure.fit(LifeLaw.LOGNORMAL, same))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Maybe");
    }
}
