package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A place that holds stock.
 *
 * @param id key of the site, unique in a catalog
 * @param name name for people
 * @param kind what it is for
 * @param location where it is
 * @param zone time zone; a use-by date ends at midnight there
 * @param openingHours when it sells
 * @param deliveryHours when it takes deliveries and hands out goods
 * @param currency currency of its prices and costs
 */
public record Site(
        String id,
        String name,
        Kind kind,
        GeoPoint location,
        ZoneId zone,
        OpeningHours openingHours,
        OpeningHours deliveryHours,
        Currency currency) {
    /** Checks the arguments. */
    public Site {
        Require.text("id", id);
        Require.text("name", name);
        Require.present("kind", kind);
        Require.present("location", location);
        Require.present("zone", zone);
        Require.present("openingHours", openingHours);
        Require.present("deliveryHours", deliveryHours);
        Require.present("currency", currency);
    }

    /** What a site is for. */
    public enum Kind {
        /** Sells to customers. */
        STORE,
        /** Holds stock for other sites; vehicles start there. */
        DEPOT
    }
}
