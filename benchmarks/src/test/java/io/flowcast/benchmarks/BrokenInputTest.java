package io.flowcast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever is wrong with files and options is said with file, line and value, by an exit code, and never by a stack trace. */
class BrokenInputTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        file("good.csv", "A,1,2,3,4,5,6,7,8,9,10,11,12", "B,3,4,5,6,3,4,5,6,3,4,5,6");
        file("empty.csv");
        file("header.csv", "id,v1,v2");
        file("semicolons.csv", "A;1;2", "B;3;4");
        file("values.csv", "A,1,2,x,4", "B,3,-6,3", "C,1,Infinity", "D,1,2,3,4,5,6", "D,1,2", ",4,5,6", "F");
        file("first-bad.csv", "A,abc,3", "B,1,2");
        file("info.csv", "id,seasonal_period", "A,4");
        Files.createDirectory(folder.resolve("dir"));
        Files.write(folder.resolve("no.parquet"), new byte[] {1, 2, 3, 0, -1, -2, 10, 13});
        List<String> history = new ArrayList<>(List.of("Store,Date,Sales,Open,Promo"));
        List<String> plans = new ArrayList<>(List.of("Store,Date,Open,Promo"));
        for (int t = 0; t < 60; t++) {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
            history.add("1," + day + "," + (10 + t % 7 + 5 * (t % 5 == 0 ? 1 : 0)) + ",1," + (t % 5 == 0 ? 1 : 0));
            if (t < 7) {
                plans.add("1," + day.plusDays(60) + ",1," + (t % 5 == 0 ? 1 : 0));
            }
        }
        file("history.csv", history.toArray(String[]::new));
        file("plans.csv", plans.toArray(String[]::new));
        changed("no-sales.csv", history, 0, "Store,Date,Umsatz,Open,Promo");
        changed("twice.csv", history, 0, "Store,Date,Sales,Sales,Promo");
        changed("no-date.csv", history, 3, "1,2024-13-45,3,1,0");
        changed("word.csv", history, 3, "1,2024-01-03,many,1,0");
        changed("maybe.csv", history, 3, "1,2024-01-03,5,maybe,0");
        changed("ragged.csv", history, 3, "1,2024-01-03,5,1,0,7,8");
        changed("same-day.csv", history, 3, "1,2024-01-02,5,1,0");
        changed("far.csv", history, 60, "1,9999-12-31,5,1,0");
        changed("gap.csv", plans, 4, "1,2024-03-04,1,");
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private void changed(String name, List<String> lines, int line, String text) throws IOException {
        List<String> other = new ArrayList<>(lines);
        other.set(line, text);
        Files.write(folder.resolve(name), other);
    }

    /** Words that begin with @ are names in the folder. */
    private int run(String words) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = Arrays.stream(words.split(" "))
                .map(w -> w.startsWith("@") ? folder.resolve(w.substring(1)).toString() : w)
                .toArray(String[]::new);
        int exit = line.execute(arguments);
        assertThat(out + "\n" + err).as(words).doesNotContain("\tat ", "Exception", "java.");
        return exit;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forecast --train @empty.csv --horizon 2                          | empty.csv
            forecast --train @header.csv --horizon 2                         | header.csv
            forecast --train @semicolons.csv --horizon 2                     | separated by commas
            forecast --train @dir --horizon 2                                | directory
            forecast --train @none.csv --horizon 2                           | There is no file
            forecast --train @good.csv --test @empty.csv                     | empty.csv
            forecast --train @good.csv --info @info.csv                      | info.csv line 2: horizon
            forecast --train @good.csv --info @dir                           | directory
            regressors --history @empty.csv --horizon 3                      | empty.csv
            regressors --history @dir --horizon 3                            | directory
            regressors --history @no-sales.csv --horizon 3                   | 'Sales'
            regressors --history @history.csv --horizon 3 --id Shop          | 'Shop'
            regressors --history @history.csv --horizon 3 --open Shut        | 'Shut'
            regressors --history @far.csv --horizon 3                        | far.csv line 61 (id 1): date = '9999-12-31'
            regressors --history @history.csv --future @empty.csv            | empty.csv
            regressors --history @history.csv --future @history.csv          | no date after the last one
            regressors --history @history.csv --future @gap.csv              | gap.csv line 5 (id 1, date 2024-03-04): Promo
            sparse --history @empty.csv --horizon 2                          | empty.csv
            sparse --history @dir --horizon 2                                | directory
            sparse --history @good.csv --horizon 5                           | series.too-short
            retail --history @no.parquet                                     | no.parquet
            retail --history @good.csv                                       | good.csv
            retail --history @empty.csv                                      | empty.csv
            retail --history @dir                                            | directory
            retail --history @none.parquet                                   | There is no file
            hidden-hours --history @no.parquet                               | no.parquet
            cold-start --sales @good.csv                                     | good.csv line 1: site_id
            cold-start --sales @empty.csv                                    | empty.csv
            plots --sales @none.csv --m3 @dir --out @dir                     | none.csv
            """)
    void filesThatCannotBeUsed(String words, String said) {
        assertThat(run(words)).as(words).isEqualTo(1);
        assertThat(err.toString()).as(words).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forecast --train @good.csv --horizon 0                           | --horizon
            forecast --train @good.csv --horizon -3                          | was -3
            forecast --train @good.csv --horizon 2000000000                  | was 2000000000
            forecast --train @good.csv --horizon two                         | two
            forecast --train @good.csv --horizon 2 --model none              | was none
            forecast --train @good.csv --horizon 2 --threads 0               | --threads
            forecast --train @good.csv --horizon 2 --seasonal-period 1.5     | was 1.5
            forecast --train @good.csv --horizon 2 --quantiles @none/q.csv   | no directory
            forecast --train @good.csv --horizon 2 --quantiles @dir          | directory
            forecast --train @good.csv --horizon 2 --json @dir               | directory
            regressors --history @history.csv --horizon -1                   | was -1
            regressors --history @history.csv --horizon 2000000000           | was 2000000000
            regressors --history @history.csv --evaluate 50                  | too few
            regressors --history @history.csv --evaluate 7 --origins 999999999 | too few
            regressors --history @history.csv --horizon 3 --model none       | was none
            regressors --history @history.csv --horizon 3 --forecasts @dir   | directory
            sparse --history @good.csv --horizon 0                           | --horizon
            sparse --history @good.csv --horizon 2 --only none               | was none
            sparse --history @good.csv --horizon 2 --json @none/x.json       | no directory
            retail --history @no.parquet --horizon 0                         | --horizon
            retail --history @no.parquet --series 0                          | --series
            retail --history @no.parquet --origins 0                         | --origins
            retail --history @no.parquet --days none                         | was none
            retail --history @no.parquet --threads 0                         | --threads
            retail --history @no.parquet --forecasts @none/x.csv             | no directory
            hidden-hours --history @no.parquet --share 2                     | --share
            hidden-hours --history @no.parquet --json @none/x.json           | no directory
            cold-start --sales @good.csv --horizon 0                         | --horizon
            hierarchy --leaves 0                                             | --leaves
            hierarchy --model none                                           | was none
            cold-start --sales @good.csv --share 1                           | --share
            """)
    void optionsThatCannotBe(String words, String said) {
        assertThat(run(words)).as(words).isEqualTo(2);
        assertThat(err.toString()).as(words).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-date.csv  | no-date.csv line 4: Date = '2024-13-45'
            word.csv     | word.csv line 4: Sales = 'many'
            maybe.csv    | maybe.csv line 4: Open = 'maybe'
            ragged.csv   | ragged.csv line 4: fields = '7'
            same-day.csv | same-day.csv line 4: Store = '1 on 2024-01-02'
            twice.csv    | twice.csv line 1: column = 'Sales'
            """)
    void badRowsOfATableAreNamedAndTheOthersForecast(String name, String said) throws IOException {
        String words = "regressors --history @" + name + " --horizon 3 --model naive --forecasts @out.csv";

        assertThat(run(words)).as(err.toString()).isZero();
        assertThat(err.toString()).contains(said);
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(1 + 3);
    }

    @Test
    void closedDaysMayBeWrittenAsTruthValues() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("history.csv"));
        String closed = "2024-02-29";
        List<String> words = lines.stream()
                .map(l -> l.startsWith("1,")
                        ? l.replaceFirst(",1,([01])$", l.contains(closed) ? ",False,$1" : ",True,$1")
                        : l)
                .toList();
        List<String> numbers = words.stream()
                .map(l -> l.replace(",True,", ",1,").replace(",False,", ",0,"))
                .toList();
        Files.write(folder.resolve("words.csv"), words);
        Files.write(folder.resolve("numbers.csv"), numbers);

        assertThat(run("regressors --history @words.csv --horizon 3 --model naive --forecasts @out.csv"))
                .isZero();
        assertThat(err.toString()).contains("words.csv line 61: Open");
        String byWords = Files.readString(folder.resolve("out.csv"));
        assertThat(run("regressors --history @numbers.csv --horizon 3 --model naive --forecasts @out.csv"))
                .isZero();
        assertThat(byWords).isEqualTo(Files.readString(folder.resolve("out.csv")));
    }

    @Test
    void badSeriesAreNamedAndTheOthersForecast() throws IOException {
        assertThat(run("forecast --train @values.csv --horizon 2 --model naive --forecasts @out.csv"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).containsExactly("D,6.0,6.0");
        assertThat(err.toString())
                .contains("line 1: value 3 = 'x'", "line 2: value 2 = '-6'", "line 3: value 2 = 'Infinity'")
                .contains("line 5: id = 'D'", "line 6: id", "id = 'F'");
    }

    @Test
    void aFirstRowWithANumberIsNoHeader() throws IOException {
        assertThat(run("forecast --train @first-bad.csv --horizon 2 --model naive --forecasts @out.csv"))
                .isZero();
        assertThat(err.toString()).contains("first-bad.csv line 1: value 1 = 'abc'");
    }

    @Test
    void namesMayHoldCommasQuotesLineBreaksAndAnyScript() throws IOException {
        String odd = "\"a, \"\"q\"\"\nline é中🍞\"";
        Files.writeString(folder.resolve("odd.csv"), odd + ",1,2,3,4,5,6,7,8,9,10\nB,3,4,5,6,3,4,5,6,3,4\n");

        assertThat(run("forecast --train @odd.csv --horizon 2 --model naive --forecasts @out.csv --quantiles @q.csv"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("out.csv"))).startsWith(odd + ",10.0,10.0");
        assertThat(Files.readString(folder.resolve("q.csv"))).contains(odd + ",2,10.0,");
        String table = Files.readString(folder.resolve("history.csv")).replace("\n1,", "\n" + odd + ",");
        Files.writeString(folder.resolve("table.csv"), table);
        assertThat(run("regressors --history @table.csv --horizon 3 --model naive --quantiles @q.csv"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("q.csv"))).contains(odd + ",2024-03-02,");
    }
}
