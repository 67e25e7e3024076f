package io.flowcast.models.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.models.expiry.donation.FairShares;
import io.flowcast.models.expiry.donation.GiftAllocation;
import io.flowcast.models.expiry.donation.GiftOffer;
import io.flowcast.models.expiry.donation.SequentialAllocation;
import io.flowcast.models.expiry.donation.Sharing;
import io.flowcast.models.expiry.donation.UncertainNeed;
import io.flowcast.models.expiry.markdown.CountLaw;
import io.flowcast.models.expiry.markdown.ExponentialPricing;
import io.flowcast.models.expiry.markdown.MarkdownDp;
import io.flowcast.models.expiry.markdown.MarkdownProblem;
import io.flowcast.models.expiry.shelflife.growth.GrowthFit;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.KineticFit;
import io.flowcast.models.expiry.shelflife.kinetics.MeanKineticTemperature;
import io.flowcast.models.expiry.shelflife.kinetics.ReactionOrder;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers at the edge of what can be: an answer that is right, or an exception that names the number. */
class OddNumbersTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final AgeingRate RATE = new AgeingRate(new TemperatureLaw.Arrhenius(80_000), 5);

    @ParameterizedTest
    @ValueSource(doubles = {1, 83_144, 300_000, 1e8})
    void steadyTemperatureIsItsOwnMeanKineticTemperature(double energy) {
        TemperatureTrace steady = TemperatureTrace.of(
                List.of(new TemperatureReading(START, 60), new TemperatureReading(START.plusSeconds(3600), 60)),
                START,
                START.plusSeconds(3600),
                new TraceSettings(Duration.ofHours(2), 5, 0.5));

        assertThat(MeanKineticTemperature.of(steady, energy)).isCloseTo(60, within(1e-9));
        assertThat(MeanKineticTemperature.of(new double[] {60, 60}, new double[] {1, 2}, energy))
                .isCloseTo(60, within(1e-9));
    }

    @Test
    void meanKineticTemperatureHasItsLimits() {
        double[] celsius = {0, 60};
        double[] once = {1, 1};

        // without an energy all inverse temperatures count alike, with a large one only the warmest reading does
        assertThat(MeanKineticTemperature.of(celsius, once, 1e-9))
                .isCloseTo(2 / (1 / 273.15 + 1 / 333.15) - 273.15, within(1e-6));
        assertThat(MeanKineticTemperature.of(celsius, once, 1e8)).isCloseTo(60, within(0.01));
        assertThatThrownBy(() -> MeanKineticTemperature.of(celsius, new double[] {1e308, 1e308}))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ratesRefuseWhatIsNoTemperature() {
        assertThat(RATE.at(-300)).isZero();
        assertThatThrownBy(() -> RATE.at(Double.NaN)).hasMessageContaining("celsius");
        assertThatThrownBy(() -> RATE.mean(Double.POSITIVE_INFINITY, 5)).hasMessageContaining("celsius");
        assertThatThrownBy(() -> new AgeingRate(new TemperatureLaw.Q10(2), Double.NaN))
                .hasMessageContaining("referenceCelsius");
        assertThatThrownBy(() -> KineticFit.arrhenius(new double[] {5, 10, 15}, new double[] {1, 2, 3}, Double.NaN))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nothingIsLostInNoTimeWhateverTheOrder() {
        assertThat(new ReactionOrder(-10).quality(1e-300, 0, 5)).isEqualTo(1e-300);
        assertThat(new ReactionOrder(10).quality(1e300, 5, 0)).isEqualTo(1e300);
    }

    @Test
    void fitsRefuseDataThatSayNothing() {
        double[] days = {0, 1, 2, 3, 0, 1, 2, 3};
        double[] celsius = {5, 5, 5, 5, 15, 15, 15, 15};

        assertThatThrownBy(() -> KineticFit.oneStep(ReactionOrder.FIRST, days, celsius, new double[8], 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.bad-quality");
        assertThatThrownBy(() -> GrowthFit.ratkowsky(new double[] {5, 10, 15}, new double[3]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.bad-rate");
    }

    @Test
    void markdownRefusesPricesThatOverflowAndSellsNothingWhereNobodyComes() {
        assertThatThrownBy(() -> MarkdownProblem.constantElasticity(
                        10, List.of(1e308, 1e307), List.of(3.0), -1, CountLaw.poisson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("price");
        assertThatThrownBy(() -> CountLaw.negativeBinomial(1e-12)).hasMessageContaining("shape");
        MarkdownProblem free =
                MarkdownProblem.constantElasticity(10, List.of(2.0, 0.0), List.of(0.0, 0.0), -2, CountLaw.poisson());
        assertThat(MarkdownDp.solve(free).value()).isZero();
    }

    @Test
    void continuousPricingIsTheSameOnBothWaysOfSumming() {
        ExponentialPricing below = new ExponentialPricing(10, 1);
        // term by term up to a million, around the largest beyond: they meet
        double step = below.value(1_000_001, 1e12) - below.value(1_000_000, 1e12);

        assertThat(step).isCloseTo(Math.log(1e13 / Math.E / 1_000_001), within(1e-5));
        assertThat(below.value(Integer.MAX_VALUE, 1e6)).isCloseTo(1e7 / Math.E, within(1e-6));
        assertThat(new ExponentialPricing(1e200, 1).fluidBound(5, 1e99)).isFinite();
        assertThat(new ExponentialPricing(1e300, 1).fluidBound(5, 1e99)).isFinite();
    }

    @Test
    void sharesAndGiftsRefuseListsThatDoNotFit() {
        assertThatThrownBy(() -> FairShares.weighted(1, new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights");
        assertThatThrownBy(() -> FairShares.level(1, new double[] {1}, new double[] {}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("past");
        assertThatThrownBy(() ->
                        GiftAllocation.allocate(List.of(new GiftOffer(5, 100, 1, List.of(1))), new long[] {1_000}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takers");
        assertThatThrownBy(() -> GiftAllocation.allocate(
                        List.of(new GiftOffer(5, 100, 1, List.of(0))), new long[] {1_000, 1}, Sharing.standard(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sharing");
    }

    @Test
    void needsWithoutBoundAreAnsweredOrRefused() {
        List<UncertainNeed> route = List.of(
                new UncertainNeed(new long[] {1, Long.MAX_VALUE}, new double[] {0.5, 0.5}),
                new UncertainNeed(new long[] {Long.MAX_VALUE}, new double[] {1}));

        assertThat(new SequentialAllocation(10, route).expectedMinimumFillRate())
                .isBetween(0.0, 1e-17);
        assertThatThrownBy(() -> SequentialAllocation.joined(route))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too fine");
        assertThatThrownBy(() -> new SequentialAllocation(
                        Long.MAX_VALUE, List.of(new UncertainNeed(new long[] {30_000_000}, new double[] {1}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too fine");
    }
}
