package io.flowcast.persistence.postgres;

import io.flowcast.api.store.PlanStore;
import io.flowcast.api.store.PlanStoreKit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresPlanStoreTest extends PlanStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Override
    protected PlanStore emptyStore() {
        return databases.fresh().plans();
    }
}
