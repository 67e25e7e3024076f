package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcelTest {
    private static final RecordFile<SalesDay> SALES = RecordFiles.sales(KnownIds.any());
    private static final String[] HEADER = {"site_id", "product_id", "date", "sold_units"};

    static byte[] workbook(Consumer<Workbook> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void header(Worksheet sheet, int row, String... names) {
        for (int c = 0; c < names.length; c++) {
            sheet.value(row, c, names[c]);
        }
    }

    private static void sale(Worksheet sheet, int row, String site, LocalDate date, int units) {
        sheet.value(row, 0, site);
        sheet.value(row, 1, "P1");
        sheet.value(row, 2, date);
        sheet.style(row, 2).format("dd/mm/yyyy").set();
        sheet.value(row, 3, units);
    }

    private static Reading<SalesDay> read(byte[] bytes, FileOptions options) {
        List<SalesDay> records = new ArrayList<>();
        ReadResult result = SALES.read(
                new ByteArrayInputStream(bytes),
                "in.xlsx",
                FileFormat.EXCEL,
                options,
                SampleFolder.context(),
                records::add);
        return new Reading<>(result, records);
    }

    private static Reading<SalesDay> read(Consumer<Worksheet> content) {
        return read(workbook(book -> content.accept(book.newWorksheet("Sales"))), FileOptions.detect());
    }

    @Test
    void readsDatesNumbersAndTextsBelowBlankRows() {
        var reading = read(sheet -> {
            header(sheet, 2, HEADER);
            sale(sheet, 3, "00042", LocalDate.of(2024, 6, 1), 3);
            sale(sheet, 6, "S1", LocalDate.of(2024, 6, 2), 0);
            sheet.value(8, 0, " ");
        });
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records())
                .containsExactly(
                        new SalesDay("00042", "P1", LocalDate.of(2024, 6, 1), 3, new int[0], 0, false, 1, false, false),
                        new SalesDay("S1", "P1", LocalDate.of(2024, 6, 2), 0, new int[0], 0, false, 1, false, false));
        assertThat(reading.result().rows()).isEqualTo(2);
        assertThat(reading.result().contentHash()).startsWith("sha-256:");
    }

    @Test
    void findingsNameSheetAndCell() {
        var reading = read(sheet -> {
            header(sheet, 0, "remark", "product_id", "date", "sold_units", "site_id");
            header(sheet, 1, "", "P1", "01.06.2024", "x", "S1");
            header(sheet, 2, "", "P1", "2024-06-02", "", "S1", "beside");
        });
        assertThat(reading.findings().stream().map(f -> f.place() + " " + f.code()))
                .containsExactly(
                        "in.xlsx line 1 (sheet Sales, cell A1) file.unknown-column",
                        "in.xlsx line 2 (sheet Sales, cell C2) sales.wrong-date",
                        "in.xlsx line 2 (sheet Sales, cell D2) sales.not-a-number",
                        "in.xlsx line 3 (sheet Sales) file.field-count");
    }

    @Test
    void takesTheFirstSheetThatCanBeSeenOrTheOneThatIsNamed() {
        byte[] bytes = workbook(book -> {
            Worksheet hidden = book.newWorksheet("Lists");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            for (String name : List.of("North", "South")) {
                Worksheet sheet = book.newWorksheet(name);
                header(sheet, 0, HEADER);
                sale(sheet, 1, name, LocalDate.of(2024, 6, 1), 1);
            }
        });
        var first = read(bytes, FileOptions.detect());
        assertThat(first.records()).extracting(SalesDay::siteId).containsExactly("North");
        assertThat(first.brief()).containsExactly("0 file.other-sheets sheet=North");
        assertThat(first.findings().get(0).severity()).isEqualTo(Severity.INFO);
        var named = read(bytes, FileOptions.detect().withSheet("South"));
        assertThat(named.records()).extracting(SalesDay::siteId).containsExactly("South");
        assertThat(named.findings()).isEmpty();
        var missing = read(bytes, FileOptions.detect().withSheet("West"));
        assertThat(missing.brief()).containsExactly("0 file.no-such-sheet sheet=West");
        assertThat(missing.findings().get(0).cause()).contains("North", "South");
    }

    @Test
    void formulasHaveTheValueTheyWereSavedWith() {
        String rows = row(1, HEADER)
                + "<row r='2'><c r='A2' t='str'><f>UPPER(\"s1\")</f><v>S1</v></c><c r='B2' t='inlineStr'><is><t>P1</t></is></c>"
                + "<c r='C2' s='1'><f>TODAY()</f><v>45444</v></c><c r='D2'><f>1+2</f><v>2.9999999999999996</v></c></row>"
                + "<row r='3'><c r='A3' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>"
                + "<row r='4'><c r='A4'><f>B9</f></c></row>"
                + "<row r='5'><c r='A5' t='e'><v>#N/A</v></c></row>";
        var reading = read(RawWorkbook.of(rows), FileOptions.detect());
        assertThat(reading.records()).singleElement().satisfies(day -> {
            assertThat(day.siteId()).isEqualTo("S1");
            assertThat(day.date()).isEqualTo(LocalDate.of(2024, 6, 1));
            assertThat(day.soldUnits()).isEqualTo(3);
        });
        assertThat(reading.brief())
                .containsExactly(
                        "3 file.cell-error site_id=#DIV/0!",
                        "4 file.no-formula-value site_id==B9",
                        "5 file.cell-error site_id=#N/A");
    }

    @Test
    void refusesTextsThatAreNoWorkbookAndWorkbooksThatAreOld() {
        assertThat(read("site_id,date".getBytes(java.nio.charset.StandardCharsets.UTF_8), FileOptions.detect())
                        .brief())
                .containsExactly("0 file.wrong-type file=text");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(read(old, FileOptions.detect()).brief())
                .containsExactly("0 file.wrong-type file=an old or encrypted Excel workbook");
        assertThat(read(new byte[0], FileOptions.detect()).brief()).containsExactly("1 file.empty header=");
        assertThat(read(sheet -> {}).brief()).containsExactly("1 file.empty header=");
        assertThat(read(sheet -> header(sheet, 0, HEADER)).brief()).containsExactly("0 file.no-rows row=");
    }

    @Test
    void aDamagedWorkbookIsAFinding() {
        byte[] good = workbook(book -> header(book.newWorksheet("Sales"), 0, HEADER));
        for (int length = 4; length < good.length; length += 97) {
            var reading = read(Arrays.copyOf(good, length), FileOptions.detect());
            assertThat(reading.result().complete()).isFalse();
            assertThat(reading.findings())
                    .as("cut off after %s bytes", length)
                    .singleElement()
                    .satisfies(f -> assertThat(f.code()).isEqualTo("file.broken-workbook"));
        }
        for (int at = 40; at < good.length; at += 31) {
            byte[] bad = good.clone();
            bad[at] ^= 0x55;
            read(bad, FileOptions.detect());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<row r='2'><c r='ZZZZZZ2'><v>1</v></c></row>|a cell at ZZZZZZ2",
                "TEXT|characters in a cell",
                "CELLS|cells in a row",
                "ZEROS|bytes between tags",
                "DEEP|elements in each other",
                "ARRAYS|array formulas",
                "NAMES|names of elements"
            })
    void refusesWhatWouldFillTheMemory(String rows, String problem) {
        String hostile = switch (rows) {
            case "TEXT" -> "<row><c t='inlineStr'><is>" + "<t>0123456789</t>".repeat(9_000) + "</is></c></row>";
            case "CELLS" -> "<row>" + "<c/>".repeat(20_000) + "</row>";
            case "ZEROS" -> " ".repeat(2_000_000);
            case "DEEP" -> "<a>".repeat(100_000);
            case "ARRAYS" -> "<row>" + "<c><f t='array' ref='A1:B2'>1</f></c>".repeat(2_000) + "</row>";
            case "NAMES" -> {
                StringBuilder names = new StringBuilder();
                for (int i = 0; i < 6_000; i++) {
                    names.append("<n").append(i).append("/>");
                }
                yield names.toString();
            }
            default -> rows;
        };
        var reading = read(RawWorkbook.of(row(1, HEADER) + hostile), FileOptions.detect());
        assertThat(reading.records()).isEmpty();
        assertThat(reading.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.workbook-limit");
            assertThat(String.valueOf(f.value())).contains(problem);
        });
    }

    @Test
    void unpacksNoMoreThanItsLimits() throws IOException {
        byte[] bytes = RawWorkbook.of(row(1, HEADER) + "<row/>".repeat(10_000));
        for (WorkbookLimits limits : List.of(
                new WorkbookLimits(100, 1 << 20, 1 << 20, 1 << 20),
                new WorkbookLimits(1 << 20, 100, 1 << 20, 1 << 20),
                new WorkbookLimits(1 << 20, 1 << 20, 1 << 10, 1 << 20),
                new WorkbookLimits(1 << 20, 1 << 20, 1 << 20, 1 << 11))) {
            var findings = new io.flowcast.api.finding.FindingCollector();
            Row row = new Row("in", "sales.", List.of(Column.required("site_id")), findings);
            try (ExcelSource source = new ExcelSource(new ByteArrayInputStream(bytes), null, () -> {}, limits)) {
                assertThat(source.next(row)).isFalse();
            }
            assertThat(findings.toFindings().count("file.workbook-limit")).isEqualTo(1);
        }
    }

    private static String row(int row, String... texts) {
        StringBuilder xml = new StringBuilder("<row r='" + row + "'>");
        for (String text : texts) {
            xml.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>");
        }
        return xml.append("</row>").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14||DATE",
                "21||TIME",
                "164|dd.mm.yyyy|DATE",
                "164|[$-407]d. mmmm yyyy;@|DATE",
                "164|yyyy\\-mm\\-dd hh:mm|DATE",
                "164|mmm|DATE",
                "164|hh:mm|TIME",
                "164|[h]:mm:ss|TIME",
                "164|[$USD] #,##0.00|NUMBER",
                "164|0.00 \"days\"|NUMBER",
                "164|#,##0\\d|NUMBER",
                "164|[Red]0.0|NUMBER",
                "0|General|NUMBER",
                "164|00000|PADDED"
            })
    void knowsTheFormatsOfDates(int id, String code, ExcelFormat expected) {
        assertThat(ExcelFormat.of(id, code)).isEqualTo(expected);
    }

    @Test
    void readsTimesPaddedKeysFlagsAndLostDigits() {
        RecordFile<StockCell> cells = new RecordFile<>("cells", context -> new StockCell.Parser());
        byte[] bytes = workbook(book -> {
            Worksheet sheet = book.newWorksheet("Any");
            header(sheet, 0, "a", "b", "c", "d", "e");
            sheet.value(1, 0, 42);
            sheet.style(1, 0).format("00000").set();
            sheet.value(1, 1, 0.5);
            sheet.style(1, 1).format("hh:mm").set();
            sheet.value(1, 2, true);
            sheet.value(1, 3, LocalDateTime.of(2024, 6, 1, 8, 30));
            sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 4, 1234567890123456.0);
        });
        List<StockCell> records = new ArrayList<>();
        ReadResult result = cells.read(
                new ByteArrayInputStream(bytes), "in", FileFormat.EXCEL, SampleFolder.context(), records::add);
        assertThat(records.get(0).values())
                .startsWith("00042", "12:00", "true", "2024-06-01T08:30")
                .hasSize(5);
        assertThat(result.findings().count("file.digits-lost")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.30000000000000004,0.3", "3,3", "-2.5,-2.5", "1.1,1.1", "0,0", "-0.0,0", "1e14,100000000000000"})
    void writesNumbersAsExcelShowsThem(double value, String expected) {
        assertThat(ExcelCell.plain(value)).isEqualTo(expected);
    }

    @Test
    void lettersOfColumns() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702, 16_383).stream().map(Sheets::letters))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD");
    }

    /** Five cells as they are. */
    private record StockCell(List<String> values) {
        private static final class Parser implements RowParser<StockCell> {
            @Override
            public List<Column> columns() {
                return List.of(
                        Column.required("a"),
                        Column.required("b"),
                        Column.required("c"),
                        Column.required("d"),
                        Column.required("e"));
            }

            @Override
            public StockCell parse(Row row) {
                return new StockCell(List.of(row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)));
            }
        }
    }
}
