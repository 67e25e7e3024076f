package io.flowcast.api.stock;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Goods of one product that came in together and expire together.
 *
 * @param lotId key of the lot
 * @param parentLotId lot it was split from, or {@code null}
 * @param siteId where it lies
 * @param productId what it is
 * @param quantityUnits how much is left, in the product's base unit, at least 0
 * @param receivedOn day of receipt at this site
 * @param expiresOn last day on which it may be sold, local date of the site, or {@code null} if the label is unknown
 * @param dateKind what that date means
 * @param unitCost what one base unit cost
 * @param condition sealed, opened, thawed or blocked
 * @param conditionSince day since which it is so, or {@code null} for the day of receipt
 */
public record StockLot(
        String lotId,
        @Nullable String parentLotId,
        String siteId,
        String productId,
        long quantityUnits,
        LocalDate receivedOn,
        @Nullable LocalDate expiresOn,
        DateKind dateKind,
        double unitCost,
        Condition condition,
        @Nullable LocalDate conditionSince) {
    /** Checks the arguments. */
    public StockLot {
        Require.text("lotId", lotId);
        Require.text("siteId", siteId);
        Require.text("productId", productId);
        Require.nonNegative("quantityUnits", quantityUnits);
        Require.present("receivedOn", receivedOn);
        Require.present("dateKind", dateKind);
        Require.nonNegative("unitCost", unitCost);
        Require.present("condition", condition);
    }

    /**
     * The same lot with another quantity.
     *
     * @param units the quantity, at least 0
     * @return a copy
     */
    public StockLot withQuantity(long units) {
        return new StockLot(
                lotId,
                parentLotId,
                siteId,
                productId,
                units,
                receivedOn,
                expiresOn,
                dateKind,
                unitCost,
                condition,
                conditionSince);
    }

    /** State of the goods. */
    public enum Condition {
        /** As delivered. */
        SEALED,
        /** Opened: the life after opening counts. */
        OPENED,
        /** Thawed: the life after thawing counts. */
        THAWED,
        /** Recalled or in quarantine: must not be sold, moved or donated. */
        BLOCKED
    }
}
