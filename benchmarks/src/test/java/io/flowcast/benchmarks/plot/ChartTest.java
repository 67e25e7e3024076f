package io.flowcast.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void valuesAreWhereTheAxesSay() throws Exception {
        Document svg = parsed(new Chart(476, 298, 0, 10, 0, 100)
                .title("a < b & c")
                .dot(0, 0, 3, Chart.BLUE, true)
                .dot(10, 100, 3, Chart.BLUE, false)
                .svg());
        Element low = (Element) svg.getElementsByTagName("circle").item(0);
        Element high = (Element) svg.getElementsByTagName("circle").item(1);
        // 400 x 200 points between the margins of 58, 18, 52 and 46.
        assertThat(low.getAttribute("cx")).isEqualTo("58");
        assertThat(low.getAttribute("cy")).isEqualTo("252");
        assertThat(high.getAttribute("cx")).isEqualTo("458");
        assertThat(high.getAttribute("cy")).isEqualTo("52");
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("a < b & c");
    }

    @Test
    void aLineIsBrokenWhereNothingIsKnown() throws Exception {
        Document svg = parsed(new Chart(476, 298, 0, 10, 0, 100)
                .line(new double[] {0, 5, 10}, new double[] {0, Double.NaN, 100}, Chart.INK, 1, "")
                .svg());
        Element path = (Element) svg.getElementsByTagName("path").item(0);
        assertThat(path.getAttribute("d")).isEqualTo("M58 252 M458 52");
    }

    @Test
    void aSeriesOfM3IsDrawnWithItsName() throws Exception {
        RunContext context = RunContext.asOf(LocalDate.of(2024, 1, 1)).seed(1).build();
        String svg = CombinationPlot.draw(
                Path.of("src", "test", "resources", "io", "flowcast", "benchmarks", "forecast"), context);
        assertThat(parsed(svg).getElementsByTagName("circle").getLength()).isGreaterThan(14 * 8);
        assertThat(svg).contains("N2829", "combination-median").doesNotContain("NaN");
    }
}
