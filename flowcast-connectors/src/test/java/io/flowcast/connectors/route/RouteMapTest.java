package io.flowcast.connectors.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RouteMapTest {

    private static final String EVIL = "<script>alert(\"x\")</script>&";
    private static final Places BERLIN = Places.geographic(List.of(
            new GeoPoint(52.52, 13.40),
            new GeoPoint(52.50, 13.45),
            new GeoPoint(52.55, 13.35),
            new GeoPoint(52.45, 13.30)));

    private static RoutingProblem problem() {
        return RoutingProblem.builder("massGrams")
                .depot(new Depot("depot", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 2, "depot", 100L).build())
                .stop(Stop.at(EVIL, 1).delivery(30L).build())
                .stop(Stop.at("empties", 2).delivery(20L).pickup(5L).build())
                .stop(Stop.at("far", 3).delivery(7L).build())
                .shipment(new Shipment(
                        "s", Stop.at("take", 1).build(), Stop.at("bring", 2).build(), List.of(4L), 99))
                .build();
    }

    private static RoutePlan plan() {
        List<Visit> visits = List.of(
                new Visit(EVIL, 7 * 3600, 7 * 3600, 7 * 3600 + 600),
                new Visit("take", 7 * 3600 + 600, 8 * 3600, 8 * 3600),
                new Visit("empties", 9 * 3600, 9 * 3600, 9 * 3600),
                new Visit("bring", 9 * 3600, 9 * 3600, 9 * 3600));
        Provenance provenance = Provenance.of(
                "route", "test", Map.of(), "", RunContext.asOf(LocalDate.EPOCH).build());
        Route route = new Route("van", 1, "depot", "depot", 6 * 3600, 10 * 3600, visits, 12_345, 20);
        return new RoutePlan(
                List.of(route),
                List.of(new UnservedStop("far", "beyond every shift")),
                20,
                List.of(),
                0,
                Findings.none(),
                provenance);
    }

    private static List<JsonNode> features(String kind) throws IOException {
        JsonNode root = new ObjectMapper().readTree(RouteGeoJson.write(problem(), plan(), BERLIN));
        assertThat(root.get("type").asText()).isEqualTo("FeatureCollection");
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode feature : root.get("features")) {
            assertThat(feature.get("type").asText()).isEqualTo("Feature");
            if (feature.get("properties").get("kind").asText().equals(kind)) {
                found.add(feature);
            }
        }
        return found;
    }

    @Test
    void writesRoutesAsLinesInLongitudeAndLatitude() throws IOException {
        JsonNode route = features("route").get(0);

        assertThat(route.get("geometry").get("type").asText()).isEqualTo("LineString");
        assertThat(route.get("geometry").get("coordinates").toString())
                .isEqualTo("[[13.4,52.52],[13.45,52.5],[13.45,52.5],[13.35,52.55],[13.35,52.55],[13.4,52.52]]");
        assertThat(route.get("properties").get("distanceMetres").asLong()).isEqualTo(12_345);
        // 30 and 20 to bring from the depot.
        assertThat(route.get("properties").get("load").get("massGrams").asLong())
                .isEqualTo(50);
    }

    @Test
    void writesVisitsWithTimesAndLoads() throws IOException {
        List<JsonNode> visits = features("visit");

        assertThat(visits).hasSize(4);
        // 50 at the start, 30 off, 4 on, 20 off and 5 on, 4 off.
        assertThat(visits)
                .extracting(visit ->
                        visit.get("properties").get("load").get("massGrams").asLong())
                .containsExactly(20L, 24L, 9L, 5L);
        assertThat(visits.get(1).get("properties").get("serviceStartSecond").asLong())
                .isEqualTo(8 * 3600);
        assertThat(visits.get(1).get("geometry").get("coordinates").toString()).isEqualTo("[13.45,52.5]");
        assertThat(features("unserved"))
                .singleElement()
                .satisfies(
                        stop -> assertThat(stop.get("properties").get("reason").asText())
                                .isEqualTo("beyond every shift"));
        assertThat(features("depot")).hasSize(1);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void drawsAnSvgThatIsWellFormedWhateverTheNames() throws Exception {
        Document svg = xml(RouteMap.svg("Plan of " + EVIL, problem(), plan(), BERLIN));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("circle").item(1).getTextContent())
                .isEqualTo("2. take, service 08:00 to 08:00, then 24 massGrams");
    }

    @Test
    void drawsInsideThePicture() throws Exception {
        Document svg = xml(RouteMap.svg("x", problem(), plan(), BERLIN));
        String[] size = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        for (String point : svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getTextContent()
                .split(" ")) {
            String[] xy = point.split(",");
            assertThat(Double.parseDouble(xy[0])).isBetween(0.0, Double.parseDouble(size[2]));
            assertThat(Double.parseDouble(xy[1])).isBetween(0.0, Double.parseDouble(size[3]));
        }
    }

    @Test
    void writesAPageThatAsksNobodyForAnything() {
        String html = RouteMap.html("Monday", problem(), plan(), BERLIN);
        org.jsoup.nodes.Document page = Jsoup.parse(html);

        assertThat(page.select("script, link, img, iframe, object, [src], [href]"))
                .isEmpty();
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "url(", "@import");
        assertThat(page.select("details tr")).hasSize(5);
        assertThat(page.select("details tr").get(1).text()).contains("alert", "07:00", "07:10");
        assertThat(page.select("h2 + ul li").text()).isEqualTo("far: beyond every shift");
    }

    @Test
    void drawsOnePlaceAndPlanesToo() throws Exception {
        RoutingProblem one = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .stop(Stop.at("a", 0).build())
                .build();
        Provenance provenance = plan().provenance();
        RoutePlan plan = new RoutePlan(
                List.of(new Route("van", 0, "D", null, 0, 5, List.of(new Visit("a", 5, 5, 5)), 0, 0)),
                List.of(),
                0,
                List.of(),
                0,
                Findings.none(),
                provenance);

        String svg = RouteMap.svg("one", one, plan, Places.planar(new double[] {3}, new double[] {4}));

        assertThat(svg).doesNotContain("NaN", "Infinity");
        assertThat(xml(svg).getElementsByTagName("circle").getLength()).isEqualTo(1);
    }

    @Test
    void refusesAPlanOfAnotherProblem() {
        RoutingProblem other = RoutingProblem.builder("units")
                .depot(new Depot("depot", 0, TimeWindow.ALWAYS))
                .build();

        assertThatThrownBy(() -> RouteMap.svg("x", other, plan(), BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no place");
    }
}
