package io.flowcast.models.expiry.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.PoissonDemand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellThroughTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 12);
    private static final int PATHS = 40_000;
    private static final MarkdownRule LADDER = new MarkdownRule(List.of(0.2, 0.4, 0.6), -2, 0);

    private static DemandForecast poisson(double... means) {
        return PoissonDemand.of(TODAY, "S", "P", means);
    }

    private static SellThrough shelf(DemandForecast forecast, double newestFirstShare) {
        SellThrough shelf = new SellThrough(PATHS, forecast.horizon(), LADDER);
        assertThat(shelf.begin(forecast, 0, 7, newestFirstShare)).isTrue();
        return shelf;
    }

    /** Sales of n units in t days are min(n, Poisson(sum of means)): E = mean - loss above n, P(all) = P(N >= n). */
    @ParameterizedTest
    @CsvSource({"3, 0", "3, 1", "10, 0", "10, 0.5", "10, 1", "16, 0.3"})
    void aLotAloneSellsAsThePoissonDistributionSays(int units, double newestFirstShare) {
        SellThrough shelf = shelf(poisson(4, 3, 5), newestFirstShare);
        int lot = shelf.add(0, 2, units, 2, -0.5, 0);

        double money = shelf.play();

        PoissonDistribution all = new PoissonDistribution(12);
        double sold = 0;
        for (int j = 1; j <= units; j++) {
            sold += 1 - all.cumulativeProbability(j - 1);
        }
        assertThat(shelf.sold(lot)).isCloseTo(sold, within(0.05));
        assertThat(shelf.wasted(lot)).isCloseTo(units - shelf.sold(lot), within(1e-9));
        assertThat(shelf.probabilityAllSold(lot)).isCloseTo(1 - all.cumulativeProbability(units - 1), within(0.01));
        assertThat(money).isCloseTo(2 * shelf.sold(lot) - 0.5 * shelf.wasted(lot), within(1e-9));
    }

    @Test
    void oldestFirstTheOldLotIsServedFirstNewestFirstTheFreshOne() {
        for (double share : new double[] {0, 1}) {
            SellThrough shelf = shelf(poisson(5), share);
            int old = shelf.add(0, 0, 4, 1, 0, 0);
            int fresh = shelf.add(0, 3, 4, 1, 0, 0.5);
            shelf.play();
            PoissonDistribution demand = new PoissonDistribution(5);
            double first = 0;
            double second = 0;
            for (int j = 1; j <= 4; j++) {
                first += 1 - demand.cumulativeProbability(j - 1);
                second += 1 - demand.cumulativeProbability(j + 3);
            }
            double waste = shelf.wasted(old);
            assertThat(4 - waste).isCloseTo(share == 0 ? first : second, within(0.05));
            assertThat(shelf.wasted(fresh)).isLessThan(waste);
        }
    }

    @Test
    void arrivalsCompeteUnderTheNewestFirstShare() {
        double last = Double.POSITIVE_INFINITY;
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            SellThrough shelf = shelf(poisson(4, 4, 4), share);
            int lot = shelf.add(0, 2, 12, 1, 0, 0);
            shelf.fresh(1, 1);
            shelf.arrive(1, 20);
            shelf.play();
            assertThat(shelf.sold(lot)).isLessThan(last);
            last = shelf.sold(lot);
        }
        // Only the first day's four customers, and at most twelve of them.
        assertThat(last).isCloseTo(4, within(0.05));
    }

    /** Day 0 loses what is above three units; from day 1 on everybody is served, each at a margin of 2 - 1.5. */
    @Test
    void aReplenishedShelfLosesNobodyAndSellsAtItsMargin() {
        SellThrough shelf = shelf(poisson(4, 5), 0.4);
        int lot = shelf.add(0, 0, 3, 2, 0, 0);
        shelf.fresh(2, 1.5);
        shelf.replenish(1);
        double before = shelf.play();
        PoissonDistribution demand = new PoissonDistribution(4);
        double sold = 0;
        for (int j = 1; j <= 3; j++) {
            sold += 1 - demand.cumulativeProbability(j - 1);
        }
        assertThat(shelf.sold(lot)).isCloseTo(sold, within(0.05));
        assertThat(shelf.lost(1)).isZero();
        assertThat(before).isCloseTo(2 * sold + 0.5 * 5, within(0.1));

        shelf.lostSale(7);
        double[] ofPath = new double[PATHS];
        double after = shelf.play(ofPath);
        assertThat(after).isCloseTo(before - 7 * shelf.lost(0), within(1e-6));
        assertThat(Arrays.stream(ofPath).average().orElseThrow()).isCloseTo(after, within(1e-6));
    }

    /** After the horizon those who take the freshest pass by: all of what is left sells, or only what the others want. */
    @Test
    void whatIsLeftMeetsOnlyThoseWhoTakeTheOldestWhereNewerGoodsFollow() {
        SellThrough shelf = shelf(poisson(4), 0.5);
        int lot = shelf.add(1, 1, 4, 2, 0, 1); // comes in after the horizon, for one day
        shelf.play();
        double alone = shelf.sold(lot);
        shelf.replenish(1);
        shelf.play();
        // E min(4, N) and E min(4, N / 2) for N ~ Poisson(4).
        PoissonDistribution demand = new PoissonDistribution(4);
        double all = 0;
        double half = 0;
        for (int n = 0; n < 60; n++) {
            all += demand.probability(n) * Math.min(4, n);
            half += demand.probability(n) * Math.min(4, n / 2.0);
        }
        assertThat(alone).isCloseTo(all, within(0.05));
        assertThat(shelf.sold(lot)).isCloseTo(half, within(0.05));
    }

    @Test
    void nothingIsSoldBeforeItArrivesOrAfterItsLastDay() {
        SellThrough shelf = shelf(poisson(9, 9, 9), 0.3);
        int late = shelf.add(2, 2, 100, 1, 0, 0);
        int dead = shelf.add(0, -1, 100, 1, 0, 0);
        int missed = shelf.add(2, 1, 100, 1, 0, 0);
        shelf.play();
        assertThat(shelf.sold(late)).isCloseTo(9, within(0.05));
        assertThat(shelf.sold(dead)).isZero();
        assertThat(shelf.wasted(dead)).isEqualTo(100);
        assertThat(shelf.sold(missed)).isZero();
    }

    @Test
    void demandThatFindsNothingIsLost() {
        SellThrough shelf = shelf(poisson(9, 9, 9), 0.3);
        shelf.add(1, 1, 1000, 1, 0, 0);
        shelf.play();
        assertThat(shelf.lost(0)).isCloseTo(9, within(0.05));
        assertThat(shelf.lost(1)).isZero();
        assertThat(shelf.lost(2)).isCloseTo(9, within(0.05));
    }

    @Test
    void goodsThatOutlastTheHorizonMeetDemandUntilTheirLastDay() {
        SellThrough shelf = shelf(poisson(4, 4), 0);
        int lot = shelf.add(0, 4, 100, 3, -1, 2);
        double money = shelf.play();
        // Two days in the horizon and three at the path's own mean after it: 20 units, 12 of them later.
        assertThat(shelf.sold(lot)).isCloseTo(20, within(0.1));
        assertThat(money).isCloseTo(8 * 3 + 12 * 2 - 80, within(1.0));
        assertThat(shelf.probabilityAllSold(lot)).isZero();
    }

    /** A life that ends today with probability 0.25, tomorrow with 0.25, and else lasts. */
    @Test
    void anUncertainLifeEndsOnItsDay() {
        SellThrough shelf = shelf(poisson(0, 0, 6), 0);
        int lot = shelf.add(0, 2, 3, 1, 0, 0);
        shelf.live(lot, new ThreeEnds(), 99);
        shelf.play();
        double alive = 0.5;
        PoissonDistribution demand = new PoissonDistribution(6);
        double sold = 0;
        for (int j = 1; j <= 3; j++) {
            sold += alive * (1 - demand.cumulativeProbability(j - 1));
        }
        assertThat(shelf.sold(lot)).isCloseTo(sold, within(0.03));
    }

    /** Demand at a discount is Poisson with the mean times the factor when demand at full price is Poisson. */
    @Test
    void aDiscountScalesAPoissonDemand() {
        SellThrough shelf = shelf(poisson(4), 0.5);
        int lot = shelf.add(0, 0, 12, 10, 0, 0);
        shelf.price(lot, 2, 0);
        double money = shelf.play();
        PoissonDistribution demand = new PoissonDistribution(4 / (0.6 * 0.6));
        double sold = 0;
        for (int j = 1; j <= 12; j++) {
            sold += 1 - demand.cumulativeProbability(j - 1);
        }
        assertThat(shelf.sold(lot)).isCloseTo(sold, within(0.05));
        assertThat(shelf.probabilityAllSold(lot)).isCloseTo(1 - demand.cumulativeProbability(11), within(0.01));
        assertThat(money).isCloseTo(shelf.sold(lot) * 6, within(1e-6));
    }

    @Test
    void aDiscountTakesCustomersFromFresherGoods() {
        SellThrough shelf = shelf(poisson(10), 0.5);
        int old = shelf.add(0, 0, 10, 10, 0, 0);
        int fresh = shelf.add(0, 0, 10, 10, 0, 0);
        shelf.play();
        double before = shelf.sold(fresh);
        shelf.price(old, 3, 0);
        shelf.play();
        assertThat(shelf.sold(old)).isGreaterThan(before);
        // All who come at the lower price are served from the old lot until it is empty; only then is the fresh one
        // asked.
        assertThat(shelf.sold(fresh)).isLessThanOrEqualTo(before + 1e-9);
    }

    @Test
    void aDeeperDiscountNeverSellsLess() {
        double last = 0;
        for (int level = 0; level <= 3; level++) {
            SellThrough shelf = shelf(poisson(3, 3), 0.4);
            int lot = shelf.add(0, 1, 30, 10, 0, 0);
            shelf.price(lot, level, 1);
            shelf.play();
            assertThat(shelf.sold(lot)).isGreaterThanOrEqualTo(last);
            last = shelf.sold(lot);
        }
    }

    @Test
    void aSecondPlayGivesTheSameAnswerAndOrderDoesNotMatter() {
        DemandForecast forecast = poisson(3, 4, 5);
        List<Double> answers = new ArrayList<>();
        for (boolean swapped : new boolean[] {false, true, false}) {
            SellThrough shelf = shelf(forecast, 0.3);
            int a = swapped ? 1 : 0;
            for (int i = 0; i < 2; i++) {
                shelf.add(0, i == a ? 0 : 2, i == a ? 5 : 9, 2, -1, 1);
            }
            shelf.price(a, 1, 0);
            answers.add(shelf.play());
            answers.add(shelf.play());
        }
        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void quantilesOfSalesComeFromThePaths() {
        SellThrough shelf = shelf(poisson(6), 0);
        int lot = shelf.add(0, 0, 100, 1, 0, 0);
        shelf.play(lot);
        PoissonDistribution demand = new PoissonDistribution(6);
        for (double p : new double[] {0.05, 0.5, 0.95}) {
            assertThat(shelf.soldQuantile(p)).isEqualTo(demand.inverseCumulativeProbability(p));
        }
    }

    private record ThreeEnds() implements io.flowcast.api.distribution.Distribution {
        @Override
        public double mean() {
            return 1.75;
        }

        @Override
        public double variance() {
            return 1;
        }

        @Override
        public double quantile(double probability) {
            return probability <= 0.25 ? 1 : probability <= 0.5 ? 2 : 3;
        }

        @Override
        public double cdf(double value) {
            return value < 1 ? 0 : value < 2 ? 0.25 : value < 3 ? 0.5 : 1;
        }

        @Override
        public double lossAbove(double level) {
            return 0;
        }

        @Override
        public boolean discrete() {
            return false;
        }

        @Override
        public Tail tail() {
            return Tail.BOUNDED;
        }
    }
}
