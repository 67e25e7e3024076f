package io.flowcast.connectors.file;

import com.fasterxml.aalto.UncheckedStreamException;
import io.flowcast.api.finding.Severity;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet of an Excel workbook. A workbook begins with its end, so it is put into a temporary file first; then it is
 * checked for what would not fit into memory, and only then read, row by row.
 */
final class ExcelSource implements RowSource {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final @Nullable String sheetName;
    private final Runnable stopIfAsked;
    private final WorkbookLimits limits;
    private @Nullable Path file;
    private @Nullable ReadableWorkbook workbook;
    private @Nullable Stream<org.dhatim.fastexcel.reader.Row> stream;
    private @Nullable Iterator<org.dhatim.fastexcel.reader.Row> iterator;
    private @Nullable Header header;
    private String sheet = "";
    private long rows;

    ExcelSource(InputStream in, @Nullable String sheetName, Runnable stopIfAsked) {
        this(in, sheetName, stopIfAsked, WorkbookLimits.DEFAULT);
    }

    ExcelSource(InputStream in, @Nullable String sheetName, Runnable stopIfAsked, WorkbookLimits limits) {
        this.in = in;
        this.sheetName = sheetName;
        this.stopIfAsked = stopIfAsked;
        this.limits = limits;
    }

    @Override
    public boolean next(Row row) throws IOException {
        try {
            Iterator<org.dhatim.fastexcel.reader.Row> lines = iterator;
            if (lines == null) {
                lines = open(row);
                iterator = lines;
                header = lines == null ? null : readHeader(row, lines);
            }
            Header known = header;
            if (lines == null || known == null) {
                return false;
            }
            while (lines.hasNext()) {
                org.dhatim.fastexcel.reader.Row line = lines.next();
                if (isBlank(line)) {
                    continue;
                }
                rows++;
                row.start(number(line));
                if (fill(row, line, known)) {
                    return true;
                }
            }
        } catch (ZipException
                | EOFException
                | ExcelReaderException
                | UncheckedStreamException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // The library answers a damaged workbook with whatever its damage leads to.
            row.whole(
                    Severity.FATAL,
                    "broken-workbook",
                    "file",
                    String.valueOf(e.getMessage()),
                    "Maybe the file was cut off, or is no workbook but something else in a ZIP archive.");
            return false;
        }
        if (rows == 0) {
            Header.reportNoRows(row);
        }
        return false;
    }

    private @Nullable Iterator<org.dhatim.fastexcel.reader.Row> open(Row row) throws IOException {
        Path copy = Files.createTempFile("flowcast", ".xlsx");
        file = copy;
        String problem = copyTo(copy);
        if (problem == null && Files.size(copy) == 0) {
            row.start(1);
            Header.reportEmpty(row);
            return null;
        }
        if (problem == null) {
            problem = new WorkbookCheck(limits, stopIfAsked).problem(copy);
        }
        if (problem != null) {
            row.whole(
                    Severity.FATAL,
                    "workbook-limit",
                    "file",
                    problem,
                    "Maybe the file was made to fill the memory; if it is honest, save the sheet as CSV.");
            return null;
        }
        ReadableWorkbook open = new ReadableWorkbook(copy.toFile(), new ReadingOptions(true, true));
        workbook = open;
        Sheet chosen = Sheets.choose(open, sheetName, row);
        if (chosen == null) {
            return null;
        }
        sheet = chosen.getName();
        row.inSheet(sheet, new int[0]);
        Stream<org.dhatim.fastexcel.reader.Row> lines = chosen.openStream();
        stream = lines;
        return lines.iterator();
    }

    /** Copies all bytes, so that all of them are in the hash; says what is wrong if there are too many. */
    private @Nullable String copyTo(Path copy) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(copy)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                stopIfAsked.run();
                size += count;
                if (size > limits.fileBytes()) {
                    return "more than " + limits.fileBytes() + " bytes";
                }
                out.write(buffer, 0, count);
            }
        }
        return null;
    }

    private @Nullable Header readHeader(Row row, Iterator<org.dhatim.fastexcel.reader.Row> lines) {
        while (lines.hasNext()) {
            org.dhatim.fastexcel.reader.Row line = lines.next();
            if (isBlank(line)) {
                continue;
            }
            row.start(number(line));
            List<String> names = new ArrayList<>();
            for (int field = 0; field <= lastField(line); field++) {
                Cell cell = cell(line, field);
                names.add(cell == null ? "" : cell.getText().strip());
            }
            Header found = Header.read(row, names, true);
            if (found != null) {
                row.inSheet(sheet, found.fieldOfColumn());
            }
            return found;
        }
        row.start(1);
        Header.reportEmpty(row);
        return null;
    }

    private boolean fill(Row row, org.dhatim.fastexcel.reader.Row line, Header known) {
        int last = lastField(line);
        if (last >= known.fields()) {
            known.reportFieldCount(row, last + 1, "Maybe there is a remark beside the table, or a name is missing.");
            return false;
        }
        int[] fieldOfColumn = known.fieldOfColumn();
        for (int column = 0; column < fieldOfColumn.length; column++) {
            int field = fieldOfColumn[column];
            row.set(column, field < 0 ? null : ExcelCell.text(cell(line, field), row, column));
        }
        return row.ok();
    }

    private static @Nullable Cell cell(org.dhatim.fastexcel.reader.Row line, int field) {
        return field < line.getCellCount() ? line.getCell(field) : null;
    }

    private static boolean isBlank(org.dhatim.fastexcel.reader.Row line) {
        return lastField(line) < 0;
    }

    /** The last cell that holds something, or -1. */
    private static int lastField(org.dhatim.fastexcel.reader.Row line) {
        for (int field = line.getCellCount() - 1; field >= 0; field--) {
            Cell cell = line.getCell(field);
            if (cell != null && (cell.getFormula() != null || !cell.getText().isBlank())) {
                return field;
            }
        }
        return -1;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            closeWorkbook();
        }
    }

    private void closeWorkbook() throws IOException {
        try {
            if (stream != null) {
                stream.close();
            }
        } finally {
            try {
                if (workbook != null) {
                    workbook.close();
                }
            } finally {
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A row may say any number of itself; one that cannot be is no place, and is left out of findings. */
    private static int number(org.dhatim.fastexcel.reader.Row line) {
        return Math.max(0, line.getRowNum());
    }
}
