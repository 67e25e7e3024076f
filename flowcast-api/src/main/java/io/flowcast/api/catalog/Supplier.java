package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers goods.
 *
 * @param id key of the supplier, unique in a catalog
 * @param name name for people
 * @param depotSiteId depot through which its goods reach the sites on our own vehicles, or {@code null} if it delivers
 *     to the door itself
 */
public record Supplier(String id, String name, @Nullable String depotSiteId) {
    /** Checks the arguments. */
    public Supplier {
        Require.text("id", id);
        Require.text("name", name);
    }
}
