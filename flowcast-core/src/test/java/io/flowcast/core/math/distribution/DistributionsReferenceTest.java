package io.flowcast.core.math.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scipy 1.17 and mpmath 1.4 (reference.py beside reference.csv) and commons-math3. */
class DistributionsReferenceTest {
    record Row(
            String kind,
            double first,
            double second,
            double p,
            double quantile,
            double at,
            double cdf,
            double sf,
            double loss) {
        Distribution distribution() {
            return switch (kind) {
                case "poisson" -> Distributions.poisson(first);
                case "negative_binomial" -> Distributions.negativeBinomial(first, second);
                case "gamma" -> Distributions.gamma(first, second);
                case "truncated_normal" -> Distributions.truncatedNormal(first, second);
                case "rectified_normal" -> Distributions.rectifiedNormal(first, second);
                default -> throw new IllegalArgumentException(kind);
            };
        }
    }

    static List<Row> rows() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DistributionsReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            Stream<String[]> lines = in.lines().skip(1).map(line -> line.split(",", -1));
            return lines.map(c -> new Row(
                            c[0], num(c[1]), num(c[2]), num(c[3]), num(c[4]), num(c[5]), num(c[6]), num(c[7]),
                            num(c[8])))
                    .toList();
        }
    }

    private static double num(String text) {
        return Double.parseDouble(text);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithTheReference(Row row) {
        Distribution d = row.distribution();
        assertThat(d.cdf(row.at)).as("cdf").isCloseTo(row.cdf, within(1e-12 + 1e-10 * row.cdf));
        assertThat(1 - d.cdf(row.at)).as("tail").isCloseTo(row.sf, within(1e-11 * (1 + row.sf)));
        assertThat(d.lossAbove(row.at)).as("loss").isCloseTo(row.loss, within(1e-9 * row.loss + 1e-13 * d.mean()));
        double quantile = d.quantile(row.p);
        if (d.discrete()) {
            assertThat(quantile).as("quantile").isEqualTo(row.quantile);
        } else {
            assertThat(quantile).as("quantile").isCloseTo(row.quantile, within(1e-9 * row.quantile));
        }
    }

    @Test
    void agreesWithCommonsMath() {
        PoissonDistribution poisson = new PoissonDistribution(7.3);
        PascalDistribution pascal = new PascalDistribution(5, 0.3);
        Distribution ourPascal = Distributions.negativeBinomialOfShape(5 * 0.7 / 0.3, 5);
        GammaDistribution gamma = new GammaDistribution(2.5, 3);
        Distribution ourGamma = Distributions.gamma(7.5, 22.5);
        for (int k = 0; k < 60; k++) {
            assertThat(Distributions.poisson(7.3).cdf(k)).isCloseTo(poisson.cumulativeProbability(k), within(1e-12));
            assertThat(ourPascal.cdf(k)).isCloseTo(pascal.cumulativeProbability(k), within(1e-12));
            assertThat(ourGamma.cdf(k)).isCloseTo(gamma.cumulativeProbability(k), within(1e-12));
        }
    }
}
