package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.censored.DemandRecovery;

/** What sold-out days hid: sales, and the demand given them. */
final class RecoveryPlot {
    private static final int SHOWN = 42;

    private RecoveryPlot() {}

    static String draw(DemandPanel panel, RunContext context) {
        int to = panel.end();
        int from = to - SHOWN;
        int row = PlotsBench.rowWithSoldOutDays(panel, from, to, 0.35, 0.5, 20);
        DemandRecovery recovery = DemandRecovery.of(panel, context);
        double[] days = new double[SHOWN];
        double[] expected = new double[SHOWN];
        double top = 0;
        for (int i = 0; i < SHOWN; i++) {
            days[i] = from + i;
            expected[i] = recovery.expectedBefore(row, from + i);
            top = Math.max(top, Math.max(panel.value(row, from + i), recovery.quantile(row, from + i, 0.9)));
        }
        Chart chart = new Chart(860, 340, from - 1, to, 0, top * 1.05)
                .title("What sold-out days hid: recovered demand with its 80 % interval")
                .legend(Chart.SOFT, true, "sold, in stock all day")
                .legend(Chart.ORANGE, true, "sold until it ran out")
                .legend(Chart.RED, true, "demand given what sold")
                .legend(Chart.BLUE, false, "expected before the day began")
                .yLabel("units a day")
                .yTicks();
        for (int t = from; t < to; t += 7) {
            chart.xTick(t, panel.timeline().dateOf(t).toString());
        }
        for (int t = from; t < to; t++) {
            boolean soldOut = panel.state(row, t) == CellState.CENSORED;
            chart.bar(t, 0.36, 0, panel.value(row, t), soldOut ? Chart.ORANGE : Chart.SOFT, soldOut ? 0.75 : 0.5);
        }
        chart.line(days, expected, Chart.BLUE, 1.2, "4 3");
        for (int t = from; t < to; t++) {
            if (panel.state(row, t) == CellState.CENSORED) {
                chart.stroke(t, recovery.quantile(row, t, 0.1), recovery.quantile(row, t, 0.9), Chart.RED, 1.4);
                chart.dot(t, recovery.mean(row, t), 3, Chart.RED, true);
            }
        }
        return chart.svg();
    }
}
