package io.flowcast.persistence.memory;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.store.CatalogStore;
import java.util.List;

/** Keeps the catalog in this process. Safe for several threads. */
public final class InMemoryCatalogStore implements CatalogStore {

    private volatile Catalog current =
            new Catalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** An empty store. */
    public InMemoryCatalogStore() {}

    @Override
    public void replace(Catalog catalog) {
        current = catalog;
    }

    @Override
    public Catalog read() {
        return current;
    }
}
