package io.flowcast.benchmarks.regressors;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegressorBenchTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 168;
    private static final int AHEAD = 14;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(
                Stream.concat(Stream.of("regressors"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static boolean promo(int t) {
        return (t / 7) % 3 == 1 && t % 7 < 5;
    }

    private static boolean open(int t) {
        return t % 7 != 6;
    }

    /** A shop closed on Sundays whose promotions add half, with sales of one hundred and a little noise. */
    private static List<String> history(String... ids) {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (String id : ids) {
            for (int t = 0; t < DAYS; t++) {
                long sold = open(t) ? Math.round((promo(t) ? 150 : 100) + 5 * (t % 7) + 2 * random.nextGaussian()) : 0;
                rows.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%d,%d,%d,%s",
                        id,
                        FIRST.plusDays(t),
                        sold,
                        sold / 3,
                        open(t) ? 1 : 0,
                        promo(t) ? 1 : 0,
                        t == 30 || t == 100 ? "a" : "0"));
            }
        }
        return rows;
    }

    private static List<String> future(String... ids) {
        List<String> rows = new ArrayList<>();
        for (String id : ids) {
            for (int t = DAYS; t < DAYS + AHEAD; t++) {
                rows.add(id + "," + FIRST.plusDays(t) + "," + (open(t) ? 1 : 0) + "," + (promo(t) ? 1 : 0) + ",0");
            }
        }
        return rows;
    }

    private Path write(String name, String header, List<String> rows) throws IOException {
        Path file = folder.resolve(name);
        List<String> lines = new ArrayList<>(rows);
        lines.add(0, header);
        Files.write(file, lines);
        return file;
    }

    private Path past(List<String> rows) throws IOException {
        return write("history.csv", "Store,Date,Sales,Customers,Open,Promo,StateHoliday", rows);
    }

    private Path plans(List<String> rows) throws IOException {
        return write("future.csv", "Store,Date,Open,Promo,StateHoliday", rows);
    }

    @Test
    void forecastsWithPlansAndNothingOnClosedDays() throws IOException {
        Path target = folder.resolve("out.csv");
        Path quantiles = folder.resolve("quantiles.csv");
        int code = bench(
                "--history", past(history("s1")).toString(),
                "--future", plans(future("s1")).toString(),
                "--forecasts", target.toString(),
                "--quantiles", quantiles.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("past only: Customers").contains("Promo");
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(AHEAD + 1).first().isEqualTo("id,date,forecast");
        assertThat(Files.readAllLines(quantiles)).hasSize(AHEAD + 1);
        for (int h = 0; h < AHEAD; h++) {
            int t = DAYS + h;
            String[] fields = lines.get(h + 1).split(",");
            assertThat(fields[1]).isEqualTo(FIRST.plusDays(t).toString());
            double expected = open(t) ? (promo(t) ? 150 : 100) + 5 * (t % 7) : 0;
            assertThat(Double.parseDouble(fields[2])).isBetween(0.9 * expected, 1.1 * expected);
        }
    }

    @Test
    void orderOfRowsDoesNotMatter() throws IOException {
        Path one = folder.resolve("one.csv");
        Path two = folder.resolve("two.csv");
        Path plans = plans(future("s1", "s2"));
        List<String> rows = history("s1", "s2");
        assertThat(bench(
                        "--history",
                        past(rows).toString(),
                        "--future",
                        plans.toString(),
                        "--forecasts",
                        one.toString(),
                        "--model",
                        "seasonal-arx"))
                .isZero();
        Collections.reverse(rows);
        assertThat(bench(
                        "--history",
                        past(rows).toString(),
                        "--future",
                        plans.toString(),
                        "--forecasts",
                        two.toString(),
                        "--model",
                        "seasonal-arx"))
                .isZero();
        assertThat(Files.readAllLines(two)).containsExactlyInAnyOrderElementsOf(Files.readAllLines(one));
    }

    @Test
    void namesTheRegressorThatIsMissingAhead() throws IOException {
        List<String> ahead = future("s1");
        LocalDate gone = FIRST.plusDays(DAYS + 3L);
        LocalDate blank = FIRST.plusDays(DAYS + 5L);
        ahead.removeIf(row -> row.contains(gone.toString()));
        ahead.replaceAll(row -> row.contains(blank.toString()) ? "s1," + blank + ",1,,0" : row);
        int code = bench(
                "--history",
                past(history("s1")).toString(),
                "--future",
                plans(ahead).toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("table.future-missing")
                .contains("Promo")
                .contains("id s1, date " + gone)
                .contains("id s1, date " + blank);
    }

    @Test
    void saysWhatIsWrongWithRowsAndGoesOn() throws IOException {
        List<String> rows = history("s1");
        rows.add("s1,2024-13-45,5,1,1,0,0");
        rows.add(rows.get(0));
        rows.set(20, rows.get(20).replaceFirst("^(s1,[^,]*),[^,]*,", "$1,many,"));
        rows.remove(40);
        int code = bench(
                "--history",
                past(rows).toString(),
                "--future",
                plans(future("s1", "s9")).toString());
        assertThat(code).isZero();
        assertThat(err.toString())
                .contains("table.bad-date")
                .contains("2024-13-45")
                .contains("table.duplicate")
                .contains("table.bad-value")
                .contains("many");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path plans = plans(future("s1"));
        assertThat(bench(
                        "--history", past(history("s1")).toString(), "--future", plans.toString(), "--target", "Units"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("table.column-missing").contains("Units");
        assertThat(bench("--history", folder.resolve("none.csv").toString(), "--future", plans.toString()))
                .isEqualTo(1);
        assertThat(bench("--history", past(List.of()).toString(), "--future", plans.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("table.empty");
    }

    @Test
    void evaluatesOnHiddenDays() throws IOException {
        Path json = folder.resolve("out.json");
        int code = bench(
                "--history",
                past(history("s1", "s2")).toString(),
                "--future",
                plans(future("s1", "s2")).toString(),
                "--evaluate",
                "14",
                "--alone",
                "--json",
                json.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(Files.readString(json))
                .contains("\"planned\"")
                .contains("\"mase\"")
                .contains("\"coverage80\"");
        double mase = Double.parseDouble(out.toString().replaceAll("(?s).* mase ([0-9.]+) .*", "$1"));
        // Noise has a standard deviation of 2; weeks with and without promotion differ by 50.
        assertThat(mase).isBetween(0.01, 0.3);
    }

    @Test
    void scoresAsByHand() {
        // A week apart: 7 differences of 1. Forecast off by 2 and 4, one day closed: mean error 3 on open days, 2 on
        // all.
        double[] sales = {1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 5, 5, 0};
        boolean[] closed = new boolean[17];
        closed[16] = true;
        double[][] quantiles = new double[3][9];
        RegressorScore score = new RegressorScore();
        score.add(sales, closed, 14, new double[] {3, 9, 0}, quantiles);
        assertThat(score.figures()).containsEntry("mase", 3.0).containsEntry("maseAllDays", 2.0);
        assertThat((double) score.figures().get("wape")).isEqualTo(0.6);
        assertThat((double) score.figures().get("rmsse"))
                .isCloseTo(Math.sqrt(10), org.assertj.core.data.Offset.offset(1e-6));
    }
}
