package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesCsvTest {
    private static final String HEADER = "site_id,product_id,date,sold_units";
    private static final String FULL_HEADER = HEADER + ",hourly_sold,hourly_stockout,discount,holiday,activity";
    private static final String NO_HOURS = "000000000000000000000000";
    private static final RecordFile<SalesDay> SALES =
            RecordFiles.sales(new KnownIds(Set.of("S1", "S2"), Set.of("P1", "P2"), null));

    @Test
    void readsRowsWithTheLeastColumns() {
        var reading = Reading.csv(SALES, HEADER, "S1,P1,2024-06-01,3", "S1,P1,2024-06-02,0");
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records())
                .containsExactly(
                        new SalesDay("S1", "P1", LocalDate.of(2024, 6, 1), 3, new int[0], 0, false, 1, false, false),
                        new SalesDay("S1", "P1", LocalDate.of(2024, 6, 2), 0, new int[0], 0, false, 1, false, false));
        assertThat(reading.result().complete()).isTrue();
        assertThat(reading.result().rows()).isEqualTo(2);
    }

    @Test
    void reportsEveryFaultOfEveryRowAtOnce() {
        var reading = Reading.csv(
                SALES,
                FULL_HEADER,
                "S9,P9,2024-06-01,-1,," + NO_HOURS + ",1,0,0",
                "S1,P1,2024-02-30,x,," + NO_HOURS + ",-0.5,2,0",
                ",P1,,,,,,,",
                "S1,P1,2024-06-12,1,,,,,",
                "S1,P1,2024-06-03,2.5,,,,,");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.result().leftOut()).isEqualTo(5);
        assertThat(reading.brief())
                .containsExactly(
                        "2 sales.unknown-site site_id=S9",
                        "2 sales.unknown-product product_id=P9",
                        "2 sales.negative-quantity sold_units=-1",
                        "3 sales.wrong-date date=2024-02-30",
                        "3 sales.not-a-number sold_units=x",
                        "3 sales.negative-value discount=-0.5",
                        "3 sales.not-a-flag holiday=2",
                        "4 sales.missing-value site_id=",
                        "4 sales.missing-value date=",
                        "4 sales.missing-value sold_units=",
                        "5 sales.future-date date=2024-06-12",
                        "6 sales.not-whole sold_units=2.5");
        assertThat(reading.findings()).allSatisfy(f -> {
            assertThat(f.cause()).startsWith("Maybe");
            assertThat(f.place().source()).isEqualTo("input");
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-13-01|swapped",
                "01.06.2024|local custom",
                "6/1/2024|local custom",
                "45444|day number",
                "2024-06-01T00:00|time of day",
                "yesterday|shifted",
                "1024-06-01|year"
            })
    void guessesWhyADateIsWrong(String date, String guess) {
        var reading = Reading.csv(SALES, HEADER, "S1,P1," + date + ",1");
        assertThat(reading.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("sales.wrong-date");
            assertThat(f.value()).isEqualTo(date);
            assertThat(f.cause()).contains(guess);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e5", "0x10", "1_000", "9999999999999999999", "12 pcs", "１２"})
    void takesNothingForANumberThatIsNone(String number) {
        var reading = Reading.csv(SALES, HEADER, "S1,P1,2024-06-01," + number);
        assertThat(reading.records()).isEmpty();
        assertThat(reading.brief()).containsExactly("2 sales.not-a-number sold_units=" + number);
    }

    @Test
    void findsDoubledAndMissingDays() {
        var reading = Reading.csv(
                SALES,
                HEADER,
                "S1,P1,2024-06-01,1",
                "S1,P1,2024-06-04,1",
                "S1,P2,2024-06-02,1",
                "S1,P1,2024-06-01,2",
                "S1,P1,2024-06-03,-7");
        assertThat(reading.records()).hasSize(3);
        assertThat(reading.brief())
                .containsExactly(
                        "5 sales.duplicate date=2024-06-01",
                        "6 sales.negative-quantity sold_units=-7",
                        "0 sales.gap date=2024-06-02 is the first of 1 missing days");
        assertThat(reading.findings().get(2)).satisfies(f -> {
            assertThat(f.place().path()).isEqualTo("site S1, product P1");
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void readsHoursInBothForms() {
        var reading = Reading.csv(
                SALES,
                FULL_HEADER,
                "S1,P1,2024-06-01,10,7:3 1 6,000000000000000000000011,,,",
                "S1,P1,2024-06-02,1,0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1,,,,",
                "S1,P1,2024-06-03,0,,,,,",
                "S1,P1,2024-06-04,5,,,,,");
        assertThat(reading.findings()).isEmpty();
        SalesDay first = reading.records().get(0);
        assertThat(first.hourlySoldUnits()).startsWith(0, 0, 0, 0, 0, 0, 0, 3, 1, 6, 0);
        assertThat(first.soldOut(22)).isTrue();
        assertThat(first.soldOut(21)).isFalse();
        assertThat(reading.records().get(1).hourlySoldUnits()[23]).isEqualTo(1);
        assertThat(reading.records().get(1).soldOutKnown()).isFalse();
        assertThat(reading.records().get(2).hourlySoldUnits())
                .as("nothing sold")
                .hasSize(24);
        assertThat(reading.records().get(3).hourlySoldUnits()).as("not known").isEmpty();
    }

    @Test
    void doesNotUseHoursThatDoNotSumToTheDay() {
        var reading = Reading.csv(SALES, FULL_HEADER, "S1,P1,2024-06-01,9,7:3 1,,,,");
        assertThat(reading.brief()).containsExactly("2 sales.hours-differ hourly_sold=7:3 1");
        assertThat(reading.records()).singleElement().satisfies(day -> {
            assertThat(day.soldUnits()).isEqualTo(9);
            assertThat(day.hourlySoldUnits()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:1", "7:", "7:1  2", "1 2 3", "7:-1", "7:1,2", "23:1 1", ":", "7:9999999999"})
    void refusesOtherHours(String hours) {
        var reading = Reading.csv(SALES, FULL_HEADER, "S1,P1,2024-06-01,1,\"" + hours + "\",,,,");
        assertThat(reading.brief()).containsExactly("2 sales.wrong-hours hourly_sold=" + hours);
    }

    @Test
    void saysWhichColumnsItDoesNotKnowAndWhichItMisses() {
        var reading = Reading.csv(SALES, "Site ID,product_id,date,sold_units,colour", "S1,P1,2024-06-01,1");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.result().complete()).isFalse();
        assertThat(reading.result().contentHash()).isEmpty();
        assertThat(reading.brief())
                .containsExactly(
                        "1 file.missing-column site_id=",
                        "1 file.unknown-column Site ID=Site ID",
                        "1 file.unknown-column colour=colour");
        assertThat(reading.findings().get(0).severity()).isEqualTo(Severity.FATAL);
        assertThat(reading.findings().get(0).cause()).contains("'Site ID'");
        assertThat(reading.findings().get(2).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void refusesADoubledColumn() {
        assertThat(Reading.csv(SALES, HEADER + ",date", "S1,P1,2024-06-01,1,x").brief())
                .containsExactly("1 file.duplicate-column header=date");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void findsOutAnotherDelimiter(String delimiter) {
        String[] lines = {HEADER, "S1,P1,2024-06-01,1", "S1,P1,2024-06-02"};
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replace(",", delimiter);
        }
        var reading = Reading.csv(SALES, lines);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.findings())
                .extracting(f -> f.severity() + " " + f.code() + " " + f.place().line())
                .containsExactly("INFO file.delimiter 1", "ERROR file.field-count 3");
    }

    @Test
    void readsByteOrderMarkAndCarriageReturns() {
        var reading =
                Reading.csv(SALES, "\uFEFF" + HEADER + "\r", "S1,P1,2024-06-01,1\r", "\r", "S1,P1,2024-06-02,1\r", "");
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records()).hasSize(2);
    }

    @Test
    void tellsAnEmptyFileFromOneWithoutRows() {
        assertThat(Reading.csv(SALES, "").findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.empty");
            assertThat(f.severity()).isEqualTo(Severity.FATAL);
        });
        assertThat(Reading.csv(SALES, HEADER).findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.no-rows");
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void countsFields() {
        var reading = Reading.csv(SALES, HEADER, "S1,P1,2024-06-01", "S1,P1,2024-06-01,1,000", "S1,P1,2024-06-02,1");
        assertThat(reading.brief())
                .containsExactly(
                        "2 file.field-count row=3 fields instead of 4", "3 file.field-count row=5 fields instead of 4");
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void stopsWhereAQuoteIsNotClosed() {
        var reading = Reading.csv(SALES, HEADER, "S1,P1,2024-06-01,1", "S1,\"P1,2024-06-02,1", "S1,P1,2024-06-03,1");
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.result().complete()).isFalse();
        assertThat(reading.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.broken-quotes");
            assertThat(f.severity()).isEqualTo(Severity.FATAL);
            assertThat(f.place().line()).isEqualTo(3);
        });
    }

    @Test
    void leavesOutAValueThatSwallowedLines() {
        var reading = Reading.csv(SALES, HEADER, "S1,\"P1,2024-06-01,1", "S1,P1\",2024-06-02,1", "S1,P1,2024-06-03,1");
        assertThat(reading.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("file.broken-quotes"))
                .extracting(Finding::severity)
                .isEqualTo(Severity.ERROR);
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void listsAThousandAndCountsTheRest() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 5_000; i++) {
            text.append("S9,P1,2024-06-01,").append(-i - 1).append('\n');
        }
        var reading = Reading.of(SALES, FileFormat.CSV, text.toString().getBytes(StandardCharsets.UTF_8));
        Findings findings = reading.result().findings();
        assertThat(findings.count("sales.unknown-site")).isEqualTo(5_000);
        assertThat(findings.count("sales.negative-quantity")).isEqualTo(5_000);
        assertThat(findings.count("sales.duplicate")).isEqualTo(4_999);
        assertThat(findings.listed()).hasSize(3 * Findings.LISTED_PER_CODE);
    }

    @Test
    void hashesTheBytesThatWereRead() throws Exception {
        byte[] bytes = (HEADER + "\nS1,P1,2024-06-01,1\n").getBytes(StandardCharsets.UTF_8);
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(Reading.of(SALES, FileFormat.CSV, bytes).result().contentHash())
                .isEqualTo("sha-256:" + java.util.HexFormat.of().formatHex(hash));
    }
}
