package io.flowcast.api.demand;

import io.flowcast.api.internal.Require;

/**
 * Key of a row: one product at one site.
 *
 * @param siteId the site; empty for a series that has none
 * @param productId the product, or the name of the series
 */
public record SeriesKey(String siteId, String productId) implements Comparable<SeriesKey> {
    /** Checks the arguments. */
    public SeriesKey {
        Require.present("siteId", siteId);
        Require.text("productId", productId);
    }

    /**
     * Key of a series that belongs to no site.
     *
     * @param name its name
     * @return the key
     */
    public static SeriesKey named(String name) {
        return new SeriesKey("", name);
    }

    @Override
    public int compareTo(SeriesKey other) {
        int bySite = siteId.compareTo(other.siteId);
        return bySite != 0 ? bySite : productId.compareTo(other.productId);
    }

    @Override
    public String toString() {
        return siteId.isEmpty() ? productId : siteId + "/" + productId;
    }
}
