package io.flowcast.connectors.result;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a table into one sheet, or into several if it is longer than a sheet. */
final class ExcelTable implements TableOut, Closeable {
    static final int MAX_ROWS = Worksheet.MAX_ROWS;

    /** A cell of Excel holds no more. */
    private static final int MAX_CHARS = 32_767;

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final String DATE = "yyyy-mm-dd";
    private static final double NARROW = 9;
    private static final double WIDE = 40;

    private final Workbook workbook;
    private final String name;
    private final int maxRows;
    private List<String> header = List.of();
    private Worksheet sheet;
    private int sheets = 1;
    private int row;
    private int field;

    ExcelTable(Workbook workbook, String name, int maxRows) {
        this.workbook = workbook;
        this.name = name;
        this.maxRows = maxRows;
        this.sheet = workbook.newWorksheet(name);
    }

    @Override
    public void header(List<String> names) {
        header = names;
        sheet.freezePane(0, 1);
        for (int f = 0; f < names.size(); f++) {
            // Rows are written out as they come, so the width cannot follow their texts.
            boolean isText = names.get(f).endsWith("_name") || names.get(f).equals("reason");
            sheet.width(f, isText ? WIDE : Math.max(NARROW, names.get(f).length() + 4));
            sheet.value(0, f, names.get(f));
        }
        sheet.range(0, 0, 0, names.size() - 1).style().bold().set();
        row = 1;
    }

    @Override
    public void text(String value) throws IOException {
        place();
        if (!value.isEmpty()) {
            sheet.inlineString(row, field, value.length() > MAX_CHARS ? value.substring(0, MAX_CHARS) : value);
        }
        field++;
    }

    @Override
    public void plain(Object value) throws IOException {
        text(value.toString());
    }

    @Override
    public void date(@Nullable LocalDate value) throws IOException {
        place();
        if (value != null) {
            sheet.value(row, field, value);
            sheet.style(row, field).format(DATE).set();
        }
        field++;
    }

    @Override
    public void whole(long value) throws IOException {
        place();
        sheet.value(row, field++, value);
    }

    @Override
    public void number(String name, double value) throws IOException {
        place();
        sheet.value(row, field++, new BigDecimal(JsonOut.plain(name, value)));
    }

    @Override
    public void flag(boolean value) throws IOException {
        place();
        sheet.value(row, field++, value);
    }

    @Override
    public void endLine() throws IOException {
        row++;
        field = 0;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    /** Begins the next sheet if this one is full. */
    private void place() throws IOException {
        if (row >= maxRows) {
            finish();
            sheets++;
            sheet = workbook.newWorksheet(name + " " + sheets);
            header(header);
        }
    }

    @Override
    public void close() throws IOException {
        finish();
    }

    private void finish() throws IOException {
        if (row > 0) {
            sheet.setAutoFilter(0, 0, row - 1, header.size() - 1);
        }
        sheet.close();
    }
}
