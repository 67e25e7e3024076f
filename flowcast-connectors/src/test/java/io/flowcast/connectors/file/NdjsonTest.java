package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonTest {
    private static final RecordFile<SalesDay> SALES = RecordFiles.sales(KnownIds.any());
    private static final String GOOD =
            "{\"siteId\":\"S1\",\"productId\":\"P1\",\"date\":\"2024-06-01\",\"soldUnits\":3}";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void givesTheSameSalesAsTheCsvOfTheSample() {
        List<SalesDay> fromCsv = new ArrayList<>();
        SALES.read(SampleFolder.path().resolve("sales.csv"), SampleFolder.context(), fromCsv::add);
        StringBuilder text = new StringBuilder();
        List<SalesDay> some = fromCsv.subList(0, 76 * 40);
        some.forEach(day -> text.append(json(day)).append('\n'));
        var reading = Reading.of(SALES, FileFormat.NDJSON, text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records()).isEqualTo(some);
    }

    private static String json(SalesDay day) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("siteId", day.siteId())
                .put("productId", day.productId())
                .put("date", day.date().toString())
                .put("soldUnits", day.soldUnits())
                .put("discount", day.discount())
                .put("holiday", day.holiday())
                .put("activity", day.promotion());
        StringBuilder soldOut = new StringBuilder();
        for (int h = 0; h < SalesDay.HOURS; h++) {
            node.withArray("hourlySold").add(day.hourlySoldUnits()[h]);
            soldOut.append(day.soldOut(h) ? '1' : '0');
        }
        return node.put("hourlyStockout", soldOut.toString()).toString();
    }

    @Test
    void givesTheSameLotsAsTheCsvOfTheSample() {
        RecordFile<StockLot> lots = RecordFiles.lots(KnownIds.any());
        List<StockLot> fromCsv = new ArrayList<>();
        lots.read(SampleFolder.path().resolve("lots.csv"), SampleFolder.context(), fromCsv::add);
        StringBuilder text = new StringBuilder();
        for (StockLot lot : fromCsv) {
            text.append(MAPPER.createObjectNode()
                            .put("lotId", lot.lotId())
                            .put("site_id", lot.siteId())
                            .put("productId", lot.productId())
                            .put("quantityUnits", lot.quantityUnits())
                            .put("receivedOn", lot.receivedOn().toString())
                            .put("expiresOn", String.valueOf(lot.expiresOn()))
                            .put("dateKind", lot.dateKind().name())
                            .put("unitCost", lot.unitCost())
                            .putNull("condition"))
                    .append("\r\n");
        }
        var reading = Reading.of(lots, FileFormat.NDJSON, text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records()).isEqualTo(fromCsv).hasSize(1_212);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"siteId\":\"S1\",",
                "[1,2]",
                "17",
                "S1,P1,2024-06-01,3",
                GOOD + GOOD,
                "{\"siteId\":\"S1\",\"siteId\":\"S2\",\"productId\":\"P1\",\"date\":\"2024-06-02\",\"soldUnits\":3}",
                "{\"soldUnits\":NaN}"
            })
    void leavesOutALineThatIsNoObjectAndGoesOn(String line) {
        var reading = Reading.ndjson(SALES, line, GOOD);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.result().rows()).isEqualTo(2);
        assertThat(reading.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.not-json");
            assertThat(f.place().line()).isEqualTo(1);
            assertThat(f.cause()).startsWith("Maybe");
        });
    }

    @Test
    void reportsNestedMissingAndUnknownProperties() {
        var reading = Reading.ndjson(
                SALES,
                "{\"siteId\":{\"id\":\"S1\"},\"productId\":\"P1\",\"date\":\"2024-06-01\",\"soldUnits\":3}",
                "{\"siteId\":\"S1\",\"productId\":\"P1\",\"date\":\"2024-06-02\",\"sold\":3,\"colour\":[1,{\"a\":2}]}",
                "{\"siteId\":\"S1\",\"productId\":\"P1\",\"date\":\"2024-06-03\",\"soldUnits\":3,\"colour\":1}");
        assertThat(reading.brief())
                .containsExactly(
                        "1 file.nested-value site_id=",
                        "2 file.unknown-column sold=sold",
                        "2 file.unknown-column colour=colour",
                        "2 sales.missing-value sold_units=");
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void readsByteOrderMarkAndBlankLinesAndALineWithoutEnd() {
        var reading = Reading.ndjson(SALES, "\uFEFF" + GOOD, "", "  ", GOOD.replace("06-01", "06-02"));
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records()).hasSize(2);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(Reading.ndjson(SALES, "").brief()).containsExactly("0 file.empty line=");
        assertThat(Reading.ndjson(SALES, "", "\n").result().complete()).isFalse();
    }

    @Test
    void stopsAtALineWithoutEnd() {
        var reading = Reading.ndjson(SALES, GOOD, "[" + "1,".repeat(100_000));
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.line-too-long");
            assertThat(f.severity()).isEqualTo(Severity.FATAL);
            assertThat(f.place().line()).isEqualTo(2);
        });
    }
}
