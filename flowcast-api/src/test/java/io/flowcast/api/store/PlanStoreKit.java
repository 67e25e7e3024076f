package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link PlanStore} must do. Extend it and give it an empty store. */
public abstract class PlanStoreKit {

    private static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);
    private static final Instant NOW = Instant.parse("2024-06-03T04:00:00.123456Z");

    /** For the implementation's test. */
    protected PlanStoreKit() {}

    /**
     * Makes a store.
     *
     * @return an empty store
     */
    protected abstract PlanStore emptyStore();

    @Test
    void keepsTheParts() {
        PlanStore store = emptyStore();
        String orders =
                "{\"currency\":\"EUR\",\"orders\":[{\"units\":12},{\"units\":1e3,\"note\":\"\\\"ß[]\\\"\"},{\"of\":[1,2]}],"
                        + "\"outlook\":[{\"fillRate\":0.10}],\"none\":[],\"numbers\":[1,2.50],\"last\":{\"orders\":[{\"a\":1}]}}";
        String strange = "[{\"units\":1},null,[],\"text\"]";
        store.save(
                new PlanDocument("plan-1", MONDAY, NOW, Map.of("orders", orders, "strange", strange, "word", "\"a\"")));

        assertThat(store.part("plan-1", "orders")).map(PlanStoreKit::compact).hasValue(orders);
        assertThat(store.part("plan-1", "strange")).map(PlanStoreKit::compact).hasValue(strange);
        assertThat(store.part("plan-1", "word")).hasValue("\"a\"");
    }

    @Test
    void hasNoPartThatWasNotKept() {
        PlanStore store = emptyStore();
        store.save(new PlanDocument("plan-1", MONDAY, NOW, Map.of("impact", "{}")));

        assertThat(store.part("plan-1", "orders")).isEmpty();
        assertThat(store.part("plan-2", "impact")).isEmpty();
    }

    @Test
    void keepsAPlanAsItWasFirst() {
        PlanStore store = emptyStore();
        store.save(new PlanDocument("plan-1", MONDAY, NOW, Map.of("impact", "{\"meals\":1}")));

        store.save(new PlanDocument("plan-1", MONDAY, NOW, Map.of("impact", "{\"meals\":1}")));

        assertThat(store.newest(10)).hasSize(1);
        assertThat(store.part("plan-1", "impact")).map(PlanStoreKit::compact).hasValue("{\"meals\":1}");
    }

    @Test
    void listsTheNewestFirst() {
        PlanStore store = emptyStore();
        for (int i : List.of(2, 3, 1)) {
            store.save(new PlanDocument("plan-" + i, MONDAY.plusDays(i), NOW.plusSeconds(i), Map.of("impact", "{}")));
        }

        assertThat(store.newest(2))
                .containsExactly(
                        new PlanDocument("plan-3", MONDAY.plusDays(3), NOW.plusSeconds(3), Map.of()),
                        new PlanDocument("plan-2", MONDAY.plusDays(2), NOW.plusSeconds(2), Map.of()));
        assertThat(store.newest(0)).isEmpty();
    }

    /** The text of a document without the blanks between its tokens; the strings of this kit hold none. */
    private static String compact(String document) {
        return document.replaceAll("\\s", "");
    }
}
