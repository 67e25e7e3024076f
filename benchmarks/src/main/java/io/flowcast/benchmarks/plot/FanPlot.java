package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.Forecasters;

/** A forecast of two weeks with its intervals; sold-out days stand out, and what came is shown. */
final class FanPlot {
    private static final int SHOWN = 42;

    private FanPlot() {}

    static String draw(DemandPanel panel, RunContext context) {
        int origin = panel.end() - PlotsBench.HELD_OUT;
        int from = origin - SHOWN;
        int row = PlotsBench.rowWithSoldOutDays(panel, from, panel.end(), 0.2, 0.35, 100);
        DemandForecast forecast = Forecasters.named("auto-ets")
                .fit(panel.asKnownAt(origin), context)
                .forecast(PlotsBench.HELD_OUT, context);
        double[] ahead = new double[PlotsBench.HELD_OUT];
        double[] mean = new double[ahead.length];
        double[][] quantile = new double[6][ahead.length];
        double[] levels = {0.025, 0.1, 0.25, 0.75, 0.9, 0.975};
        double top = 0;
        for (int h = 0; h < ahead.length; h++) {
            ahead[h] = origin + h;
            mean[h] = forecast.mean(row, h);
            for (int q = 0; q < levels.length; q++) {
                quantile[q][h] = forecast.quantile(row, h, levels[q]);
            }
            top = Math.max(top, quantile[5][h]);
        }
        for (int t = from; t < panel.end(); t++) {
            top = Math.max(top, panel.value(row, t));
        }
        Chart chart = new Chart(860, 340, from - 1, panel.end(), 0, top * 1.08)
                .title("Two weeks ahead of a product that sells out: the fan is demand, not sales")
                .legend(Chart.INK, true, "sold")
                .legend(Chart.RED, false, "sold out: at least this")
                .legend(Chart.BLUE, true, "forecast with 50, 80 and 95 % intervals")
                .yLabel("units a day")
                .yTicks()
                .mark(origin - 0.5, "known until here");
        for (int t = from; t < panel.end(); t += 7) {
            chart.xTick(t, panel.timeline().dateOf(t).toString());
        }
        for (int q = 0; q < 3; q++) {
            chart.band(ahead, quantile[q], quantile[5 - q], Chart.BLUE, 0.14);
        }
        chart.line(ahead, mean, Chart.BLUE, 2, "");
        double[] days = new double[panel.end() - from];
        double[] sold = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = from + i;
            sold[i] = panel.value(row, from + i);
        }
        chart.line(days, sold, Chart.SOFT, 0.8, "");
        for (int t = from; t < panel.end(); t++) {
            double value = panel.value(row, t);
            boolean soldOut = panel.state(row, t) == CellState.CENSORED;
            if (soldOut) {
                chart.stroke(t, value, value + top * 0.07, Chart.RED, 1.4);
            }
            chart.dot(t, value, 3, soldOut ? Chart.RED : Chart.INK, !soldOut);
        }
        return chart.svg();
    }
}
