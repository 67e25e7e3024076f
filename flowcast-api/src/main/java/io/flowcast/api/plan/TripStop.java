package io.flowcast.api.plan;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.internal.Require;

/**
 * What a stop of a route means.
 *
 * @param stopId stop of the day's routes
 * @param purpose why the vehicle stops
 * @param placeId site or recipient
 * @param location where it is
 * @param massGrams how much is handled
 * @param goods what is handled, for people
 */
public record TripStop(
        String stopId, Purpose purpose, String placeId, GeoPoint location, long massGrams, String goods) {
    /** Checks the arguments. */
    public TripStop {
        Require.text("stopId", stopId);
        Require.present("purpose", purpose);
        Require.text("placeId", placeId);
        Require.present("location", location);
        Require.nonNegative("massGrams", massGrams);
        Require.present("goods", goods);
    }

    /** Why a vehicle stops. */
    public enum Purpose {
        /** Brings ordered goods to a site. */
        DELIVERY,
        /** Takes goods that another site will sell. */
        TRANSFER_PICKUP,
        /** Brings goods from another site. */
        TRANSFER_DROP,
        /** Takes goods that will be given away. */
        DONATION_PICKUP,
        /** Brings goods to a recipient. */
        DONATION_DROP
    }
}
