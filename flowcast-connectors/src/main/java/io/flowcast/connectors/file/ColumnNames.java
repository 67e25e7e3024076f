package io.flowcast.connectors.file;

import java.util.List;

/** What to say about a column or property that nobody knows. */
final class ColumnNames {
    private ColumnNames() {}

    static String causeOfUnknown(String name, List<Column> columns) {
        for (Column column : columns) {
            if (Column.bare(name).equals(Column.bare(column.name()))) {
                return "Maybe '" + column.name() + "' is meant; as it is written, it was ignored.";
            }
        }
        return "Maybe it belongs to another system; it was ignored.";
    }
}
