package io.flowcast.connectors.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.fixture.CityPlan;
import io.flowcast.connectors.fixture.SmallPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> PARTS = PlanJson.PARTS;
    private static final Map<String, String> SMALL = PlanJson.parts(SmallPlan.plan(), SmallPlan.catalog());

    private static List<Error> errors(String part, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(PlanJson.schema(part))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String pretty(String json) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer(printer).writeValueAsString(MAPPER.readTree(json)) + "\n";
    }

    @Test
    void partsHaveTheNamesOfThePlanStore() {
        assertThat(SMALL.keySet()).containsExactlyElementsOf(PARTS);
        assertThat(PARTS)
                .containsExactly("forecast", "orders", "expiry-actions", "routes", "impact", "findings", "provenance");
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void smallPlanHasTheDocumentedShape(String part) {
        assertThat(errors(part, SMALL.get(part))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void cityPlanHasTheDocumentedShapeAndNoNumberThatIsNone(String part) {
        CityPlan city = CityPlan.of(4, 6);
        String json = PlanJson.parts(city.plan(), city.catalog()).get(part);
        assertThat(errors(part, json)).isEmpty();
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void shapeIsStrictEnoughToNoticeAnUnknownField(String part) {
        assertThat(errors(part, SMALL.get(part).replaceFirst("\\{", "{\"surprise\":1,")))
                .isNotEmpty();
    }

    /** Written by this test with {@code -Dflowcast.golden.write=true}, then read by a person. */
    @ParameterizedTest
    @FieldSource("PARTS")
    void smallPlanIsWrittenAsInTheGoldenFile(String part) throws IOException {
        String actual = pretty(SMALL.get(part));
        Path golden = Path.of("src/test/resources/io/flowcast/connectors/result/small-plan", part + ".json");
        if (Boolean.getBoolean("flowcast.golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @Test
    void sameplanIsWrittenTheSameTwice() {
        assertThat(PlanJson.parts(SmallPlan.plan(), SmallPlan.catalog())).isEqualTo(SMALL);
    }

    @Test
    void quantilesOfEveryDayNeverFallAndOnlyPlannedDaysAreWritten() throws IOException {
        JsonNode forecast = MAPPER.readTree(SMALL.get("forecast"));
        assertThat(forecast.at("/series")).hasSize(2);
        for (JsonNode series : forecast.at("/series")) {
            assertThat(series.at("/days")).hasSize(2); // the fixture's forecast reaches a day further
            for (JsonNode day : series.at("/days")) {
                double last = 0;
                for (JsonNode quantile : day.at("/quantilesUnits")) {
                    assertThat(quantile.asDouble()).isGreaterThanOrEqualTo(last);
                    last = quantile.asDouble();
                }
            }
        }
    }

    @Test
    void peakLoadCountsWhatIsOnBoardTogether() throws IOException {
        // 2.4 kg leave the depot and are delivered, then 1.6 kg are taken and brought: never more than 2.4 kg at once.
        assertThat(MAPPER.readTree(SMALL.get("routes"))
                        .at("/days/0/routes/0/peakLoadGrams")
                        .asLong())
                .isEqualTo(2400);
    }

    @Test
    void numberThatIsNoneIsRefused() {
        SupplyPlan good = SmallPlan.plan();
        SupplyPlan bad = new SupplyPlan(
                good.asOf(),
                good.horizonDays(),
                SmallPlan.forecast(new double[][] {{Double.NaN, 1, 1}, {1, 1, 1}}),
                good.orders(),
                good.expiry(),
                good.trips(),
                good.impact(),
                good.findings(),
                good.provenance());
        assertThatThrownBy(() -> PlanJson.parts(bad, SmallPlan.catalog()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("meanUnits");
    }

    @Test
    void schemaOfAnUnknownPartIsRefused() {
        assertThatThrownBy(() -> PlanJson.schema("../secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
