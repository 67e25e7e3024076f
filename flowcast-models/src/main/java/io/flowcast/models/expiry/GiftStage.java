package io.flowcast.models.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Severity;
import io.flowcast.models.expiry.donation.GiftAllocation;
import io.flowcast.models.expiry.donation.GiftOffer;
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
        long[][] units = GiftAllocation.allocate(offers, capacity);
        for (int o = 0; o < units.length; o++) {
            long[] gifts = owners.get(o).gifts;
            for (int r = 0; r < gifts.length; r++) {
                gifts[r] += units[o][r];
            }
        }
        return settle();
    }

    private void offer(LotState lot, List<GiftOffer> offers, List<LotState> owners) {
        lot.gifts = new long[book.recipients.size()];
        List<Integer> takers = Arrays.stream(lot.takers).boxed().toList();
        double mass = lot.outlook.massGramsPerUnit();
        if (!lot.forSale()) {
            lot.wanted = lot.units;
            offers.add(new GiftOffer(lot.units, mass, Math.max(0, lot.giftValue + lot.disposalCost), takers));
            owners.add(lot);
            return;
        }
        // Units that sell least easily come last in the parts and are the first to be given.
        for (int i = lot.giftParts.length - 1; i >= 0; i--) {
            offers.add(new GiftOffer(lot.giftParts[i], mass, lot.giftGains[i], takers));
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
            book.report(
                    Severity.INFO,
                    "expiry.gift-without-room",
                    lot,
                    "quantityUnits",
                    rest,
                    "Maybe another recipient can be found: these units are waste or nearly so, and nobody has room.");
            if (lot.forSale()) {
                lot.staying += rest;
                shortOfRoom.add(book.stockAt(new SeriesKey(
                        lot.outlook.lot().siteId(), lot.outlook.lot().productId())));
            }
        }
        return shortOfRoom;
    }
}
