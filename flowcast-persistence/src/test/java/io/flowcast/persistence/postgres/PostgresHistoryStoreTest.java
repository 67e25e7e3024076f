package io.flowcast.persistence.postgres;

import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.HistoryStoreKit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHistoryStoreTest extends HistoryStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Override
    protected HistoryStore emptyStore() {
        return databases.fresh().history();
    }
}
