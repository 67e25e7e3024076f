package io.flowcast.persistence.memory;

import io.flowcast.api.store.LotStore;
import io.flowcast.api.store.LotStoreKit;
import java.time.Clock;

class InMemoryLotStoreTest extends LotStoreKit {

    @Override
    protected LotStore emptyStore() {
        return new InMemoryLotStore(Clock.systemUTC());
    }
}
