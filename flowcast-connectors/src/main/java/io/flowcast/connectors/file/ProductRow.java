package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Product;

/**
 * A product with the terms that are the same at all sites.
 *
 * @param product the product
 * @param casePackUnits orders are whole multiples of this many base units
 * @param unitPrice price of a base unit, in the currency of the site that sells it
 * @param unitCost what a base unit costs
 * @param salvageValue what is paid for a base unit that was not sold in time
 */
public record ProductRow(Product product, long casePackUnits, double unitPrice, double unitCost, double salvageValue) {}
