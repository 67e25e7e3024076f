package io.flowcast.models.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.ExpiryProblems;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.expiry.ReturnOption;
import io.flowcast.api.expiry.ReworkOption;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Problems at the edge of what can be asked: every unit is accounted for, every number is one, the law is kept. */
class OddProblemsTest {
    private static final ExpirySettings SETTINGS = new ExpirySettings(32, 32, 0.01, 0.9, 0.05, 64, 3);
    private static final MarkdownRule LADDER = new MarkdownRule(List.of(0.2, 0.5), -2, 0.05);

    private static ProblemFixture shop() {
        return new ProblemFixture()
                .demand("S", 5, 5, 5)
                .demand("T", 9, 9, 9)
                .recipient("R", 20_000, 0)
                .donation(0.1, 0.3)
                .disposal(0.2)
                .markdown(LADDER)
                .lane(new TransferOption("S", "T", 0.1, 2, 0))
                .rescue(new RescueRule(
                        List.of(new ReworkOption("soup", Set.of(), Set.of(), 1, 0.2, 5_000, 0, 0)),
                        List.of(new ReturnOption("maker", Set.of(), 0.4, 0.1, 9_000, 0, 0, true))));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of("no lots", shop()),
                Arguments.of("zero stock", shop().lot("L", "S", 0, 1)),
                Arguments.of("price 0", shop().lot("L", "S", 30, 1).price(0)),
                Arguments.of(
                        "ladder of one",
                        shop().markdown(new MarkdownRule(List.of(0.3), -2, 0)).lot("L", "S", 30, 1)),
                Arguments.of("no ladder", shop().markdown(MarkdownRule.none()).lot("L", "S", 30, 1)),
                Arguments.of(
                        "elasticity 0",
                        shop().markdown(new MarkdownRule(List.of(0.3), 0, 0)).lot("L", "S", 30, 1)),
                Arguments.of(
                        "elasticity -99",
                        shop().markdown(new MarkdownRule(List.of(0.3, 0.9), -99, 0))
                                .lot("L", "S", 30, 1)),
                Arguments.of("horizon 1", shop1().lot("L", "S", 30, 0).lot("M", "S", 30, 9)),
                Arguments.of(
                        "huge lots", shop().lot("L", "S", 1_000_000_000_000L, 1).lot("M", "S", 7, 0)),
                Arguments.of(
                        "half of all that can be counted",
                        shop().lot("L", "S", Long.MAX_VALUE / 2, 1).lot("M", "S", 7, 0)),
                Arguments.of(
                        "all expired",
                        shop().lot("L", "S", 30, -1).lot("M", "T", 9, -5).kind(DateKind.BEST_BEFORE)),
                Arguments.of(
                        "no demand",
                        new ProblemFixture()
                                .demand("S", 0, 0, 0)
                                .lot("L", "S", 30, 1)
                                .markdown(LADDER)),
                Arguments.of("no forecast", shop().lot("L", "S", 30, 1).row(-1)),
                Arguments.of("mass of a tonne", shop().lot("L", "S", 30, 1).mass(1e6)),
                Arguments.of("mass of a crumb", shop().lot("L", "S", 3000, 1).mass(0.001)));
    }

    private static ProblemFixture shop1() {
        ProblemFixture shop = shop();
        shop.demand.replaceAll((key, means) -> new double[] {means[0]});
        return shop;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void everyUnitIsDecidedAndEveryNumberIsOne(String name, ProblemFixture shop) {
        ExpiryProblem problem = shop.build();
        RunContext context = RunContext.asOf(ExpiryProblems.TODAY).build();
        ValuedPlan planned = new ExpectedValueExpiryPlanner(SETTINGS).planWithValue(problem, context);
        ExpiryPlan plan = planned.plan();
        long units =
                problem.lots().stream().mapToLong(o -> o.lot().quantityUnits()).sum();
        assertThat(plan.decisions().stream()
                        .mapToLong(LotDecision::quantityUnits)
                        .sum())
                .isEqualTo(units);
        assertThat(planned.value()).isFinite();
        assertThat(planned.valueOfKeeping()).isFinite();
        for (LotDecision d : plan.decisions()) {
            boolean over = d.lastSaleDate().isBefore(ExpiryProblems.TODAY);
            boolean sold = d.action() instanceof ExpiryAction.Keep
                    || d.action() instanceof ExpiryAction.Markdown
                    || d.action() instanceof ExpiryAction.Transfer
                    || d.action() instanceof ExpiryAction.Rework;
            assertThat(over && sold).isFalse();
            if (over && d.lot().dateKind() == DateKind.USE_BY) {
                assertThat(d.action()).isInstanceOf(ExpiryAction.Discard.class);
            }
        }
        JointBound.Result bound = JointBound.of(problem, SETTINGS, context);
        assertThat(bound.bound()).isFinite().isGreaterThanOrEqualTo(planned.value() - 1e-6 * Math.abs(planned.value()));
    }

    @Test
    void aForecastOfNoNumbersIsAFindingAndTheOtherLotsArePlanned() {
        ExpiryProblem problem = shop().lot("good", "T", 30, 1)
                .lot("bad", "U", 30, 1)
                .demand("U", 3, Double.NaN, 3)
                .build();
        ExpiryPlan plan = new ExpectedValueExpiryPlanner(SETTINGS)
                .plan(problem, RunContext.asOf(ExpiryProblems.TODAY).build());
        assertThat(plan.decisions()).allMatch(d -> d.lot().lotId().equals("good"));
        assertThat(plan.findings().listed())
                .anyMatch(f -> f.code().equals("expiry.forecast-not-finite")
                        && f.cause().startsWith("Maybe"));
        assertThat(JointBound.of(
                                problem,
                                SETTINGS,
                                RunContext.asOf(ExpiryProblems.TODAY).build())
                        .bound())
                .isFinite();
    }
}
