package io.flowcast.persistence.memory;

import io.flowcast.api.store.CatalogStore;
import io.flowcast.api.store.CatalogStoreKit;

class InMemoryCatalogStoreTest extends CatalogStoreKit {

    @Override
    protected CatalogStore emptyStore() {
        return new InMemoryCatalogStore();
    }
}
