package io.flowcast.models.expiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sends units that leave the shelf to rework or back to suppliers where that gains more than a gift would, the room of
 * recipients priced; the best advantage for each kilogram of room goes first. What is left of the offers goes to the gifts.
 */
final class RescueStage {
    private static final int ALL = -1;

    private final ProblemBook book;
    private final double[] price;

    RescueStage(ProblemBook book, double[] price) {
        this.book = book;
        this.price = price;
    }

    /** A part of a lot, or all of it, at one way out. */
    private record Bid(LotState lot, int part, int way, double advantagePerKilogram) {}

    void run() {
        List<Bid> bids = new ArrayList<>();
        for (LotState lot : book.lots) {
            if (lot.ways.length == 0) {
                continue;
            }
            if (!lot.forSale()) {
                bid(lot, ALL, -lot.disposalCost, Math.max(0, lot.giftValue + lot.disposalCost), bids);
            } else {
                for (int i = 0; i < lot.giftParts.length; i++) {
                    bid(lot, i, lot.keepWorth[i], lot.giftGains[i], bids);
                }
            }
        }
        bids.sort(Comparator.comparingDouble((Bid bid) -> -bid.advantagePerKilogram)
                .thenComparingInt(bid -> bid.lot.index)
                .thenComparingInt(bid -> -bid.part)
                .thenComparingInt(Bid::way));
        long[] room = book.rescues.stream().mapToLong(way -> way.capacityGrams).toArray();
        for (Bid bid : bids) {
            send(bid, room);
        }
    }

    private void bid(LotState lot, int part, double keepWorth, double giftGain, List<Bid> bids) {
        double gift = 0;
        for (int r : lot.takers) {
            gift = Math.max(gift, giftGain - price[r] * lot.kilogramsPerUnit);
        }
        for (int way : lot.ways) {
            double gain = book.rescues.get(way).value(lot) - keepWorth;
            if (gain > 0 && gain > gift) {
                bids.add(new Bid(lot, part, way, (gain - gift) / lot.kilogramsPerUnit));
            }
        }
    }

    private void send(Bid bid, long[] room) {
        LotState lot = bid.lot;
        long fits = (long) Math.floor(room[bid.way] / lot.outlook.massGramsPerUnit() + 1e-9);
        long open = bid.part == ALL ? lot.units - lot.rescued() : lot.giftParts[bid.part];
        long units = Math.min(open, fits);
        if (units <= 0) {
            return;
        }
        room[bid.way] -= (long) Math.ceil(units * lot.outlook.massGramsPerUnit() - 1e-9);
        lot.rescued[bid.way] += units;
        if (bid.part != ALL) {
            lot.giftParts[bid.part] -= units;
            lot.wanted -= units;
        }
    }
}
