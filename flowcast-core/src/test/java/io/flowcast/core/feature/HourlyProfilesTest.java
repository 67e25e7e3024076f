package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HourlyProfilesTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 4, 1);

    /** A shop day: demand rises to a peak at 17 h. */
    private static double[] eveningPeak() {
        double[] share = new double[SalesDay.HOURS];
        double sum = 0;
        for (int h = 8; h < 21; h++) {
            share[h] = 1 + Math.max(0, 6 - Math.abs(17 - h));
            sum += share[h];
        }
        for (int h = 0; h < share.length; h++) {
            share[h] /= sum;
        }
        return share;
    }

    @Test
    void findsTheProfileAlthoughBusyDaysSellOut() {
        double[] truth = eveningPeak();
        List<SalesDay> days = simulate("A", truth, 2_000, 20, 22, 1);

        HourlyProfile found = HourlyProfiles.estimate(days).of(new SeriesKey("S", "A"));

        // 2,000 days of 20 sales: the standard error of a share of .1 is below .002. The hour in which a stock ends
        // sells less than was wanted, which no mark shows: late hours lose by it.
        for (int h = 0; h < truth.length; h++) {
            assertThat(found.share(h)).as("hour " + h).isCloseTo(truth[h], within(0.01));
        }
        // Averaging the hours in stock, as one would without the model, is visibly wrong at closing time.
        double sold = 0;
        double open = 0;
        double total = 0;
        for (SalesDay day : days) {
            for (int h = 0; h < truth.length; h++) {
                if (!day.soldOut(h)) {
                    total += day.hourlySoldUnits()[h] / 2_000.0;
                }
            }
            if (!day.soldOut(19)) {
                sold += day.hourlySoldUnits()[19];
                open++;
            }
        }
        assertThat(sold / open / total).isLessThan(truth[19] * 0.93);
    }

    @Test
    void smallStocksThatAreUsedUpEarlyDoNotMakeTheEveningLarger() {
        double[] truth = eveningPeak();
        List<SalesDay> days = simulate("A", truth, 3_000, 8, 1_000, 5);
        days.addAll(simulate("A", truth, 6_000, 8, 3, 6));

        HourlyProfile found = HourlyProfiles.estimate(days).of(new SeriesKey("S", "A"));

        double evening = 0;
        double foundEvening = 0;
        for (int h = 17; h < truth.length; h++) {
            evening += truth[h];
            foundEvening += found.share(h);
        }
        // By the day's own sales over its share in stock the evening would be found 4 % larger.
        assertThat(foundEvening / evening).isCloseTo(1, within(0.015));
    }

    @Test
    void howMuchDaysDifferIsLearnedWhateverEndsTheirSales() {
        double[] truth = eveningPeak();

        // The pace of a day is uniform from 0.5 to 1.5: a squared coefficient of variation of 1/12.
        assertThat(HourlyProfiles.estimate(simulate("A", truth, 4_000, 20, 1_000, 7))
                        .excess())
                .isCloseTo(1 / 12.0, within(0.015));
        assertThat(HourlyProfiles.estimate(simulate("A", truth, 4_000, 20, 18, 8))
                        .excess())
                .isCloseTo(1 / 12.0, within(0.015));
    }

    @Test
    void daysThatDifferByChanceOnlyDoNotMakeTheEveningLarger() {
        double[] truth = eveningPeak();
        SplittableRandom random = new SplittableRandom(12);
        List<SalesDay> days = new ArrayList<>();
        for (int d = 0; d < 4_000; d++) {
            int left = 4 + random.nextInt(12);
            int[] sold = new int[SalesDay.HOURS];
            int mask = 0;
            int total = 0;
            for (int h = 0; h < sold.length; h++) {
                mask |= left == 0 ? 1 << h : 0;
                sold[h] = Math.min(left, poisson(10 * truth[h], random));
                left -= sold[h];
                total += sold[h];
            }
            days.add(new SalesDay("S", "A", MONDAY.plusDays(d), total, sold, mask, true, 1, false, false));
        }

        HourlyProfiles found = HourlyProfiles.estimate(days);

        assertThat(found.excess()).isLessThan(0.015);
        double evening = 0;
        double its = 0;
        for (int h = 17; h < SalesDay.HOURS; h++) {
            evening += truth[h];
            its += found.all().share(h);
        }
        assertThat(its).isCloseTo(evening, within(0.012));
    }

    @Test
    void aFewDaysDoNotTellHowMuchDaysDiffer() {
        assertThat(HourlyProfiles.estimate(simulate("A", eveningPeak(), 2, 5, 1_000, 7))
                        .excess())
                .isCloseTo(1 / 9.0, within(0.05));
    }

    @Test
    void aSeriesWithFewSalesFollowsItsProduct() {
        double[] truth = eveningPeak();
        List<SalesDay> days = simulate("A", truth, 1_000, 20, 1_000, 2);
        int[] atNight = new int[SalesDay.HOURS];
        atNight[3] = 1;
        days.add(new SalesDay("T", "A", MONDAY, 1, atNight, 0, true, 1, false, false));

        HourlyProfiles profiles = HourlyProfiles.estimate(days);
        HourlyProfile thin = profiles.of(new SeriesKey("T", "A"));

        assertThat(thin.share(17)).isCloseTo(truth[17], within(0.01));
        assertThat(thin.share(3)).isPositive().isLessThan(0.02);
        assertThat(profiles.of(new SeriesKey("U", "B")).share(17))
                .as("an unknown product has the profile of all")
                .isEqualTo(profiles.all().share(17));
    }

    @Test
    void availabilityIsTheShareOfDemandNotOfTime() {
        double[] truth = eveningPeak();
        HourlyProfile profile = HourlyProfiles.estimate(simulate("A", truth, 2_000, 20, 1_000, 3))
                .all();
        int fromNoon = 0xFFFFFF & ~0xFFF;
        SalesDay half = new SalesDay("S", "A", MONDAY, 3, new int[0], fromNoon, true, 1, false, false);

        double morning = truth[8] + truth[9] + truth[10] + truth[11];
        assertThat(profile.availability(half)).isCloseTo(morning, within(0.01));
        assertThat(morning).isLessThan(0.15);
    }

    @Test
    void whatIsNotKnownCountsAsAvailable() {
        SalesDay silent = new SalesDay("S", "A", MONDAY, 3, new int[0], 0xFFFFFF, false, 1, false, false);

        assertThat(HourlyProfile.flat().availability(silent)).isEqualTo(1);
        assertThat(HourlyProfiles.estimate(List.of(silent)).all().share(5)).isCloseTo(1.0 / 24, within(1e-12));
    }

    @Test
    void salesInSoldOutHoursAreLearnedByPlace() {
        double[] truth = eveningPeak();
        List<SalesDay> days = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int d = 0; d < 3_000; d++) {
            int[] hours = new int[SalesDay.HOURS];
            int total = 0;
            // Every other day sold out from 14 h to 17 h; goods come at half past 16, so half of that hour's demand is
            // met.
            int mask = d % 2 == 0 ? 1 << 14 | 1 << 15 | 1 << 16 : 0;
            for (int h = 0; h < hours.length; h++) {
                double open = (mask >>> h & 1) == 0 ? 1 : h == 16 ? 0.5 : 0;
                hours[h] = poisson(20 * truth[h] * open, random);
                total += hours[h];
            }
            days.add(new SalesDay("S", "A", MONDAY.plusDays(d), total, hours, mask, true, 1, false, false));
        }

        HourlyProfile found = HourlyProfiles.estimate(days).all();

        assertThat(found.openPart(HourlyProfile.Place.LAST)).isCloseTo(0.5, within(0.03));
        assertThat(found.openPart(HourlyProfile.Place.FIRST)).isZero();
        assertThat(found.availability(days.get(0)))
                .isCloseTo(1 - truth[14] - truth[15] - 0.5 * truth[16], within(0.01));
    }

    /** Poisson demand by hour against a morning stock; from the hour after the last unit on, the day is sold out. */
    private static List<SalesDay> simulate(
            String product, double[] share, int days, double meanDemand, int stock, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SalesDay> result = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            double pace = meanDemand * (0.5 + random.nextDouble());
            int[] sold = new int[SalesDay.HOURS];
            int left = stock;
            int mask = 0;
            int total = 0;
            for (int h = 0; h < SalesDay.HOURS; h++) {
                if (left == 0) {
                    mask |= 1 << h;
                }
                sold[h] = Math.min(left, poisson(pace * share[h], random));
                left -= sold[h];
                total += sold[h];
            }
            result.add(new SalesDay("S", product, MONDAY.plusDays(d), total, sold, mask, true, 1, false, false));
        }
        return result;
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > limit);
        return count;
    }
}
