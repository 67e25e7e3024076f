package io.flowcast.persistence.postgres;

import io.flowcast.api.store.LotStore;
import io.flowcast.api.store.LotStoreKit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresLotStoreTest extends LotStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Override
    protected LotStore emptyStore() {
        return databases.fresh().lots();
    }
}
