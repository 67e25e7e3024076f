package io.flowcast.persistence.postgres;

import io.flowcast.api.store.ModelStore;
import io.flowcast.api.store.ModelStoreKit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresModelStoreTest extends ModelStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Override
    protected ModelStore emptyStore() {
        return databases.fresh().models();
    }
}
