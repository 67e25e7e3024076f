package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;

/**
 * What to do with a lot or a part of it. The quantities of a lot's decisions add up to the lot.
 *
 * @param lot the lot
 * @param action what to do
 * @param quantityUnits with how much of it, above zero
 * @param on when
 * @param lastSaleDate last day on which it may be sold
 * @param probabilitySold probability that the whole quantity sells at full price before it expires, if kept
 * @param expectedSoldUnits expected sales with the action
 * @param expectedWasteUnits expected to expire with the action
 * @param expectedValue expected money from the action, costs taken off, in the currency of the run
 * @param valueOfKeeping expected money if it were kept at full price
 * @param reason what decided, for people
 */
public record LotDecision(
        StockLot lot,
        ExpiryAction action,
        long quantityUnits,
        LocalDate on,
        LocalDate lastSaleDate,
        double probabilitySold,
        double expectedSoldUnits,
        double expectedWasteUnits,
        double expectedValue,
        double valueOfKeeping,
        String reason) {
    /** Checks the arguments. */
    public LotDecision {
        Require.present("lot", lot);
        Require.present("action", action);
        Require.positive("quantityUnits", quantityUnits);
        Require.present("on", on);
        Require.present("lastSaleDate", lastSaleDate);
        Require.fraction("probabilitySold", probabilitySold);
        Require.nonNegative("expectedSoldUnits", expectedSoldUnits);
        Require.nonNegative("expectedWasteUnits", expectedWasteUnits);
        Require.finite("expectedValue", expectedValue);
        Require.finite("valueOfKeeping", valueOfKeeping);
        Require.present("reason", reason);
    }
}
