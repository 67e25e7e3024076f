package io.flowcast.persistence.postgres;

import io.flowcast.api.demand.SalesDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads sales row by row; the rows of a series share the text of their keys. */
final class SalesRows implements Iterator<SalesDay> {

    private final ResultSet rows;
    private boolean ready;
    private int seriesId = -1;
    private String siteId = "";
    private String productId = "";

    SalesRows(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.ready = rows.next();
    }

    @Override
    public boolean hasNext() {
        return ready;
    }

    @Override
    public SalesDay next() {
        if (!ready) {
            throw new NoSuchElementException();
        }
        try {
            int series = rows.getInt(1);
            if (series != seriesId) {
                seriesId = series;
                siteId = rows.getString(2);
                productId = rows.getString(3);
            }
            int soldOutHours = rows.getInt(7);
            boolean soldOutKnown = !rows.wasNull();
            SalesDay day = new SalesDay(
                    siteId,
                    productId,
                    rows.getObject(4, LocalDate.class),
                    rows.getLong(5),
                    HourlyUnits.read(rows.getBytes(6)),
                    soldOutHours,
                    soldOutKnown,
                    rows.getDouble(8),
                    rows.getBoolean(9),
                    rows.getBoolean(10));
            ready = rows.next();
            return day;
        } catch (SQLException e) {
            throw Sql.failure("read sales", e);
        }
    }
}
