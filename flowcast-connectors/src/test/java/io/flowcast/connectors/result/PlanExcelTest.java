package io.flowcast.connectors.result;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.flowcast.connectors.fixture.SmallPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class PlanExcelTest {
    private static byte[] bytes(int maxRows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanExcel.write(SmallPlan.plan(), SmallPlan.catalog(), out, maxRows);
        return out.toByteArray();
    }

    private static ReadableWorkbook open(byte[] bytes) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
    }

    private static List<Row> rows(ReadableWorkbook workbook, String sheet) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read();
    }

    private static String shown(Row row, int field) {
        Cell cell = row.getOptionalCell(field).orElse(null);
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if ("yyyy-mm-dd".equals(cell.getDataFormatString())) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.getValue() instanceof BigDecimal number ? number.toPlainString() : cell.getText();
    }

    /** Cell by cell the same as the CSV tables; only the apostrophe before formulas is not needed. */
    @Test
    void holdsTheSameAsTheCsvTables() throws IOException {
        StringWriter forecast = new StringWriter();
        StringWriter orders = new StringWriter();
        StringWriter actions = new StringWriter();
        PlanCsv.forecast(SmallPlan.plan(), SmallPlan.catalog(), forecast);
        PlanCsv.orders(SmallPlan.plan(), SmallPlan.catalog(), orders);
        PlanCsv.expiryActions(SmallPlan.plan(), SmallPlan.catalog(), actions);
        try (ReadableWorkbook workbook = open(bytes(ExcelTable.MAX_ROWS))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("forecast", "orders", "expiry_actions");
            compare(rows(workbook, "forecast"), forecast.toString());
            compare(rows(workbook, "orders"), orders.toString());
            compare(rows(workbook, "expiry_actions"), actions.toString());
        }
    }

    private static void compare(List<Row> rows, String csv) {
        List<CsvRecord> lines = CsvReader.builder().ofCsvRecord(csv).stream().toList();
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            for (int f = 0; f < lines.get(i).getFieldCount(); f++) {
                String field = lines.get(i).getField(f);
                expected.add(field.startsWith("'") ? field.substring(1) : field);
                actual.add(shown(rows.get(i), f));
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void aTextIsNeverAFormula() throws IOException {
        try (ReadableWorkbook workbook = open(bytes(ExcelTable.MAX_ROWS))) {
            Cell name = rows(workbook, "orders").get(2).getCell(3);
            assertThat(name.getText()).isEqualTo(SmallPlan.FORMULA);
            assertThat(name.getType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void aLongTableGoesOnInTheNextSheet() throws IOException {
        try (ReadableWorkbook workbook = open(bytes(3))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .startsWith("forecast", "forecast 2", "orders")
                    .contains("expiry_actions 4");
            assertThat(rows(workbook, "forecast 2")).hasSize(3);
            assertThat(rows(workbook, "forecast 2").get(0).getCellText(0)).isEqualTo("site_id");
        }
    }

    @Test
    void theSamePlanGivesTheSameBytes() throws IOException {
        byte[] first = bytes(ExcelTable.MAX_ROWS);
        assertThat(bytes(ExcelTable.MAX_ROWS)).isEqualTo(first);
    }
}
