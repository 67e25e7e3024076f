package io.flowcast.connectors.result;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.fixture.SmallPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCsvTest {
    private interface Table {
        void write(SupplyPlan plan, Catalog catalog, Writer target) throws IOException;
    }

    private static String text(Table table) throws IOException {
        StringWriter target = new StringWriter();
        table.write(SmallPlan.plan(), SmallPlan.catalog(), target);
        return target.toString();
    }

    private static List<NamedCsvRecord> rows(Table table) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(text(table)).stream().toList();
    }

    @Test
    void forecastHasALineForEachSeriesAndDay() throws IOException {
        List<NamedCsvRecord> rows = rows(PlanCsv::forecast);
        assertThat(rows)
                .extracting(r -> r.getField("site_id") + " " + r.getField("date"))
                .containsExactly("S1 2024-06-12", "S1 2024-06-13", "S2 2024-06-12", "S2 2024-06-13");
        assertThat(rows.get(0).getField("mean_units")).isEqualTo("10");
        assertThat(rows.get(0).getField("quantile_0_5_units")).isEqualTo("10");
        assertThat(rows.get(3).getField("mean_units")).isEqualTo("2000.123457");
        assertThat(rows.get(0).getHeader()).contains("quantile_0_025_units", "quantile_0_975_units");
    }

    @Test
    void ordersCarryWhatABuyerNeeds() throws IOException {
        NamedCsvRecord first = rows(PlanCsv::orders).get(0);
        assertThat(first.getField("quantity_units")).isEqualTo("12");
        assertThat(first.getField("case_pack_units")).isEqualTo("6");
        assertThat(first.getField("unit_cost")).isEqualTo("3.2");
        assertThat(first.getField("supplier_name")).isEqualTo("Farm, Sons & Co");
        assertThat(first.getField("arrive_on")).isEqualTo("2024-06-13");
        assertThat(first.getField("firm")).isEqualTo("true");
    }

    @Test
    void everyKindOfActionHasItsDetail() throws IOException {
        assertThat(rows(PlanCsv::expiryActions))
                .extracting(r -> r.getField("action") + " " + r.getField("detail"))
                .containsExactly(
                        "keep ",
                        "markdown 0.3",
                        "transfer S2",
                        "donate RA",
                        "discard LANDFILL",
                        "rework P2",
                        "returnToSupplier FARM");
        assertThat(rows(PlanCsv::expiryActions).get(3).getField("expires_on")).isEmpty();
    }

    @Test
    void namesThatLookLikeFormulasAreDisarmed() throws IOException {
        assertThat(rows(PlanCsv::orders).get(1).getField("product_name")).isEqualTo("'" + SmallPlan.FORMULA);
        // Numbers are no names: a negative position stays a number.
        assertThat(rows(PlanCsv::orders).get(1).getField("position_units")).isEqualTo("-3.5");
    }

    @Test
    void linesEndWithALineFeedAndNamesSurviveQuoting() throws IOException {
        assertThat(text(PlanCsv::orders)).doesNotContain("\r").endsWith("\n");
        assertThat(rows(PlanCsv::orders).get(0).getField("product_name")).isEqualTo(SmallPlan.HOSTILE);
    }
}
