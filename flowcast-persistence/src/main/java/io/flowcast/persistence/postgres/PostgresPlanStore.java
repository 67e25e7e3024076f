package io.flowcast.persistence.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.flowcast.api.store.PlanDocument;
import io.flowcast.api.store.PlanStore;
import io.flowcast.persistence.internal.Storable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps plans in PostgreSQL. A part that is a list is kept item by item, so that a page of it can be read alone. */
public final class PostgresPlanStore implements PlanStore {

    private final Sql sql;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(-1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    PostgresPlanStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void save(PlanDocument plan) {
        sql.inTransaction("save a plan", handle -> {
            int added = handle.execute(
                    "INSERT INTO plan (plan_id, as_of, created_at) VALUES (?, ?, ?) ON CONFLICT (plan_id) DO NOTHING",
                    plan.planId(),
                    plan.asOf(),
                    Sql.time(Storable.time(plan.createdAt())));
            if (added > 0) {
                for (Map.Entry<String, String> part : plan.parts().entrySet()) {
                    save(handle, plan.planId(), part.getKey(), part.getValue());
                }
            }
            return added;
        });
    }

    private void save(Handle handle, String planId, String part, String document) throws SQLException {
        boolean list = document.stripLeading().startsWith("[");
        handle.execute(
                "INSERT INTO plan_part (plan_id, part, document) VALUES (?, ?, ?::json)",
                planId,
                part,
                list ? null : document);
        if (!list) {
            return;
        }
        CopyBuffer rows = new CopyBuffer(handle.getConnection(), "plan_item", "plan_id, part, position, document");
        try (JsonParser parser = json.createParser(document)) {
            parser.nextToken();
            int position = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                parser.finishToken();
                int to = Math.toIntExact(parser.currentLocation().getCharOffset());
                rows.text(planId)
                        .text(part)
                        .number(position++)
                        .text(document.substring(from, to))
                        .endRow();
            }
            rows.flush();
        } catch (IOException e) {
            throw new IllegalArgumentException("part " + part + " is not JSON", e);
        }
    }

    @Override
    public Optional<String> part(String planId, String part) {
        return sql.inTransaction(
                "read a plan",
                handle -> handle.createQuery("""
                        SELECT coalesce(document::text, '[' || coalesce((
                                   SELECT string_agg(i.document::text, ',' ORDER BY i.position)
                                   FROM plan_item i WHERE i.plan_id = p.plan_id AND i.part = p.part), '') || ']')
                        FROM plan_part p WHERE plan_id = ? AND part = ?""")
                        .bind(0, planId)
                        .bind(1, part)
                        .mapTo(String.class)
                        .findOne());
    }

    /**
     * Some items of a part that is a list.
     *
     * @param planId key of the plan
     * @param part name of the part
     * @param from position of the first item, counted from 0
     * @param limit how many at most
     * @return the items, or empty if there is no such plan or part, or the part is no list
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public Optional<PlanPage> page(String planId, String part, int from, int limit) {
        return sql.inSnapshot("read a plan", handle -> {
            @Nullable
            Integer total = handle.createQuery("""
                            SELECT (SELECT count(*) FROM plan_item i WHERE i.plan_id = p.plan_id AND i.part = p.part)
                            FROM plan_part p WHERE plan_id = ? AND part = ? AND document IS NULL""")
                    .bind(0, planId)
                    .bind(1, part)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(null);
            if (total == null) {
                return Optional.empty();
            }
            List<String> items = handle.createQuery("""
                            SELECT document FROM plan_item
                            WHERE plan_id = ? AND part = ? AND position >= ? ORDER BY position LIMIT ?""")
                    .bind(0, planId)
                    .bind(1, part)
                    .bind(2, from)
                    .bind(3, limit)
                    .mapTo(String.class)
                    .list();
            return Optional.of(new PlanPage(items, total));
        });
    }

    /**
     * A plan without its parts.
     *
     * @param planId key of the plan
     * @return the plan, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public Optional<PlanDocument> find(String planId) {
        return sql.inTransaction(
                "read a plan",
                handle -> handle.createQuery("SELECT plan_id, as_of, created_at FROM plan WHERE plan_id = ?")
                        .bind(0, planId)
                        .map((row, context) -> new PlanDocument(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                Map.of()))
                        .findOne());
    }

    @Override
    public List<PlanDocument> newest(int limit) {
        return sql.inTransaction(
                "list plans",
                handle -> handle.createQuery(
                                "SELECT plan_id, as_of, created_at FROM plan ORDER BY created_at DESC, plan_id LIMIT ?")
                        .bind(0, limit)
                        .map((row, context) -> new PlanDocument(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                Map.of()))
                        .list());
    }
}
