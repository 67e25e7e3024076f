package io.flowcast.persistence.memory;

import io.flowcast.api.store.ModelStore;
import io.flowcast.api.store.ModelStoreKit;
import java.time.Clock;

class InMemoryModelStoreTest extends ModelStoreKit {

    @Override
    protected ModelStore emptyStore() {
        return new InMemoryModelStore(Clock.systemUTC());
    }
}
