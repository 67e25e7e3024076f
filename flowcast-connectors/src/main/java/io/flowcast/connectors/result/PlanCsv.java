package io.flowcast.connectors.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.plan.SupplyPlan;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of a plan as CSV (RFC 4180): a header, comma separated, lines end with a line feed, ISO dates, a full
 * stop in numbers, the unit in the column name.
 *
 * <p>A text that a spreadsheet would take for a formula (it begins with {@code = + - @}, a tab or a carriage return) gets
 * an apostrophe in front, since names may come from files that somebody else made; JSON has them as they are.
 */
public final class PlanCsv {
    private PlanCsv() {}

    /**
     * Mean and quantiles of each series and day.
     *
     * @param plan the plan
     * @param catalog names
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void forecast(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CsvTable table = new CsvTable(target);
        PlanTables.forecast(plan, catalog, table);
        table.flush();
    }

    /**
     * Orders of all days.
     *
     * @param plan the plan
     * @param catalog names and costs
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void orders(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CsvTable table = new CsvTable(target);
        PlanTables.orders(plan, catalog, table);
        table.flush();
    }

    /**
     * What to do with each lot.
     *
     * @param plan the plan
     * @param catalog names
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void expiryActions(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CsvTable table = new CsvTable(target);
        PlanTables.expiryActions(plan, catalog, table);
        table.flush();
    }

    /** Collects the fields of a line. */
    private static final class CsvTable implements TableOut {
        private final CsvWriter csv;
        private final List<String> line = new ArrayList<>();

        CsvTable(Writer target) {
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        }

        @Override
        public void header(List<String> names) {
            csv.writeRecord(names);
        }

        @Override
        public void text(String value) {
            boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
            line.add(formula ? "'" + value : value);
        }

        @Override
        public void plain(Object value) {
            line.add(value.toString());
        }

        @Override
        public void date(@Nullable LocalDate value) {
            line.add(value == null ? "" : value.toString());
        }

        @Override
        public void whole(long value) {
            line.add(Long.toString(value));
        }

        @Override
        public void number(String name, double value) {
            line.add(JsonOut.plain(name, value));
        }

        @Override
        public void flag(boolean value) {
            line.add(Boolean.toString(value));
        }

        @Override
        public void endLine() {
            csv.writeRecord(line);
            line.clear();
        }

        void flush() throws IOException {
            csv.flush();
        }
    }
}
