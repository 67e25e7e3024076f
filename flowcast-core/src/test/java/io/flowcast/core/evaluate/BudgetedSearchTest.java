package io.flowcast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BudgetedSearchTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 1, 1)).build();
    private static final RollingOrigin PLAN = RollingOrigin.refitting(20, 2, 3, 3);

    /** Rows around levels of their own, so that the last value and nothing more is the best of those below. */
    private static DemandPanel panel(int rows) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));
        for (int r = 0; r < rows; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double[] values = new double[30];
            for (int t = 0; t < 30; t++) {
                values[t] = 100 + r + 2 * random.nextDouble();
            }
            panel.addRow(SeriesKey.named("row " + r), 0, values);
        }
        return panel.build();
    }

    private static Map<String, Supplier<DemandForecaster>> candidates(int count) {
        Map<String, Supplier<DemandForecaster>> candidates = new LinkedHashMap<>();
        for (int i = count - 1; i >= 0; i--) {
            double more = 3 * i;
            candidates.put("plus " + (int) more, () -> new RollingOriginTest.LastValue(more));
        }
        return candidates;
    }

    @Test
    void findsTheBestWithinTheBudget() {
        BudgetedSearch.Ranking ranking =
                new BudgetedSearch(PLAN, Evaluation::mae, 240).run(candidates(8), panel(64), CONTEXT);

        assertThat(ranking.best()).isEqualTo("plus 0");
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.candidates())
                .extracting(BudgetedSearch.Candidate::name)
                .containsExactly("plus 0", "plus 3", "plus 6", "plus 9", "plus 12", "plus 15", "plus 18", "plus 21");
        // Three rounds of 80 rows: 10 rows for each of 8, 20 for each of 4, 40 for each of 2.
        assertThat(ranking.evaluations()).isEqualTo(240);
        assertThat(ranking.candidates())
                .extracting(BudgetedSearch.Candidate::rows)
                .containsExactly(40, 40, 20, 20, 10, 10, 10, 10);
    }

    @Test
    void aLargeBudgetJudgesAllOnEverything() {
        DemandPanel panel = panel(10);
        BudgetedSearch.Ranking ranking =
                new BudgetedSearch(PLAN, Evaluation::mae, 1_000).run(candidates(5), panel, CONTEXT);

        assertThat(ranking.evaluations()).isEqualTo(50);
        for (BudgetedSearch.Candidate candidate : ranking.candidates()) {
            Evaluation whole = PLAN.run(
                    Objects.requireNonNull(candidates(5).get(candidate.name())).get(), panel, CONTEXT);
            assertThat(candidate.rows()).isEqualTo(10);
            assertThat(candidate.score()).isCloseTo(whole.mae(), within(1e-12));
        }
    }

    @Test
    void theOrderOfRowsAndCandidatesDoesNotMatter() {
        DemandPanel panel = panel(40);
        int[] back = new int[40];
        for (int r = 0; r < 40; r++) {
            back[r] = 39 - r;
        }
        Map<String, Supplier<DemandForecaster>> forward = candidates(6);
        Map<String, Supplier<DemandForecaster>> backward = new LinkedHashMap<>();
        forward.keySet().stream()
                .sorted()
                .forEach(name -> backward.put(name, Objects.requireNonNull(forward.get(name))));
        BudgetedSearch search = new BudgetedSearch(PLAN, Evaluation::wape, 100);
        BudgetedSearch.Ranking one = search.run(forward, panel, CONTEXT);
        BudgetedSearch.Ranking other = search.run(backward, panel.select(back), CONTEXT);

        assertThat(search.run(forward, panel, CONTEXT)).isEqualTo(one);
        assertThat(other.evaluations()).isEqualTo(one.evaluations());
        for (int i = 0; i < 6; i++) {
            BudgetedSearch.Candidate a = one.candidates().get(i);
            BudgetedSearch.Candidate b = other.candidates().get(i);
            assertThat(b.name()).isEqualTo(a.name());
            assertThat(b.rows()).isEqualTo(a.rows());
            assertThat(b.score()).as("sums in another order").isCloseTo(a.score(), within(1e-12));
        }
    }

    @Test
    void noScoreIsTheWorst() {
        Map<String, Supplier<DemandForecaster>> candidates = candidates(3);
        BudgetedSearch.Ranking ranking = new BudgetedSearch(PLAN, e -> e.mae() < 2 ? Double.NaN : e.mae(), 1_000)
                .run(candidates, panel(5), CONTEXT);

        assertThat(ranking.best()).isEqualTo("plus 3");
        assertThat(ranking.candidates().get(2).name()).isEqualTo("plus 0");
        assertThat(ranking.candidates().get(2).score()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theDeadlineLeavesWhatWasFoundByThen() {
        AtomicLong now = new AtomicLong();
        RunContext context = RunContext.asOf(LocalDate.of(2024, 1, 1))
                .nanoTime(now::get)
                .timeout(Duration.ofSeconds(10))
                .build();
        // Each score takes a second: eight in the first round, two more in the second, which is not finished.
        BudgetedSearch search = new BudgetedSearch(
                PLAN,
                e -> {
                    now.addAndGet(1_000_000_000L);
                    return e.mae();
                },
                240);
        BudgetedSearch.Ranking ranking = search.run(candidates(8), panel(64), context);

        assertThat(ranking.complete()).isFalse();
        assertThat(ranking.evaluations()).isEqualTo(8 * 10 + 2 * 20);
        assertThat(ranking.best()).isEqualTo("plus 0");
        assertThat(ranking.candidates()).hasSize(8).allMatch(c -> c.rows() == 10);
        assertThatThrownBy(() -> search.run(candidates(8), panel(64), context)).isInstanceOf(RunStoppedException.class);
    }

    @Test
    void impossibleSearchesAreRefused() {
        BudgetedSearch search = new BudgetedSearch(PLAN, Evaluation::mae, 20);

        assertThatThrownBy(() -> search.run(Map.of(), panel(3), CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one candidate");
        assertThatThrownBy(() -> search.run(candidates(8), panel(3), CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 rounds of 8");
        assertThatThrownBy(() -> new BudgetedSearch(PLAN, Evaluation::mae, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("budget");
    }
}
