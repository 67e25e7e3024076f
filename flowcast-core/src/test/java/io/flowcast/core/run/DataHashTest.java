package io.flowcast.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.Covariate.Kind;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DataHashTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 3);

    private static DemandPanel.Builder rows(
            Timeline timeline, SeriesKey key, int start, double value, CellState state, double availability) {
        return DemandPanel.builder(timeline)
                .addRow(key, start, new double[] {value, 2}, new CellState[] {state, CellState.OBSERVED}, new double[] {
                    availability, 1
                })
                .addRow(SeriesKey.named("other"), 0, new double[] {7});
    }

    private static DemandPanel.Builder plain() {
        return rows(Timeline.days(DAY), new SeriesKey("s", "p"), 3, 5, CellState.CENSORED, 0.5);
    }

    private static String hash(UnaryOperator<DemandPanel.Builder> change) {
        return DataHash.of(change.apply(plain()).build());
    }

    private static Covariate shared(String name, Kind kind, int start, double value, int knownAt) {
        return Covariate.shared(name, kind, start, new double[] {value}, new int[] {knownAt});
    }

    @Test
    void theSamePanelHasTheSameHash() {
        assertThat(DataHash.of(plain().build())).isEqualTo(DataHash.of(plain().build()));
        assertThat(DataHash.of(plain().build())).matches("sha-256:[0-9a-f]{64}");
    }

    @Test
    void everythingThatAModelCanSeeChangesTheHash() {
        SeriesKey key = new SeriesKey("s", "p");
        Timeline days = Timeline.days(DAY);
        Covariate holiday = shared("holiday", Kind.KNOWN_FUTURE, 0, 1, 0);
        Covariate perRow = Covariate.perRow(
                "holiday", Kind.KNOWN_FUTURE, new int[2], new double[][] {{1}, {1}}, new int[][] {{0}, {0}});
        List<String> hashes = List.of(
                DataHash.of(plain().build()),
                DataHash.of(rows(Timeline.days(DAY.plusDays(1)), key, 3, 5, CellState.CENSORED, 0.5)
                        .build()),
                DataHash.of(rows(days, new SeriesKey("t", "p"), 3, 5, CellState.CENSORED, 0.5)
                        .build()),
                DataHash.of(rows(days, new SeriesKey("s", "q"), 3, 5, CellState.CENSORED, 0.5)
                        .build()),
                DataHash.of(rows(days, key, 4, 5, CellState.CENSORED, 0.5).build()),
                DataHash.of(rows(days, key, 3, 6, CellState.CENSORED, 0.5).build()),
                DataHash.of(rows(days, key, 3, 5, CellState.OBSERVED, 0.5).build()),
                DataHash.of(rows(days, key, 3, 5, CellState.CENSORED, 0.25).build()),
                DataHash.of(plain().build().select(new int[] {1, 0})),
                DataHash.of(plain().build().select(new int[] {0})),
                DataHash.of(plain().build().asKnownAt(4)),
                hash(b -> b.integerValued(true)),
                hash(b -> b.attribute("category", List.of("a", "b"))),
                hash(b -> b.attribute("category", List.of("b", "a"))),
                hash(b -> b.attribute("kind", List.of("a", "b"))),
                hash(b -> b.covariate(holiday)),
                hash(b -> b.covariate(perRow)),
                hash(b -> b.covariate(shared("promotion", Kind.KNOWN_FUTURE, 0, 1, 0))),
                hash(b -> b.covariate(shared("holiday", Kind.PAST_ONLY, 0, 1, 1))),
                hash(b -> b.covariate(shared("holiday", Kind.KNOWN_FUTURE, 1, 1, 0))),
                hash(b -> b.covariate(shared("holiday", Kind.KNOWN_FUTURE, 0, 2, 0))),
                hash(b -> b.covariate(shared("holiday", Kind.KNOWN_FUTURE, 0, Double.NaN, 0))),
                hash(b -> b.covariate(shared("holiday", Kind.KNOWN_FUTURE, 0, 1, 1))),
                hash(b -> b.covariate(Covariate.fixed("holiday", new double[] {1, 1}))),
                DataHash.of(DemandPanel.builder(days).build()),
                DataHash.of(DemandPanel.builder(Timeline.ordinal(7)).build()),
                DataHash.of(DemandPanel.builder(Timeline.ordinal(1)).build()));
        assertThat(new HashSet<>(hashes)).hasSameSizeAs(hashes);
    }

    @Test
    void textsDoNotRunIntoEachOtherNorIntoNumbers() {
        Set<String> hashes = new HashSet<>();
        hashes.add(new DataHash().add("ab").add("c").text());
        hashes.add(new DataHash().add("a").add("bc").text());
        hashes.add(new DataHash().add("abc").text());
        hashes.add(new DataHash().add("abc").add("").text());
        hashes.add(new DataHash().text());
        hashes.add(new DataHash().add("").text());
        hashes.add(new DataHash().add(0.0).text());
        hashes.add(new DataHash().add(1).text());
        assertThat(hashes)
                .as("an empty text is a length of zero, as the number 0 is")
                .hasSize(7);
    }

    @Test
    void longInputIsHashedWholeAndInOrder() {
        DataHash forward = new DataHash();
        DataHash backward = new DataHash();
        for (int i = 0; i < 5_000; i++) {
            forward.add(i);
            backward.add(4_999 - i);
        }
        assertThat(forward.text()).isNotEqualTo(backward.text());
        String big = "x".repeat(100_000);
        assertThat(new DataHash().add(1).add(big).add(2).text())
                .isEqualTo(new DataHash().add(1).add(big).add(2).text())
                .isNotEqualTo(new DataHash().add(1).add(big).add(3).text());
    }

    @Test
    void theHashOfAKnownInputStaysTheSame() {
        // printf '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\003abc' | sha256sum
        assertThat(new DataHash().add(0).add("abc").text())
                .isEqualTo("sha-256:e7fa8174d147ee73954836b6f21933539ff7094b1654f9dbd42b665592df84ad");
    }
}
