package io.flowcast.connectors.file;

import io.flowcast.api.finding.Severity;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Which sheet of a workbook, and how its columns are called. */
final class Sheets {
    private static final int LETTERS = 26;

    private Sheets() {}

    /** Letters of a column counted from 0: A to Z, then AA. */
    static String letters(int field) {
        StringBuilder text = new StringBuilder();
        for (int rest = field; rest >= 0; rest = rest / LETTERS - 1) {
            text.insert(0, (char) ('A' + rest % LETTERS));
        }
        return text.toString();
    }

    /** The sheet of that name, or the first that can be seen; {@code null} after a fatal finding. */
    static @Nullable Sheet choose(ReadableWorkbook workbook, @Nullable String name, Row row) {
        List<Sheet> sheets = workbook.getSheets().toList();
        List<String> names = sheets.stream().map(Sheet::getName).toList();
        if (name != null) {
            for (Sheet sheet : sheets) {
                if (name.equals(sheet.getName())) {
                    return sheet;
                }
            }
            row.whole(
                    Severity.FATAL,
                    "no-such-sheet",
                    "sheet",
                    name,
                    "Maybe it was renamed: the workbook has " + names + ".");
            return null;
        }
        List<Sheet> visible = sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        if (visible.isEmpty()) {
            row.whole(Severity.FATAL, "no-such-sheet", "sheet", "", "Maybe all sheets are hidden: " + names + ".");
            return null;
        }
        if (visible.size() > 1) {
            row.whole(
                    Severity.INFO,
                    "other-sheets",
                    "sheet",
                    visible.get(0).getName(),
                    "Maybe another sheet is meant: the workbook has " + names + ", the first was read.");
        }
        return visible.get(0);
    }
}
