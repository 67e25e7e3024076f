package io.flowcast.persistence.memory;

import io.flowcast.api.store.ModelStore;
import io.flowcast.persistence.internal.Storable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps fitted models in this process. Safe for several threads. */
public final class InMemoryModelStore implements ModelStore {

    private final Clock clock;
    private final Map<String, List<StoredModel>> versions = new HashMap<>();

    /**
     * An empty store.
     *
     * @param clock tells when a model was kept
     */
    public InMemoryModelStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized int save(String name, String forecaster, byte[] content) {
        List<StoredModel> known = versions.computeIfAbsent(name, key -> new ArrayList<>());
        int version = known.size() + 1;
        known.add(new StoredModel(name, version, forecaster, Storable.time(clock.instant()), content.clone()));
        return version;
    }

    @Override
    public synchronized Optional<StoredModel> latest(String name) {
        List<StoredModel> known = versions.getOrDefault(name, List.of());
        return version(name, known.size());
    }

    @Override
    public synchronized Optional<StoredModel> version(String name, int version) {
        List<StoredModel> known = versions.getOrDefault(name, List.of());
        return version >= 1 && version <= known.size() ? Optional.of(known.get(version - 1)) : Optional.empty();
    }
}
