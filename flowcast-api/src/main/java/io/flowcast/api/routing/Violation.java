package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A constraint that a plan breaks.
 *
 * @param kind which constraint
 * @param subject stop, route or vehicle type that breaks it
 * @param amount by how much, in the constraint's unit: load, seconds, metres or a count
 * @param message one line for people
 */
public record Violation(Kind kind, String subject, double amount, String message) {
    /** Checks the arguments. */
    public Violation {
        Require.present("kind", kind);
        Require.text("subject", subject);
        Require.finite("amount", amount);
        Require.text("message", message);
    }

    /** Constraints of a routing problem. */
    public enum Kind {
        /** A stop that must be served is not, or only one end of a shipment is. */
        UNSERVED,
        /** A stop is served more than once. */
        REPEATED,
        /** A stop, depot or vehicle type that the problem does not have. */
        UNKNOWN,
        /** Load above capacity. */
        CAPACITY,
        /** Service begins outside every window. */
        TIME_WINDOW,
        /** A route starts or ends outside its shift or the depot's opening. */
        SHIFT,
        /** A route leaves before the goods are ready. */
        RELEASE,
        /** Longest distance exceeded. */
        MAX_DISTANCE,
        /** Longest duration exceeded. */
        MAX_DURATION,
        /** Most stops exceeded. */
        MAX_STOPS,
        /** More trips than the vehicle may make, or a reload too short or at a depot that is not for it. */
        RELOAD,
        /** A break that is due and not taken, or taken at the wrong time or while the vehicle drives or serves. */
        BREAK,
        /** More vehicles than there are, or one vehicle twice. */
        FLEET,
        /** Required skill missing. */
        SKILL,
        /** Delivery before pickup, or by another vehicle. */
        PRECEDENCE,
        /** Stops of one route in the wrong order. */
        SEQUENCE,
        /** Stops that belong together served by several vehicles. */
        SAME_VEHICLE,
        /** More than one of a group of alternatives served. */
        ALTERNATIVES,
        /** Goods to bring behind goods that were taken. */
        BACKHAUL,
        /** Goods too long on board. */
        TIME_ON_BOARD,
        /** The locked beginning of a route is changed, or goods on board are brought by another vehicle or trip. */
        LOCKED,
        /** No road between two stops in a row. */
        UNREACHABLE,
        /** A time, distance or cost that is stated differs from what it is. */
        STATED
    }
}
