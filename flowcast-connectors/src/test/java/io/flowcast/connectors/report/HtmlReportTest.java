package io.flowcast.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.fixture.CityPlan;
import io.flowcast.connectors.fixture.FakeForecast;
import io.flowcast.connectors.fixture.SmallPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ReportOptions OPTIONS = ReportOptions.titled("Two shops <&>")
            .withAssumptions(List.of("Prices are invented.", "<img src=x onerror=alert(1)>"))
            .withAttributions(List.of("Sales: FreshRetailNet-50K, CC-BY-4.0"));
    private static final String SMALL = small();

    private static String small() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try {
            HtmlReport.write(SmallPlan.plan(), SmallPlan.request(), OPTIONS, target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode data(String html) throws IOException {
        return MAPPER.readTree(Jsoup.parse(html).getElementById("data").data());
    }

    /** Text without the difference between a space that breaks and one that does not. */
    private static String said(Element element) {
        return element.text().replace('\u00A0', ' ');
    }

    @Test
    void parsesWithoutAnError() {
        Parser parser = Parser.htmlParser().setTrackErrors(50);
        Document page = Jsoup.parse(SMALL, "", parser);
        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("html[lang], meta[charset], title")).hasSize(3);
    }

    @Test
    void idsAreUniqueAndEveryReferenceLeadsSomewhere() {
        Document page = Jsoup.parse(SMALL);
        Set<String> ids = new HashSet<>();
        page.select("[id]").forEach(e -> assertThat(ids.add(e.id())).as(e.id()).isTrue());
        page.select("a[href^=#]")
                .forEach(a -> assertThat(ids).contains(a.attr("href").substring(1)));
        page.select("[aria-labelledby]").forEach(e -> assertThat(ids).contains(e.attr("aria-labelledby")));
    }

    @Test
    void everyElementThatTheScriptsLookForIsThere() {
        Document page = Jsoup.parse(SMALL);
        String script = page.select("script:not([type])").first().data();
        Set<String> asked = new HashSet<>();
        Pattern.compile("byId\\(\"([a-z-]+)\"\\)").matcher(script).results().forEach(m -> asked.add(m.group(1)));
        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
    }

    @Test
    void fetchesNothing() {
        Document page = Jsoup.parse(SMALL);
        assertThat(page.select("[src], iframe, object, embed, img, link[rel=stylesheet], base, form"))
                .isEmpty();
        for (Element element : page.select("[href]")) {
            assertThat(element.attr("href")).matches("#.*|data:,");
        }
        for (Element style : page.select("style")) {
            assertThat(style.data()).doesNotContain("@import").doesNotContain("url(");
        }
        String script = page.select("script:not([type])").first().data();
        assertThat(script)
                .doesNotContain("fetch(")
                .doesNotContain("XMLHttpRequest")
                .doesNotContain("import(")
                .doesNotContain("innerHTML")
                .doesNotContain("eval(");
        // The one address in it names the SVG vocabulary and is never fetched.
        assertThat(script.replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern("https?://");
    }

    @Test
    void securityPolicyAllowsItsOwnScriptOnly() throws Exception {
        Document page = Jsoup.parse(SMALL);
        String script = page.select("script:not([type])").first().data();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).startsWith("default-src 'none'").contains("script-src 'sha256-" + hash + "'");
        assertThat(page.select("script")).hasSize(2);
    }

    @Test
    void hostileNamesStayText() throws IOException {
        Document page = Jsoup.parse(SMALL);
        // Had a name broken out, there would be more scripts, an image, or an attribute that runs.
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("img, b")).isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on");
            }
        }
        assertThat(page.select("#orders th[scope=row]").text()).contains("<b>");
        assertThat(data(SMALL).at("/products/0/1").asText()).isEqualTo(SmallPlan.HOSTILE);
        assertThat(page.getElementById("assumptions").text()).contains("<img src=x onerror=alert(1)>");
        assertThat(page.title()).contains("Two shops <&>");
    }

    @Test
    void embedsHistoryAndForecastOfEachSeries() throws IOException {
        JsonNode data = data(SMALL);
        DemandForecast forecast = SmallPlan.plan().forecast();
        DemandPanel history = SmallPlan.history();
        assertThat(data.at("/series")).hasSize(forecast.rows());
        JsonNode spinach = data.at("/series/0");
        assertThat(spinach.at("/m/1").asDouble()).isEqualTo(12.5);
        assertThat(spinach.at("/q")).hasSize(2 * 7);
        assertThat(spinach.at("/q/3").asDouble()).isEqualTo(forecast.quantile(0, 0, 0.5));
        assertThat(spinach.at("/w/2").asDouble())
                .isEqualTo(forecast.sum(0, 0, 2).quantile(0.9));
        assertThat(spinach.at("/h")).hasSize(56);
        assertThat(spinach.at("/h/51").asDouble()).isEqualTo(history.value(0, 0));
        assertThat(spinach.at("/t").asText()).hasSize(56).endsWith("mosmco");
        assertThat(data.at("/series/1/t").asText()).endsWith("mooo");
        assertThat(data.at("/orders")).hasSize(2);
        assertThat(data.at("/lots")).hasSize(7);
        assertThat(data.at("/trips/0/routes/0/visits"))
                .as("four visits and a reload")
                .hasSize(5);
        assertThat(data.at("/trips/0/routes/0/visits/2/1").asText()).isEqualTo("RELOAD");
    }

    @Test
    void saysWhatToDoTodayWithoutAnyScript() {
        Document page = Jsoup.parse(SMALL);
        page.select("script").remove();
        assertThat(said(page.getElementById("headline")))
                .isEqualTo("Today: order 12 units for 1 site, act on 4 lots and drive 1 trip.");
        assertThat(said(page.getElementById("today")))
                .contains("keeps 2.75 kg of food from waste")
                .contains("saves")
                .contains("last week again")
                .contains("95.0\u202F%");
        assertThat(said(page.getElementById("orders"))).contains("Northgate").contains("Covers to Friday");
        assertThat(said(page.getElementById("lots")))
                .contains("mark down \u221230\u202F%")
                .contains("transfer to Old Town")
                .contains("donate to Soup kitchen")
                .contains("discard, landfill")
                .contains("return to Farm, Sons & Co");
        assertThat(said(page.getElementById("trips"))).contains("Refrigerated van, no. 1");
        assertThat(said(page.getElementById("impact")))
                .contains("disposal.landfill")
                .contains("EPA GHG Emission Factors Hub")
                .contains("2024")
                .contains("EPA Wasted Food Scale 2023")
                .contains("Where the goods went")
                .contains("Counts as food loss and waste")
                .contains("Counterfactual");
        assertThat(said(page.getElementById("assumptions")))
                .contains("sales.negative-quantity")
                .contains("Maybe a return was booked as a sale.");
        assertThat(page.select("footer").text())
                .contains("FreshRetailNet-50K")
                .contains("seasonal-naive")
                .contains("offline twin great-circle");
    }

    @Test
    void fiveHundredSeriesFitIntoThreeMegabytes() throws IOException {
        CityPlan city = CityPlan.of(24, 21);
        Path file = Path.of("target", "report", "city.html");
        Files.createDirectories(file.getParent());
        HtmlReport.write(
                city.plan(),
                city.request(),
                ReportOptions.titled("Lakeside city, 24 stores")
                        .withAssumptions(List.of(
                                "Invented: the whole city. It only shows what a report looks like.",
                                "A third of the customers pick the freshest goods, the others take the oldest.",
                                "Sales of one product go with price to the power of \u22122.",
                                "Trips are driven at 25 km/h; roads are 1.35 times as long as the straight line.",
                                "Nobody takes goods after their date, and no tax credit is counted for donations.",
                                "Lots without a date keep as long as the catalogue says from the day they came in.")),
                file);
        assertThat(Files.size(file)).isLessThan(3_000_000);
        JsonNode data = data(Files.readString(file));
        assertThat(data.at("/series")).hasSize(504);
        assertThat(data.at("/trips")).hasSize(7);
    }

    @Test
    void manyAssumptionsAreFoldedByTopic() throws IOException {
        List<String> many = IntStream.range(0, 30)
                .mapToObj(i -> (i < 12 ? "vehicles" : "<costs>") + ": assumption " + i + ".")
                .toList();
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        HtmlReport.write(
                SmallPlan.plan(), SmallPlan.request(), ReportOptions.titled("x").withAssumptions(many), target);
        Document page = Jsoup.parse(target.toString(StandardCharsets.UTF_8));
        assertThat(page.select("#assumptions details:has(.assumptions) > summary")
                        .eachText())
                .containsExactly("vehicles12 assumptions", "<costs>18 assumptions");
        assertThat(page.select("#assumptions .assumptions li").eachText())
                .hasSize(30)
                .contains("assumption 29.");
    }

    @Test
    void emptyPlanIsAPageToo() throws IOException {
        SupplyPlan full = SmallPlan.plan();
        SupplyPlan empty = new SupplyPlan(
                full.asOf(),
                full.horizonDays(),
                new FakeForecast(
                        List.of(),
                        new double[0][],
                        new double[0][],
                        new boolean[0],
                        Timeline.days(full.asOf()),
                        0,
                        full.provenance()),
                new InventoryPlan(List.of(), List.of(), Findings.none(), full.provenance()),
                new ExpiryPlan(List.of(), Findings.none(), full.provenance()),
                List.of(),
                full.impact(),
                Findings.none(),
                full.provenance());
        PlanRequest request = SmallPlan.request();
        Path file = Path.of("target", "report", "empty.html");
        Files.createDirectories(file.getParent());
        HtmlReport.write(empty, request, ReportOptions.titled("Nothing to do"), file);
        Document page = Jsoup.parse(Files.readString(file));
        assertThat(page.getElementById("headline").text()).isEqualTo("Nothing has to be done today.");
        assertThat(page.getElementById("today").text()).contains("No site has anything to do today.");
        assertThat(data(page.html()).at("/series")).isEmpty();
    }

    @Test
    void fileAndStreamHoldTheSame() throws IOException {
        Path file = Path.of("target", "report", "small.html");
        Files.createDirectories(file.getParent());
        HtmlReport.write(SmallPlan.plan(), SmallPlan.request(), OPTIONS, file);
        assertThat(Files.readString(file)).isEqualTo(SMALL);
    }

    @Test
    void samePlanGivesTheSameFile() {
        assertThat(small()).isEqualTo(SMALL);
    }

    @Test
    void numberThatIsNoneIsRefused() {
        SupplyPlan good = SmallPlan.plan();
        SupplyPlan bad = new SupplyPlan(
                good.asOf(),
                good.horizonDays(),
                SmallPlan.forecast(new double[][] {{1, Double.NaN, 1}, {1, 1, 1}}),
                good.orders(),
                good.expiry(),
                good.trips(),
                good.impact(),
                good.findings(),
                good.provenance());
        assertThatThrownBy(() -> HtmlReport.write(bad, SmallPlan.request(), OPTIONS, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void historyOfNoDaysIsRefused() {
        assertThatThrownBy(() -> new ReportOptions("x", List.of(), List.of(), 6))
                .hasMessageContaining("historyDays");
    }
}
