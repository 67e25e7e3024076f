package io.flowcast.api.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final String CODE = "sales.negative-quantity";

    private static Finding finding(String code, Severity severity, long line) {
        return new Finding(code, severity, Place.line("sales.csv", line), "quantity", "-1", "Maybe a return.");
    }

    private static FindingCollector collect(String code, Severity severity, long from, long to) {
        FindingCollector collector = new FindingCollector();
        for (long line = from; line <= to; line++) {
            collector.add(finding(code, severity, line));
        }
        return collector;
    }

    private static List<Long> lines(Findings findings) {
        return findings.listed().stream().map(f -> f.place().line()).toList();
    }

    @Test
    void nothingFoundIsNothing() {
        Findings none = new FindingCollector().toFindings();
        assertThat(none).isSameAs(Findings.none()).isEqualTo(Findings.of());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.total()).isZero();
        assertThat(none.summary(10)).isEmpty();
        assertThatCode(none::throwIfFatal).doesNotThrowAnyException();
    }

    @Test
    void theFirstThousandOfACodeAreListedAndAllAreCounted() {
        FindingCollector collector = collect(CODE, Severity.ERROR, 1, 1_001);
        collector.add(finding("sales.gap", Severity.WARNING, 7));
        collector.add(finding(CODE, Severity.FATAL, 1_002));
        Findings findings = collector.toFindings();
        assertThat(findings.listed()).hasSize(1_001);
        assertThat(findings.listed().get(999).place().line()).isEqualTo(1_000);
        assertThat(findings.listed().get(1_000).code()).isEqualTo("sales.gap");
        assertThat(findings.count(CODE)).isEqualTo(1_002);
        assertThat(findings.count("sales.gap")).isEqualTo(1);
        assertThat(findings.count("sales.other")).isZero();
        assertThat(findings.count(Severity.ERROR)).isEqualTo(1_001);
        assertThat(findings.total()).isEqualTo(1_003);
        assertThat(collector.has(Severity.FATAL)).isTrue();
        assertThat(collector.has(Severity.INFO)).isFalse();
        assertThatThrownBy(findings::throwIfFatal)
                .as("a fatal finding that is not listed is fatal all the same")
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void joinedFindingsAreThoseOfOneCollectorInTheSameOrder() {
        Findings all = collect(CODE, Severity.ERROR, 1, 2_500).toFindings();
        FindingCollector joined = new FindingCollector();
        joined.addAll(collect(CODE, Severity.ERROR, 1, 600).toFindings());
        joined.addAll(collect(CODE, Severity.ERROR, 601, 1_900).toFindings());
        joined.addAll(Findings.none());
        joined.addAll(collect(CODE, Severity.ERROR, 1_901, 2_500).toFindings());
        assertThat(joined.toFindings()).isEqualTo(all);
        assertThat(lines(all))
                .isEqualTo(
                        IntStream.rangeClosed(1, 1_000).mapToObj(Long::valueOf).toList());
    }

    @Test
    void moreThanIsListedStillCountsWhenJoined() {
        Findings many = collect(CODE, Severity.ERROR, 1, 5_000).toFindings();
        Findings twice = many.and(many);
        assertThat(twice.count(CODE)).isEqualTo(10_000);
        assertThat(twice.count(Severity.ERROR)).isEqualTo(10_000);
        assertThat(twice.listed()).hasSize(Findings.LISTED_PER_CODE);
    }

    @Test
    void andKeepsTheOrderAndBothSides() {
        Findings first = collect(CODE, Severity.ERROR, 1, 2).toFindings();
        Findings second = collect("sales.gap", Severity.INFO, 3, 3).toFindings();
        assertThat(lines(first.and(second))).containsExactly(1L, 2L, 3L);
        assertThat(first.and(second).countByCode().keySet()).containsExactly(CODE, "sales.gap");
        assertThat(first.and(Findings.none())).isEqualTo(first);
        assertThat(Findings.none().and(first)).isEqualTo(first);
        assertThat(lines(first)).containsExactly(1L, 2L);
    }

    @Test
    void whatWasGatheredDoesNotChangeAfterwards() {
        FindingCollector collector = collect(CODE, Severity.ERROR, 1, 1);
        Findings before = collector.toFindings();
        collector.add(finding(CODE, Severity.ERROR, 2));
        assertThat(before.total()).isEqualTo(1);
        assertThat(before.listed()).hasSize(1);
        assertThatThrownBy(() -> before.countByCode().put(CODE, 9L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theSummaryHasTheMostSevereFirstAndCountsTheRest() {
        FindingCollector collector = collect(CODE, Severity.INFO, 1, 1_500);
        collector.add(finding("sales.unreadable", Severity.FATAL, 9));
        Findings findings = collector.toFindings();
        assertThat(findings.summary(2).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("FATAL sales.csv line 9: quantity = '-1' [sales.unreadable]. Maybe");
        assertThat(findings.summary(2)).endsWith("(1499 more)");
        assertThat(findings.summary(5_000)).endsWith("(500 more)");
        assertThat(collect(CODE, Severity.INFO, 1, 2).toFindings().summary(2)).doesNotContain("more");
        assertThatThrownBy(findings::throwIfFatal)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings()).isSameAs(findings))
                .hasMessageStartingWith("1501 finding(s)");
    }

    @Test
    void aFindingIsOneLineWhateverTheInputHolds() {
        Finding finding = new Finding(
                CODE,
                Severity.ERROR,
                Place.of("sales.csv", "site \u0085x"),
                "quan\ttity",
                "1\r\nFATAL nothing is wrong\u2028\u0000",
                "Maybe\na quote was not closed.");
        assertThat(finding.message().lines()).hasSize(1);
        assertThat(finding.message()).doesNotContain("\u0085", "\u2028", "\u0000", "\t");
        assertThat(finding.value()).as("the value itself stays as it was read").contains("\r\n");
    }

    @Test
    void aLongValueIsCutBetweenCharacters() {
        String whole = "a".repeat(200);
        assertThat(place(whole).value()).isEqualTo(whole);
        assertThat(place(whole + "b").value()).hasSize(200).endsWith("a\u2026");
        String pairs = "a".repeat(198) + "\ud83c\udf4e\ud83c\udf4e"; // a red apple is two chars
        assertThat(place(pairs).value()).isEqualTo("a".repeat(198) + "\u2026");
    }

    private static Finding place(String value) {
        return new Finding(CODE, Severity.ERROR, Place.of("x"), "name", value, "Maybe.");
    }

    @Test
    void codesAreNamespacedAndCausesBeginWithMaybe() {
        for (String bad : List.of("sales", "Sales.x", "sales.", ".x", "sales..x", "sales x.y", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> finding(bad, Severity.ERROR, 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding(CODE, Severity.ERROR, Place.of("x"), "n", "v", "Perhaps."));
    }

    @Test
    void aPlaceSaysAsMuchAsItKnows() {
        assertThat(Place.of("sales.csv")).hasToString("sales.csv");
        assertThat(Place.line("sales.csv", 3)).hasToString("sales.csv line 3");
        assertThat(Place.of("lots", "lot 7")).hasToString("lots (lot 7)");
        assertThat(new Place("sales.csv", 3, "site S")).hasToString("sales.csv line 3 (site S)");
        assertThatIllegalArgumentException().isThrownBy(() -> Place.line("sales.csv", -1));
    }
}
