package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStore} must do. Extend it and give it an empty store. */
public abstract class ModelStoreKit {

    /** For the implementation's test. */
    protected ModelStoreKit() {}

    /**
     * Makes a store.
     *
     * @return an empty store
     */
    protected abstract ModelStore emptyStore();

    @Test
    void hasNothingAtFirst() {
        assertThat(emptyStore().latest("demand")).isEmpty();
        assertThat(emptyStore().version("demand", 1)).isEmpty();
    }

    @Test
    void countsTheVersionsOfEachName() {
        ModelStore store = emptyStore();

        assertThat(store.save("demand", "auto-ets", new byte[] {1, 0, -1})).isEqualTo(1);
        assertThat(store.save("demand", "theta", new byte[] {2})).isEqualTo(2);
        assertThat(store.save("other", "theta", new byte[0])).isEqualTo(1);

        ModelStore.StoredModel latest = store.latest("demand").orElseThrow();
        assertThat(latest.version()).isEqualTo(2);
        assertThat(latest.forecaster()).isEqualTo("theta");
        assertThat(latest.content()).containsExactly(2);
        ModelStore.StoredModel first = store.version("demand", 1).orElseThrow();
        assertThat(first.name()).isEqualTo("demand");
        assertThat(first.forecaster()).isEqualTo("auto-ets");
        assertThat(first.content()).containsExactly(1, 0, -1);
        assertThat(first.createdAt()).isBeforeOrEqualTo(latest.createdAt());
        assertThat(store.version("demand", 3)).isEmpty();
        assertThat(store.latest("other").orElseThrow().content()).isEmpty();
    }

    @Test
    void doesNotChangeAVersionWhenItsSourceChanges() {
        ModelStore store = emptyStore();
        byte[] content = {1, 2, 3};
        store.save("demand", "theta", content);

        content[0] = 9;

        assertThat(store.latest("demand").orElseThrow().content()).containsExactly(1, 2, 3);
    }

    @Test
    void givesEachOfSeveralSaversAVersionOfItsOwn() throws Exception {
        ModelStore store = emptyStore();
        Callable<Integer> save = () -> store.save("demand", "theta", new byte[] {1});
        ExecutorService executor = Executors.newFixedThreadPool(6);
        List<Integer> versions = new ArrayList<>();
        try {
            for (Future<Integer> future : executor.invokeAll(Collections.nCopies(24, save))) {
                versions.add(future.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 24).boxed().toList());
    }
}
