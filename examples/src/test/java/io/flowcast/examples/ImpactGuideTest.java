package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.file.ScenarioReader;
import io.flowcast.connectors.result.PlanJson;
import io.flowcast.core.factor.FactorMatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every piece of the impact guide runs, and an auditor who has nothing but the JSON comes to the same totals. */
class ImpactGuideTest {
    @Test
    void aProductIsFound() {
        FactorMatch match = ImpactGuide.lookUp();
        assertThat(match.factor().id()).isEqualTo("production.clark-2022.strawberries");
        assertThat(match.guessed()).isFalse(); // the size of the pack does not matter
    }

    @Test
    void anAuditorComesToTheSameTotalsFromTheReportAlone() throws IOException {
        RunContext context = RunContext.asOf(LocalDate.of(2024, 6, 12)).seed(1).build();
        Scenario files = ScenarioReader.read(Path.of("data", "freshretail"), context);
        SupplyPlan plan = ImpactGuide.plan(twoDays(files), context);
        double waste = plan.impact().without().wasteKilogramsCo2e()
                - plan.impact().plan().wasteKilogramsCo2e();
        assertThat(ImpactGuide.audit(plan.impact())).isCloseTo(waste, within(1e-6));

        String json = PlanJson.parts(plan, files.catalog()).get("impact");
        JsonNode impact = new ObjectMapper().readTree(json);
        Map<String, double[]> sums = new HashMap<>();
        for (JsonNode line : impact.path("factors")) {
            assertThat(line.path("source").asText()).isNotBlank();
            assertThat(line.path("vintage").asText()).isNotBlank();
            double[] sum = sums.computeIfAbsent(line.path("figure").asText(), figure -> new double[2]);
            double value = line.path("value").asDouble();
            sum[0] += line.path("planAmount").asDouble() * value;
            sum[1] += line.path("baselineAmount").asDouble() * value;
        }
        int compared = 0;
        double[] emissions = new double[2];
        for (JsonNode figure : impact.path("report").path("figures")) {
            double[] sum = sums.get(figure.path("name").asText());
            if (sum != null) {
                compared++;
                assertThat(figure.path("plan").asDouble()).isCloseTo(sum[0], within(1e-4));
                assertThat(figure.path("without").asDouble()).isCloseTo(sum[1], within(1e-4));
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(7);
        for (String part : new String[] {"production kgCO2e", "disposal kgCO2e", "transport kgCO2e"}) {
            emissions[0] += sums.getOrDefault(part, new double[2])[0];
            emissions[1] += sums.getOrDefault(part, new double[2])[1];
        }
        assertThat(impact.path("saved").path("kilogramsCo2e").asDouble())
                .isCloseTo(emissions[1] - emissions[0], within(1e-4));
        for (String side : new String[] {"planBalance", "withoutBalance"}) {
            JsonNode balance = impact.path("report").path(side);
            double gone = balance.path("soldKilograms").asDouble()
                    + balance.path("leftKilograms").asDouble();
            for (JsonNode unsold : balance.path("unsold")) {
                gone += unsold.path("kilograms").asDouble();
            }
            assertThat(gone)
                    .isCloseTo(
                            balance.path("openingKilograms").asDouble()
                                    + balance.path("arrivedKilograms").asDouble(),
                            within(1e-3));
        }
    }

    /** Two days and few iterations of routes are enough to add up. */
    private static Scenario twoDays(Scenario s) {
        PlanSettings week = s.settings();
        PlanSettings few = new PlanSettings(
                2,
                week.currency(),
                week.objective(),
                week.newestFirstShare(),
                week.markdown(),
                week.transfer(),
                week.donation(),
                week.disposal(),
                week.serviceSecondsPerStop(),
                StopWhen.afterIterations(20));
        return new Scenario(
                s.name(),
                s.description(),
                s.asOf(),
                s.catalog(),
                s.productTerms(),
                s.sales(),
                s.lots(),
                s.openOrders(),
                s.temperatures(),
                s.weather(),
                s.factors(),
                few,
                s.detourFactor(),
                s.categoryNames(),
                s.assumptions(),
                s.contentHashes(),
                s.findings());
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        Guide guide = Guide.of("impact.md", "ImpactGuide");
        guide.showsWhatRuns(3);
        guide.linksToFilesThatAreThere();
    }
}
