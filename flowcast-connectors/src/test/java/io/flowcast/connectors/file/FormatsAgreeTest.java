package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in any format give the same records and the same findings. */
class FormatsAgreeTest {
    private static final int ROWS = 400;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<List<String>> FAULTY = List.of(
            List.of("site_id", "product_id", "date", "sold_units", "discount", "holiday", "extra"),
            List.of("S1", "P1", "2024-06-01", "3", "0.9", "1", "x"),
            List.of("S1", "P1", "2024-06-01", "4", "1", "0", ""),
            List.of("S1", "P1", "2024-02-30", "x", "-0.5", "2", ""),
            List.of("", "P1", "", "", "", "", "y"),
            List.of("S1", "P1", "2024-06-12", "1", "", "", ""),
            List.of("S1", "P1", "2024-06-03", "2.5", "1", "true", ""),
            List.of("S1", "P1", "2024-06-05", "-1", "1", "0", ""),
            List.of("S1", "P1", "2024-06-08", "12", "0.85", "0", ""));

    private static RecordFile<?> kind(String name) {
        return switch (name) {
            case "sales" -> RecordFiles.sales(KnownIds.any());
            case "lots" -> RecordFiles.lots(KnownIds.any());
            case "open_orders" -> RecordFiles.orders(KnownIds.any());
            case "products" -> RecordFiles.products();
            case "sites" -> RecordFiles.sites();
            case "temperatures" -> RecordFiles.temperatures(KnownIds.any());
            default -> RecordFiles.weather(KnownIds.any());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "lots", "open_orders", "products", "sites", "weather"})
    void onTheSample(String name) throws IOException {
        String text = Files.readString(SampleFolder.path().resolve(name + ".csv"));
        List<List<String>> rows = CsvReader.builder().ofCsvRecord(text).stream()
                .limit(ROWS)
                .map(CsvRecord::getFields)
                .toList();
        compare(kind(name), rows);
    }

    @Test
    void onRowsWithFaults() {
        compare(RecordFiles.sales(KnownIds.any()), FAULTY);
    }

    private static void compare(RecordFile<?> kind, List<List<String>> rows) {
        var csv = Reading.of(kind, FileFormat.CSV, csv(rows, ",").getBytes(StandardCharsets.UTF_8));
        assertThat(csv.result().rows()).isEqualTo(rows.size() - 1);
        var semicolons = Reading.of(kind, FileFormat.CSV, csv(rows, ";").getBytes(StandardCharsets.UTF_16));
        var ndjson = Reading.of(kind, FileFormat.NDJSON, ndjson(rows).getBytes(StandardCharsets.UTF_8));
        for (boolean typed : new boolean[] {false, true}) {
            var excel = Reading.of(kind, FileFormat.EXCEL, excel(rows, typed));
            assertThat(excel.records()).isEqualTo(csv.records());
            assertThat(excel.brief()).isEqualTo(csv.brief());
        }
        assertThat(semicolons.records()).isEqualTo(csv.records());
        assertThat(semicolons.brief())
                .filteredOn(finding -> !finding.contains(" file.delimiter "))
                .isEqualTo(csv.brief());
        assertThat(ndjson.records()).isEqualTo(csv.records());
        // The header is a line of its own in the others only; what is unknown is told where it is first met.
        List<String> later = new ArrayList<>();
        for (String finding : ndjson.brief()) {
            int blank = finding.indexOf(' ');
            long line = Long.parseLong(finding.substring(0, blank));
            boolean header = finding.contains(" file.unknown-column ");
            later.add((line == 0 ? 0 : header ? line : line + 1) + finding.substring(blank));
        }
        assertThat(later).isEqualTo(csv.brief());
    }

    private static String csv(List<List<String>> rows, String delimiter) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int f = 0; f < row.size(); f++) {
                text.append(f == 0 ? "" : delimiter)
                        .append('"')
                        .append(row.get(f).replace("\"", "\"\""))
                        .append('"');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String ndjson(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows.subList(1, rows.size())) {
            ObjectNode node = MAPPER.createObjectNode();
            for (int f = 0; f < row.size(); f++) {
                node.put(rows.get(0).get(f), row.get(f));
            }
            text.append(node).append('\n');
        }
        return text.toString();
    }

    /** All cells as texts, or numbers, days and flags as what they are. */
    private static byte[] excel(List<List<String>> rows, boolean typed) {
        return ExcelTest.workbook(book -> {
            Worksheet sheet = book.newWorksheet("Data");
            for (int r = 0; r < rows.size(); r++) {
                for (int f = 0; f < rows.get(r).size(); f++) {
                    String value = rows.get(r).get(f);
                    boolean key = rows.get(0).get(f).endsWith("_id");
                    if (typed
                            && !key
                            && value.matches("-?(0|[1-9]\\d{0,9})(\\.\\d{0,5}[1-9])?")
                            && !value.equals("-0")) {
                        sheet.value(r, f, new java.math.BigDecimal(value));
                    } else if (typed && Dates.isoOrNull(value) != null) {
                        sheet.value(r, f, Dates.isoOrNull(value));
                        sheet.style(r, f).format("d.m.yy").set();
                    } else if (typed && value.equals("true")) {
                        sheet.value(r, f, true);
                    } else {
                        sheet.value(r, f, value);
                    }
                }
            }
        });
    }
}
