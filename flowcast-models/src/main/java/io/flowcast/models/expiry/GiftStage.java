package io.flowcast.models.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Severity;
import io.flowcast.models.expiry.donation.GiftAllocation;
import io.flowcast.models.expiry.donation.GiftOffer;
import io.flowcast.models.expiry.donation.Sharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gives what lots offer to recipients; what finds no room stays on the shelf, or is thrown away if it is over. */
final class GiftStage {
    private final ProblemBook book;

    GiftStage(ProblemBook book) {
        this.book = book;
    }

    /** Allocates; returns the series in which something stays that should have been given. */
    Set<SeriesStock> run() {
        List<GiftOffer> offers = new ArrayList<>();
        List<LotState> owners = new ArrayList<>();
        for (LotState lot : book.lots) {
            if (lot.giveable()) {
                offer(lot, offers, owners);
            }
        }
        long[] capacity = book.recipients.stream()
                .mapToLong(Recipient::capacityGramsPerDay)
                .toArray();
        Sharing sharing = Sharing.of(
                book.problem.donation(),
                book.recipients.stream().map(Recipient::id).toList());
        long[][] units = GiftAllocation.allocate(offers, capacity, sharing);
        limitRelief(offers, units, sharing.maxRelief());
        for (int o = 0; o < units.length; o++) {
            long[] gifts = owners.get(o).gifts;
            for (int r = 0; r < gifts.length; r++) {
                gifts[r] += units[o][r];
            }
        }
        return settle();
    }

    /** Where the gifts earn more relief than the plan may have, each of them earns its part of the limit. */
    private void limitRelief(List<GiftOffer> offers, long[][] units, double limit) {
        double earned = 0;
        for (int o = 0; o < units.length; o++) {
            earned += offers.get(o).reliefPerUnit() * Arrays.stream(units[o]).sum();
        }
        if (earned > limit) {
            double lost = 1 - limit / earned;
            for (LotState lot : book.lots) {
                lot.reliefLost = lost * lot.giftRelief;
                lot.giftValue -= lot.reliefLost;
            }
        }
    }

    private void offer(LotState lot, List<GiftOffer> offers, List<LotState> owners) {
        lot.gifts = new long[book.recipients.size()];
        List<Integer> takers = Arrays.stream(lot.takers).boxed().toList();
        double mass = lot.outlook.massGramsPerUnit();
        if (!lot.forSale()) {
            lot.wanted = lot.units - lot.rescued();
            double gain = Math.max(0, lot.giftValue + lot.disposalCost);
            offers.add(new GiftOffer(lot.wanted, mass, gain - lot.giftRelief, lot.giftRelief, takers));
            owners.add(lot);
            return;
        }
        // Units that sell least easily come last in the parts and are the first to be given.
        for (int i = lot.giftParts.length - 1; i >= 0; i--) {
            offers.add(
                    new GiftOffer(lot.giftParts[i], mass, lot.giftGains[i] - lot.giftRelief, lot.giftRelief, takers));
            owners.add(lot);
        }
    }

    private Set<SeriesStock> settle() {
        Set<SeriesStock> shortOfRoom = new LinkedHashSet<>();
        for (LotState lot : book.lots) {
            long rest = lot.wanted - lot.given();
            if (rest <= 0) {
                continue;
            }
            if (lot.giveable()) {
                book.report(
                        Severity.INFO,
                        "expiry.gift-without-room",
                        lot,
                        "quantityUnits",
                        rest,
                        "Maybe another recipient can be found: these units are waste or nearly so, and nobody has room.");
            }
            if (lot.forSale()) {
                lot.staying += rest;
                shortOfRoom.add(book.stockAt(new SeriesKey(
                        lot.outlook.lot().siteId(), lot.outlook.lot().productId())));
            }
        }
        return shortOfRoom;
    }
}
