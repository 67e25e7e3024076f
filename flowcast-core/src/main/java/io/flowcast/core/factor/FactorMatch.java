package io.flowcast.core.factor;

import io.flowcast.api.factor.Factor;

/**
 * The factor of production that was found for a product.
 *
 * @param factor the factor
 * @param how how sure that is
 * @param matched what it was found by
 */
public record FactorMatch(Factor factor, How how, String matched) {
    /** How a factor was found, surest first. */
    public enum How {
        /** The table has a product of the same name. */
        NAME,
        /** A product of the table is named within the name: a guess. */
        PART_OF_NAME,
        /** The mean of the products of its category: a rough guess. */
        CATEGORY
    }

    /**
     * Whether it is a guess.
     *
     * @return false only for the same name
     */
    public boolean guessed() {
        return how != How.NAME;
    }
}
