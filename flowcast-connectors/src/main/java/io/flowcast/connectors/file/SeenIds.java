package io.flowcast.connectors.file;

import java.util.HashSet;
import java.util.Set;

/** Keys that a file has shown. Memory has a limit; beyond it nothing new is remembered. */
final class SeenIds {
    private static final int LIMIT = 1_000_000;

    private final Set<String> seen = new HashSet<>();
    private boolean full;

    /**
     * Remembers the key of a row, with a finding if an earlier row had it.
     *
     * @return the key
     */
    String once(Row row, int column) {
        String id = row.text(column);
        if (id.isEmpty() || seen.contains(id)) {
            if (!id.isEmpty()) {
                row.error("duplicate", column, id, "Maybe the row is there twice, or two things share a key.");
            }
        } else if (seen.size() < LIMIT) {
            seen.add(id);
        } else {
            full = true;
        }
        return id;
    }

    void finish(Row row, int column) {
        if (full) {
            row.warnAt(
                    "",
                    "keys-unchecked",
                    column,
                    "",
                    "Maybe the file is very long: beyond " + LIMIT + " keys, doubled ones were not looked for.");
        }
    }
}
