package io.flowcast.examples;

import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.Fairness;
import io.flowcast.api.expiry.RecipientStanding;
import io.flowcast.models.expiry.donation.FairShares;
import io.flowcast.models.expiry.donation.GiftAllocation;
import io.flowcast.models.expiry.donation.GiftOffer;
import io.flowcast.models.expiry.donation.SequentialAllocation;
import io.flowcast.models.expiry.donation.Sharing;
import io.flowcast.models.expiry.donation.UncertainNeed;
import java.util.Arrays;
import java.util.List;

/** What docs/donation.md shows, cut from here; the test runs every piece. */
final class DonationGuide {
    private DonationGuide() {}

    static double[] shares() {
        // snippet: shares
        double[] needs = {10, 40, 90};
        double[] alike = FairShares.maxMinFillRate(100, needs); // 7.1, 28.6, 64.3: everybody 71 %
        double[] equal = FairShares.maxMinQuantity(100, needs); // 10, 40, 50
        double[] weighted = FairShares.weighted(100, needs, new double[] {1, 2, 1}); // 5.9, 40, 54.1
        // end of snippet
        return new double[] {Arrays.stream(alike).sum(), equal[2], weighted[1]};
    }

    static DonationTerms terms() {
        // snippet: terms
        DonationTerms terms = new DonationTerms(
                0.10, // a kilogram costs this to hand over
                0, // and brings this apart from tax
                new DonationTerms.TaxRelief(
                        0, 1, 0, 1, 0.60, 500), // 60 % of the cost, 500 are left of the yearly limit
                new Fairness.MaxMin(Fairness.Measure.FILL_RATE),
                List.of(
                        new RecipientStanding("shelter", 2, 0, 0), // counts twice
                        new RecipientStanding("food bank", 1, 900, 1_000))); // had 900 of 1,000 kg lately
        // end of snippet
        return terms;
    }

    static long[][] kinds() {
        // snippet: kinds
        List<GiftOffer> offers = List.of(
                new GiftOffer(20, 500, 0.80, List.of(0, 1)), // 20 units of 500 g, worth 0.80 each to give; 0 and 1 may
                new GiftOffer(12, 1_000, 0.30, List.of(1))); // what only the second may take
        long[] room = {8_000, 10_000}; // grams
        Sharing sharing = new Sharing(
                new Fairness.DeviationCap(0.10), // no share of the total more than ten points off the fair one
                new double[] {1, 1},
                new double[2],
                new double[2],
                Double.MAX_VALUE);
        long[][] units = GiftAllocation.allocate(offers, room, sharing);
        // end of snippet
        return units;
    }

    static double[] route() {
        // snippet: route
        List<UncertainNeed> needs = List.of(
                new UncertainNeed(new long[] {5, 10}, new double[] {0.5, 0.5}),
                new UncertainNeed(new long[] {8}, new double[] {1}),
                new UncertainNeed(new long[] {2, 6, 12}, new double[] {0.3, 0.4, 0.3}));
        int[] order = SequentialAllocation.mostUncertainFirst(needs); // 2, 0, 1
        List<UncertainNeed> route = Arrays.stream(order).mapToObj(needs::get).toList();
        SequentialAllocation van = new SequentialAllocation(20, route);
        double best = van.expectedMinimumFillRate(); // the worst served of the three can expect this
        long atFirstStop = van.optimal().give(0, 20, 1, 12); // 20 on board, nobody served yet, it asks for 12
        double simple = van.expectedMinimumFillRate(SequentialAllocation.proportional(route));
        // end of snippet
        return new double[] {best, atFirstStop, simple};
    }
}
