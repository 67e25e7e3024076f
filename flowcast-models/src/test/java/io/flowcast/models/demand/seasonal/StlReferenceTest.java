package io.flowcast.models.demand.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decompositions of statsmodels 0.15.0; {@code reference.py} beside the numbers made them. */
class StlReferenceTest {
    private static final Map<String, double[]> PEER = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StlReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .map(line -> line.split(","))
                    .forEach(cells -> PEER.put(
                            cells[0] + "," + cells[1],
                            Arrays.stream(cells, 2, cells.length)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        }
    }

    private static double[] peer(String name, String part) {
        return Objects.requireNonNull(PEER.get(name + "," + part));
    }

    private static void same(double[] ours, double[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int t = 0; t < ours.length; t++) {
            assertThat(ours[t]).isCloseTo(theirs[t], within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "even", "short", "robust", "jumps", "jumps-even"})
    void equalsStatsmodels(String name) {
        double[] values = peer(name, "values");
        Stl stl = switch (name) {
            case "plain" -> Stl.of(7);
            case "even" -> Stl.of(12, 13);
            case "short" -> Stl.of(12);
            case "robust" -> Stl.of(7).robust();
            case "jumps" -> Stl.of(7, 11).fast();
            case "jumps-even" -> Stl.of(12).fast();
            default -> throw new IllegalArgumentException(name);
        };
        Decomposition ours = stl.decompose(values);

        same(ours.seasons().get(0), peer(name, "season"));
        same(ours.trend(), peer(name, "trend"));
        same(ours.trust(), peer(name, "trust"));
        for (int t = 0; t < values.length; t++) {
            assertThat(ours.trend()[t] + ours.season(t) + ours.remainder()[t]).isCloseTo(values[t], within(1e-9));
        }
    }

    @Test
    void severalSeasonsEqualStatsmodels() {
        Decomposition ours = Mstl.of(5, 28).decompose(peer("mstl", "values"));

        assertThat(ours.periods()).containsExactly(5, 28);
        same(ours.seasons().get(0), peer("mstl", "season"));
        same(ours.seasons().get(1), peer("mstl", "season2"));
        same(ours.trend(), peer("mstl", "trend"));
    }
}
