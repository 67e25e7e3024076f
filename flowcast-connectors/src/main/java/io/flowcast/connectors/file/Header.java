package io.flowcast.connectors.file;

import io.flowcast.api.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns stand in a table.
 *
 * @param fieldOfColumn the field of each column, or -1 if the table does not have it
 * @param fields how many fields the table has
 */
record Header(int[] fieldOfColumn, int fields) {
    /** Looks for the columns among the names; {@code null} after a fatal finding. */
    static @Nullable Header read(Row row, List<String> names, boolean blankNames) {
        boolean once = namesAreOnce(row, names, blankNames);
        List<Column> columns = row.columns();
        int[] fieldOfColumn = new int[columns.size()];
        boolean there = true;
        for (int c = 0; c < columns.size(); c++) {
            fieldOfColumn[c] = names.indexOf(columns.get(c).name());
            if (fieldOfColumn[c] < 0 && columns.get(c).required()) {
                row.file(Severity.FATAL, "missing-column", c, "", causeOfMissing(columns.get(c), names));
                there = false;
            }
        }
        for (int field = 0; field < names.size(); field++) {
            String name = names.get(field);
            boolean blank = blankNames && name.isEmpty();
            if (!blank && columns.stream().noneMatch(column -> column.name().equals(name))) {
                String cause = ColumnNames.causeOfUnknown(name, columns);
                row.fileAt(field, Severity.WARNING, "unknown-column", name, name, cause);
            }
        }
        return once && there ? new Header(fieldOfColumn, names.size()) : null;
    }

    private static boolean namesAreOnce(Row row, List<String> names, boolean blankNames) {
        boolean once = true;
        for (int i = 0; i < names.size(); i++) {
            boolean blank = blankNames && names.get(i).isEmpty();
            if (!blank && names.indexOf(names.get(i)) < i) {
                row.fileAt(
                        i,
                        Severity.FATAL,
                        "duplicate-column",
                        "header",
                        names.get(i),
                        "Maybe two exports were joined side by side.");
                once = false;
            }
        }
        return once;
    }

    private static String causeOfMissing(Column column, List<String> names) {
        for (String name : names) {
            if (Column.bare(name).equals(Column.bare(column.name()))) {
                return "Maybe '" + name + "' is meant: the column must be called '" + column.name() + "'.";
            }
        }
        return "Maybe the file has no header, or it is a file of another kind.";
    }

    /** A fault of a row that has another number of fields than the header; {@code false} if it has as many. */
    boolean reportFieldCount(Row row, int count, String causeOfMore) {
        if (count == fields) {
            return false;
        }
        row.file(
                Severity.ERROR,
                "field-count",
                "row",
                count + " fields instead of " + fields,
                count < fields ? "Maybe the row or the file was cut off." : causeOfMore);
        return true;
    }

    static void reportEmpty(Row row) {
        row.file(Severity.FATAL, "empty", "header", "", "Maybe the export failed, or another file was meant.");
    }

    static void reportNoRows(Row row) {
        row.start(0);
        row.file(Severity.WARNING, "no-rows", "row", "", "Maybe the export found nothing for the chosen period.");
    }
}
