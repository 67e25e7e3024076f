package io.flowcast.core.measure;

import io.flowcast.core.simulate.AgeTransition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Everything of one item that can be sold during the horizon: parcels of goods, oldest date first. A parcel is a lot, a
 * part of one with its own price, a transfer that comes in, or an order that arrives.
 */
final class ItemStock {
    final int parcels;
    final int[] arrivalDay;
    final int[] lastDay;
    final double[] units;
    final double[] priceFactor;
    final double[] demandFactor;

    /**
     * Goods that arrive and expire together and have one price.
     *
     * @param arrivalDay day of the plan from which they can be sold, 0 for goods that are there
     * @param lastDay last day of the plan on which they can be sold; beyond the horizon for goods that outlast it
     * @param units how many
     * @param priceFactor share of the full price that is asked
     * @param demandFactor demand at that price over demand at the full price, at least 1
     */
    record Parcel(int arrivalDay, int lastDay, double units, double priceFactor, double demandFactor) {}

    ItemStock(List<Parcel> goods) {
        Parcel[] sorted = goods.toArray(Parcel[]::new);
        Arrays.sort(
                sorted,
                Comparator.comparingInt(Parcel::lastDay)
                        .thenComparingInt(Parcel::arrivalDay)
                        .thenComparingDouble(Parcel::priceFactor));
        parcels = sorted.length;
        arrivalDay = new int[parcels];
        lastDay = new int[parcels];
        units = new double[parcels];
        priceFactor = new double[parcels];
        demandFactor = new double[parcels];
        for (int i = 0; i < parcels; i++) {
            arrivalDay[i] = sorted[i].arrivalDay;
            lastDay[i] = sorted[i].lastDay;
            units[i] = sorted[i].units;
            priceFactor[i] = sorted[i].priceFactor;
            demandFactor[i] = sorted[i].demandFactor;
        }
    }

    /**
     * Plays one path of demand: each day the customers who take the oldest goods and those who take the freshest are
     * served, then, at a lower price, those whom only the price brought; what passes its last day is wasted.
     *
     * @param demand demand of each day at full price
     * @param at position of the first day in {@code demand}
     * @param days days to play
     * @param newestFirstShare share of customers who take the freshest goods
     * @param price full price of one unit
     * @param left scratch of at least {@link #parcels} numbers
     * @param before scratch of at least {@link #parcels} numbers
     * @param flow receives the flows of the path
     */
    void play(
            double[] demand,
            int at,
            int days,
            double newestFirstShare,
            double price,
            double[] left,
            double[] before,
            ItemFlow flow) {
        Arrays.fill(left, 0, parcels, 0);
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < parcels; i++) {
                left[i] += arrivalDay[i] == day ? units[i] : 0;
                if (lastDay[i] < day) {
                    flow.wasted += left[i]; // came in too late to be sold at all
                    left[i] = 0;
                }
                before[i] = left[i];
            }
            double wanted = demand[at + day];
            double sold =
                    AgeTransition.sell(left, 0, parcels, wanted * (1 - newestFirstShare), wanted * newestFirstShare);
            flow.demand += wanted;
            flow.sold += sold;
            flow.lost += Math.max(0, wanted - sold);
            for (int i = 0; i < parcels; i++) {
                double taken = before[i] - left[i];
                flow.revenue += taken * price * priceFactor[i];
                flow.soldMarkedDown += priceFactor[i] < 1 ? taken : 0;
            }
            sellToBargainHunters(wanted, price, left, flow);
            for (int i = 0; i < parcels; i++) {
                if (lastDay[i] == day) {
                    flow.wasted += left[i];
                    left[i] = 0;
                }
                flow.holdingUnitDays += left[i];
            }
        }
        for (int i = 0; i < parcels; i++) {
            flow.closing += left[i];
        }
    }

    private void sellToBargainHunters(double wanted, double price, double[] left, ItemFlow flow) {
        for (int i = 0; i < parcels; i++) {
            if (demandFactor[i] > 1 && left[i] > 0) {
                double taken = Math.min(left[i], wanted * (demandFactor[i] - 1));
                left[i] -= taken;
                flow.sold += taken;
                flow.soldMarkedDown += taken;
                flow.demand += taken; // demand that the price made
                flow.revenue += taken * price * priceFactor[i];
            }
        }
    }
}
