package io.flowcast.models.inventory;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * The order of one lane on one day: what is best for each item, unless together it falls below the lane's minimum.
 *
 * <p>Then the order is filled up, a few packs at a time, each time with the item whose next packs are worth most for each
 * unit (which is the one with the least risk of waste, once sales are safe), and the full order is compared with none: it
 * is placed if it is worth more. Under least cost, an order that does not earn its fixed cost is not placed either. A
 * finding says which.
 */
final class LaneOrder {
    /** An order is filled up in at most about this many steps. */
    private static final int STEPS = 64;

    private final Lane lane;
    private final boolean fixedCostCounts;
    private final OrderRule rule;

    LaneOrder(Lane lane, boolean fixedCostCounts, OrderRule rule) {
        this.lane = lane;
        this.fixedCostCounts = fixedCostCounts;
        this.rule = rule;
    }

    static boolean binds(Lane lane, boolean fixedCostCounts) {
        return lane.minimumOrderUnits() > 0 || (fixedCostCounts && lane.costPerOrder() > 0);
    }

    /** Chooses the packs of each item. */
    long[] choose(List<Review> reviews, LocalDate date, FindingCollector findings) {
        long[] packs = new long[reviews.size()];
        double total = 0;
        for (int i = 0; i < packs.length; i++) {
            packs[i] = rule.best(reviews.get(i));
            total += packs[i] * reviews.get(i).item().pack();
        }
        if (total == 0 || !binds(lane, fixedCostCounts)) {
            return packs;
        }
        double missing = lane.minimumOrderUnits() - total;
        if (missing > 0) {
            return fill(reviews, packs, missing, date, findings);
        }
        if (fixedCostCounts && gain(reviews, packs) < lane.costPerOrder()) {
            findings.add(
                    Severity.INFO,
                    "inventory.order-not-worth-its-cost",
                    place(date),
                    "costPerOrder",
                    lane.costPerOrder(),
                    "Maybe the next order day can take it along; nothing is ordered.");
            return new long[packs.length];
        }
        return packs;
    }

    private long[] fill(List<Review> reviews, long[] best, double missing, LocalDate date, FindingCollector findings) {
        long[] packs = best.clone();
        double open = missing;
        while (open > 0) {
            double chunk = Math.max(1, open / STEPS);
            int chosen = -1;
            long chosenPacks = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < packs.length; i++) {
                Review review = reviews.get(i);
                long more =
                        Math.max(1, Math.round(Math.min(chunk / review.item().pack(), 1e15)));
                double units = more * review.item().pack();
                double worth = (rule.worth(review, packs[i] + more) - rule.worth(review, packs[i])) / units;
                if (worth > most) {
                    most = worth;
                    chosen = i;
                    chosenPacks = more;
                }
            }
            packs[chosen] += chosenPacks;
            open -= chosenPacks * reviews.get(chosen).item().pack();
        }
        double cost = fixedCostCounts ? lane.costPerOrder() : 0;
        boolean placed = gain(reviews, packs) > cost;
        findings.add(
                placed ? Severity.INFO : Severity.WARNING,
                placed ? "inventory.filled-to-minimum" : "inventory.below-minimum",
                place(date),
                "minimumOrderUnits",
                lane.minimumOrderUnits(),
                placed
                        ? "Maybe fewer order days would do; the items with the least risk of waste were raised by "
                                + (long) missing + " units."
                        : "Maybe the minimum is too high for this site; nothing is ordered, as more would be wasted than"
                                + " gained.");
        return placed ? packs : new long[packs.length];
    }

    private double gain(List<Review> reviews, long[] packs) {
        double gain = 0;
        for (int i = 0; i < packs.length; i++) {
            if (packs[i] > 0) {
                gain += rule.worth(reviews.get(i), packs[i]) - rule.worth(reviews.get(i), 0);
            }
        }
        return gain;
    }

    private Place place(LocalDate date) {
        return Place.of("inventory", "lane " + lane.supplierId() + " to " + lane.siteId() + ", " + date);
    }
}
