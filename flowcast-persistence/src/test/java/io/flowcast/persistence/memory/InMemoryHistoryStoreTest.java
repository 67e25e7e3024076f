package io.flowcast.persistence.memory;

import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.HistoryStoreKit;
import java.time.Clock;

class InMemoryHistoryStoreTest extends HistoryStoreKit {

    @Override
    protected HistoryStore emptyStore() {
        return new InMemoryHistoryStore(Clock.systemUTC());
    }
}
