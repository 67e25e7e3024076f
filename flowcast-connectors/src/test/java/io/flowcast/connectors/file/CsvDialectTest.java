package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about CSV files that were not saved the usual way. */
class CsvDialectTest {
    private static final String HEADER = "site_id,product_id,date,sold_units";
    private static final RecordFile<SalesDay> SALES = RecordFiles.sales(KnownIds.any());
    private static final RecordFile<SiteWeather> WEATHER = RecordFiles.weather(KnownIds.any());
    private static final String WEATHER_HEADER =
            "site_id;date;precipitation;temperature_celsius;humidity_percent;wind_level";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static <T> Reading<T> read(RecordFile<T> kind, byte[] bytes, FileOptions options) {
        List<T> records = new ArrayList<>();
        ReadResult result = kind.read(
                new ByteArrayInputStream(bytes), "in", FileFormat.CSV, options, SampleFolder.context(), records::add);
        return new Reading<>(result, records);
    }

    private static byte[] bytes(String mark, Charset charset, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(mark.getBytes(StandardCharsets.ISO_8859_1));
        out.write(text.getBytes(charset));
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsEncodingsWithAMark(String name) throws IOException {
        String mark =
                name.equals("UTF-8") ? "\u00EF\u00BB\u00BF" : name.equals("UTF-16LE") ? "\u00FF\u00FE" : "\u00FE\u00FF";
        byte[] bytes = bytes(mark, Charset.forName(name), HEADER + "\nCaf\u00E9 \uD83C\uDF4E,P1,2024-06-01,1");
        var reading = Reading.of(SALES, FileFormat.CSV, bytes);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records().get(0).siteId()).isEqualTo("Caf\u00E9 \uD83C\uDF4E");
    }

    @Test
    void saysWhichEncodingItAssumed() {
        String text = HEADER + "\nCaf\u00E9,P1,2024-06-01,1\nM\u00FCnchen,P1,2024-06-01,1";
        var windows = Reading.of(SALES, FileFormat.CSV, text.getBytes(WINDOWS));
        assertThat(windows.brief()).containsExactly("0 file.encoding-assumed encoding=windows-1252");
        assertThat(windows.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(windows.records()).extracting(SalesDay::siteId).containsExactly("Caf\u00E9", "M\u00FCnchen");
        var unmarked = Reading.of(SALES, FileFormat.CSV, text.getBytes(StandardCharsets.UTF_16LE));
        assertThat(unmarked.brief()).containsExactly("0 file.encoding-assumed encoding=UTF-16LE");
        assertThat(unmarked.records()).isEqualTo(windows.records());
        var told = read(SALES, text.getBytes(WINDOWS), FileOptions.detect().withEncoding(WINDOWS));
        assertThat(told.findings()).isEmpty();
        assertThat(told.records()).isEqualTo(windows.records());
    }

    @Test
    void damageInUtf8StaysAnErrorOfItsRow() throws IOException {
        byte[] bytes = bytes(HEADER + "\nCaf\u00C3\u00A9,P1,2024-06-01,1\nCaf\u00E9,P1,2024-06-01,1", WINDOWS, "");
        var reading = Reading.of(SALES, FileFormat.CSV, bytes);
        assertThat(reading.brief()).containsExactly("3 file.encoding site_id=Caf\uFFFD");
        assertThat(reading.records()).extracting(SalesDay::siteId).containsExactly("Caf\u00E9");
    }

    /** However the bytes arrive, text is the same as when decoded at once. */
    @Property(tries = 200)
    void anyTextIsReadBack(@ForAll String text, @ForAll @IntRange(min = 1, max = 7) int chunk) throws IOException {
        String expected = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] bytes = ("a,bc" + text).getBytes(StandardCharsets.UTF_8);
        StringWriter read = new StringWriter();
        try (TextReader reader = new TextReader(new ByteArrayInputStream(bytes), null)) {
            char[] buffer = new char[chunk];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                read.write(buffer, 0, count);
            }
        }
        assertThat(read.toString()).isEqualTo("a,bc" + expected);
    }

    @Test
    void obeysTheLineThatNamesTheDelimiter() {
        var reading = Reading.csv(SALES, "sep=;", HEADER.replace(',', ';'), "S1;P1;2024-06-01;x");
        assertThat(reading.brief())
                .containsExactly("2 file.delimiter header=a semicolon", "3 sales.not-a-number sold_units=x");
    }

    @Test
    void readsDecimalCommasWhereCommasDoNotPartColumns() {
        var reading =
                Reading.csv(WEATHER, WEATHER_HEADER, "S1;2024-06-01;2,5;-1,234;70;3", "S1;2024-06-02;0;18,25;70,0;3");
        assertThat(reading.brief())
                .containsExactly("1 file.delimiter header=a semicolon", "2 file.decimal-comma precipitation=2,5");
        assertThat(reading.records().get(0).toString()).contains("-1.234", "2.5");
        assertThat(reading.records().get(1).toString()).contains("18.25");
    }

    @Test
    void doesNotGuessBetweenThousandsAndDecimals() {
        String tabs = WEATHER_HEADER.replace(';', '\t');
        var unclear = Reading.csv(WEATHER, tabs, "S1\t2024-06-01\t2,500\t18\t70\t3");
        assertThat(unclear.brief())
                .containsExactly("1 file.delimiter header=a tab", "2 weather.not-a-number precipitation=2,500");
        var mixed = Reading.csv(WEATHER, WEATHER_HEADER, "S1;2024-06-01;2,5;18;70;3", "S1;2024-06-02;1;18.5;70;3");
        assertThat(mixed.brief()).contains("3 file.mixed-decimals temperature_celsius=18.5");
        assertThat(mixed.records()).hasSize(1);
    }

    @Test
    void doesWhatItIsTold() {
        String text = WEATHER_HEADER.replace(';', ':') + "\nS1:2024-06-01:2,500:18,5:70:3";
        FileOptions options = FileOptions.detect().withDelimiter(':').withDecimalComma(true);
        var reading = read(WEATHER, text.getBytes(StandardCharsets.UTF_8), options);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records().get(0).toString()).contains("2.5", "18.5");
        var points = read(WEATHER, text.getBytes(StandardCharsets.UTF_8), options.withDecimalComma(false));
        assertThat(points.brief()).contains("2 weather.not-a-number precipitation=2,500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileOptions.detect().withDelimiter('"'));
    }

    @Test
    void aQuantityWithADecimalCommaIsNotWhole() {
        var reading = Reading.csv(SALES, HEADER.replace(',', ';'), "S1;P1;2024-06-01;2,5");
        assertThat(reading.brief()).contains("2 sales.not-whole sold_units=2,5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PAR1\u0015\u0004", "\u001F\u008B\b", "%PDF-1.7", "<!DOCTYPE html><html>", "PK\u0003\u0004"})
    void recognisesWhatIsNoCsv(String start) {
        for (FileFormat format : List.of(FileFormat.CSV, FileFormat.NDJSON)) {
            var reading = Reading.of(SALES, format, start.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(reading.findings()).singleElement().satisfies(f -> {
                assertThat(f.code()).isEqualTo("file.wrong-type");
                assertThat(f.severity()).isEqualTo(Severity.FATAL);
                assertThat(f.cause()).startsWith("Maybe");
            });
        }
    }
}
