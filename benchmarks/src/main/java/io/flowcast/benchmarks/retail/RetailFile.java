package io.flowcast.benchmarks.retail;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads files in the layout of FreshRetailNet-50K, Parquet or CSV, by DuckDB, as a stream. */
final class RetailFile {
    private static final int MOST_DAYS = 10_000;

    private RetailFile() {}

    /** What is planned for days to come: discounts, holidays, activities. */
    record Future(
            LocalDate first, int days, Map<String, Integer> rowOf, float[] discount, byte[] holiday, byte[] activity) {}

    static RetailData read(Path file, int mostSeries) throws IOException {
        String table = table(file);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            LocalDate first;
            int days;
            try (ResultSet span =
                    statement.executeQuery("SELECT min(CAST(dt AS DATE)), max(CAST(dt AS DATE)) FROM " + table)) {
                span.next();
                String begin = span.getString(1);
                if (begin == null) {
                    throw new FileSystemException(file.toString(), null, "it has no row with a date");
                }
                first = LocalDate.parse(begin);
                long length = LocalDate.parse(span.getString(2)).toEpochDay() - first.toEpochDay() + 1;
                if (length > MOST_DAYS) {
                    throw new FileSystemException(
                            file.toString(), null, "it has " + length + " days; maybe a year is mistyped");
                }
                days = (int) length;
            }
            String keys = "SELECT store_id, product_id, min(city_id), min(management_group_id), min(first_category_id),"
                    + " min(second_category_id), min(third_category_id) FROM " + table
                    + " GROUP BY store_id, product_id ORDER BY "
                    + (mostSeries < Integer.MAX_VALUE ? "hash(store_id * 100003 + product_id), " : "")
                    + "store_id, product_id LIMIT " + mostSeries;
            int rows;
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM (" + keys + ")")) {
                count.next();
                rows = count.getInt(1);
            }
            RetailData data = new RetailData(first, days, rows);
            Map<Long, Integer> rowOf = new HashMap<>();
            try (ResultSet key = statement.executeQuery(keys)) {
                for (int row = 0; key.next(); row++) {
                    data.store[row] = String.valueOf(key.getLong(1)).intern();
                    data.product[row] = String.valueOf(key.getLong(2)).intern();
                    rowOf.put(number(key), row);
                    for (int f = 0; f < RetailData.FACTS.size(); f++) {
                        data.facts[f][row] = String.valueOf(key.getLong(3 + f)).intern();
                    }
                }
            }
            fill(statement, table, data, rowOf);
            return data;
        } catch (SQLException wrong) {
            throw unreadable(file, wrong);
        }
    }

    /** Store and product in one number. */
    private static long number(ResultSet record) throws SQLException {
        return (record.getLong(1) << 32) | record.getLong(2);
    }

    private static void fill(Statement statement, String table, RetailData data, Map<Long, Integer> rowOf)
            throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT store_id, product_id, CAST(dt AS DATE) - DATE '")
                .append(data.first)
                .append(
                        "', sale_amount, discount, holiday_flag, activity_flag, precpt, avg_temperature, avg_humidity, avg_wind_level, (0");
        for (int h = 0; h < SalesDay.HOURS; h++) {
            sql.append(" + (CASE WHEN hours_stockout[")
                    .append(h + 1)
                    .append("] = 1 THEN ")
                    .append(1 << h)
                    .append(" ELSE 0 END)");
        }
        sql.append(")");
        for (int h = 0; h < SalesDay.HOURS; h++) {
            sql.append(", hours_sale[").append(h + 1).append(']');
        }
        sql.append(" FROM ").append(table);
        try (ResultSet record = statement.executeQuery(sql.toString())) {
            while (record.next()) {
                Integer row = rowOf.get(number(record));
                if (row == null) {
                    continue;
                }
                int cell = row * data.days + record.getInt(3);
                data.sales[cell] = (float) Math.max(0, record.getFloat(4) / RetailData.UNIT);
                float discount = record.getFloat(5);
                data.discount[cell] = record.wasNull() ? Float.NaN : discount;
                data.holiday[cell] = record.getByte(6);
                data.activity[cell] = record.getByte(7);
                for (int w = 0; w < data.weather.length; w++) {
                    data.weather[w][cell] = record.getFloat(8 + w);
                }
                data.soldOut[cell] = record.getInt(12);
                for (int h = 0; h < SalesDay.HOURS; h++) {
                    long units = Math.round(record.getFloat(13 + h) / RetailData.UNIT);
                    data.hourly[cell * SalesDay.HOURS + h] = (short) Math.max(0, Math.min(Short.MAX_VALUE, units));
                }
            }
        }
    }

    static Future readFuture(Path file, LocalDate first, int days, RetailData data) throws IOException {
        String table = table(file);
        Map<String, Integer> rowOf = new HashMap<>();
        for (int r = 0; r < data.rows; r++) {
            rowOf.put(data.store[r] + "/" + data.product[r], r);
        }
        float[] discount = new float[data.rows * days];
        java.util.Arrays.fill(discount, Float.NaN);
        byte[] holiday = new byte[discount.length];
        byte[] activity = new byte[discount.length];
        String sql = "SELECT store_id, product_id, CAST(dt AS DATE) - DATE '" + first
                + "', discount, holiday_flag, activity_flag FROM " + table;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet record = statement.executeQuery(sql)) {
            while (record.next()) {
                Integer row = rowOf.get(record.getLong(1) + "/" + record.getLong(2));
                int day = record.getInt(3);
                if (row != null && day >= 0 && day < days) {
                    discount[row * days + day] = record.getFloat(4);
                    holiday[row * days + day] = record.getByte(5);
                    activity[row * days + day] = record.getByte(6);
                }
            }
        } catch (SQLException wrong) {
            throw unreadable(file, wrong);
        }
        return new Future(first, days, rowOf, discount, holiday, activity);
    }

    /** What the reader says of the file, without the statement it was asked with. */
    private static IOException unreadable(Path file, SQLException wrong) {
        String reason = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        IOException named =
                new FileSystemException(file.toString(), null, "it has not the layout of FreshRetailNet: " + reason);
        named.initCause(wrong);
        return named;
    }

    private static String table(Path file) throws IOException {
        BenchOptions.readable(file);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String path = file.toAbsolutePath().toString().replace("'", "''");
        return (path.endsWith(".csv") ? "read_csv_auto('" : "read_parquet('") + path + "')";
    }

    private static Connection connect() throws SQLException {
        Properties options = new Properties();
        options.setProperty("jdbc_stream_results", "true");
        options.setProperty("memory_limit", "700MB");
        options.setProperty("threads", "2");
        return DriverManager.getConnection("jdbc:duckdb:", options);
    }
}
