package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import io.flowcast.api.stock.StockLot;

/**
 * A lot as the expiry stage sees it.
 *
 * @param lot the lot
 * @param forecastRow row of the problem's forecast that holds the demand for it, or -1 if there is none
 * @param remainingLife how long it is still good
 * @param category category of the product, for the rules of recipients
 * @param massGramsPerUnit mass of one base unit
 * @param unitPrice full price of one base unit
 * @param purchaseCostPerUnit what a fresh unit costs; what a unit saves that replaces a purchase
 * @param storageMinCelsius lowest temperature it must be kept at
 * @param storageMaxCelsius highest temperature it must be kept at
 */
public record LotOutlook(
        StockLot lot,
        int forecastRow,
        RemainingLife remainingLife,
        String category,
        double massGramsPerUnit,
        double unitPrice,
        double purchaseCostPerUnit,
        double storageMinCelsius,
        double storageMaxCelsius) {
    /** Checks the arguments. */
    public LotOutlook {
        Require.present("lot", lot);
        Require.that(forecastRow >= -1, "forecastRow must be a row or -1, was " + forecastRow);
        Require.present("remainingLife", remainingLife);
        Require.text("category", category);
        Require.positive("massGramsPerUnit", massGramsPerUnit);
        Require.nonNegative("unitPrice", unitPrice);
        Require.nonNegative("purchaseCostPerUnit", purchaseCostPerUnit);
        Require.finite("storageMinCelsius", storageMinCelsius);
        Require.finite("storageMaxCelsius", storageMaxCelsius);
    }
}
