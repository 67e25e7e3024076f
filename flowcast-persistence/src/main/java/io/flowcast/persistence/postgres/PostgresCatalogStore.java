package io.flowcast.persistence.postgres;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.store.CatalogStore;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the catalog in PostgreSQL, one document for each record. */
final class PostgresCatalogStore implements CatalogStore {

    private static final String LOCK =
            "LOCK TABLE product, site, supplier, lane, listing, vehicle, recipient" + " IN SHARE ROW EXCLUSIVE MODE";

    private final Sql sql;
    private final CatalogDocuments documents = new CatalogDocuments();

    PostgresCatalogStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void replace(Catalog catalog) {
        sql.inTransaction("replace the catalog", handle -> {
            // One after the other; readers go on with what was there.
            handle.execute(LOCK);
            write(handle, "product", catalog.products());
            write(handle, "site", catalog.sites());
            write(handle, "supplier", catalog.suppliers());
            write(handle, "lane", catalog.lanes());
            write(handle, "listing", catalog.listings());
            write(handle, "vehicle", catalog.vehicles());
            write(handle, "recipient", catalog.recipients());
            return true;
        });
    }

    @Override
    public Catalog read() {
        return sql.inSnapshot(
                "read the catalog",
                handle -> new Catalog(
                        read(handle, "product", Product.class),
                        read(handle, "site", Site.class),
                        read(handle, "supplier", Supplier.class),
                        read(handle, "lane", Lane.class),
                        read(handle, "listing", Listing.class),
                        read(handle, "vehicle", Vehicle.class),
                        read(handle, "recipient", Recipient.class)));
    }

    private void write(Handle handle, String table, List<?> records) {
        handle.execute("DELETE FROM " + table);
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO " + table + " (position, document) VALUES (?, ?::jsonb)");
        for (int i = 0; i < records.size(); i++) {
            batch.bind(0, i).bind(1, documents.write(records.get(i))).add();
        }
        batch.execute();
    }

    private <T> List<T> read(Handle handle, String table, Class<T> type) {
        return handle.createQuery("SELECT document FROM " + table + " ORDER BY position")
                .map((row, context) -> documents.read(row.getString(1), type))
                .list();
    }
}
