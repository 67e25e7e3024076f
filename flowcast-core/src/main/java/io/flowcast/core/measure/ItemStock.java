package io.flowcast.core.measure;

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
     * @param flow receives the flows of the path
     */
    void play(double[] demand, int at, int days, double newestFirstShare, double price, double[] left, ItemFlow flow) {
        System.arraycopy(units, 0, left, 0, parcels);
        for (int day = 0; day < days; day++) {
            double wanted = demand[at + day];
            double open = wanted;
            open -= issue(day, wanted * (1 - newestFirstShare), false, price, left, flow);
            open -= issue(day, open, true, price, left, flow);
            flow.demand += wanted;
            flow.lost += Math.max(0, open);
            issueToBargainHunters(day, wanted, price, left, flow);
            for (int i = 0; i < parcels; i++) {
                if (arrivalDay[i] > day) {
                    continue;
                }
                if (lastDay[i] <= day) {
                    flow.wasted += left[i];
                    left[i] = 0;
                } else {
                    flow.holdingUnitDays += left[i];
                }
            }
        }
        for (int i = 0; i < parcels; i++) {
            flow.closing += arrivalDay[i] < days ? left[i] : 0;
        }
    }

    private double issue(int day, double wanted, boolean newestFirst, double price, double[] left, ItemFlow flow) {
        double open = wanted;
        for (int k = 0; k < parcels && open > 0; k++) {
            int i = newestFirst ? parcels - 1 - k : k;
            if (arrivalDay[i] <= day && lastDay[i] >= day) {
                double taken = Math.min(open, left[i]);
                sell(i, taken, price, left, flow);
                open -= taken;
            }
        }
        return wanted - open;
    }

    private void issueToBargainHunters(int day, double wanted, double price, double[] left, ItemFlow flow) {
        for (int i = 0; i < parcels; i++) {
            if (demandFactor[i] > 1 && arrivalDay[i] <= day && lastDay[i] >= day && left[i] > 0) {
                double taken = Math.min(left[i], wanted * (demandFactor[i] - 1));
                sell(i, taken, price, left, flow);
                flow.demand += taken; // demand that the price made
            }
        }
    }

    private void sell(int parcel, double taken, double price, double[] left, ItemFlow flow) {
        left[parcel] -= taken;
        flow.sold += taken;
        flow.revenue += taken * price * priceFactor[parcel];
    }
}
