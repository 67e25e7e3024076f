package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;

/**
 * That a site sells a product, from which supplier and at what price; amounts are in the site's currency.
 *
 * @param siteId where it is sold
 * @param productId what is sold
 * @param supplierId who delivers it
 * @param casePackUnits orders are whole multiples of this many base units, at least 1
 * @param unitCost what one base unit costs to buy
 * @param unitPrice what one base unit sells for at full price
 * @param lostSaleCostPerUnit what a lost sale costs beyond the margin that is missed (goodwill)
 * @param holdingCostPerUnitDay what it costs to keep one base unit for one day
 */
public record Listing(
        String siteId,
        String productId,
        String supplierId,
        long casePackUnits,
        double unitCost,
        double unitPrice,
        double lostSaleCostPerUnit,
        double holdingCostPerUnitDay) {
    /** Checks the arguments. */
    public Listing {
        Require.text("siteId", siteId);
        Require.text("productId", productId);
        Require.text("supplierId", supplierId);
        Require.positive("casePackUnits", casePackUnits);
        Require.nonNegative("unitCost", unitCost);
        Require.nonNegative("unitPrice", unitPrice);
        Require.nonNegative("lostSaleCostPerUnit", lostSaleCostPerUnit);
        Require.nonNegative("holdingCostPerUnitDay", holdingCostPerUnitDay);
    }
}
