package io.flowcast.persistence.postgres;

import io.flowcast.api.store.PlanDocument;
import io.flowcast.api.store.PlanStore;
import io.flowcast.persistence.internal.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps plans in PostgreSQL. The lists of a part are kept item by item, so that a page of one can be read alone. */
public final class PostgresPlanStore implements PlanStore {

    private final Sql sql;

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

    private static void save(Handle handle, String planId, String part, String document) throws SQLException {
        SplitDocument split = SplitDocument.of(document);
        handle.createUpdate("""
                        INSERT INTO plan_part (plan_id, part, document, list_names, list_offsets)
                        VALUES (:plan, :part, :document::json, :names, :offsets)""")
                .bind("plan", planId)
                .bind("part", part)
                .bind("document", split.rest())
                .bindArray(
                        "names",
                        String.class,
                        split.lists().stream().map(SplitDocument.ItemList::name).toArray())
                .bindArray(
                        "offsets",
                        Integer.class,
                        split.lists().stream()
                                .map(SplitDocument.ItemList::offset)
                                .toArray())
                .execute();
        CopyBuffer rows =
                new CopyBuffer(handle.getConnection(), "plan_item", "plan_id, part, list_name, position, document");
        for (SplitDocument.ItemList list : split.lists()) {
            for (int position = 0; position < list.items().size(); position++) {
                rows.text(planId)
                        .text(part)
                        .text(list.name())
                        .number(position)
                        .text(list.items().get(position))
                        .endRow();
            }
        }
        rows.flush();
    }

    @Override
    public Optional<String> part(String planId, String part) {
        return sql.inSnapshot(
                "read a plan",
                handle -> handle.createQuery(
                                "SELECT document, list_names, list_offsets FROM plan_part WHERE plan_id = ? AND part = ?")
                        .bind(0, planId)
                        .bind(1, part)
                        .map((row, context) -> split(handle, planId, part, row))
                        .findOne()
                        .map(SplitDocument::join));
    }

    private static SplitDocument split(Handle handle, String planId, String part, ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("list_names").getArray();
        Integer[] offsets = (Integer[]) row.getArray("list_offsets").getArray();
        List<SplitDocument.ItemList> lists = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            lists.add(new SplitDocument.ItemList(
                    names[i], offsets[i], items(handle, planId, part, names[i], 0, Integer.MAX_VALUE)));
        }
        return new SplitDocument(row.getString("document"), lists);
    }

    private static List<String> items(Handle handle, String planId, String part, String list, int from, int limit) {
        return handle.createQuery("""
                        SELECT document FROM plan_item
                        WHERE plan_id = ? AND part = ? AND list_name = ? AND position >= ?
                        ORDER BY position LIMIT ?""")
                .bind(0, planId)
                .bind(1, part)
                .bind(2, list)
                .bind(3, from)
                .bind(4, limit)
                .mapTo(String.class)
                .list();
    }

    /**
     * Some items of a list inside a part.
     *
     * @param planId key of the plan
     * @param part name of the part
     * @param list name of the field that holds the list
     * @param from position of the first item, counted from 0
     * @param limit how many at most
     * @return the items, or empty if there is no such plan, part or list
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public Optional<PlanPage> page(String planId, String part, String list, int from, int limit) {
        return sql.inSnapshot(
                "read a plan",
                handle -> handle.createQuery("""
                        SELECT document, (SELECT count(*) FROM plan_item i
                                          WHERE i.plan_id = p.plan_id AND i.part = p.part AND i.list_name = :list)
                        FROM plan_part p WHERE plan_id = :plan AND part = :part AND :list = ANY (list_names)""")
                        .bind("plan", planId)
                        .bind("part", part)
                        .bind("list", list)
                        .map((row, context) -> new PlanPage(
                                row.getString(1), items(handle, planId, part, list, from, limit), row.getInt(2)))
                        .findOne());
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
