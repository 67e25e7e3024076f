package io.flowcast.api.store;

import io.flowcast.api.catalog.Catalog;

/** Keeps what is sold, where and by whom. Safe for several threads. */
public interface CatalogStore {
    /**
     * Replaces the catalog, all or nothing.
     *
     * @param catalog the new catalog
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    void replace(Catalog catalog);

    /**
     * Reads the catalog.
     *
     * @return the catalog; empty if there is none yet
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    Catalog read();
}
