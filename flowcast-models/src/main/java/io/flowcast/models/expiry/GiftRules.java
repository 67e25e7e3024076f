package io.flowcast.models.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Who may take a lot on a date.
 *
 * <p>It must not be blocked and its date must be known; the recipient must be open, take the category, have room for a
 * unit and be able to keep it at a temperature the product allows. On arrival, the same day, at least the recipient's
 * whole days of life must be left. After a use-by date nobody may take it; after a best-before date those who take such
 * goods may, unless they aged faster than their label says: then they are not merely old but spoiled.
 */
final class GiftRules {
    /** How far ahead a later chance to give is looked for, in days. */
    private static final int LOOK_AHEAD_DAYS = 14;

    private final List<Recipient> recipients;

    GiftRules(List<Recipient> recipients) {
        this.recipients = recipients;
    }

    int[] takers(LotState lot, LocalDate on) {
        if (!mayBeGiven(lot)) {
            return new int[0];
        }
        int[] takers = new int[recipients.size()];
        int n = 0;
        for (int r = 0; r < takers.length; r++) {
            if (takes(recipients.get(r), lot, on)) {
                takers[n++] = r;
            }
        }
        return Arrays.copyOf(takers, n);
    }

    /** Whether somebody may still take it on a day after a date. */
    boolean later(LotState lot, LocalDate today) {
        if (mayBeGiven(lot)) {
            for (int d = 1; d <= LOOK_AHEAD_DAYS; d++) {
                LocalDate on = today.plusDays(d);
                for (Recipient recipient : recipients) {
                    if (takes(recipient, lot, on)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean mayBeGiven(LotState lot) {
        return lot.dated && lot.units > 0 && lot.outlook.lot().condition() != StockLot.Condition.BLOCKED;
    }

    private static boolean takes(Recipient recipient, LotState lot, LocalDate on) {
        LotOutlook outlook = lot.outlook;
        return recipient.capacityGramsPerDay() >= outlook.massGramsPerUnit()
                && recipient.accepts(outlook.category())
                && Math.max(recipient.acceptedStorage().minCelsius(), outlook.storageMinCelsius())
                        <= Math.min(recipient.acceptedStorage().maxCelsius(), outlook.storageMaxCelsius())
                && recipient.openingHours().on(on).isPresent()
                && keepsLongEnough(recipient, lot, on);
    }

    private static boolean keepsLongEnough(Recipient recipient, LotState lot, LocalDate on) {
        long daysLeft = lot.lastSaleDate.toEpochDay() - on.toEpochDay();
        if (daysLeft >= 0 && daysLeft >= recipient.minimumRemainingDays()) {
            return true;
        }
        boolean merelyDated =
                lot.lastSaleDate.equals(lot.outlook.remainingLife().labelDate());
        return lot.outlook.lot().dateKind() == DateKind.BEST_BEFORE
                && recipient.acceptsPastBestBefore()
                && (daysLeft >= 0 || merelyDated);
    }
}
