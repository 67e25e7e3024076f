package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * How far a route is from breaking a constraint.
 *
 * @param kind which constraint
 * @param subject load dimension, stop or vehicle type that it is about
 * @param amount what is left, in the constraint's unit: load, seconds, metres or a count; 0 for a constraint that binds, below 0 for one
 *     that is broken
 */
public record ConstraintSlack(Violation.Kind kind, String subject, double amount) {
    /** Checks the arguments. */
    public ConstraintSlack {
        Require.present("kind", kind);
        Require.text("subject", subject);
        Require.finite("amount", amount);
    }

    /**
     * Whether nothing is left.
     *
     * @return true if a change the wrong way breaks the constraint
     */
    public boolean binds() {
        return amount <= 0;
    }
}
