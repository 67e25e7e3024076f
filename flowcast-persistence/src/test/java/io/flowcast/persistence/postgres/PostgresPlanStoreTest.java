package io.flowcast.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.store.PlanDocument;
import io.flowcast.api.store.PlanStore;
import io.flowcast.api.store.PlanStoreKit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresPlanStoreTest extends PlanStoreKit {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Test
    void givesAListPageByPage() {
        PostgresPlanStore store = databases.fresh().plans();
        String orders =
                "{\"currency\":\"EUR\",\"orders\":[{\"n\":0},{\"n\":1},{\"n\":2}],\"outlook\":[],\"levels\":[0.5,1],\"horizonDays\":7}";
        store.save(new PlanDocument(
                "plan-1", LocalDate.of(2024, 6, 3), Instant.parse("2024-06-03T04:00:00Z"), Map.of("orders", orders)));

        String rest = "{\"currency\":\"EUR\",\"orders\":[],\"outlook\":[],\"levels\":[0.5,1],\"horizonDays\":7}";
        assertThat(store.page("plan-1", "orders", "orders", 0, 2))
                .hasValue(new PlanPage(rest, List.of("{\"n\":0}", "{\"n\":1}"), 3));
        assertThat(store.page("plan-1", "orders", "orders", 2, 2))
                .hasValue(new PlanPage(rest, List.of("{\"n\":2}"), 3));
        assertThat(store.page("plan-1", "orders", "orders", 3, 2)).hasValue(new PlanPage(rest, List.of(), 3));
        assertThat(store.page("plan-1", "orders", "outlook", 0, 2)).hasValue(new PlanPage(rest, List.of(), 0));
        assertThat(store.page("plan-1", "orders", "horizonDays", 0, 2)).isEmpty();
        assertThat(store.page("plan-1", "orders", "levels", 0, 2)).isEmpty();
        assertThat(store.page("plan-1", "impact", "orders", 0, 2)).isEmpty();
        assertThat(store.page("plan-2", "orders", "orders", 0, 2)).isEmpty();
        assertThat(store.find("plan-1")).map(PlanDocument::asOf).hasValue(LocalDate.of(2024, 6, 3));
        assertThat(store.find("plan-2")).isEmpty();
    }

    @Override
    protected PlanStore emptyStore() {
        return databases.fresh().plans();
    }
}
