package io.flowcast.persistence.postgres;

import io.flowcast.api.store.CatalogStore;
import io.flowcast.api.store.CatalogStoreKit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCatalogStoreTest extends CatalogStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Override
    protected CatalogStore emptyStore() {
        return databases.fresh().catalog();
    }
}
