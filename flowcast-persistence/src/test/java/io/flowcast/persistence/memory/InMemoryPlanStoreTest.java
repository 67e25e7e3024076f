package io.flowcast.persistence.memory;

import io.flowcast.api.store.PlanStore;
import io.flowcast.api.store.PlanStoreKit;

class InMemoryPlanStoreTest extends PlanStoreKit {

    @Override
    protected PlanStore emptyStore() {
        return new InMemoryPlanStore();
    }
}
