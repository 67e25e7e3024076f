package io.flowcast.models.inventory;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.inventory.ReplenishmentItem;
import java.time.LocalDate;
import java.util.Arrays;

/** An item as the algorithms see it: days counted from today, quantities as doubles by remaining life. */
final class PlannedItem {
    /** Steps of the golden ratio spread the lead times of several order days evenly over the paths. */
    private static final double GOLDEN = 0.6180339887498949;

    final ReplenishmentItem source;
    final int life;
    /** Stock at the start by the days it can still be sold, first element one day. */
    final double[] stock;
    /** What is on the way, by the day it comes, first element today. */
    final double[] arriving;

    final int shortestLead;
    final int longestLead;
    private final LocalDate today;

    PlannedItem(ReplenishmentItem source, LocalDate today, double[] stock, double[] arriving) {
        this.source = source;
        this.today = today;
        this.stock = stock;
        this.arriving = arriving;
        life = source.shelfLifeDays();
        LeadTime lead = source.lane().leadTime();
        longestLead = lead.maxDays();
        int d = 0;
        while (lead.probability(d) == 0) {
            d++;
        }
        shortestLead = d;
    }

    Listing listing() {
        return source.listing();
    }

    double pack() {
        return listing().casePackUnits();
    }

    /** What a wasted unit costs: its purchase and its disposal. */
    double wasteCost() {
        return listing().unitCost() + source.wasteCostPerUnit();
    }

    /** What a sale is worth that would be lost: its margin, and the goodwill. */
    double saleGain() {
        return listing().unitPrice() - listing().unitCost() + listing().lostSaleCostPerUnit();
    }

    boolean ordersOn(int day) {
        return source.lane().orderDays().contains(today.plusDays(day).getDayOfWeek());
    }

    /** Days from one order day to the following ones, at least to {@code reach}. */
    int[] laterOrders(int day, int reach) {
        int[] offsets = new int[reach + 8];
        int n = 0;
        int last = 0;
        for (int o = 1; n == 0 || last < reach; o++) {
            if (ordersOn(day + o)) {
                offsets[n++] = o;
            }
            last = o;
        }
        return Arrays.copyOf(offsets, n);
    }

    /** When an order should come: by then it is more likely there than not, so a rare late truck does not move the date. */
    int expectedLead() {
        int days = 0;
        double arrived = source.lane().leadTime().probability(0);
        while (arrived < 0.5) {
            days++;
            arrived += source.lane().leadTime().probability(days);
        }
        return days;
    }

    /** Lead time of each path for the order of one day: its distribution spread evenly over the paths. */
    int[] leads(int day, int paths) {
        int[] leads = new int[paths];
        for (int k = 0; k < paths; k++) {
            double u = radicalInverse(k) + GOLDEN * day;
            leads[k] = lead(u - Math.floor(u));
        }
        return leads;
    }

    private int lead(double u) {
        LeadTime lead = source.lane().leadTime();
        int d = shortestLead;
        double reached = lead.probability(d);
        while (reached <= u && d < longestLead) {
            d++;
            reached += lead.probability(d);
        }
        return d;
    }

    /** Van der Corput's sequence in base 2. */
    private static double radicalInverse(int k) {
        return (Integer.reverse(k) >>> 1) / (double) (1L << 31);
    }
}
