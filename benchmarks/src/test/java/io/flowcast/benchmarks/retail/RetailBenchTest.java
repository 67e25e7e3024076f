package io.flowcast.benchmarks.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RetailBenchTest {
    private static final int SERIES = 12;
    private static final int DAYS = 49;

    @TempDir
    private Path folder;

    /** Shops that sell one unit an hour from 8 to 19 h, on every third day sold out from 16 h on. */
    private Path history() throws SQLException {
        Path file = folder.resolve("history.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT s % 3 AS city_id, s // 4 AS store_id, 0 AS management_group_id, 1 AS first_category_id,"
                            + " 2 AS second_category_id, 3 AS third_category_id, s AS product_id, CAST(DATE '2024-03-28' + CAST(d AS INTEGER) AS VARCHAR) AS dt,"
                            + " CASE WHEN d % 3 = 0 THEN 0.8 ELSE 1.2 END AS sale_amount,"
                            + " [CASE WHEN h >= 8 AND h < (CASE WHEN d % 3 = 0 THEN 16 ELSE 20 END) THEN 0.1 ELSE 0.0 END FOR h IN range(24)] AS hours_sale,"
                            + " [CASE WHEN d % 3 = 0 AND h >= 16 THEN 1 ELSE 0 END FOR h IN range(24)] AS hours_stockout,"
                            + " 0.9 AS discount, CAST(d % 7 >= 5 AS INTEGER) AS holiday_flag, 0 AS activity_flag, 1.0 AS precpt, 20.0 AS avg_temperature,"
                            + " 70.0 AS avg_humidity, 2.0 AS avg_wind_level FROM range(" + SERIES + ") a(s), range("
                            + DAYS + ") b(d)) TO '" + file
                            + "' (FORMAT PARQUET)");
        }
        return file;
    }

    private static int run(StringWriter out, String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    @Test
    void writesForecastsOfTheDaysAfterTheFile() throws Exception {
        Path forecasts = folder.resolve("out.csv");
        Path json = folder.resolve("out.json");
        StringWriter out = new StringWriter();
        int code = run(
                out,
                "retail",
                "--history",
                history().toString(),
                "--horizon",
                "7",
                "--forecasts",
                forecasts.toString(),
                "--json",
                json.toString());

        assertThat(code).as(out.toString()).isZero();
        List<String> lines = Files.readAllLines(forecasts);
        assertThat(lines).hasSize(1 + SERIES * 7);
        assertThat(lines.get(0)).isEqualTo("store_id,product_id,dt,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975");
        assertThat(lines.get(1)).startsWith("0,0,2024-05-16,");
        for (String line : lines.subList(1, lines.size())) {
            double[] numbers = Arrays.stream(line.split(","))
                    .skip(3)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(numbers[5]).as("median of " + line).isBetween(1.0, 1.4);
            for (int k = 2; k < numbers.length; k++) {
                assertThat(numbers[k]).isGreaterThanOrEqualTo(numbers[k - 1]);
            }
        }
        assertThat(Files.readString(json)).contains("\"series\": 12", "\"trainAndForecastSeconds\"");
    }

    @Test
    void evaluatesPastOrigins() throws Exception {
        StringWriter out = new StringWriter();
        int code =
                run(out, "retail", "--history", history().toString(), "--horizon", "7", "--evaluate", "--origins", "1");

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("all boosted", "all last 28 days", "below the last 28 days by");
    }

    @Test
    void recoversHiddenHours() throws Exception {
        Path json = folder.resolve("hidden.json");
        StringWriter out = new StringWriter();
        int code = run(out, "hidden-hours", "--history", history().toString(), "--json", json.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(Files.readString(json)).contains("\"copied\"", "\"depleted\"", "\"biasRecovered\"");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        StringWriter out = new StringWriter();
        assertThat(run(
                        out,
                        "retail",
                        "--history",
                        folder.resolve("none.parquet").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("There is no file");
    }
}
