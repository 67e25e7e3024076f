package io.flowcast.persistence.memory;

import io.flowcast.api.store.Broadcast;
import io.flowcast.api.store.BroadcastKit;

class InMemoryBroadcastTest extends BroadcastKit {
    private final Broadcast broadcast = new InMemoryBroadcast();

    @Override
    protected Broadcast broadcast() {
        return broadcast;
    }
}
