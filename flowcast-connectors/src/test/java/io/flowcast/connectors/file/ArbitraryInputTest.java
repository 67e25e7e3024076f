package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever stands in a file, reading it ends with a result: no exception, and every row delivered or left out. */
class ArbitraryInputTest {
    private static final List<RecordFile<?>> KINDS = List.of(
            RecordFiles.sales(KnownIds.any()),
            RecordFiles.lots(KnownIds.any()),
            RecordFiles.orders(KnownIds.any()),
            RecordFiles.products(),
            RecordFiles.sites(),
            RecordFiles.temperatures(KnownIds.any()),
            RecordFiles.weather(KnownIds.any()));

    private static final String SALES_HEADER =
            "site_id,product_id,date,sold_units,hourly_sold,hourly_stockout,discount,holiday,activity\n";

    @Property(tries = 300)
    void anyBytes(@ForAll byte[] bytes, @ForAll @IntRange(max = 6) int kind, @ForAll FileFormat format) {
        check(Reading.of(KINDS.get(kind), format, bytes));
    }

    @Property(tries = 500)
    void anyCellsBelowAGoodHeader(@ForAll("rows") List<List<String>> rows) {
        String text = rows.stream().map(cells -> String.join(",", cells)).collect(Collectors.joining("\n"));
        check(Reading.of(KINDS.get(0), FileFormat.CSV, (SALES_HEADER + text).getBytes(StandardCharsets.UTF_8)));
    }

    /** Pieces of sheets in any order, most of them no sheet. */
    @Property(tries = 300)
    void anySheet(@ForAll("pieces") List<String> pieces) {
        String header =
                "<row r='1'><c t='inlineStr'><is><t>site_id</t></is></c><c t='inlineStr'><is><t>product_id</t></is>"
                        + "</c><c t='inlineStr'><is><t>date</t></is></c><c t='inlineStr'><is><t>sold_units</t></is></c></row>";
        check(Reading.of(KINDS.get(0), FileFormat.EXCEL, RawWorkbook.of(header + String.join("", pieces))));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> piece = Arbitraries.of(
                "<row>",
                "<row r='7'>",
                "<row r='-3'>",
                "<row r='x'>",
                "</row>",
                "</row>",
                "<c t='inlineStr'><is><t>S1</t></is></c>",
                "<c r='XFD9'><v>1</v></c>",
                "<c r='b2'><v>1</v></c>",
                "<c t='s'><v>5</v></c>",
                "<c t='b'><v>2</v></c>",
                "<c t='d'><v>2024-06-01</v></c>",
                "<c s='1'><v>45444</v></c>",
                "<c s='1'><v>1e300</v></c>",
                "<c s='-1'><v>1</v></c>",
                "<c><v>1e999999999</v></c>",
                "<c><v>NaN</v></c>",
                "<c><f t='shared' si='3'/></c>",
                "<c><f t='array' ref='A'>1</f></c>",
                "<c><f>1</f><v>3</v></c>",
                "</sheetData>",
                "<!-- -->",
                "&amp;");
        return piece.list().ofMaxSize(14);
    }

    private static void check(Reading<?> reading) {
        ReadResult result = reading.result();
        assertThat(result.delivered()).isEqualTo(reading.records().size()).isLessThanOrEqualTo(result.rows());
        assertThat(result.complete()).isEqualTo(result.findings().count(io.flowcast.api.finding.Severity.FATAL) == 0);
        if (result.leftOut() > 0) {
            assertThat(result.findings().isEmpty()).isFalse();
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.of(
                "S1",
                "P1",
                "2024-06-01",
                "2024-06-02",
                "5",
                "0",
                "-1",
                "",
                "7:5",
                "7:2 3",
                "\"",
                "\"x\"",
                "1e400",
                "NaN",
                "000000000000000000000001",
                "true",
                " 3 ",
                "\u0000",
                "\uFFFD",
                "99999999999999999999",
                "a\"b");
        return cell.list().ofMinSize(7).ofMaxSize(10).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<int[]> hours() {
        return Arbitraries.integers().between(0, 99).array(int[].class).ofSize(24);
    }

    @Property
    void hoursAreReadBack(@ForAll("hours") int[] hours) {
        String all = Arrays.stream(hours).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        assertThat(Hours.parseOrNull(all)).isEqualTo(hours);
        int first = 0;
        while (first < 23 && hours[first] == 0) {
            first++;
        }
        String rest = Arrays.stream(hours).skip(first).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        assertThat(Hours.parseOrNull(first + ":" + rest)).isEqualTo(hours);
    }

    /** The bits of the index against sets of dates. */
    @Property
    void daysAreRemembered(@ForAll @Size(max = 60) List<@IntRange(max = 400) Integer> days) {
        DayIndex<Integer> index = new DayIndex<>(DayIndex.DEFAULT_BUDGET_BYTES);
        Map<Integer, Set<LocalDate>> seen = new HashMap<>();
        LocalDate start = LocalDate.of(1969, 11, 1);
        for (int day : days) {
            LocalDate date = start.plusDays(day);
            boolean isNew = seen.computeIfAbsent(day % 3, k -> new HashSet<>()).add(date);
            assertThat(index.add(day % 3, date)).isEqualTo(isNew);
        }
        Map<Integer, Long> missing = new HashMap<>();
        index.forEachGap((key, first, count) -> {
            missing.put(key, count);
            assertThat(seen.get(key)).doesNotContain(first).contains(first.minusDays(1));
        });
        seen.forEach((key, dates) -> {
            LocalDate min = dates.stream().min(LocalDate::compareTo).orElseThrow();
            LocalDate max = dates.stream().max(LocalDate::compareTo).orElseThrow();
            long gaps = max.toEpochDay() - min.toEpochDay() + 1 - dates.size();
            assertThat(missing.getOrDefault(key, 0L)).isEqualTo(gaps);
        });
    }
}
