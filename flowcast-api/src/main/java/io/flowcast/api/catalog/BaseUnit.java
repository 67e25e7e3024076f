package io.flowcast.api.catalog;

/** The unit in which quantities of a product are counted; every quantity is a whole number of it. */
public enum BaseUnit {
    /** Pieces, packs, bottles. */
    EACH,
    /** Goods sold by weight. */
    GRAM
}
