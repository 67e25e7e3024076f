package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.expiry.ValuedPlan;
import io.flowcast.models.expiry.elasticity.ElasticityEstimates;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Every piece of the guide to decisions runs and says something sensible, and the guide shows what runs. */
class ExpiryDecisionGuideTest {
    private static final Guide GUIDE = Guide.of("expiry-decisions.md", "ExpiryDecisionGuide");

    @Test
    void pricesAreWorthWhatTheGuideSays() {
        double[] ladder = ExpiryDecisionGuide.ladder();
        assertThat(ladder[0]).isEqualTo(3.0);
        assertThat(ladder[1]).isCloseTo(362.42, within(0.01));
        assertThat(ladder[2]).isCloseTo(7.66, within(0.01));
        assertThat(ladder[3]).isCloseTo(377.81, within(0.01));
        assertThat(ExpiryDecisionGuide.besideFreshOnes()).isEqualTo(3.0);
    }

    @Test
    void theElasticityOfTheMadeUpDaysIsFound() {
        RunContext context = RunContext.asOf(LocalDate.of(2024, 6, 12)).seed(1).build();
        ElasticityEstimates found = ExpiryDecisionGuide.elasticity(ExpiryDecisionGuide.histories(context), context);
        assertThat(found.mean()).isCloseTo(-1.5, within(3 * found.standardError()));
    }

    @Test
    void theLotIsSharedBetweenShelfFoodBankAndKitchen() {
        RunContext context =
                RunContext.asOf(ExpiryDecisionGuide.problem().today()).seed(1).build();
        ValuedPlan planned = ExpiryDecisionGuide.plan(ExpiryDecisionGuide.problem(), context);
        assertThat(planned.plan().decisions().stream()
                        .mapToLong(LotDecision::quantityUnits)
                        .sum())
                .isEqualTo(280);
        assertThat(planned.plan().decisions())
                .extracting(LotDecision::action)
                .hasAtLeastOneElementOfType(ExpiryAction.Markdown.class)
                .hasAtLeastOneElementOfType(ExpiryAction.Donate.class)
                .hasAtLeastOneElementOfType(ExpiryAction.Rework.class);
        assertThat(planned.value()).isGreaterThan(planned.valueOfKeeping() + 90);
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(5);
        GUIDE.linksToFilesThatAreThere();
    }
}
