package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlansAheadTest {

    private static final int DAYS = 10;

    @Test
    void plansMustReachTheLastStep() {
        DemandPanel panel = panel(
                Covariate.shared("holiday", Covariate.Kind.KNOWN_FUTURE, 0, new double[DAYS + 4], null),
                Covariate.shared("weather", Covariate.Kind.PAST_ONLY, 0, new double[DAYS], null),
                Covariate.fixed("size", new double[] {1, 2}));

        assertThat(PlansAhead.tooShort(panel, 4)).isEmpty();
        assertThat(PlansAhead.longEnough(panel, 4)).isSameAs(panel);
        assertThat(PlansAhead.tooShort(panel, 5)).containsExactly("holiday");
        assertThat(PlansAhead.longEnough(panel, 5).covariates())
                .extracting(Covariate::name)
                .containsExactly("weather", "size");
    }

    @Test
    void oneRowWithoutAPlanIsEnough() {
        double[] gap = new double[DAYS + 4];
        gap[DAYS + 1] = Double.NaN;
        DemandPanel panel = panel(Covariate.perRow(
                "discount",
                Covariate.Kind.KNOWN_FUTURE,
                new int[] {0, 0},
                new double[][] {new double[DAYS + 4], gap},
                null));

        assertThat(PlansAhead.tooShort(panel, 1)).isEmpty();
        assertThat(PlansAhead.tooShort(panel, 2)).containsExactly("discount");
    }

    @Test
    void whatBecomesKnownLaterIsNotKnown() {
        int[] knownAt = new int[DAYS + 4];
        knownAt[DAYS + 2] = DAYS + 1;
        DemandPanel panel =
                panel(Covariate.shared("promotion", Covariate.Kind.KNOWN_FUTURE, 0, new double[DAYS + 4], knownAt));

        assertThat(PlansAhead.tooShort(panel, 2)).isEmpty();
        assertThat(PlansAhead.tooShort(panel, 3)).containsExactly("promotion");
    }

    private static DemandPanel panel(Covariate... covariates) {
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1)));
        for (String site : new String[] {"a", "b"}) {
            builder.addRow(new SeriesKey(site, "milk"), 0, new double[DAYS]);
        }
        for (Covariate covariate : covariates) {
            builder.covariate(covariate);
        }
        return builder.build();
    }
}
