package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;

/** What to do with goods that are about to expire. */
public sealed interface ExpiryAction {
    /** Go on selling at full price. */
    record Keep() implements ExpiryAction {}

    /**
     * Sell at a lower price.
     *
     * @param discountFraction share of the price that is taken off, above 0 and below 1
     */
    record Markdown(double discountFraction) implements ExpiryAction {
        /** Checks the fraction. */
        public Markdown {
            Require.that(
                    discountFraction > 0 && discountFraction < 1,
                    "discountFraction must lie between 0 and 1, was " + discountFraction);
        }
    }

    /**
     * Move to another site that can still sell it.
     *
     * @param toSiteId where to
     */
    record Transfer(String toSiteId) implements ExpiryAction {
        /** Checks the site. */
        public Transfer {
            Require.text("toSiteId", toSiteId);
        }
    }

    /**
     * Give to people.
     *
     * @param recipientId who takes it
     */
    record Donate(String recipientId) implements ExpiryAction {
        /** Checks the recipient. */
        public Donate {
            Require.text("recipientId", recipientId);
        }
    }

    /**
     * Turn into another product.
     *
     * @param intoProductId what it becomes
     */
    record Rework(String intoProductId) implements ExpiryAction {
        /** Checks the product. */
        public Rework {
            Require.text("intoProductId", intoProductId);
        }
    }

    /**
     * Send back.
     *
     * @param supplierId who takes it back
     */
    record ReturnToSupplier(String supplierId) implements ExpiryAction {
        /** Checks the supplier. */
        public ReturnToSupplier {
            Require.text("supplierId", supplierId);
        }
    }

    /**
     * Throw away.
     *
     * @param pathway where it goes
     */
    record Discard(Pathway pathway) implements ExpiryAction {
        /** Checks the pathway. */
        public Discard {
            Require.present("pathway", pathway);
        }
    }
}
