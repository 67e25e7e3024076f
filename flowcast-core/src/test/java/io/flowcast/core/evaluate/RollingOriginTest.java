package io.flowcast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollingOriginTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 1, 1)).build();

    @Test
    void measuresByHand() {
        // Value t at step t; the forecaster says the last known value, so from origin o the error h steps ahead is h +
        // 1.
        double[] values = new double[20];
        Arrays.setAll(values, t -> t);
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("line"), 0, values)
                .build();

        Evaluation refit = RollingOrigin.refitting(10, 2, 3, 3).run(new LastValue(), panel, CONTEXT);

        assertThat(refit.values()).isEqualTo(9);
        assertThat(refit.mae()).isEqualTo(2);
        assertThat(refit.rmse()).isCloseTo(Math.sqrt(14.0 / 3), within(1e-12));
        assertThat(refit.maeByStep()).containsExactly(1.0, 2.0, 3.0);
        // Values 10-12, 12-14, 14-16 sum to 117; errors sum to -18.
        assertThat(refit.bias()).isCloseTo(-18.0 / 117, within(1e-12));
        assertThat(refit.wape()).isCloseTo(18.0 / 117, within(1e-12));
        assertThat(refit.scaledCrps()).as("of a point: the absolute error").isCloseTo(18.0 / 117, within(1e-12));
        assertThat(refit.below()).as("no value lies below a quantile").containsOnly(0.0);
        assertThat(RollingOrigin.updating(10, 2, 3, 3).run(new LastValue(), panel, CONTEXT))
                .isEqualTo(refit);
    }

    @Test
    void soldOutCellsCountOnlyWithThePartSeen() {
        double[] values = {4, 4, 4, 4, 1, 4};
        CellState[] states = new CellState[6];
        Arrays.fill(states, CellState.OBSERVED);
        states[4] = CellState.CENSORED;
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(SeriesKey.named("sold out"), 0, values, states, new double[] {1, 1, 1, 1, 0.25, 1})
                .build();

        Evaluation result = RollingOrigin.refitting(4, 1, 1, 2).run(new LastValue(), panel, CONTEXT);

        assertThat(result.values()).isEqualTo(1);
        assertThat(result.openBias()).as("a quarter of 4 was expected and came").isZero();
    }

    /** Says the last value and something more with certainty. */
    static final class LastValue implements DemandForecaster {
        private final double more;

        LastValue() {
            this(0);
        }

        LastValue(double more) {
            this.more = more;
        }

        @Override
        public String name() {
            return "last-value";
        }

        @Override
        public FittedDemand fit(DemandPanel panel, RunContext context) {
            return new Fitted(panel, more);
        }

        @Override
        public FittedDemand load(InputStream in) {
            throw new UnsupportedOperationException();
        }
    }

    private record Fitted(DemandPanel panel, double more) implements FittedDemand {
        @Override
        public DemandForecast forecast(int horizon, RunContext context) {
            return new Last(panel, horizon, more);
        }

        @Override
        public DemandForecast forecast(DemandPanel other, int horizon, RunContext context) {
            return new Last(other, horizon, more);
        }

        @Override
        public FittedDemand update(DemandPanel newer, RunContext context) {
            return new Fitted(newer, more);
        }

        @Override
        public void save(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Findings findings() {
            return Findings.none();
        }

        @Override
        public Provenance provenance() {
            return Provenance.of("forecast", "last-value", Map.of(), "", CONTEXT);
        }
    }

    private record Last(DemandPanel panel, int horizon, double more) implements DemandForecast {
        private double last(int row) {
            return panel.value(row, panel.end(row) - 1) + more;
        }

        @Override
        public int rows() {
            return panel.rows();
        }

        @Override
        public SeriesKey key(int row) {
            return panel.key(row);
        }

        @Override
        public Timeline timeline() {
            return panel.timeline();
        }

        @Override
        public int origin() {
            return panel.end();
        }

        @Override
        public double mean(int row, int step) {
            return last(row);
        }

        @Override
        public double quantile(int row, int step, double probability) {
            return last(row);
        }

        @Override
        public double cdf(int row, int step, double value) {
            return value >= last(row) ? 1 : 0;
        }

        @Override
        public Distribution sum(int row, int from, int to) {
            return Distributions.point((to - from) * last(row));
        }

        @Override
        public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
            Arrays.fill(target, 0, paths * horizon, last(row));
        }

        @Override
        public boolean discrete(int row) {
            return false;
        }

        @Override
        public Findings findings() {
            return Findings.none();
        }

        @Override
        public Provenance provenance() {
            return Provenance.of("forecast", "last-value", Map.of(), "", CONTEXT);
        }
    }
}
